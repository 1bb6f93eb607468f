import type { PlanOf } from '../plan/plan.ts'
import type { TalkEntry } from '../record/record.ts'
import { byDate } from './by-date.ts'
import { isTalk, type TalkFact, talksMatching } from './find-talks.ts'
import { type Findings, nothing } from './findings.ts'
import type { Library } from './library.ts'

/**
 * Talks at which the people asked about are named as taking part, by what may be said of them: held in person, then
 * held by phone, by video or nobody says how, then those that are not on the record as held; each group by date. A
 * series of talks stands in only for somebody whom no single round names.
 */
export async function findMeetings(library: Library, { filters }: PlanOf<'meetings'>): Promise<Findings> {
  const found = talksMatching(library, filters)
    .map(({ fact }) => fact)
    .filter(isTalk)
    // An office at the table does not put the person there; nor do calls told together make one call of two.
    .filter(({ entry }) => {
      const present = (ids: readonly string[]) => entry.participants.some(({ who }) => ids.includes(who))
      return filters.people.every(present) && !(filters.people.length > 1 && isBundle(entry))
    })
  const single = found.filter(({ entry }) => entry.kind !== 'track')
  const facts = (single.length ? single : found).sort((a, b) => groupOf(a) - groupOf(b) || byDate(a, b))
  if (facts.length)
    return {
      ...nothing,
      facts,
      // "who sat across from whom" takes a table for granted.
      correction: facts.every(isAhead) ? { kind: 'not-held' } : null,
      confidence: 1,
    }
  const people = filters.people.flat()
  const near = talksMatching(library, { ...filters, people: filters.people.slice(0, 1) })
  return {
    ...nothing,
    absence: people.length ? { kind: 'never-met', people } : { kind: 'no-such-talk' },
    near: near.slice(0, 3).map(({ fact }) => fact),
  }
}

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
