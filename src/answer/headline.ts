import type { Findings } from '../lookup/findings.ts'
import type { Plan, PlanOf } from '../plan/plan.ts'
import type { Fact } from '../record/facts.ts'
import { nameOf, type TalksRecord } from '../record/record.ts'
import { type Side, sideNames } from '../record/vocabulary.ts'
import { changeLine } from './change-line.ts'
import { clip, listText, sentence, upperFirst } from './clip.ts'
import { comparisonLine } from './comparison-line.ts'
import { dateText, shownWhen, whenText } from './dates.ts'
import { meetingsLine, metElsewhereLine } from './meeting-line.ts'
import { durationText, participantsText, venueText } from './talk-item.ts'

/** The newest dated document: every present tense is as of its date. */
export function asOf(record: TalksRecord): string {
  const dates = [...record.documents.values()]
    .map((document) => document.published.date ?? '')
    .filter(Boolean)
  const newest = dates.sort().at(-1)
  return newest ? dateText(newest) : 'an unknown date'
}

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`

/** One sentence that answers, put together from fields. Never quotes, so nothing can be clipped. */
export function headlineOf(plan: Plan, findings: Findings, record: TalksRecord): string {
  const { facts, correction } = findings
  if (correction?.kind === 'elsewhere' && plan.kind === 'meetings')
    return metElsewhereLine(plan, facts, record)
  if (correction) return correctionLine(correction, findings, record)
  const first = facts[0]
  if (!first) return 'The record does not answer this.'
  switch (plan.kind) {
    case 'talks':
      return talksLine(plan, facts, record)
    case 'whose-words':
      if (first.kind !== 'statement')
        return `Closest on the record: a claim of ${listText([...first.speakers].map((id) => nameOf(record, id)))}.`
      return findings.verbatim
        ? `${upperFirst(speakerLine(first, record))} said it${dateSuffix(first)}.`
        : `${plan.exact ? 'Not in these words on the record; closest' : 'Closest on the record'}: ${speakerLine(first, record)}${dateSuffix(first)}.`
    case 'timeline': {
      const dates = facts
        .map(datesOf)
        .filter((date) => date !== null)
        .sort()
      const [first, last] = [dates[0], dates.at(-1)]
      const range =
        !first || !last
          ? ''
          : first === last
            ? ` for ${dateText(first)}`
            : ` from ${dateText(first)} to ${dateText(last)}`
      return `${plural(facts.length, 'entry', 'entries')} on the record${range}; the newest dated document is of ${asOf(record)}.`
    }
    case 'change':
      return changeLine(plan, facts, record)
    case 'meetings':
      return meetingsLine(plan, facts, record)
    case 'comparison':
      return comparisonLine(findings, record)
    default:
      return factsLine(plan, facts, record)
  }
}

/** A fact's date as the record has it, never finer; of a range its first end. */
function datesOf(fact: Fact): string | null {
  const moment =
    fact.kind === 'statement'
      ? fact.entry.said
      : fact.kind === 'talk'
        ? fact.entry.start
        : fact.kind === 'obstacle'
          ? (fact.entry.since ?? fact.entry.asOf)
          : fact.entry.date
  return moment.date?.split('/')[0] ?? null
}

function speakerLine(fact: Fact, record: TalksRecord): string {
  const names = listText([...fact.speakers].map((id) => nameOf(record, id)))
  const via =
    fact.kind === 'statement' && fact.entry.via?.length
      ? ` (as relayed by ${listText(fact.entry.via.map((id) => nameOf(record, id)))})`
      : ''
  return `${names}${via}`
}

function dateSuffix(fact: Fact): string {
  if (fact.kind !== 'statement') return ''
  const when = shownWhen(fact.entry.said)
  return when ? `, ${when}` : ', on a date that the document does not give'
}

function factsLine(plan: Plan, facts: readonly Fact[], record: TalksRecord): string {
  const first = facts[0]!
  const about = plan.kind === 'facts' ? plan.about : 'any'
  if (first.kind === 'talk') return talkSentence(first, record)
  if (first.kind === 'obstacle' && about !== 'said')
    return clip(
      `As of ${first.entry.asOf.date ? dateText(first.entry.asOf.date) : 'an undated document'}: ${sentence(first.entry.text)}`,
      450,
    )
  if (first.kind === 'position')
    return clip(
      `${upperFirst(nameOf(record, first.entry.actor))}${first.entry.according ? ` (according to ${nameOf(record, first.entry.according)})` : ''}: ${sentence(first.entry.text)}`,
      300,
    )
  if (first.kind === 'statement') {
    const speakers = [...new Set(facts.slice(0, 5).flatMap((fact) => [...fact.speakers]))]
    const count = facts.filter(
      (fact) => fact.kind === 'statement' && fact.speakers.has([...first.speakers][0]!),
    ).length
    if (speakers.length === 1 && count > 1)
      return `${upperFirst(speakerLine(first, record))}: ${plural(count, 'statement')} on the record${`, the closest${dateSuffix(first).replace(/^,/, '')}`}.`
    return `${upperFirst(speakerLine(first, record))}${dateSuffix(first)}.`
  }
  return clip(sentence(first.entry.text), 300)
}

function talkSentence(fact: Extract<Fact, { kind: 'talk' }>, record: TalksRecord): string {
  const { entry } = fact
  const when = whenText(entry.start)
  // A name that gives the date need not be told it again.
  const told = entry.start.date !== undefined && entry.name.includes(dateText(entry.start.date))
  const venue = venueText(entry, record)
  const place = venue ? (entry.venue ? `in ${venue}` : venue) : null
  const duration = durationText(entry)
  const inferred = entry.start.basis === 'inferred' || entry.start.basis === 'computed'
  const state = entry.status === 'held' ? 'held' : `${entry.status}, not on the record as held`
  return clip(
    `${upperFirst(entry.name)}: ${[state, told && !inferred ? null : when && inferred ? `${when} (date ${entry.start.basis})` : when, place].filter(Boolean).join(' ')}${duration ? `; length ${duration}` : ''}.`,
    300,
  )
}

function talksLine(plan: PlanOf<'talks'>, facts: readonly Fact[], record: TalksRecord): string {
  const talks = facts.filter((fact): fact is Extract<Fact, { kind: 'talk' }> => fact.kind === 'talk')
  const first = talks[0]
  if (!first || facts[0]?.kind !== 'talk') return factsLine(plan, facts, record)
  const { entry } = first
  if (plan.asked.includes('how-many')) {
    const held = talks.filter((talk) => talk.entry.status === 'held').length
    const other = talks.length - held
    const noun = talks.every((talk) => talk.entry.kind === 'leaders-call')
      ? 'call'
      : talks.every((talk) => talk.entry.kind === 'delegation-round')
        ? 'round'
        : 'meeting or contact'
    const nouns = noun === 'meeting or contact' ? 'meetings or contacts' : `${noun}s`
    return `The record has ${plural(held, noun, nouns)} held${other ? `, and ${other} only planned, proposed or reported` : ''}.`
  }
  if (plan.superlative === 'longest' || plan.superlative === 'shortest')
    return `The ${plan.superlative} on the record: ${entry.name}, ${durationText(entry) ?? 'length not given'}.`
  if (plan.asked.includes('how-long'))
    return `${upperFirst(entry.name)}: ${durationText(entry) ?? 'the record gives no length'}.`
  if (plan.asked.includes('who-led')) {
    const heads = entry.participants.filter((participant) => participant.head)
    if (heads.length)
      return `${upperFirst(entry.name)}: led by ${listText(heads.map(({ who, side }) => `${nameOf(record, who)} for ${sideNames[side as Side]}`))}.`
  }
  if (plan.asked.includes('who-arranged') && entry.arrangedBy?.length)
    return `${upperFirst(entry.name)}: at the request or with the help of ${listText(entry.arrangedBy.map((id) => nameOf(record, id)))}.`
  if (plan.asked.includes('who') && entry.participants.length) {
    const side = plan.filters.sides.length === 1 ? plan.filters.sides[0] : undefined
    return clip(
      `${upperFirst(entry.name)}${side ? `, for ${sideNames[side]}` : ''}: ${participantsText(entry, record, side) || 'nobody is named'}.`,
      300,
    )
  }
  if (plan.asked.includes('mode'))
    return `${upperFirst(entry.name)}: ${{ 'in-person': 'in person', phone: 'by phone', video: 'by video, not in person', unknown: 'the record does not say how it was held' }[entry.mode]}.`
  if (plan.asked.includes('outcome') && entry.outcomes.length) {
    const outcome = entry.outcomes[0]!
    return clip(
      `${upperFirst(entry.name)}: according to ${listText(outcome.accordingTo.map((id) => nameOf(record, id)))}: ${sentence(outcome.text)}`,
      300,
    )
  }
  return talkSentence(first, record)
}

function correctionLine(
  correction: NonNullable<Findings['correction']>,
  { facts, verbatim }: Pick<Findings, 'facts' | 'verbatim'>,
  record: TalksRecord,
): string {
  const names = (ids: readonly string[]) => listText([...new Set(ids)].map((id) => nameOf(record, id)))
  switch (correction.kind) {
    case 'speaker':
      if (verbatim === false)
        return `Not in these words on the record, and not by ${names(correction.claimed)}; closest: ${nameOf(record, correction.actual)}${facts[0] ? dateSuffix(facts[0]) : ''}.`
      return `Not ${names(correction.claimed)}: the record gives these words to ${nameOf(record, correction.actual)}${facts[0] ? dateSuffix(facts[0]) : ''}.`
    case 'denied':
      return `${upperFirst(nameOf(record, correction.speaker))} did not say so: on the record stands a denial.`
    case 'relay':
      return `The record has no words of ${names(correction.asked)} on this; ${names([...new Set(facts.slice(0, 3).flatMap((fact) => [...fact.speakers]))])} spoke of it.`
    case 'not-there':
      return `The record does not name ${names(correction.people)} among those who took part${facts[0]?.kind === 'talk' ? ` in: ${facts[0].entry.name}` : ''}.`
    case 'not-held':
      return `Not on the record as held: ${facts[0]?.kind === 'talk' ? `${facts[0].entry.name} is only ${facts[0].entry.status}` : 'it was only planned or proposed'}.`
    case 'elsewhere':
      return facts[0]?.kind === 'talk'
        ? `The record has another ${correction.what}: ${talkSentence(facts[0], record)}`
        : `The record has another ${correction.what}.`
  }
}
