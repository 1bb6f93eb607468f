import { cautionNames, type Document } from '../record/document.ts'
import type { Fact } from '../record/facts.ts'
import type { PassageEntry, TalkEntry, TalksRecord } from '../record/record.ts'
import { nameOf } from '../record/record.ts'
import { sideNames } from '../record/vocabulary.ts'
import type { AnswerItem, Citation } from './answer.ts'
import { clip, listText, sentence, upperFirst } from './clip.ts'
import { dateNote, itemDate, whenText } from './dates.ts'

const textLimit = 600
const quoteLimit = 1500
/** Disputes beside an item; the rest stand with its passage. */
const mostDisputes = 2

export function citationOf(passage: PassageEntry): Citation {
  return {
    document: passage.document.id,
    title: passage.document.shortTitle,
    paragraph: passage.paragraph,
    ...(passage.paragraphEnd ? { paragraphEnd: passage.paragraphEnd } : {}),
    passage: passage.path,
  }
}

/** One citation a paragraph; a passage over two paragraphs cites both. */
export function citationsOf(passages: readonly PassageEntry[]): Citation[] {
  const seen = new Set<string>()
  const citations: Citation[] = []
  for (const passage of passages) {
    const key = `${passage.document.id}:${passage.paragraph}:${passage.paragraphEnd ?? ''}`
    if (seen.has(key)) continue
    seen.add(key)
    citations.push(citationOf(passage))
  }
  return citations
}

/** What must be known of a document wherever it is cited; null for a sound one. */
export function documentCaution(document: Document): string | null {
  if (document.cautionNote) return sentence(document.cautionNote)
  const names = document.cautions.map((caution) => cautionNames[caution])
  return names.length ? `${document.shortTitle}: ${names.join('; ')}.` : null
}

const documentNotes = (passages: readonly PassageEntry[]) =>
  [...new Set(passages.map((passage) => passage.document))].map(documentCaution)

/** A fact as an item: kind by kind, so that a new kind does not compile until it is shown. */
export function itemOf(fact: Fact, record: TalksRecord, asked: readonly string[] = []): AnswerItem {
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

const distinctNotes = (notes: readonly (string | null | undefined)[]) => [...new Set(notNull(notes))]

type Of<K extends Fact['kind']> = Extract<Fact, { kind: K }>
const notNull = <T>(list: readonly (T | null | undefined)[]) =>
  list.filter((entry): entry is T => entry != null && entry !== '')

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
  const when = whenText(entry.said)
  const via = relays.length ? `, according to ${listText(relays)},` : ''
  const verb = entry.kind === 'indirect' ? 'is reported as saying that' : 'said that'
  const gist = entry.gist.replace(/^that\s+/, '')
  const lead = `${upperFirst(name)}${office}${via}${channel} ${verb}`
    .replace(/,,/g, ',')
    .replace(/,( \()/g, '$1')
  const text = `${lead} ${sentence(gist).replace(/^./, (first) => (/^(I|[A-Z]\w*)\b/.test(gist) ? first : first.toLowerCase()))}${when ? ` Said ${when}.` : ''}`
  const contrary = [...record.statements.values()].flatMap((other) =>
    (other.links ?? [])
      .filter((link) => link.to === entry.id && link.kind !== 'same-utterance')
      .map(() => other),
  )
  const links = (entry.links ?? []).map((link) => {
    const other = record.statements.get(link.to)
    if (!other) return null
    if (link.kind === 'same-utterance')
      return `The same utterance stands in ${other.document.shortTitle} in another wording${other.quote ? `: “${typeof other.quote === 'string' ? other.quote : other.quote.join(' … ')}”` : ''}.`
    return `${link.kind === 'denies' ? 'Denies' : 'Contradicts'} ${nameOf(record, other.speaker)}, who said that ${sentence(other.gist)}`
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
        .map((other) => `Disputed: ${nameOf(record, other.speaker)} said that ${sentence(other.gist)}`),
      dateNote(entry.said),
      actorNote(entry.speaker, record),
      ...documentNotes(fact.passages),
    ]),
  }
}

function actorNote(id: string, record: TalksRecord): string | null {
  const actor = record.people.get(id)
  return actor && actor.kind !== 'institution' && actor.note ? actor.note : null
}

function placeOf(talks: readonly string[] | undefined, record: TalksRecord): string | null {
  if (talks?.length !== 1) return null
  const talk = record.talks.get(talks[0]!)
  return talk ? venueText(talk, record) : null
}

const modeNames: Record<TalkEntry['mode'], string | null> = {
  'in-person': null,
  phone: 'by phone',
  video: 'by video (virtual)',
  unknown: null,
}

/** "Antalya, Turkey", "by video (virtual)", or null where no venue is known. */
export function venueText(talk: TalkEntry, record: TalksRecord): string | null {
  if (talk.venue) return record.places.get(talk.venue)?.display ?? null
  return modeNames[talk.mode]
}

const kindNames: Record<TalkEntry['kind'], string> = {
  'delegation-round': 'delegation round',
  'ministerial-meeting': 'ministerial meeting',
  'leaders-call': 'leaders’ call',
  'leaders-meeting': 'leaders’ meeting',
  summit: 'summit',
  'working-group': 'working group',
  'secret-talks': 'secret talks',
  'indirect-talks': 'indirect talks',
  'mediation-contact': 'mediation',
  track: 'series of talks',
}

const statusNames: Record<TalkEntry['status'], string> = {
  held: 'held',
  planned: 'planned, not reported as held',
  proposed: 'proposed, not reported as held',
  reported: 'reported, not confirmed',
  denied: 'reported and denied',
  postponed: 'postponed',
  failed: 'failed',
}

/** "90 minutes (an hour and a half)", "almost five hours", or the sessions' lengths. */
export function durationText(talk: TalkEntry): string | null {
  const minutes = talk.minutes ? `${talk.minutes} minutes` : null
  const hours =
    talk.minutes && talk.minutes % 60 === 0 && talk.minutes > 60 ? `${talk.minutes / 60} hours` : null
  const whole = talk.duration
    ? talk.duration.includes(String(talk.minutes)) || hours
      ? talk.duration
      : minutes
        ? `${minutes} (${talk.duration})`
        : talk.duration
    : (hours ?? minutes)
  const sessions = (talk.sessions ?? [])
    .filter((session) => session.duration || session.minutes)
    .map((session) => {
      const day = session.weekday ?? session.when?.weekday
      return `${day ? `${day}: ` : ''}${session.duration ?? `${session.minutes} minutes`}`
    })
  return notNull([whole, sessions.length ? sessions.join('; ') : null]).join('; ') || null
}

export function participantsText(talk: TalkEntry, record: TalksRecord, side?: string): string {
  return talk.participants
    .filter((participant) => !side || participant.side === side)
    .map(({ who, role, head }) => {
      const name = nameOf(record, who)
      const detail =
        head && !/head|led|lead/i.test(role ?? '') ? notNull(['head of the team', role]).join(', ') : role
      return detail ? `${name} (${detail})` : name
    })
    .join(', ')
}

function talkItem(fact: Of<'talk'>, record: TalksRecord, asked: readonly string[]): AnswerItem {
  const { entry } = fact
  const when = whenText(entry.start)?.replace(/^on /, '')
  const end =
    entry.end?.date && entry.end.date !== entry.start.date ? whenText(entry.end)?.replace(/^on /, '') : null
  const venue = venueText(entry, record)
  const duration = durationText(entry)
  const heads = entry.participants.filter((participant) => participant.head)
  const arranged = (entry.arrangedBy ?? []).map((id) => nameOf(record, id))
  // A channel or a track has a beginning; the record gives no end unless it says so.
  const openEnded = !entry.end && (entry.kind === 'track' || entry.kind === 'indirect-talks')
  const room = asked.includes('who') ? 400 : 150
  const outcomes = entry.outcomes.map(
    (outcome) =>
      `According to ${listText(outcome.accordingTo.map((id) => nameOf(record, id)))}: ${outcome.text.replace(/\.$/, '')}`,
  )
  const arranger = arranged.length ? [`At the request or with the help of ${listText(arranged)}`] : []
  const agenda = entry.agenda.length ? [`On the agenda: ${entry.agenda.join('; ')}`] : []
  // The field asked for stands before what may not fit.
  const first = [
    ...(asked.includes('who-arranged') ? arranger : []),
    ...(asked.includes('agenda') ? agenda : []),
    ...(asked.includes('outcome') ? outcomes : []),
  ]
  const inPerson = entry.mode === 'in-person' && entry.status === 'held' ? ', in person' : ''
  const where =
    entry.venueNote &&
    !venue?.toLowerCase().includes(
      entry.venueNote
        .toLowerCase()
        .replace(/\.$/, '')
        .replace(/ in .*/, ''),
    )
      ? ` (${entry.venueNote.replace(/\.$/, '')})`
      : ''
  const parts = notNull([
    `${entry.name} (${kindNames[entry.kind]}; ${statusNames[entry.status]})`,
    ...first,
    when
      ? `${openEnded ? 'Since' : 'Date'}: ${when}${end && !entry.start.date?.includes('/') ? ` to ${end}` : ''}`
      : null,
    venue ? `Place: ${venue}${inPerson}${where}` : null,
    duration ? `Length: ${duration}` : null,
    heads.length > 1 && entry.kind !== 'leaders-call'
      ? `Led by ${listText(heads.map(({ who, side }) => `${nameOf(record, who)} (${sideNames[side]})`))}`
      : null,
    entry.participants.length ? `Took part: ${clip(participantsText(entry, record), room)}` : null,
    ...[...outcomes, entry.summary.replace(/\.$/, ''), ...arranger, ...agenda].filter(
      (part) => !first.includes(part),
    ),
  ])
  let text = ''
  for (const part of parts) {
    const room = textLimit - text.length - 2
    if (part.length <= room) text += `${text ? ' ' : ''}${sentence(part)}`
    // A part that matters is shortened; what would be left of a short room is not worth reading.
    else if (room > 90) text += ` ${clip(part, room)}`
  }
  return {
    id: fact.id,
    kind: 'talk',
    text: clip(text, textLimit),
    quote: null,
    speaker: null,
    date: itemDate(entry.start),
    place: venue,
    citations: citationsOf(fact.passages),
    notes: notNull([
      entry.statusNote ? sentence(entry.statusNote) : null,
      ...(entry.cautions ?? []).map(sentence),
      dateNote(entry.start),
      ...documentNotes(fact.passages),
    ]),
  }
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
        ? `As of ${whenText(entry.asOf)?.replace(/^(on|in) /, '')}.`
        : 'The document is undated: it does not say as of when.',
      entry.lifted
        ? `Lifted ${whenText(entry.lifted) ?? 'later'}${entry.liftedNote ? `: ${entry.liftedNote}` : ''}.`
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
  const when = whenText(entry.date)
  return {
    id: fact.id,
    kind: 'position',
    text: clip(
      `${positionNames[entry.type]} of ${actor}${according}: ${sentence(entry.text)}${when ? ` As of ${when.replace(/^(on|in) /, '')}.` : ''}`,
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
