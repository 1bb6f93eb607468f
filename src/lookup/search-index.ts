import MiniSearch from 'minisearch'
import { stopWords } from '../question/word-lists.ts'
import { fold, stem, wordsOf } from '../question/words.ts'
import type { Fact } from '../record/facts.ts'

export interface Hit {
  readonly id: string
  readonly score: number
}

/** What lookup needs of a search engine; asynchronous, so that a worker can take its place. */
export interface SearchEngine {
  /** The best matches for stems, best first, at most `limit`. */
  readonly search: (stems: readonly string[], limit: number) => Promise<readonly Hit[]>
  /** In how many entries a stem occurs; 0 where the index has never seen it. */
  readonly frequency: (stem: string) => number
  readonly size: number
}

export interface SearchText {
  readonly id: string
  /** Our own words and the quotation. */
  readonly words: string
  /** Topic words and names, and the passage around it. */
  readonly around: string
}

/** Postings read for one question: past this many the commonest terms are left out. */
const postingsBound = 20_000

/** The stems of a text that are worth an index entry. */
export function indexStems(text: string): string[] {
  return wordsOf(text)
    .filter((word) => !stopWords.has(word.folded))
    .map((word) => word.stem)
}

/**
 * MiniSearch over facts. Stop words and stemming in `processTerm`, nothing stored;
 * a term outside the vocabulary is searched with one slip allowed. Keeps its own
 * counts, because MiniSearch does not tell them before it scans.
 */
export function buildSearchIndex(texts: Iterable<SearchText>): SearchEngine {
  const counts = new Map<string, number>()
  const index = new MiniSearch<SearchText>({
    fields: ['words', 'around'],
    storeFields: [],
    tokenize: (text) => wordsOf(text).map((word) => word.folded),
    processTerm: (term) => (stopWords.has(term) ? null : stem(fold(term))),
    searchOptions: { processTerm: (term) => term, tokenize: (text) => text.split(' '), prefix: false },
  })
  let size = 0
  for (const text of texts) {
    index.add(text)
    size += 1
    for (const term of new Set([...indexStems(text.words), ...indexStems(text.around)]))
      counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  const frequency = (term: string) => counts.get(term) ?? 0
  return {
    frequency,
    size,
    search: async (stems, limit) => {
      const rarestFirst = [...new Set(stems)].sort((a, b) => frequency(a) - frequency(b))
      let scanned = 0
      const kept = rarestFirst.filter((term, i) => {
        scanned += frequency(term)
        return i === 0 || scanned <= postingsBound
      })
      if (!kept.length) return []
      const hits = index.search(kept.join(' '), {
        boost: { words: 2 },
        fuzzy: (term) => (frequency(term) === 0 && term.length >= 5 ? 1 : false),
      })
      return hits.slice(0, limit).map(({ id, score }) => ({ id: id as string, score }))
    },
  }
}

/** A fact's text for the index. `topicWords` and `names` come from the record. */
export function searchTextOf(
  fact: Fact,
  topicWords: (id: string) => string,
  nameOf: (id: string) => string,
): SearchText {
  return {
    id: fact.id,
    words: [fact.own, fact.quote].filter(Boolean).join(' '),
    around: [
      ...[...fact.topics].map(topicWords),
      ...[...fact.people].map(nameOf),
      ...fact.passages.map((passage) => passage.exact),
    ].join(' '),
  }
}
