import type { Side } from '../record/vocabulary.ts'
import type { Word } from './words.ts'

/** What a question is after. */
export type Intent =
  | 'said'
  | 'whose-words'
  | 'talks'
  | 'stalled'
  | 'positions'
  | 'timeline'
  | 'comparison'
  /** One speaker's words on one subject, in the order in which they were spoken. */
  | 'change'
  /** Who sat across from whom. */
  | 'meetings'
  | 'provenance'
  | 'coverage'
  | 'help'
  | 'greeting'
  | 'any'

/** Which field of a talk is asked for. */
export type Asked =
  | 'where'
  | 'when'
  /** The day, month or year itself: a weekday is no answer. */
  | 'calendar'
  | 'how-long'
  | 'who'
  | 'who-led'
  | 'who-arranged'
  | 'how-many'
  | 'mode'
  | 'outcome'
  | 'status'
  | 'agenda'
  | 'presence'
  | 'list'

/** A closed window of local dates, `YYYY-MM-DD`; both ends inclusive. */
export interface DateWindow {
  readonly from: string
  readonly to: string
}

export interface When {
  readonly words: string
  /** Any of these windows fits: a day without a year has one for each year of the record. */
  readonly windows: readonly DateWindow[]
  readonly weekdays: readonly string[]
  /** `stated` in full, or with a year or direction that was `implied`. */
  readonly basis: 'stated' | 'implied'
  /** A window open to one side came from "before" or "after". */
  readonly relation?: 'before' | 'after' | 'since' | 'until'
}

export type Role = 'speaker' | 'about'

export interface PersonMention {
  /** Several when an office has several holders in the record. */
  readonly ids: readonly string[]
  readonly words: string
  readonly by: 'name' | 'office'
  readonly role: Role
  readonly at: number
  readonly negated?: boolean
}
export interface SideMention {
  readonly side: Side
  readonly words: string
  readonly role: Role
  readonly at: number
}
export interface PlaceMention {
  readonly ids: readonly string[]
  readonly words: string
  readonly negated: boolean
  /** "after the Belarus rounds": around the talks held there rather than at them. */
  readonly relation?: 'before' | 'after'
  /** It is also a subject of negotiation: Crimea, the Donbas. */
  readonly topical?: boolean
  readonly at: number
}
export interface TalkMention {
  readonly ids: readonly string[]
  readonly words: string
  readonly at: number
  /** "after the second round" rather than at it. */
  readonly relation?: 'before' | 'after' | 'next' | 'previous'
}

/** A word nobody claimed, and what that means for abstaining. */
export interface Leftover {
  readonly word: Word
  /**
   * `plain`: an English word, it ranks; `term`: a subject word that the record knows;
   * `foreign`: a name or word outside the record and the language, a missing subject.
   */
  readonly kind: 'plain' | 'term' | 'foreign'
}

/** A question as understood. Plain data: the same words always give the same question. */
export interface Question {
  readonly text: string
  readonly intent: Intent
  /** Whether the words say so, or it was assumed. */
  readonly intentBasis: 'stated' | 'implied'
  readonly asked: readonly Asked[]
  readonly superlative?: 'longest' | 'shortest' | 'first' | 'last'
  readonly people: readonly PersonMention[]
  readonly sides: readonly SideMention[]
  readonly places: readonly PlaceMention[]
  readonly talks: readonly TalkMention[]
  readonly talkKinds: readonly string[]
  readonly documents: readonly string[]
  readonly topics: readonly string[]
  readonly when: When | null
  readonly quotations: readonly string[]
  /** The words after "who said …", without marks. */
  readonly saying: string | null
  /** Stems to rank by, in question order. */
  readonly terms: readonly string[]
  /** Those of the terms that the answer must bear: without any of them there is none. */
  readonly subjects: readonly string[]
  readonly leftovers: readonly Leftover[]
  /** Words of the record that were meant by what was typed. */
  readonly corrections: readonly { typed: string; meant: string }[]
  readonly pronoun: 'he' | 'she' | 'they' | 'it' | null
  /** "Medinsky or Podoliak?": one of those named is meant. */
  readonly alternatives: boolean
  readonly otherLanguage: boolean
}
