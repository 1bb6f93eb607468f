import type { DigestPlan } from '../plan/digest-plan.ts'
import { changedFields, type FactVersion } from '../record/fact-version.ts'
import type { Fact } from '../record/facts.ts'
import type { TalksRecord } from '../record/record.ts'
import { byDate } from './by-date.ts'
import { isTalk } from './find-talks.ts'
import type { Library } from './library.ts'

/** A fact that says something else than when the channel was sent it. */
export interface ChangedFact {
  readonly fact: Fact
  /** The names of the fields that differ. */
  readonly fields: readonly string[]
}

/** What one day's digest can tell, before any of it is chosen. No fact is in two of the first four. */
export interface DigestFindings {
  readonly added: readonly Fact[]
  readonly corrected: readonly ChangedFact[]
  /** Ids of facts that the channel was sent and that are no longer on the record. */
  readonly withdrawn: readonly string[]
  /** Obstacles that are new or changed. */
  readonly stallsChanged: readonly (ChangedFact & { readonly isNew: boolean })[]
  /** Every obstacle that is not said to be lifted; where the full list is wanted, and in the first digest. */
  readonly stallsAll: readonly Fact[]
  /** Facts of this day and month in earlier years. */
  readonly onThisDay: readonly Fact[]
  /** Talks planned or proposed for a date that is not over. */
  readonly ahead: readonly Fact[]
  /** Talks planned or proposed without a date. */
  readonly aheadUndated: readonly Fact[]
  readonly oneSource: readonly Fact[]
}

/** Sets what the record holds beside what the channel was sent, and picks what the day calls for. */
export function findDigest(
  { facts, record }: Pick<Library, 'facts' | 'record'>,
  versions: ReadonlyMap<string, FactVersion>,
  { localDate, known, fullList }: DigestPlan,
): DigestFindings {
  const all = [...facts.values()].map(({ fact }) => fact)
  const sent = known ?? new Map<string, FactVersion>()
  const added = known ? all.filter(({ id }) => !sent.has(id)) : []
  const changed = all.flatMap((fact): ChangedFact[] => {
    const before = sent.get(fact.id)
    const fields = before === undefined ? [] : changedFields(before, versions.get(fact.id)!)
    return fields.length > 0 ? [{ fact, fields }] : []
  })
  const planned = all.filter((fact) => isTalk(fact) && plannedStatuses.has(fact.entry.status))
  return {
    added: newestFirst(added.filter(({ kind }) => kind !== 'obstacle')),
    corrected: changed.filter(({ fact }) => fact.kind !== 'obstacle'),
    withdrawn: [...sent.keys()].filter((id) => !facts.has(id)),
    stallsChanged: [
      ...newestFirst(added.filter(({ kind }) => kind === 'obstacle')).map((fact) => ({
        fact,
        fields: [],
        isNew: true,
      })),
      ...changed.filter(({ fact }) => fact.kind === 'obstacle').map((each) => ({ ...each, isNew: false })),
    ],
    stallsAll: fullList || !known ? newestFirst(all.filter(isUnlifted)) : [],
    onThisDay: all
      .filter((fact) => isOnThisDay(fact, localDate) && !isCommentary(fact))
      .sort((a, b) => weightOnDay(a) - weightOnDay(b) || byDate(a, b))
      .slice(0, mostOnThisDay),
    ahead: planned.filter((fact) => fact.dates.some(({ to }) => to >= localDate)).sort(byDate),
    aheadUndated: planned.filter(({ dates }) => dates.length === 0),
    oneSource: all.filter((fact) => isOnOneUnnamedSource(fact, record)),
  }
}

const plannedStatuses: ReadonlySet<string> = new Set(['planned', 'proposed', 'postponed'])

/** The latest first, the undated after them. */
function newestFirst(facts: readonly Fact[]): readonly Fact[] {
  return [
    ...facts
      .filter(({ dates }) => dates.length > 0)
      .sort((a, b) => lastDay(b).localeCompare(lastDay(a)) || byDate(b, a)),
    ...facts.filter(({ dates }) => dates.length === 0),
  ]
}

/** The last day that its line names: of an obstacle the date as of which it is told, not since when. */
function lastDay(fact: Fact): string {
  const told = fact.kind === 'obstacle' ? fact.entry.asOf.date : undefined
  return told?.split('/').at(-1) ?? fact.dates.at(-1)?.to ?? ''
}

function isUnlifted(fact: Fact): boolean {
  return fact.kind === 'obstacle' && !fact.entry.lifted && !fact.entry.liftedNote
}

/** Known to the day, and begun on this day of this month, in an earlier year. */
function isOnThisDay(fact: Fact, localDate: string): boolean {
  return fact.dates.some(
    ({ from, to }) => from === to && from.slice(5) === localDate.slice(5) && from < localDate,
  )
}

/** More than these are read with a question about that day. */
const mostOnThisDay = 6

/** A document's own words about the day are no event of it. */
export function isCommentary(fact: Fact): boolean {
  const sides = [...fact.speakerSides]
  return sides.length > 0 && sides.every((side) => side === 'press' || side === 'independent')
}

/** What happened comes first, then what was said in so many words, then the rest. */
function weightOnDay(fact: Fact): number {
  if (fact.kind === 'talk') return 0
  if (fact.kind === 'statement') return fact.quote === null ? 3 : 1
  return fact.kind === 'obstacle' ? 2 : 4
}

/** Nobody but unnamed sources claims it, in one document, and no other wording of it is known. */
function isOnOneUnnamedSource(fact: Fact, record: TalksRecord): boolean {
  if (fact.documents.size !== 1) return false
  const claimants = claimantsOf(fact)
  if (claimants.length === 0) return false
  if (fact.kind === 'statement' && fact.entry.links?.some(({ kind }) => kind === 'same-utterance'))
    return false
  return claimants.every((id) => record.people.get(id)?.kind === 'unnamed')
}

function claimantsOf(fact: Fact): readonly string[] {
  switch (fact.kind) {
    case 'statement':
      return [fact.entry.speaker]
    case 'obstacle':
      return fact.entry.assertedBy
    case 'position':
      return [fact.entry.according ?? fact.entry.actor]
    case 'talk':
      return fact.entry.outcomes.flatMap(({ accordingTo }) => accordingTo)
  }
}
