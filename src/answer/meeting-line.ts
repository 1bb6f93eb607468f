import { isBundle } from '../lookup/find-meetings.ts'
import type { PlanOf } from '../plan/plan.ts'
import type { Fact } from '../record/facts.ts'
import { nameOf, type TalkEntry, type TalksRecord } from '../record/record.ts'
import { type Side, sideNames } from '../record/vocabulary.ts'
import type { AnswerItem } from './answer.ts'
import { sideAdjectives } from './beside-notes.ts'
import { textLimit } from './citing.ts'
import { clip, clipSentences, listText, upperFirst } from './clip.ts'
import { dateText } from './dates.ts'
import { statusNames, venueText } from './talk-item.ts'

type Participants = TalkEntry['participants']

/** What may be said of talks: "met" only of those held in person. */
function contactOf(talk: TalkEntry): { readonly lead: string; readonly joined: string } {
  const { status, mode } = talk
  if (status === 'held' && isBundle(talk)) return { lead: 'Several contacts, told together', joined: ' and ' }
  if (status !== 'held') return { lead: upperFirst(statusNames[status]), joined: ' and ' }
  switch (mode) {
    case 'in-person':
      return { lead: 'Met in person', joined: ' across from ' }
    case 'phone':
      return { lead: 'Spoke by phone', joined: ' with ' }
    case 'video':
      return { lead: 'Spoke by video', joined: ' with ' }
    case 'unknown':
      return { lead: 'In contact, the record does not say how', joined: ' with ' }
  }
}

/** The item of a talk, led by who was across from whom; whoever was asked about stands first. */
export function meetingItem(
  item: AnswerItem,
  talk: TalkEntry,
  plan: PlanOf<'meetings'>,
  record: TalksRecord,
): AnswerItem {
  const { lead, joined } = contactOf(talk)
  const parties = partiesOf(talk, plan).map(
    ([side, participants]) => `${namesOf(participants, record)} (${sideNames[side]})`,
  )
  const alone = parties.length < 2 ? `${parties.join('')}; nobody of another side is named` : null
  const across = alone ?? [parties[0], listText(parties.slice(1))].join(joined)
  const line = clip(`${lead}: ${across}.`, 250)
  return parties.length ? { ...item, text: clipSentences(`${line} ${item.text}`, textLimit) } : item
}

/** Each side's participants, the side of whoever was asked about first. */
function partiesOf(talk: TalkEntry, { filters }: PlanOf<'meetings'>): [Side, Participants][] {
  const asked = new Set<string>(filters.people[0] ?? filters.sides)
  const isAsked = ({ who, side }: Participants[number]) => asked.has(who) || asked.has(side)
  const ordered = talk.participants.toSorted((a, b) => Number(isAsked(b)) - Number(isAsked(a)))
  const sides = [...new Set(ordered.map(({ side }) => side))]
  return sides.map((side) => [side, ordered.filter((participant) => participant.side === side)])
}

const namesOf = (participants: Participants, record: TalksRecord) =>
  listText(participants.map(({ who }) => nameOf(record, who)))

/** Who sat across from the one asked about, where and when; calls and what was not held stand apart. */
export function meetingsLine(plan: PlanOf<'meetings'>, facts: readonly Fact[], record: TalksRecord): string {
  const talks = facts.flatMap((fact) => (fact.kind === 'talk' ? [fact.entry] : []))
  const held = talks.filter(({ status }) => status === 'held')
  const met = held.filter(({ mode }) => mode === 'in-person')
  const spoken = held.filter((talk) => (talk.mode === 'phone' || talk.mode === 'video') && !isBundle(talk))
  const who = whoOf(plan, record)
  const places = (talk: TalkEntry) => {
    // Asked for a date, a meeting without one is no answer to when.
    const undated = plan.filters.windows.length ? 'on a date that the record does not give' : null
    const place = [venueText(talk, record), talk.start.date ? dateText(talk.start.date) : undated]
    return `(${place.filter(Boolean).join(', ') || talk.name})`
  }
  const across = met.filter((talk) => partiesOf(talk, plan).length > 1)
  const tables = across.map((talk) => {
    const [first, ...others] = partiesOf(talk, plan)
    const lead = who || !first ? '' : `${named(first[1], record)} across from `
    const faced = others.flatMap(([, participants]) => participants)
    return `${lead}${named(faced, record)} ${places(talk)}`
  })
  const alone = met
    .filter((talk) => !across.includes(talk))
    .map((talk) => {
      const [first] = partiesOf(talk, plan)
      const lead = first && !who ? `${named(first[1], record)} ` : ''
      return `${lead}met with nobody of another side named ${places(talk)}`
    })
  const other = held.length - met.length - spoken.length
  const notHeld = talks.length - held.length
  const parts = [
    ...(tables.length ? [`${who ? 'sat across from ' : ''}${listed(tables)}`] : []),
    ...(alone.length ? [listed(alone)] : []),
    ...(met.length ? [] : ['no meeting held in person']),
    ...(spoken.length ? [spokenPart(spoken, plan, record)] : []),
    ...(other
      ? [
          `${other} ${other === 1 ? 'contact' : 'contacts'} of which the record does not say how or who with whom`,
        ]
      : []),
    ...(notHeld ? [`${notHeld} not on the record as held, listed last`] : []),
  ]
  const line = `${who ? `${who}${met.length ? ' ' : ': '}` : ''}${parts.join('; ')}.`
  return clip(upperFirst(line), 400)
}

const listed = (tables: readonly string[]) =>
  `${tables.slice(0, 4).join('; ')}${tables.length > 4 ? `; and ${tables.length - 4} more` : ''}`

function spokenPart(spoken: readonly TalkEntry[], plan: PlanOf<'meetings'>, record: TalksRecord): string {
  if (!whoOf(plan, record)) return `${spoken.length} by phone or video`
  const partners = spoken.map((talk) =>
    partiesOf(talk, plan)
      .slice(1)
      .flatMap(([, participants]) => participants),
  )
  const each = new Map(partners.flat().map((participant) => [participant.who, participant]))
  return `spoke with ${named([...each.values()], record)} by phone or video (${spoken.length})`
}

/** They met, but not where or when the question has it. */
export function metElsewhereLine(
  plan: PlanOf<'meetings'>,
  facts: readonly Fact[],
  record: TalksRecord,
): string {
  const { places, talks, windows, talksRelation } = plan.filters
  const [window] = windows
  const where = places.length
    ? `in ${listText(places.map((id) => record.places.get(id)?.name ?? id))}`
    : talks.length
      ? `${talksRelation} ${listText(talks.slice(0, 2).map((id) => record.talks.get(id)?.name ?? id))}`
      : ''
  const day = window && windows.length === 1 && window.from === window.to ? `on ${dateText(window.from)}` : ''
  const when = day || (windows.length ? 'at that time' : '')
  const asked = [where, when].filter(Boolean).join(' ') || 'as asked'
  return clip(`Not ${asked} on the record. ${meetingsLine(plan, facts, record)}`, 450)
}

/** Of whom no meeting is on the record; a country may have hosted talks and had nobody at the table. */
export function neverMetLine(
  { people, sides = [] }: { readonly people: readonly string[]; readonly sides?: readonly Side[] },
  record: TalksRecord,
): string {
  if (!people.length && sides.length === 1)
    return `The record names nobody of ${sideNames[sides[0]!]} as taking part in any talks.`
  const names = [
    ...[...new Set(people)].map((id) => nameOf(record, id)),
    ...sides.map((side) => `the ${sideAdjectives[side]} side`),
  ]
  return `The record names ${listText(names)} ${names.length > 1 ? 'together ' : ''}at no talks.`
}

/** The one person or side asked about, at every table of the answer; null where there are several or none. */
function whoOf({ filters }: PlanOf<'meetings'>, record: TalksRecord): string | null {
  const [person, ...others] = filters.people[0] ?? []
  if (person) return others.length ? null : nameOf(record, person)
  const [side] = filters.sides
  return side && filters.sides.length === 1 ? sideNames[side] : null
}

/** People by name where some are named; a delegation only where nobody is. */
function named(participants: Participants, record: TalksRecord): string {
  const people = participants.filter(({ who }) => record.people.get(who)?.kind === 'person')
  return namesOf(people.length ? people : participants, record)
}
