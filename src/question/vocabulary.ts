import type { Vocabulary } from './readers/leftovers.ts'
import { editDistance, isEnglish, slipsAllowed } from './spelling.ts'
import { fold, stem } from './words.ts'

interface KnownFact {
  readonly own: ReadonlySet<string>
  readonly around: ReadonlySet<string>
  readonly fact: {
    readonly own: string
    readonly quote: string | null
    readonly passages: readonly { readonly exact: string }[]
  }
}

const plain = (text: string) => ` ${fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `

/** The record's own words, for telling a typing slip from a missing subject. */
export function buildVocabulary(
  frequency: (stem: string) => number,
  subjects: ReadonlySet<string>,
  facts: Iterable<KnownFact>,
): Vocabulary {
  const all = [...facts]
  const phrases = new Map<string, string[][]>()
  for (const subject of subjects) {
    const words = fold(subject).split(/[ -]/)
    if (words.length > 1) phrases.set(words[0]!, [...(phrases.get(words[0]!) ?? []), words])
  }
  const byStart = new Map<string, Set<string>>()
  for (const { own, around } of all)
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
    subjectAt: (folded) =>
      [...(phrases.get(folded[0] ?? '') ?? [])].find((phrase) =>
        phrase.every((word, i) => word === folded[i]),
      )?.length ?? 0,
    // Only facts that bear every word of it are read.
    says: (folded) =>
      all.some(
        ({ own, around, fact }) =>
          folded.every((word) => own.has(stem(word)) || around.has(stem(word))) &&
          [fact.own, fact.quote ?? '', ...fact.passages.map(({ exact }) => exact)].some((text) =>
            plain(text).includes(` ${folded.join(' ')} `),
          ),
      ),
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
