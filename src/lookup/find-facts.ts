import type { FactsPlan } from '../plan/plan.ts'
import { isNegative } from '../question/polarity.ts'
import type { Fact } from '../record/facts.ts'
import { absence, countedThing, counts, countsThing, coverage, isSilent } from './absence.ts'
import { bySpeaker, distinct, everyReading } from './arrange.ts'
import { byDate } from './by-date.ts'
import { candidates } from './candidates.ts'
import { prior, relayBonus, severity } from './fact-priors.ts'
import { type Findings, nothing } from './findings.ts'
import type { Library, RankedFact } from './library.ts'
import { matchesFilters, speakerFit, voicesOf } from './matches-filters.ts'
import { otherSpeaker } from './other-speaker.ts'
import { ownShare, relevance } from './rank.ts'
import { indexStems } from './search-index.ts'

/** Statements, obstacles and positions for a question, ranked; or why there are none. */
export async function findFacts(library: Library, plan: FactsPlan): Promise<Findings> {
  const found = await searchFacts(library, plan)
  if (!found.absence || !plan.filters.talks.length) return found
  // Nothing on a part of the talks: what was said of the whole answers.
  const parents = plan.filters.talks.flatMap((id) => library.record.talks.get(id)?.partOf ?? [])
  if (!parents.length) return found
  const wider = await searchFacts(library, { ...plan, filters: { ...plan.filters, talks: parents } })
  return wider.absence ? found : wider
}

async function searchFacts(library: Library, plan: FactsPlan): Promise<Findings> {
  const { filters, ranking } = plan
  const pool = (await candidates(library, filters, ranking)).filter((ranked) =>
    matchesFilters(ranked, filters, library.record),
  )
  const scored = pool
    .map((ranked) => ({
      scored: relevance(library, ranked, ranking),
      fit: speakerFit(library.record, ranked, filters),
    }))
    .filter(({ fit }) => fit > 0)
    .map(({ scored, fit }) => ({
      ...scored,
      fit,
      score:
        (0.12 +
          scored.score +
          (plan.about === 'stalled'
            ? severity(scored.ranked.fact)
            : plan.about === 'provenance'
              ? relayBonus(library, scored.ranked.fact)
              : 0)) *
        (isOwnReason(library, plan, scored.ranked, fit)
          ? 1
          : prior(plan, scored.ranked.fact, scored.covered.size)) *
        (fit >= 1 ? 1 : fit >= 0.8 ? 0.85 : 0.5),
    }))
    .sort((a, b) => b.score - a.score)
  const facts = distinct(scored).map(({ ranked }) => ranked.fact)
  const thing = countedThing(library, plan)
  const countsIt = (fact: Fact) => counts(fact, counted) && (!thing || countsThing(fact, thing))
  const counted = new Set([
    ...ranking.terms,
    ...ranking.topics.flatMap((id) => indexStems(library.record.topics.get(id)?.words.join(' ') ?? '')),
  ])
  if (
    plan.number &&
    !scored.some(
      (entry) =>
        countsIt(entry.ranked.fact) &&
        (!ranking.subjects.length || ranking.subjects.some((subject) => entry.covered.has(subject))),
    )
  )
    return { ...nothing, absence: { kind: 'field-unknown', field: 'number' }, near: [] }
  if (plan.number) scored.sort((a, b) => Number(countsIt(b.ranked.fact)) - Number(countsIt(a.ranked.fact)))
  const absent = absence(library, plan, pool, scored)
  if (absent) {
    const whose = plan.presumes && plan.about === 'said' ? await otherSpeaker(library, plan, scored) : null
    return whose ?? { ...(await relayed(library, plan, absent)), confidence: 0 }
  }

  const best = scored[0]!
  const near = best.covered.size ? scored.filter((entry) => entry.score >= best.score * 0.35) : scored
  // Where the best involves those told of, the others must.
  const top =
    best.involved && !ranking.subjects.length ? near.filter((entry) => entry.involved >= best.involved) : near
  // Asked for what stalled talks and for nothing in particular, all else that the record holds is no answer.
  const isBare = plan.about === 'stalled' && best.covered.size === 0 && best.ranked.fact.kind === 'obstacle'
  const asked = isBare ? top.filter((entry) => entry.ranked.fact.kind === 'obstacle') : top
  const ordered = distinct(asked).map(({ ranked }) => ranked.fact)
  const anybody =
    plan.about === 'said' && !filters.speakers.length && !filters.speakerSides.length && !ranking.terms.length
  const kept = anybody ? bySpeaker(ordered) : everyReading(ordered, filters, ranking.subjects.length > 0)
  const denial = kept
    .slice(0, 3)
    .find(
      (fact) =>
        fact.kind === 'statement' &&
        fact.entry.act === 'deny' &&
        filters.speakers.some((ids) => ids.includes(fact.entry.speaker)),
    )
  const asserted = plan.presumes && plan.about !== 'provenance' && !denial
  const other = asserted ? await otherSpeaker(library, plan, scored) : null
  if (other) return other
  const silent =
    filters.speakers.length === 1 &&
    filters.speakers[0]!.length === 1 &&
    plan.about === 'said' &&
    isSilent(library, filters.speakers[0]![0]!)
  const spokeFor = silent
    ? kept.filter(
        (fact) =>
          fact.kind === 'statement' &&
          speakerFit(library.record, library.facts.get(fact.id)!, filters) >= 0.8,
      )
    : []
  const relays = [...new Set(spokeFor.flatMap((fact) => [...fact.speakers]))]
  if (silent && relays.length && (!ranking.subjects.length || coverage(library, plan, best) >= 0.5))
    return {
      ...nothing,
      facts: spokeFor,
      correction: { kind: 'relay', asked: filters.speakers[0]!, instead: relays },
      confidence: 0.5,
    }
  if (plan.order) {
    const said = kept.filter((fact) => fact.kind === 'statement')
    if (said.length) kept.splice(0, kept.length, ...said)
    const undated = kept.filter((fact) => !fact.dates.length)
    const dated = kept.filter((fact) => fact.dates.length).sort(byDate)
    kept.splice(0, kept.length, ...(plan.order === 'last' ? dated.reverse() : dated), ...undated)
  }
  return {
    ...nothing,
    facts: kept.length ? kept : facts,
    correction:
      plan.presumes &&
      denial &&
      !isNegative(ranking.words.join(' ')) &&
      denial.kind === 'statement' &&
      coverage(library, plan, best) >= 0.5
        ? { kind: 'denied', speaker: denial.entry.speaker }
        : null,
    confidence: coverage(library, plan, best),
  }
}

/** Asked why, and of one speaker: the speaker's own words that bear those of the question tell as much as an obstacle. */
const isOwnReason = (
  library: Library,
  { about, filters, ranking }: FactsPlan,
  ranked: RankedFact,
  fit: number,
) =>
  about === 'stalled' &&
  filters.speakers.length > 0 &&
  ranked.fact.kind === 'statement' &&
  fit >= 1 &&
  ranking.terms.length > 0 &&
  ownShare(library, ranked, ranking.terms) >= 0.75

/** Somebody's office or spokesman said it where the person did not: shown as such. */
async function relayed(library: Library, plan: FactsPlan, found: Findings): Promise<Findings> {
  if (found.absence?.kind !== 'speaker-silent' || !plan.ranking.topics.length) return found
  const relays = plan.filters.speakers.flat().flatMap((id) => voicesOf(library.record, id).relays)
  if (!relays.length) return found
  const facts = [...new Set(relays.flatMap((id) => library.by(`speaker:${id}`)))]
    .map((ranked) => relevance(library, ranked, plan.ranking))
    // Every subject asked about must be in it: "nuclear weapons" is not the nuclear plant.
    .filter(({ covered }) => plan.ranking.subjects.every((subject) => covered.has(subject)))
    .sort((a, b) => b.score - a.score)
    .map(({ ranked }) => ranked.fact)
  if (!facts.length) return found
  return {
    ...nothing,
    facts,
    correction: { kind: 'relay', asked: plan.filters.speakers.flat(), instead: relays },
  }
}
