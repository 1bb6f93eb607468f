import type { Filters, PlanOf } from '../plan/plan.ts'
import type { TalkEntry } from '../record/record.ts'
import { byDate } from './by-date.ts'
import { isTalk, type TalkFact, talksMatching } from './find-talks.ts'
import { type Findings, nothing } from './findings.ts'
import type { Library } from './library.ts'

/**
 * Talks at which the people and sides asked about are named as taking part, by what may be said of them: held in person,
 * then held by phone, by video or nobody says how, then those that are not on the record as held; each group by date. A
 * series of talks stands in only for somebody whom no single round names.
 */
export async function findMeetings(library: Library, { filters }: PlanOf<'meetings'>): Promise<Findings> {
  const facts = meetingsOf(library, filters)
  if (facts.length)
    return {
      ...nothing,
      facts,
      // "who sat across from whom" takes a table for granted.
      correction: facts.every(isAhead) ? { kind: 'not-held' } : null,
      confidence: 1,
    }
  const asked = filters.people.length + filters.sides.length
  const anywhere = asked ? meetingsOf(library, anywhereAnyTime(filters)) : []
  if (asked > 1 && anywhere.length) {
    const held = anywhere.filter((fact) => !isAhead(fact))
    return {
      ...nothing,
      facts: held.length ? held : anywhere,
      correction: held.length
        ? { kind: 'elsewhere', what: filters.places.length + filters.talks.length ? 'place' : 'date' }
        : { kind: 'not-held' },
    }
  }
  const dated = filters.windows.length + filters.weekdays.length > 0
  if (anywhere.length)
    return {
      ...nothing,
      absence: { kind: dated ? 'out-of-range' : 'no-such-talk' },
      near: anywhere.slice(0, 3),
    }
  const people = filters.people.flat()
  const near = talksMatching(library, { ...filters, people: filters.people.slice(0, 1) })
  return {
    ...nothing,
    absence: asked
      ? { kind: 'never-met', people, ...(filters.sides.length && { sides: filters.sides }) }
      : { kind: 'no-such-talk' },
    near: near.slice(0, 3).map(({ fact }) => fact),
  }
}

/** A country is at the table by its people alone: it may also have hosted, or be told of. */
function meetingsOf(library: Library, filters: Filters): TalkFact[] {
  const found = talksMatching(library, { ...filters, sides: [] })
    .map(({ fact }) => fact)
    .filter(isTalk)
    // An office at the table does not put the person there; nor do calls told together make one call of two.
    .filter(({ entry }) => {
      const present = (ids: readonly string[]) => entry.participants.some(({ who }) => ids.includes(who))
      const sits = (side: string) => entry.participants.some((participant) => participant.side === side)
      return (
        filters.people.every(present) &&
        filters.sides.every(sits) &&
        !(filters.people.length > 1 && isBundle(entry))
      )
    })
  const single = found.filter(({ entry }) => entry.kind !== 'track')
  return (single.length ? single : found).sort((a, b) => groupOf(a) - groupOf(b) || byDate(a, b))
}

const anywhereAnyTime = (filters: Filters): Filters => ({
  ...filters,
  talks: [],
  talksRelation: 'at',
  talkKinds: [],
  places: [],
  notPlaces: [],
  windows: [],
  weekdays: [],
})

function groupOf({ entry }: TalkFact): number {
  if (entry.status !== 'held') return 2
  return entry.mode === 'in-person' ? 0 : 1
}

/** Several contacts told as one, without a day: who of more than two sides spoke with whom stands nowhere. */
export const isBundle = ({ kind, mode, participants, start }: TalkEntry) =>
  kind === 'track' ||
  (mode !== 'in-person' &&
    start.precision !== 'day' &&
    new Set(participants.map(({ side }) => side)).size > 2)

const isAhead = ({ entry }: TalkFact) =>
  entry.status === 'planned' || entry.status === 'proposed' || entry.status === 'postponed'
