import { diffArrays } from 'diff'
import type { Token } from './compared-words.ts'

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
