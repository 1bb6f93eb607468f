import type { FactsPlan } from '../plan/plan.ts'
import { alikeJudgements, reportingStems } from '../question/word-lists.ts'
import type { Fact } from '../record/facts.ts'
import { candidates } from './candidates.ts'
import type { Findings } from './findings.ts'
import { nothing } from './findings.ts'
import type { Library } from './library.ts'
import { matchesFilters, speakerFit } from './matches-filters.ts'
import type { Scored } from './rank.ts'
import { ownShare, relevance } from './rank.ts'
import { indexStems } from './search-index.ts'

/** By how much another's statement must bear the words better before the premise is corrected. */
export const clearlyBetter = 0.35
/** And how much of them it must bear. */
export const enoughOfWords = 0.75

/** The words are another's: somebody else's statement bears clearly more of them than any of the speaker's. */
export async function otherSpeaker(
  library: Library,
  plan: FactsPlan,
  own: readonly Scored[],
): Promise<Findings | null> {
  const { filters, ranking } = plan
  const claimed = filters.speakers.flat()
  const terms = ranking.terms.filter((term) => !reportingStems.has(term) && library.weight(term) > 0)
  if (!claimed.length || !terms.length) return null
  const anyone = { ...filters, speakers: [], speakerSides: [] }
  const pool = (await candidates(library, anyone, ranking)).filter((ranked) =>
    matchesFilters(ranked, anyone, library.record),
  )
  const words = (entry: Scored) => ownShare(library, entry.ranked, terms)
  const others = pool
    .filter(
      (ranked) =>
        ranked.fact.kind === 'statement' &&
        isSomebody(library, ranked.fact.entry.speaker) &&
        speakerFit(library.record, ranked, filters) < 0.8,
    )
    .map((ranked) => relevance(library, ranked, ranking))
    .sort((a, b) => words(b) - words(a) || b.score - a.score)
  const first = others[0]
  const best = Math.max(
    0,
    // Talks are nobody's words: that they were at the table does not make them theirs.
    ...own
      .filter(
        ({ ranked }) => ranked.fact.kind !== 'talk' && speakerFit(library.record, ranked, filters) >= 0.8,
      )
      .map(words),
  )
  // One word tells too little to contradict anybody, unless it is the word that was called and one speaker's alone.
  const calls = /\b(call|calls|called|describe|describes|described|dub|dubbed|label|labelled)\b/.test(
    ranking.words.join(' '),
  )
  const usedBy = new Set(
    others
      .filter(({ ranked }) => quotes(ranked.fact, terms))
      .flatMap(({ ranked }) => [...ranked.fact.speakers]),
  )
  // "difficult" contradicts nobody who said "tough".
  const alike = alikeJudgements.find((stems) => terms.some((term) => stems.has(term)))
  const saidAlike =
    alike !== undefined &&
    own.some(
      ({ ranked }) =>
        ranked.fact.kind !== 'talk' &&
        speakerFit(library.record, ranked, filters) >= 0.8 &&
        [...alike].some((stem) => ranked.own.has(stem)),
    )
  const unmistakable =
    !saidAlike && calls && usedBy.size === 1 && first !== undefined && quotes(first.ranked.fact, terms)
  if (
    !first ||
    (terms.length < 2 && !unmistakable) ||
    words(first) < enoughOfWords ||
    best >= 0.5 ||
    words(first) - best < clearlyBetter
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

const quotes = ({ quote }: Fact, terms: readonly string[]) => {
  const words = new Set(quote ? indexStems(quote) : [])
  return terms.every((term) => words.has(term))
}

/** Reporters and newspapers tell of what others said; their words contradict nobody's. */
const isSomebody = (library: Library, id: string) => {
  const actor = library.record.people.get(id)
  return actor !== undefined && actor.side !== 'press' && !actor.author
}
