import type { Vocabulary } from './readers/leftovers.ts'
import { editDistance, isEnglish, slipsAllowed } from './spelling.ts'
import { stem } from './words.ts'

/** The record's own words, for telling a typing slip from a missing subject. */
export function buildVocabulary(
  frequency: (stem: string) => number,
  subjects: ReadonlySet<string>,
  facts: Iterable<{ own: ReadonlySet<string>; around: ReadonlySet<string> }>,
): Vocabulary {
  const byStart = new Map<string, Set<string>>()
  for (const { own, around } of facts)
    for (const word of [...own, ...around])
      if (word.length >= 4) {
        const start = word[0]!
        const group = byStart.get(start) ?? new Set()
        group.add(word)
        byStart.set(start, group)
      }
  return {
    has: (word) => frequency(word) > 0,
    isSubject: (folded) => subjects.has(folded),
    near: (folded) => {
      if (folded.length < 4 || isEnglish(folded)) return null
      const typed = stem(folded)
      let best: string | null = null
      let least = Math.max(1, slipsAllowed(folded.length)) + 1
      for (const word of byStart.get(folded[0]!) ?? []) {
        const distance = Math.min(editDistance(typed, word, least - 1), editDistance(folded, word, least - 1))
        if (distance < least) {
          least = distance
          best = word
        }
      }
      return best
    },
  }
}
