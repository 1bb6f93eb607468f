import type { PassageEntry, StatementEntry } from '../record/record.ts'
import type { Attribution } from './find-attribution.ts'
import type { Holdings } from './holdings.ts'
import type { Utterance } from './join-utterances.ts'
import type { Match, Range } from './match-quotation.ts'
import type { Turn } from './sense-turns.ts'
import type { DiffPart } from './word-diff.ts'

/** What the record says of a draft’s quotation. */
export type Verdict =
  /** Word for word in a quotation of that speaker, or of anybody where the draft names nobody. */
  | { readonly kind: 'verbatim'; readonly match: Match }
  /** Word for word, and so cut that the sense turns. */
  | { readonly kind: 'clipped'; readonly match: Match; readonly turn: Turn }
  /** Word for word, and another speaker’s; `turn` where it is clipped as well. */
  | { readonly kind: 'wrong-speaker'; readonly match: Match; readonly turn: Turn | null }
  /** Like a quotation of the record, and not the same. */
  | {
      readonly kind: 'altered'
      readonly utterance: Utterance
      readonly range: Range
      readonly diff: readonly DiffPart[]
      /** Each sentence or part between ellipses is verbatim, but not in this order in one quotation: the other parts. */
      readonly joinedWith: readonly Match[]
      readonly isTheirs: boolean
      /** What is left out around the words that it is like. */
      readonly turn: Turn | null
    }
  /** The words in which the record, or a document, tells what somebody said. */
  | {
      readonly kind: 'paraphrase'
      readonly speaker: string
      readonly words: string
      readonly passages: readonly PassageEntry[]
      readonly isTheirs: boolean
    }
  /** A document’s own words. */
  | { readonly kind: 'narration'; readonly words: string; readonly passages: readonly PassageEntry[] }
  /** Not in the passages that the record holds; `held` are words of it in a row that are. */
  | { readonly kind: 'not-found'; readonly held: Match | null }

export interface Court {
  readonly holdings: Holdings
  readonly isBy: (attribution: Attribution, statement: StatementEntry) => boolean
  /** Whose words are told by whoever reports: authors and newspapers. */
  readonly isReporter: (id: string) => boolean
}

export const statementOf = ({ utterance, from }: Match): StatementEntry => utterance.statementAt[from]!
