import type { Intent } from '../question/question.ts'

/** Where an item stands: the paragraph is the 1-based count of the document's non-empty lines. */
export interface Citation {
  readonly document: string
  /** How a citation names the document: "Cameron, chronicle of 21 March 2022". */
  readonly title: string
  readonly paragraph: number
  /** Inclusive; only where the passage runs over a paragraph break. */
  readonly paragraphEnd?: number
  /** `document/passage`, to open it. */
  readonly passage: string
}

export type ItemKind = 'statement' | 'talk' | 'obstacle' | 'position' | 'passage'

/** One fact as shown, with everything that must stand beside it. */
export interface AnswerItem {
  /** `kind:id` of the fact, such as `statement:kuleba-24-hour-ceasefire`. */
  readonly id: string
  readonly kind: ItemKind
  /** In our own words, context included; at most 600 characters. */
  readonly text: string
  /** Exact words, at most 1,500 characters, or null. */
  readonly quote: string | null
  /** Canonical name or description, relays included, or null. */
  readonly speaker: string | null
  /** EDTF, never finer than known, or null. */
  readonly date: string | null
  readonly place: string | null
  readonly citations: readonly Citation[]
  /** Cautions, disputes and date precision of this item. */
  readonly notes: readonly string[]
}

export type AnswerStatus = 'answered' | 'corrected' | 'not-in-record' | 'unclear'

/** An answer as plain data; every surface renders this and nothing else. */
export interface Answer {
  readonly status: AnswerStatus
  /** What was asked for, as one of the reading's own words; for counting, and shown nowhere. */
  readonly intent?: Intent
  /** How the question was understood, in a short sentence. */
  readonly reading: string
  /** One sentence that answers. */
  readonly headline: string
  /** Questions to choose from, when asking back or offering the nearest that can be answered. */
  readonly choices: readonly string[]
  /** Best first, all that were found; a surface shows the first few and offers the rest. */
  readonly items: readonly AnswerItem[]
  readonly notes: readonly string[]
}

/** Everything known of one fact's way into the record: what "Show passage" opens. */
export interface PassageView {
  readonly item: AnswerItem
  readonly passages: readonly {
    readonly exact: string
    readonly paragraph: number
    readonly paragraphEnd?: number
    readonly document: string
  }[]
  readonly document: {
    readonly id: string
    readonly title: string
    readonly authors: readonly string[]
    readonly publisher: string | null
    readonly published: string
    readonly url: string | null
  }
  /** The document's and the fact's cautions, in words. */
  readonly cautions: readonly string[]
  /** How it reached us: "Vladimir Putin ← the Kremlin's readout ← Cameron's chronicle". */
  readonly chain: string
  /** What disputes it, and other wordings of the same utterance. */
  readonly disputes: readonly string[]
}
