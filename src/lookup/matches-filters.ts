import type { Filters } from '../plan/plan.ts'
import { shiftDate, weekdayOf } from '../record/calendar.ts'
import type { Fact } from '../record/facts.ts'
import type { TalksRecord } from '../record/record.ts'
import type { RankedFact } from './library.ts'
import { indexStems } from './search-index.ts'

/** Everybody whose words count as this person's: the person, then offices that speak for them. */
export function voicesOf(record: TalksRecord, id: string): { own: string[]; relays: string[] } {
  const actor = record.people.get(id)
  const relays = [...record.people.values()]
    .filter((other) => other.speaksFor?.includes(id))
    .map((other) => other.id)
  // An institution's words are also those of the people it speaks for; their spokesmen too.
  if (actor?.kind === 'institution') return { own: [id], relays: [...(actor.speaksFor ?? []), ...relays] }
  return { own: [id], relays }
}

/** A fact that is dated to a longer span fits where the span lies inside, or is short. */
const fits = (fact: Fact, windows: Filters['windows']) =>
  fact.dates.some((date) =>
    windows.some((window) => {
      if (date.from > window.to || date.to < window.from) return false
      const inside = date.from >= window.from && date.to <= window.to
      return inside || date.to <= shiftDate(date.from, 1)
    }),
  )

function onWeekday(fact: Fact, wanted: readonly string[]): boolean {
  if ([...fact.weekdays].some((day) => wanted.includes(day))) return true
  return fact.dates.some((date) => date.from === date.to && wanted.includes(weekdayOf(date.from)))
}

/** How a fact's speaker fits the one asked for: 1 the person, 0.8 an office or relay, 0.5 only told of; 0 not at all. */
export function speakerFit(record: TalksRecord, { fact, mentions }: RankedFact, filters: Filters): number {
  if (!filters.speakers.length && !filters.speakerSides.length) return 1
  let best = 0
  for (const ids of filters.speakers)
    for (const id of ids) {
      const { own, relays } = voicesOf(record, id)
      if (own.some((voice) => fact.speakers.has(voice))) best = Math.max(best, 1)
      else if (relays.some((voice) => fact.speakers.has(voice))) best = Math.max(best, 0.8)
      else if (fact.kind === 'statement' && fact.entry.via?.includes(id)) best = Math.max(best, 0.8)
      else if (fact.kind === 'obstacle' && fact.entry.disputedBy.some((dispute) => dispute.who === id))
        best = Math.max(best, 0.8)
      else if (fact.kind === 'position' && fact.entry.according === id) best = Math.max(best, 0.9)
      else if (
        record.people
          .get(id)
          ?.offices.some((office) => office.document && fact.documents.has(office.document)) &&
        record.people.get(id)?.author
      )
        best = Math.max(best, 0.6)
      else if (mentions.has(id) && fact.kind !== 'talk') best = Math.max(best, 0.45)
    }
  // Taking part in talks is no statement, but tells of the person.
  if (
    best === 0 &&
    fact.kind === 'talk' &&
    filters.speakers.some((ids) => ids.some((id) => fact.people.has(id)))
  )
    best = 0.6
  for (const side of filters.speakerSides) {
    if (fact.speakerSides.has(side)) best = Math.max(best, 1)
    else if (
      fact.kind === 'obstacle' &&
      fact.entry.disputedBy.some((d) => record.people.get(d.who)?.side === side)
    )
      best = Math.max(best, 0.8)
    else if (mentions.has(side) && fact.kind !== 'talk') best = Math.max(best, 0.45)
  }
  return best
}

/** A statement, obstacle or position whose words or passage name the place. */
const tellsOf = (record: TalksRecord, { fact, own, around }: RankedFact, id: string) => {
  const name = indexStems(record.places.get(id)?.name ?? '')
  return fact.kind !== 'talk' && name.length > 0 && name.every((part) => own.has(part) || around.has(part))
}

/** What was said on a day of a meeting on another day did not stall the talks of that day. */
function isOfOtherTalks(record: TalksRecord, fact: Fact, windows: Filters['windows']): boolean {
  const held = [...fact.talks]
    .map((id) => record.talks.get(id))
    .filter((talk) => talk && talk.kind !== 'track')
  if (!held.length) return false
  return held.every((talk) => {
    const date = talk?.start.date?.split('/')[0]
    const end = talk?.end?.date?.split('/').at(-1) ?? talk?.start.date?.split('/').at(-1)
    return date?.length === 10 && !windows.some(({ from, to }) => date <= to && (end ?? date) >= from)
  })
}

/** Whether a fact satisfies every filter but the speaker's. */
export function matchesFilters(ranked: RankedFact, filters: Filters, record: TalksRecord): boolean {
  const { fact, mentions } = ranked
  if (filters.documents.length && !filters.documents.some((id) => fact.documents.has(id))) return false
  if (filters.windows.length && !fits(fact, filters.windows)) return false
  if (filters.windows.length && fact.kind === 'obstacle' && isOfOtherTalks(record, fact, filters.windows))
    return false
  if (filters.weekdays.length && !onWeekday(fact, filters.weekdays)) return false
  if (
    filters.talks.length &&
    filters.talksRelation === 'at' &&
    !filters.talks.some(
      (id) => fact.talks.has(id) || [...fact.talks].some((other) => record.talks.get(other)?.partOf === id),
    )
  )
    return false
  if (
    filters.places.length &&
    !filters.places.some((id) => fact.places.has(id) || tellsOf(record, ranked, id))
  )
    return false
  if (filters.notPlaces.some((id) => fact.places.has(id))) return false
  if (filters.notPeople.some((id) => (fact.kind === 'talk' ? fact.people : fact.speakers).has(id)))
    return false
  for (const ids of filters.people) {
    const voices = ids.flatMap((id) => {
      const { own, relays } = voicesOf(record, id)
      return [...own, ...relays]
    })
    if (!voices.some((id) => fact.people.has(id) || (fact.kind !== 'talk' && mentions.has(id)))) return false
  }
  for (const side of filters.sides) if (!fact.sides.has(side) && !mentions.has(side)) return false
  return true
}
