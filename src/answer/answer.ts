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

/** What an item rests on; `standing.ts` defines each. */
export type Footing = 'on-record' | 'paraphrase' | 'unnamed' | 'unconfirmed'

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
  /** By whose name a reader may ask for it: speaker, claimants or participants. At most 20. */
  readonly people?: readonly string[]
  /** None for what rests on nobody's word, such as a document's own entry. */
  readonly footing?: Footing
  /** Facts that its notes tell besides: `kind:id`. */
  readonly beside?: readonly string[]
  /** The record holds a contradiction or denial of it. */
  readonly disputed?: boolean
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
  /** Facts that the answer’s own notes tell: `kind:id`. */
  readonly beside?: readonly string[]
}
