import type { Fact } from '../record/facts.ts'
import type { Side } from '../record/vocabulary.ts'
import type { OtherSide } from './other-side.ts'

/** Why the record does not answer. */
export type Absence =
  | { readonly kind: 'unknown-subject'; readonly subjects: readonly string[] }
  | {
      readonly kind: 'speaker-silent'
      readonly speakers: readonly string[]
      readonly sides?: readonly Side[]
      readonly onTopic: boolean
    }
  | { readonly kind: 'no-match' }
  | { readonly kind: 'no-such-talk' }
  /** Nobody names them as taking part in any talks, or in the same. */
  | { readonly kind: 'never-met'; readonly people: readonly string[]; readonly sides?: readonly Side[] }
  | { readonly kind: 'out-of-range' }
  | { readonly kind: 'field-unknown'; readonly field: string }
  | { readonly kind: 'quotation-unknown' }

/** What stands beside a fact: whether the side it tells of says so too. */
export interface Beside {
  readonly otherSide: OtherSide
}

/** What lookup found, best first, and what must be said about it. */
export interface Findings {
  readonly facts: readonly Fact[]
  readonly absence: Absence | null
  /** The question took something for granted that the record contradicts. */
  readonly correction:
    | { readonly kind: 'speaker'; readonly claimed: readonly string[]; readonly actual: string }
    | { readonly kind: 'denied'; readonly speaker: string }
    | { readonly kind: 'relay'; readonly asked: readonly string[]; readonly instead: readonly string[] }
    | { readonly kind: 'not-there'; readonly people: readonly string[] }
    | { readonly kind: 'not-held' }
    | { readonly kind: 'elsewhere'; readonly what: 'place' | 'date' }
    | null
  /** Of several asked to speak side by side, those of whom there are no words on the subject. */
  readonly silent?: { readonly speakers: readonly string[]; readonly sides: readonly Side[] }
  /** Facts that would be nearest, when none answers. */
  readonly near: readonly Fact[]
  /** The words asked about stand in the first fact's quotation, not only their sense. */
  readonly verbatim?: boolean
  /** How much of the asked words the best fact bears, 0 to 1: for telling a sure answer from a weak one. */
  readonly confidence: number
  /** By the fact's id; only facts that have something beside them. */
  readonly beside: ReadonlyMap<string, Beside>
}

export const nothing: Findings = {
  facts: [],
  absence: null,
  correction: null,
  near: [],
  confidence: 0,
  beside: new Map(),
}
