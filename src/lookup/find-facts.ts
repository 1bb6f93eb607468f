import { isEmpty } from '../plan/filters-of.ts'
import type { Filters, PlanOf } from '../plan/plan.ts'
import { isNegative } from '../question/polarity.ts'
import { reportingStems } from '../question/word-lists.ts'
import type { Fact } from '../record/facts.ts'
import { byDate } from './by-date.ts'
import { type Findings, nothing } from './findings.ts'
import { inTurn } from './in-turn.ts'
import type { Library, RankedFact } from './library.ts'
import { matchesFilters, speakerFit, voicesOf } from './matches-filters.ts'
import { ownShare, relevance, type Scored } from './rank.ts'

type FactsPlan = PlanOf<'facts'>

/** What each kind of fact is worth for what is asked. */
const priors: Record<FactsPlan['about'], Record<Fact['kind'], number>> = {
  said: { statement: 1, position: 0.62, obstacle: 0.6, talk: 0.35 },
  stalled: { obstacle: 1, statement: 0.72, position: 0.55, talk: 0.5 },
  positions: { position: 1, statement: 0.86, obstacle: 0.55, talk: 0.35 },
  provenance: { statement: 1, obstacle: 0.8, talk: 0.75, position: 0.5 },
  any: { statement: 0.95, talk: 0.82, obstacle: 0.85, position: 0.8 },
}

/** A question about somebody's words is not answered by the meetings that they were at. */
const prior = ({ about, filters }: FactsPlan, { kind }: Fact): number =>
  about === 'any' && kind === 'talk' && filters.speakers.length ? 0.4 : priors[about][kind]

/** What ended or blocked talks tells more of what stalled them than what made them harder. */
const severity = (fact: Fact) =>
  fact.kind === 'obstacle'
    ? { ended: 0.12, blocked: 0.12, stalled: 0.12, slowed: 0.04, complicated: 0 }[fact.entry.effect]
    : 0

/** Who is behind a claim: relayed words and unnamed sources tell most. */
const relayBonus = (library: Library, fact: Fact) =>
  fact.kind === 'statement' &&
  (fact.entry.via?.length || library.record.people.get(fact.entry.speaker)?.kind === 'unnamed')
    ? 0.35
    : 0

/** Facts that could satisfy the filters: the shortest list that a filter gives, or the word index's best. */
export async function candidates(
  library: Library,
  filters: Filters,
  ranking: FactsPlan['ranking'],
): Promise<readonly RankedFact[]> {
  const union = (keys: readonly string[]) => [...new Set(keys.flatMap((key) => library.by(key)))]
  const lists: RankedFact[][] = []
  const voices = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const { own, relays } = voicesOf(library.record, id)
      return [...own, ...relays]
    })
  if (filters.speakers.length)
    lists.push(union(voices(filters.speakers.flat()).flatMap((id) => [`speaker:${id}`, `person:${id}`])))
  for (const ids of filters.people) lists.push(union(voices(ids).map((id) => `person:${id}`)))
  if (filters.talks.length && filters.talksRelation === 'at')
    lists.push(union(filters.talks.map((id) => `talk:${id}`)))
  // Facts that only tell of the place are not listed under it; a speaker's list is short enough.
  if (filters.places.length && !filters.speakers.length)
    lists.push(union(filters.places.flatMap((id) => [`place:${id}`, `told:${id}`])))
  if (filters.documents.length) lists.push(union(filters.documents.map((id) => `document:${id}`)))
  if (lists.length) return lists.reduce((least, list) => (list.length < least.length ? list : least))
  if (!ranking.terms.length && !ranking.topics.length) return [...library.facts.values()]
  const hits = await library.engine.search(ranking.terms, 400)
  const found = new Set(hits.map(({ id }) => library.facts.get(id)!))
  for (const topic of ranking.topics) for (const ranked of library.by(`topic:${topic}`)) found.add(ranked)
  return filters.windows.length || filters.speakerSides.length || filters.weekdays.length
    ? [...library.facts.values()]
    : [...found]
}

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
        prior(plan, scored.ranked.fact) *
        (fit >= 1 ? 1 : fit >= 0.8 ? 0.85 : 0.5),
    }))
    .sort((a, b) => b.score - a.score)
  const facts = distinct(scored).map(({ ranked }) => ranked.fact)
  if (
    plan.number &&
    !scored.some(
      (entry) =>
        hasNumber(entry.ranked.fact) &&
        (!ranking.subjects.length || ranking.subjects.some((subject) => entry.covered.has(subject))),
    )
  )
    return { ...nothing, absence: { kind: 'field-unknown', field: 'number' }, near: [] }
  if (plan.number) scored.sort((a, b) => Number(hasNumber(b.ranked.fact)) - Number(hasNumber(a.ranked.fact)))
  const absent = absence(library, plan, pool, scored)
  if (absent) return { ...(await relayed(library, plan, absent)), confidence: 0 }

  const best = scored[0]!
  const near = best.covered.size ? scored.filter((entry) => entry.score >= best.score * 0.35) : scored
  // Where the best involves those told of, the others must.
  const top =
    best.involved && !ranking.subjects.length ? near.filter((entry) => entry.involved >= best.involved) : near
  const ordered = distinct(top).map(({ ranked }) => ranked.fact)
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
  const silent =
    filters.speakers.length === 1 &&
    filters.speakers[0]!.length === 1 &&
    plan.about === 'said' &&
    isSilent(library, filters.speakers[0]![0]!)
  const relays = kept[0] ? [...kept[0].speakers] : []
  if (silent && relays.length && !relays.includes(filters.speakers[0]![0]!))
    return {
      ...nothing,
      facts: kept,
      correction: { kind: 'relay', asked: filters.speakers[0]!, instead: relays },
      confidence: 0.5,
    }
  const asserted = plan.presumes && plan.about !== 'provenance' && !denial
  const other = asserted ? await otherSpeaker(library, plan, best) : null
  if (other) return other
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
      plan.presumes && denial && !isNegative(ranking.words.join(' ')) && denial.kind === 'statement'
        ? { kind: 'denied', speaker: denial.entry.speaker }
        : null,
    confidence: coverage(library, plan, best),
  }
}

/** By how much another's statement must bear the words better before the premise is corrected. */
const clearlyBetter = 0.35
/** And how much of them it must bear. */
const enoughOfWords = 0.75

/** The words are another's: somebody else's statement bears clearly more of them than any of the speaker's. */
async function otherSpeaker(library: Library, plan: FactsPlan, best: Scored): Promise<Findings | null> {
  const { filters, ranking } = plan
  const claimed = filters.speakers.flat()
  const terms = ranking.terms.filter((term) => !reportingStems.has(term))
  if (!claimed.length || !terms.length) return null
  const anyone = { ...filters, speakers: [], speakerSides: [] }
  const pool = (await candidates(library, anyone, ranking)).filter((ranked) =>
    matchesFilters(ranked, anyone, library.record),
  )
  const words = (entry: Scored) => ownShare(library, entry.ranked, terms)
  const others = pool
    .filter((ranked) => ranked.fact.kind === 'statement' && speakerFit(library.record, ranked, filters) < 0.8)
    .map((ranked) => relevance(library, ranked, ranking))
    .sort((a, b) => words(b) - words(a) || b.score - a.score)
  const first = others[0]
  // One word tells too little to contradict anybody.
  if (
    !first ||
    terms.length < 2 ||
    words(first) < enoughOfWords ||
    words(first) - words(best) < clearlyBetter
  )
    return null
  return {
    ...nothing,
    facts: others
      .filter((entry) => words(entry) >= words(first) * 0.8)
      .slice(0, 3)
      .map(({ ranked }) => ranked.fact),
    correction: { kind: 'speaker', claimed, actual: [...first.ranked.fact.speakers][0]! },
    confidence: words(first),
  }
}

const hasNumber = ({ own, quote }: Fact) =>
  /\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million|several)\b/i.test(
    `${own} ${quote ?? ''}`,
  )

/** A person of whom the record has no words. */
const isSilent = (library: Library, id: string) =>
  library.record.people.get(id)?.kind === 'person' &&
  !library.by(`speaker:${id}`).some(({ fact }) => fact.kind === 'statement')

/** An office with several holders: one of each in turn, so that every reading is shown. */
function everyReading(facts: Fact[], filters: Filters, onSubject: boolean): Fact[] {
  const holders = filters.speakers.find((ids) => ids.length > 1)
  // With a subject, many holders are told apart by it.
  if (!holders || (onSubject && holders.length > 3)) return facts
  const lists = holders
    .map((id) =>
      facts.filter(
        (fact) => fact.speakers.has(id) || (fact.kind === 'position' && fact.entry.according === id),
      ),
    )
    .filter((list) => list.length)
  const rank = (list: readonly Fact[]) => facts.indexOf(list[0]!)
  return lists.length > 1
    ? [...new Set([...inTurn(lists.sort((a, b) => rank(a) - rank(b))), ...facts])]
    : facts
}

/** "Who said what": everybody once before anybody twice. */
function bySpeaker(facts: readonly Fact[]): Fact[] {
  const lists = new Map<string, Fact[]>()
  for (const fact of facts) {
    const key = [...fact.speakers].join()
    lists.set(key, [...(lists.get(key) ?? []), fact])
  }
  return inTurn([...lists.values()])
}

/** One item for one utterance: the better of two translations stands for both. */
function distinct<T extends { ranked: RankedFact }>(scored: readonly T[]): T[] {
  const seen = new Set<string>()
  return scored.filter(({ ranked: { fact } }) => {
    if (seen.has(fact.id)) return false
    seen.add(fact.id)
    if (fact.kind === 'statement')
      for (const link of fact.entry.links ?? [])
        if (link.kind === 'same-utterance') seen.add(`statement:${link.to}`)
    return true
  })
}

/** How much of what was asked the fact bears, by weight. */
function coverage(library: Library, { ranking }: Pick<FactsPlan, 'ranking'>, { covered }: Scored): number {
  let total = 0
  let got = 0
  for (const term of [...ranking.terms, ...ranking.topics.map((topic) => `topic:${topic}`)]) {
    const weight = term.startsWith('topic:') ? 3.5 : library.weight(term) || 2
    total += weight
    if (covered.has(term)) got += weight
  }
  return total ? got / total : 1
}

function absence(
  library: Library,
  plan: FactsPlan,
  pool: readonly RankedFact[],
  scored: readonly (Scored & { fit: number })[],
): Findings | null {
  const { filters, ranking } = plan
  const asked = filters.speakers.flat()
  const near = scored.slice(0, 3).map(({ ranked }) => ranked.fact)
  if (!pool.length)
    return {
      ...nothing,
      absence: asked.length
        ? { kind: 'speaker-silent', speakers: asked, onTopic: true }
        : filters.windows.length || filters.weekdays.length
          ? { kind: 'out-of-range' }
          : { kind: 'no-match' },
    }
  if (!scored.length)
    return { ...nothing, absence: { kind: 'speaker-silent', speakers: asked, onTopic: false } }
  const { subjects } = ranking
  if (!subjects.length)
    return asked.length && !scored.some(({ fit }) => fit >= (plan.about === 'any' ? 0.6 : 0.8))
      ? { ...nothing, near, absence: { kind: 'speaker-silent', speakers: asked, onTopic: false } }
      : null
  const covered = scored
    .slice(0, 12)
    .some(
      (entry) =>
        (entry.covered.has('run') || subjects.some((subject) => entry.covered.has(subject))) &&
        (entry.fit >= 0.8 || !asked.length || plan.about !== 'said' || coverage(library, plan, entry) >= 0.5),
    )
  if (covered) return null
  // Nothing of what was asked about stands in any fact that fits.
  return {
    ...nothing,
    near,
    absence: asked.length
      ? { kind: 'speaker-silent', speakers: asked, onTopic: true }
      : isEmpty(filters)
        ? { kind: 'no-match' }
        : { kind: 'no-match' },
  }
}

/** Somebody's office or spokesman said it where the person did not: shown as such. */
async function relayed(library: Library, plan: FactsPlan, found: Findings): Promise<Findings> {
  if (found.absence?.kind !== 'speaker-silent' || !plan.ranking.topics.length) return found
  const relays = plan.filters.speakers.flat().flatMap((id) => voicesOf(library.record, id).relays)
  if (!relays.length) return found
  const facts = [...new Set(relays.flatMap((id) => library.by(`speaker:${id}`)))]
    .map((ranked) => relevance(library, ranked, plan.ranking))
    .filter(({ covered }) => covered.size > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ ranked }) => ranked.fact)
  if (!facts.length) return found
  return {
    ...nothing,
    facts,
    correction: { kind: 'relay', asked: plan.filters.speakers.flat(), instead: relays },
  }
}
