import type { MarkStyle } from './quotation-marks.ts'
import type { Verdict } from './verdict.ts'
import type { DiffPart } from './word-diff.ts'

export const verdictKinds = [
  'verbatim',
  'clipped',
  'altered',
  'wrong-speaker',
  'paraphrase',
  'narration',
  'not-found',
] as const satisfies readonly Verdict['kind'][]
export type VerdictKind = (typeof verdictKinds)[number]

/** Where the record's words stand. */
export interface QuotationCitation {
  readonly document: string
  readonly title: string
  readonly paragraph: number
  readonly paragraphEnd?: number
  /** `document/passage`. */
  readonly passage: string
}

/** One quotation of the text and what the record says of it. */
export interface CheckedQuotation {
  /** As the text has it, without the outer marks; one that its attribution interrupts, with the attribution. */
  readonly quotation: string
  readonly line: number
  /** Offsets in the text, the marks included, the end exclusive. */
  readonly start: number
  readonly end: number
  readonly style: MarkStyle
  readonly nested: boolean
  /** The closing mark is missing. */
  readonly unbalanced: boolean
  readonly verdict: VerdictKind
  /** Words are left out by an ellipsis. */
  readonly omission: boolean
  /** Words in brackets were taken on trust. */
  readonly brackets: boolean
  /** Whom the text names as the speaker; `ids` is empty for somebody whom the record does not have. */
  readonly saidBy: { readonly name: string; readonly ids: readonly string[] } | null
  /** Whose words the record says they are; null where it has none like them. */
  readonly speaker: { readonly id: string; readonly name: string } | null
  /** The record's own words at that place, or null. */
  readonly wording: string | null
  /** The statements quoted, by the ids under which the record shows them. */
  readonly items: readonly string[]
  readonly citations: readonly QuotationCitation[]
  /** For an altered quotation: the record's words and the text's, side by side. */
  readonly diff: readonly DiffPart[]
  /** For a clipped one: what turns its sense and is not there. */
  readonly leftOut: string | null
  /** Whole sentences, the most important first. */
  readonly notes: readonly string[]
}

/** What was checked, against which record, when, for whom. */
export interface QuotationReceipt {
  readonly recordVersion: string
  /** ISO instant. */
  readonly checkedAt: string
  readonly askedBy?: string
  readonly counts: Readonly<Record<VerdictKind, number>>
  /** In the order of the text. */
  readonly entries: readonly CheckedQuotation[]
  /** What the check covers and what it does not. */
  readonly coverage: string
}
