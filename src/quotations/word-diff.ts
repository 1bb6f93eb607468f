import { diffArrays } from 'diff'
import { type Token, wordsIn } from './compared-words.ts'
import type { Range } from './match-quotation.ts'
import { endsSentence } from './turning-words.ts'

/** A stretch that the record and the draft share, or that only one of them has. */
export interface DiffPart {
  readonly kind: 'same' | 'left-out' | 'added'
  readonly text: string
}

/** How a draft’s words differ from the record’s, word by word; punctuation counts as words do. */
export function diffWords(
  record: { readonly text: string; readonly tokens: readonly Token[] },
  draft: { readonly text: string; readonly tokens: readonly Token[] },
): readonly DiffPart[] {
  const parts = diffArrays([...record.tokens], [...draft.tokens], {
    comparator: (a, b) => a.key === b.key,
  })
  return parts.map(({ value, removed, added }) => ({
    kind: removed ? 'left-out' : added ? 'added' : 'same',
    // What both have is shown in the draft’s case and marks.
    text: (removed ? record.text : draft.text).slice(value[0]!.start, value.at(-1)!.end),
  }))
}

/**
 * The stretch of the record’s words with those that the draft’s first and last words stand in for: "No one disrupted
 * anything" for "Nobody destroyed anything". As many as the draft has there, and none of another sentence.
 */
export function widened(held: readonly Token[], { from, to }: Range, draft: readonly Token[]): Range {
  const parts = diffArrays(held.slice(from, to), [...draft], { comparator: (a, b) => a.key === b.key })
  const shared = parts.flatMap(({ added, removed }, i) => (added || removed ? [] : [i]))
  const foreign = (some: typeof parts) =>
    wordsIn(some.filter(({ added }) => added).flatMap(({ value }) => value)).length
  const before = foreign(parts.slice(0, shared[0] ?? 0))
  const after = foreign(parts.slice((shared.at(-1) ?? parts.length) + 1))
  return { from: from - reach(held, from - 1, -1, before), to: to + reach(held, to, 1, after) }
}

/** How many tokens from `at` on, in one direction, hold so many words of the sentence; one word more if that is all of it. */
function reach(held: readonly Token[], at: number, step: 1 | -1, words: number): number {
  if (!words) return 0
  let steps = 0
  let [left, taken] = [words, 0]
  for (let i = at; held[i] && !endsSentence(held, i); i += step) {
    steps += 1
    if (held[i]!.kind === 'word') left -= 1
    if (left >= 0) taken = steps
    if (left < -1) return taken
  }
  return steps
}
