import type { PlanOf } from '../plan/plan.ts'
import { shiftDate } from '../record/calendar.ts'
import type { Fact } from '../record/facts.ts'
import { byDate } from './by-date.ts'
import { findFacts } from './find-facts.ts'
import { isAround, isTalk, talksMatching } from './find-talks.ts'
import { type Findings, nothing } from './findings.ts'
import type { Library, RankedFact } from './library.ts'
import { matchesFilters, speakerFit } from './matches-filters.ts'
import { relevance } from './rank.ts'

/** Talks in date order, with what was said and what stalled them where few talks fall into the window. */
export async function findTimeline(library: Library, plan: PlanOf<'timeline'>): Promise<Findings> {
  const { filters, ranking } = plan
  if (plan.spoken) return spokenTimeline(library, plan)
  const talks = talksMatching(library, filters).filter(
    ({ fact }) => isTalk(fact) && fact.entry.kind !== 'track',
  )
  const others = [...library.facts.values()].filter(
    (ranked) =>
      !isTalk(ranked.fact) &&
      (filters.talksRelation === 'at' || isAround(library, ranked.fact, filters)) &&
      !filters.talkKinds.length &&
      matchesFilters(ranked, { ...filters, people: filters.people }, library.record),
  )
  const bearing = (list: readonly RankedFact[]) => {
    const scored = list.map((ranked) => relevance(library, ranked, ranking))
    const covered = scored.filter((entry) => entry.covered.size > 0)
    return ranking.topics.length && covered.length ? covered : scored
  }
  const shownTalks = bearing(talks).map(({ ranked }) => ranked.fact)
  const statements = bearing(others)
    .filter(({ ranked }) => ranked.fact.kind === 'statement')
    .sort((a, b) => b.score - a.score)
    .map(({ ranked }) => ranked.fact)
  if (!shownTalks.length && !statements.length)
    return {
      ...nothing,
      absence: { kind: filters.windows.length || filters.weekdays.length ? 'out-of-range' : 'no-match' },
    }

  const narrow = filters.windows.length > 0 && shownTalks.length < 6
  const chosen: Fact[] =
    narrow || !shownTalks.length
      ? [...shownTalks, ...pickPerDay(statements, perDay(filters.windows))]
      : shownTalks
  const dated = chosen.filter((fact) => fact.dates.length).sort(byDate)
  const undated = chosen.filter((fact) => !fact.dates.length)
  const facts = plan.latest ? newest([...dated].reverse()) : [...dated, ...undated]
  return { ...nothing, facts, confidence: 1 }
}

/** Somebody's statements in date order. */
async function spokenTimeline(
  library: Library,
  { filters, ranking, latest }: PlanOf<'timeline'>,
): Promise<Findings> {
  const found = await findFacts(library, {
    kind: 'facts',
    about: 'said',
    presumes: false,
    order: latest ? 'last' : 'first',
    filters,
    ranking: { ...ranking, subjects: [] },
  })
  return {
    ...found,
    facts: found.facts.filter(
      (fact) =>
        fact.kind === 'statement' && speakerFit(library.record, library.facts.get(fact.id)!, filters) >= 0.8,
    ),
  }
}

/** The best of each speaker and day, a few a day, so that one talkative speaker does not crowd out the others. */
function pickPerDay(facts: readonly Fact[], perDay: number): Fact[] {
  const seen = new Set<string>()
  const counts = new Map<string, number>()
  return facts.filter((fact) => {
    const day = fact.dates[0]?.from ?? 'undated'
    const key = `${day}:${[...fact.speakers].join()}`
    const count = counts.get(day) ?? 0
    if (seen.has(key) || count >= perDay) return false
    seen.add(key)
    counts.set(day, count + 1)
    return true
  })
}

/** How many statements a day: few where several days must fit on a screen. */
function perDay(windows: PlanOf<'timeline'>['filters']['windows']): number {
  const days = Math.max(
    ...windows.map(({ from, to }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1),
    1,
  )
  return days <= 1 ? 6 : days <= 3 ? 2 : 1
}

/** What "latest" means: within a month of the newest date found. */
function newest(facts: readonly Fact[]): Fact[] {
  const last = facts
    .map((fact) => fact.dates[0]?.to ?? '')
    .sort()
    .at(-1)
  if (!last) return [...facts]
  const since = shiftDate(last, -31)
  return facts.filter((fact) => (fact.dates[0]?.from ?? '') >= since)
}
