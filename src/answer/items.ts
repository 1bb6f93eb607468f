import type { Fact } from '../record/facts.ts'
import type { TalksRecord } from '../record/record.ts'
import { nameOf } from '../record/record.ts'
import type { AnswerItem } from './answer.ts'
import { citationsOf, distinctNotes, documentNotes, notNull, textLimit } from './citing.ts'
import { clip, isSeveral, listText, lowerStart, sentence, upperFirst } from './clip.ts'
import { dateNote, itemDate, shownWhen, whenText } from './dates.ts'
import { standingOf } from './standing.ts'
import { talkItem, venueText } from './talk-item.ts'

const quoteLimit = 1500
/** Disputes beside an item; the rest stand with its passage. */
const mostDisputes = 2

/** A fact as an item. */
export function itemOf(fact: Fact, record: TalksRecord, asked: readonly string[] = []): AnswerItem {
  return { ...shownOf(fact, record, asked), ...standingOf(fact, record) }
}

/** Kind by kind, so that a new kind does not compile until it is shown. */
function shownOf(fact: Fact, record: TalksRecord, asked: readonly string[]): AnswerItem {
  switch (fact.kind) {
    case 'statement':
      return statementItem(fact, record)
    case 'talk':
      return talkItem(fact, record, asked)
    case 'obstacle':
      return obstacleItem(fact, record)
    case 'position':
      return positionItem(fact, record)
  }
}

export type Of<K extends Fact['kind']> = Extract<Fact, { kind: K }>

function statementItem(fact: Of<'statement'>, record: TalksRecord): AnswerItem {
  const { entry } = fact
  const name = nameOf(record, entry.speaker)
  const known = record.people.get(entry.speaker)?.kind === 'person'
  const office =
    entry.office && known && !name.toLowerCase().includes(entry.office.toLowerCase())
      ? `, ${entry.office},`
      : ''
  const relays = (entry.via ?? []).map((id) => nameOf(record, id))
  const channel = entry.channel ? ` (${entry.channel})` : ''
  const when = shownWhen(entry.said)
  const via = relays.length ? `, according to ${listText(relays)},` : ''
  const reported = isSeveral(name) ? 'are reported as saying that' : 'is reported as saying that'
  // A document's own author reports nobody when it speaks for itself.
  const isAuthor = relays.length === 0 && record.people.get(entry.speaker)?.author === true
  const verb = entry.kind === 'indirect' ? (isAuthor ? 'writes that' : reported) : 'said that'
  const gist = entry.gist.replace(/^that\s+/, '')
  const lead = `${upperFirst(name)}${office}${via}${channel} ${verb}`
    .replace(/,,/g, ',')
    .replace(/,( \()/g, '$1')
  const text = `${lead} ${lowerStart(sentence(gist), gist)}${when ? ` Said ${when}.` : ''}`
  const contrary = [...record.statements.values()].flatMap((other) =>
    (other.links ?? [])
      .filter((link) => link.to === entry.id && link.kind !== 'same-utterance')
      .map(() => other),
  )
  const links = (entry.links ?? []).map((link) => {
    const other = record.statements.get(link.to)
    if (!other) return null
    if (link.kind === 'same-utterance')
      return `The same utterance stands in ${other.document.shortTitle} in another wording${other.quote ? quotedEnd(typeof other.quote === 'string' ? other.quote : other.quote.join(' … ')) : '.'}`
    return `${link.kind === 'denies' ? 'Denies' : 'Contradicts'} ${nameOf(record, other.speaker)}, who said that ${lowerStart(sentence(other.gist), other.gist)}`
  })
  return {
    id: fact.id,
    kind: 'statement',
    text: clip(entry.needsContext ? `${text} ${sentence(entry.needsContext)}` : text, textLimit),
    quote: fact.quote && fact.quote.length <= quoteLimit ? fact.quote : null,
    speaker: relays.length ? `${name} (via ${listText(relays)})` : name,
    date: itemDate(entry.said),
    place: placeOf(entry.talks, record),
    citations: citationsOf(fact.passages),
    notes: distinctNotes([
      ...(entry.cautions ?? []).map(sentence),
      ...links.slice(0, mostDisputes),
      ...contrary
        .slice(0, mostDisputes)
        .map(
          (other) =>
            `Disputed: ${nameOf(record, other.speaker)} said that ${lowerStart(sentence(other.gist), other.gist)}`,
        ),
      dateNote(entry.said),
      actorNote(entry.speaker, record),
      ...documentNotes(fact.passages),
    ]),
  }
}

/** A quotation that ends a sentence, with one full stop. */
const quotedEnd = (words: string) => `: “${words}”${/[.!?…]$/.test(words) ? '' : '.'}`

function actorNote(id: string, record: TalksRecord): string | null {
  const actor = record.people.get(id)
  return actor && actor.kind !== 'institution' && actor.note ? actor.note : null
}

function placeOf(talks: readonly string[] | undefined, record: TalksRecord): string | null {
  if (talks?.length !== 1) return null
  const talk = record.talks.get(talks[0]!)
  return talk ? venueText(talk, record) : null
}

function obstacleItem(fact: Of<'obstacle'>, record: TalksRecord): AnswerItem {
  const { entry } = fact
  const claimants = entry.assertedBy.map((id) => nameOf(record, id))
  const via = (entry.via ?? []).map((id) => nameOf(record, id))
  const quoted = (entry.statements ?? [])
    .map((id) => record.statements.get(id.slice(id.indexOf('/') + 1)))
    .find((s) => s?.quote && (s.via ?? []).length === 0)
  const disputes = entry.disputedBy.map(
    (dispute) => `Disputed by ${nameOf(record, dispute.who)}: ${sentence(dispute.how)}`,
  )
  const body = sentence(entry.text)
  const text = [body, ...disputes.filter((dispute) => body.length + dispute.length < textLimit - 2)].join(' ')
  return {
    id: fact.id,
    kind: 'obstacle',
    text: clip(text, textLimit),
    quote:
      quoted && entry.assertedBy.includes(quoted.speaker) && !quoted.needsContext
        ? typeof quoted.quote === 'string'
          ? quoted.quote
          : (quoted.quote ?? []).join(' … ')
        : null,
    speaker: via.length ? `${listText(claimants)} (via ${listText(via)})` : listText(claimants),
    date: itemDate(entry.since ?? entry.asOf),
    place: placeOf(entry.talks, record),
    citations: citationsOf([...fact.passages, ...entry.disputedBy.flatMap((dispute) => dispute.passages)]),
    notes: notNull([
      ...disputes,
      entry.asOf.date
        ? `As of ${shownWhen(entry.asOf)
            ?.replace(/^(on|in) /, '')
            .replace(/^between (.+?) and /, '$1 to ')}.`
        : 'The document is undated: it does not say as of when.',
      entry.lifted
        ? sentence(
            `Lifted ${whenText(entry.lifted) ?? 'later'}${entry.liftedNote ? `: ${entry.liftedNote}` : ''}`,
          )
        : entry.liftedNote
          ? sentence(entry.liftedNote)
          : null,
      ...(entry.cautions ?? []).map(sentence),
      ...documentNotes(fact.passages),
    ]),
  }
}

const positionNames: Record<Of<'position'>['entry']['type'], string> = {
  demand: 'Demand',
  'red-line': 'Red line',
  concession: 'Concession',
  proposal: 'Proposal',
  agreement: 'Agreement',
  stance: 'Stance',
}

function positionItem(fact: Of<'position'>, record: TalksRecord): AnswerItem {
  const { entry } = fact
  const according = entry.according ? ` (according to ${nameOf(record, entry.according)})` : ''
  const actor = nameOf(record, entry.actor)
  const when = shownWhen(entry.date)
  return {
    id: fact.id,
    kind: 'position',
    text: clip(
      `${positionNames[entry.type]} of ${actor}${according}: ${sentence(entry.text)}${when ? ` As of ${when.replace(/^(on|in) /, '').replace(/^between (.+?) and /, '$1 to ')}.` : ''}`,
      textLimit,
    ),
    quote: null,
    speaker: `${actor}${according}`,
    date: itemDate(entry.date),
    place: null,
    citations: citationsOf(fact.passages),
    notes: notNull([
      ...(entry.cautions ?? []).map(sentence),
      dateNote(entry.date),
      actorNote(entry.actor, record),
      ...documentNotes(fact.passages),
    ]),
  }
}
