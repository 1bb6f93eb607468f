import type { PlanOf } from '../plan/plan.ts'
import { isNegative } from '../question/polarity.ts'
import { foldedWords } from '../question/words.ts'
import { findFacts } from './find-facts.ts'
import { type Findings, nothing } from './findings.ts'
import type { Library, RankedFact } from './library.ts'
import { matchesFilters, voicesOf } from './matches-filters.ts'
import { ownShare, quotedRun } from './rank.ts'
import { indexStems } from './search-index.ts'

/** A share of the asked words, by weight, that a statement must bear to be the one meant. */
const enoughExact = 0.6
const enoughLoose = 0.58
/** And one that is only shown as the nearest. */
const leastBorne = 0.3

interface Candidate {
  readonly ranked: RankedFact
  readonly score: number
  readonly share: number
}

/** The true speaker of quoted or half-remembered words. */
export async function findSpeaker(library: Library, plan: PlanOf<'whose-words'>): Promise<Findings> {
  const stems = [...new Set(indexStems(plan.words))]
  const topics = plan.exact ? [] : plan.ranking.topics
  const hits = await library.engine.search(stems, 200)
  const pool = new Set(hits.map(({ id }) => library.facts.get(id)!))
  for (const topic of topics) for (const ranked of library.by(`topic:${topic}`)) pool.add(ranked)
  const total = stems.reduce((sum, stem) => sum + (library.weight(stem) || 4), 0) || 1
  const scored = [...pool]
    .filter(({ fact }) => fact.kind !== 'talk')
    .filter((ranked) =>
      matchesFilters(ranked, { ...plan.filters, people: [], sides: [], talkKinds: [] }, library.record),
    )
    .map((ranked): Candidate => score(library, ranked, stems, total, topics))
    .map((entry) =>
      plan.exact || quotedRun(entry.ranked, plan.ranking.words) || !turned(entry.ranked, plan.words)
        ? entry
        : { ...entry, score: entry.score * 0.4, share: entry.share * 0.4 },
    )
    .filter(({ ranked }) => bears(library, ranked, plan))
    .map((entry) => (asksForDenial(plan) && isDenial(entry.ranked) ? denied(entry) : entry))
    .sort((a, b) => b.score - a.score)
  const best = scored[0]
  const enough = plan.exact ? enoughExact : enoughLoose
  if (!best || best.share < enough) return looser(library, plan, scored)

  const kept = scored.filter((entry) => entry.score >= best.score * 0.62 && entry.share >= enough * 0.75)
  const facts = kept.slice(0, 8).map(({ ranked }) => ranked.fact)
  const claimed = plan.filters.speakers.flat()
  const voices = claimed.flatMap((id) => {
    const { own, relays } = voicesOf(library.record, id)
    return [...own, ...relays]
  })
  const speaks = (ranked: RankedFact) =>
    [...ranked.fact.speakers].some((id) => voices.includes(id)) ||
    (ranked.fact.kind === 'statement' && !!ranked.fact.entry.via?.some((id) => voices.includes(id)))
  if (claimed.length && !speaks(best.ranked)) {
    const theirs = kept.find(({ ranked, share }) => speaks(ranked) && share >= best.share * 0.95)
    if (!theirs)
      return {
        ...nothing,
        facts: facts.slice(0, 3),
        verbatim: isVerbatim(best.ranked, plan),
        correction: { kind: 'speaker', claimed, actual: [...best.ranked.fact.speakers][0]! },
        confidence: best.share,
      }
    return {
      ...nothing,
      facts: [theirs.ranked.fact, ...facts.filter((fact) => fact !== theirs.ranked.fact)],
      verbatim: isVerbatim(theirs.ranked, plan),
      confidence: best.share,
    }
  }
  return {
    ...nothing,
    facts,
    verbatim: isVerbatim(best.ranked, plan),
    confidence: best.share,
  }
}

/** "Who denied …?" asks for whoever did, not for whoever told of it. */
const asksForDenial = ({ exact, ranking }: PlanOf<'whose-words'>) =>
  !exact &&
  ranking.words.some((word) => /^(?:den(?:y|ies|ied|ying)|reject(?:s|ed)?|refut(?:es?|ed))$/.test(word))

const isDenial = ({ fact }: RankedFact) => fact.kind === 'statement' && fact.entry.act === 'deny'

const denied = (entry: Candidate): Candidate => ({
  ...entry,
  score: entry.score + 0.5,
  share: entry.share + 0.2,
})

/**
 * Whether a fact's quotation has the very words asked about: what stood in quotation marks, word by word and in its
 * order, an ellipsis apart; without marks, every telling word of it, some of them in a row and none of them denied.
 */
function isVerbatim(ranked: RankedFact, { exact, words, ranking }: PlanOf<'whose-words'>): boolean {
  if (exact) return hasInOrder(ranked.quoteWords, words.split(/\[?(?:…|\.{3,})\]?/).map(foldedWords))
  const quoted = new Set(indexStems(ranked.fact.quote ?? ''))
  return (
    quotedRun(ranked, ranking.words) > 0 &&
    indexStems(words).every((stem) => quoted.has(stem)) &&
    !turned(ranked, words)
  )
}

/** Each part word by word, one after the other. */
function hasInOrder(words: readonly string[], parts: readonly (readonly string[])[]): boolean {
  let from = 0
  for (const part of parts) {
    const at = words.findIndex(
      (_, start) => start >= from && part.every((word, i) => words[start + i] === word),
    )
    if (part.length > 0 && at < 0) return false
    from = Math.max(from, at + part.length)
  }
  return parts.some((part) => part.length > 0)
}

/**
 * Words that only stand around a fact, or by which its subject is filed, are nobody's. "Who spoke about neutrality"
 * asks for a subject, though, and "X or Y" for one of two.
 */
function bears(library: Library, ranked: RankedFact | undefined, plan: PlanOf<'whose-words'>): boolean {
  const { words, involved } = plan.ranking
  if (!ranked || plan.exact) return ranked !== undefined
  if (involved.length || words.some((word) => /^(about|of|mention|mentioned|raise|raised)$/.test(word)))
    return true
  return ownShare(library, ranked, indexStems(plan.words)) >= leastBorne || quotedRun(ranked, words) > 0
}

/**
 * The question says that something is so, and the clause that bears its words that it is
 * not, or the other way round. Other clauses may deny what they like.
 */
function turned({ fact }: RankedFact, words: string): boolean {
  // Where the negation stands outside the quotation marks, our own words carry it.
  const clipped = fact.kind === 'statement' && fact.entry.needsContext !== undefined
  const asked = new Set(indexStems(words))
  const clauses = (clipped ? fact.own : (fact.quote ?? fact.own)).split(/[,;:.!?—–…]+/)
  const borne = (clause: string) => indexStems(clause).filter((stem) => asked.has(stem)).length
  const most = Math.max(...clauses.map(borne))
  return clauses
    .filter((clause) => borne(clause) === most)
    .every((clause) => isNegative(clause) !== isNegative(words))
}

/** Words that no statement bears: what was said about the subject, or that it is unknown. */
async function looser(
  library: Library,
  plan: PlanOf<'whose-words'>,
  scored: readonly Candidate[],
): Promise<Findings> {
  const near = scored.slice(0, 2).map(({ ranked }) => ranked.fact)
  if (plan.foreign.length)
    return { ...nothing, absence: { kind: 'unknown-subject', subjects: plan.foreign }, near }
  const unknown: Findings = { ...nothing, absence: { kind: 'quotation-unknown' }, near }
  if (plan.exact) return unknown
  const { filters, ranking } = plan
  const found = await findFacts(library, {
    kind: 'facts',
    about: 'said',
    presumes: false,
    order: null,
    filters,
    ranking,
  })
  if (found.confidence < 0.5) return unknown
  const bearing = found.facts.filter(({ id }) => bears(library, library.facts.get(id), plan))
  return bearing.length ? { ...found, facts: bearing } : unknown
}

function score(
  library: Library,
  ranked: RankedFact,
  stems: readonly string[],
  total: number,
  topics: readonly string[],
): Candidate {
  const { fact } = ranked
  const quote = new Set(fact.quote ? indexStems(fact.quote) : [])
  const own = new Set(indexStems(fact.own))
  let inQuote = 0
  let inOwn = 0
  let around = 0
  for (const stem of stems) {
    const weight = library.weight(stem) || 4
    if (quote.has(stem)) inQuote += weight
    else if (own.has(stem)) inOwn += weight
    else if (ranked.around.has(stem)) around += weight
  }
  const share = (inQuote + inOwn * 0.9 + around * 0.35) / total
  const topical = topics.length ? topics.filter((topic) => fact.topics.has(topic)).length / topics.length : 0
  const kind = fact.kind === 'statement' ? (fact.quote ? 0.12 : 0.06) : 0
  // Short quotations that consist of the asked words beat long ones that contain them among others.
  const density = quote.size ? inQuote / total / Math.sqrt(quote.size) : 0
  return {
    ranked,
    score: share + topical * 0.15 + kind * share + density * 0.1,
    share: Math.max(share, topics.length && topical === 1 ? share + 0.15 : share),
  }
}
