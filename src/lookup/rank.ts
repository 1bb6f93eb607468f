import type { Ranking } from '../plan/plan.ts'
import type { Library, RankedFact } from './library.ts'

export interface Scored {
  readonly ranked: RankedFact
  readonly score: number
  /** Which of the ranking's terms and topics the fact bears. */
  readonly covered: ReadonlySet<string>
  /** How many of those told of the fact involves. */
  readonly involved: number
}

/** What each word or topic is worth: a term by its rarity, a topic as two common words. */
function weights(library: Library, { terms, topics, involved }: Ranking): Map<string, number> {
  const worth = new Map<string, number>()
  for (const term of terms) worth.set(term, library.weight(term) || 3)
  for (const topic of topics) worth.set(`topic:${topic}`, 3.5)
  for (const ids of involved) worth.set(`who:${ids.join(',')}`, 2.5)
  return worth
}

/**
 * How well a fact bears the words and topics asked for, from 0 to 1 and a little over.
 * Words of the fact itself count in full, words around it half; a topic counts where the
 * fact is filed under it, or under one that it belongs to.
 */
export function relevance(library: Library, ranked: RankedFact, ranking: Ranking): Scored {
  const worth = weights(library, ranking)
  const covered = new Set<string>()
  let total = 0
  let got = 0
  let told = 0
  for (const [key, weight] of worth) {
    total += weight
    const involved = key.startsWith('who:')
    const part = involved
      ? whoPart(ranked, key.slice(4).split(','))
      : key.startsWith('topic:')
        ? topicPart(library, ranked, key.slice(6))
        : termPart(ranked, key)
    if (part > 0 && !involved) covered.add(key)
    if (part === 1 && involved) told += 1
    got += weight * part
  }
  const bare = total === 0 ? 0.5 : got / total
  const run = quotedRun(ranked, ranking.words)
  if (run > 0) covered.add('run')
  return { ranked, score: bare + primacy(ranked) + run, covered, involved: told }
}

/** Words in a row, from the question, that make a quotation recognizable. */
const shortestRun = 4

/** 0, or up to 1 where four and more words of the question stand in a row in the quotation. */
export function quotedRun({ quoteWords }: RankedFact, words: readonly string[]): number {
  if (quoteWords.length < shortestRun || words.length < shortestRun) return 0
  let longest = 0
  let row = new Array<number>(quoteWords.length + 1).fill(0)
  for (const word of words) {
    const next = new Array<number>(quoteWords.length + 1).fill(0)
    for (let j = 1; j <= quoteWords.length; j++)
      if (quoteWords[j - 1] === word) {
        next[j] = row[j - 1]! + 1
        longest = Math.max(longest, next[j]!)
      }
    row = next
  }
  return longest >= shortestRun ? Math.min(1, longest / 6) : 0
}

const termPart = ({ own, around }: RankedFact, term: string) =>
  own.has(term) ? 1 : around.has(term) ? 0.45 : 0

function whoPart({ fact, mentions }: RankedFact, ids: readonly string[]): number {
  if (ids.some((id) => fact.people.has(id) || mentions.has(id))) return 1
  return ids.some((id) => fact.circle.has(id) || fact.sides.has(id)) ? 0.5 : 0
}

function topicPart(library: Library, { fact }: RankedFact, topic: string): number {
  if (fact.topics.has(topic)) return 1
  const broader = library.record.topics.get(topic)?.broader
  if (broader && fact.topics.has(broader)) return 0.3
  for (const id of fact.topics) if (library.record.topics.get(id)?.broader === topic) return 0.7
  return 0
}

/** Direct words before paraphrase, sounder documents before doubtful ones, other things equal. */
function primacy({ fact }: RankedFact): number {
  const kind = fact.kind === 'statement' ? { direct: 0.06, partial: 0.05, indirect: 0 }[fact.entry.kind] : 0
  const cautions = fact.passages[0]?.document.cautions ?? []
  const doubt =
    cautions.includes('suspected-machine-written') || cautions.includes('unverified-expert') ? 0.12 : 0
  return kind - doubt
}

/** The share of the terms, by weight, that stands in the fact's own words; 0 without terms. */
export function ownShare(library: Library, { own }: RankedFact, terms: readonly string[]): number {
  const weigh = (list: readonly string[]) => list.reduce((sum, term) => sum + (library.weight(term) || 3), 0)
  return weigh(terms.filter((term) => own.has(term))) / (weigh(terms) || 1)
}
