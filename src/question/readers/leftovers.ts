import type { Lexicon } from '../lexicon.ts'
import type { Leftover } from '../question.ts'
import { editDistance, isEnglish, isEveryday } from '../spelling.ts'
import { metaWords, reportingStems, stopWords } from '../word-lists.ts'
import type { Word } from '../words.ts'

/** Whether the record uses a word of this stem anywhere. */
export interface Vocabulary {
  readonly has: (stem: string) => boolean
  /** Stems one slip away, for words that neither the record nor English has. */
  readonly near: (word: string) => string | null
}

export interface LeftoverReading {
  readonly leftovers: Leftover[]
  /** Stems to rank by. */
  readonly terms: string[]
  readonly corrections: { typed: string; meant: string }[]
}

/**
 * Sorts the words that no reader claimed: a typing slip for a word of the record, an
 * ordinary English word, or a name or subject that neither the record nor English has.
 * Only the last makes an answer abstain.
 */
export function readLeftovers(
  words: readonly Word[],
  taken: ReadonlySet<number>,
  topical: ReadonlySet<number>,
  lexicon: Lexicon,
  vocabulary: Vocabulary,
): LeftoverReading {
  const leftovers: Leftover[] = []
  const terms: string[] = []
  const corrections: { typed: string; meant: string }[] = []
  const shouting = words
    .filter((word) => word.text.length > 3)
    .every((word) => word.text === word.text.toUpperCase())
  words.forEach((word, i) => {
    if (taken.has(i)) return
    const { folded, stem } = word
    if (topical.has(i)) {
      terms.push(stem)
      return
    }
    if (stopWords.has(folded) || metaWords.has(folded)) return
    if (/^\d/.test(folded)) {
      terms.push(stem)
      return
    }
    if (reportingStems.has(stem) && isEnglish(folded)) return
    // A capital inside a sentence makes a name even of an English word, if the record lacks it.
    const named = word.capital && i > 0 && !shouting && !vocabulary.has(stem)
    if (vocabulary.has(stem)) {
      terms.push(stem)
      leftovers.push({ word, kind: 'term' })
      return
    }
    if (isEnglish(folded) && !(named && !isEveryday(folded))) {
      terms.push(stem)
      leftovers.push({ word, kind: 'plain' })
      return
    }
    const near =
      named || (word.text === word.text.toUpperCase() && !shouting && word.text.length > 1)
        ? null
        : vocabulary.near(folded)
    if (near) {
      corrections.push({ typed: word.text, meant: near })
      if (!metaWords.has(near) && !stopWords.has(near)) terms.push(near)
      return
    }
    if (!named && folded.length <= 5 && isSlipOfShortWord(folded)) return
    leftovers.push({ word, kind: lexicon.knows(folded) ? 'term' : 'foreign' })
    terms.push(stem)
  })
  return { leftovers, terms: [...new Set(terms)], corrections }
}

const common = [...stopWords, ...metaWords].filter((word) => word.length >= 3 && word.length <= 6)

/** "waht", "teh", "mtg": a slip of a small word, which refuses nothing. */
const isSlipOfShortWord = (folded: string) => common.some((word) => editDistance(folded, word, 1) <= 1)
