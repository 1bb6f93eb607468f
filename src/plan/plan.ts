import type { Asked, DateWindow } from '../question/question.ts'
import type { Side } from '../record/vocabulary.ts'

/** What facts must satisfy. Lists within one entry are alternatives; entries all hold. */
export interface Filters {
  /** Whose words: for each person or office asked for, the ids that it may mean. */
  readonly speakers: readonly (readonly string[])[]
  readonly speakerSides: readonly Side[]
  /** Involved in any way, not as the speaker asked for. */
  readonly people: readonly (readonly string[])[]
  /** "without Macron", "apart from the EU leaders". */
  readonly notPeople: readonly string[]
  readonly sides: readonly Side[]
  readonly talks: readonly string[]
  /** `after` and `before`: around those talks rather than at them. */
  readonly talksRelation: 'at' | 'after' | 'before'
  readonly places: readonly string[]
  readonly notPlaces: readonly string[]
  readonly documents: readonly string[]
  /** Any of these, both ends inclusive; empty for any time. */
  readonly windows: readonly DateWindow[]
  readonly weekdays: readonly string[]
  readonly talkKinds: readonly string[]
}

/** What facts are ranked by, and what must be among them for an answer. */
export interface Ranking {
  readonly topics: readonly string[]
  /** Stems, in question order. */
  readonly terms: readonly string[]
  /** The question's folded words in order: runs of them that stand in a quotation point to it. */
  readonly words: readonly string[]
  /** Those of the terms and topics (`topic:id`) without any of which there is no answer. */
  readonly subjects: readonly string[]
  /** People and sides told of: they raise a fact, but do not make it an answer. */
  readonly involved: readonly (readonly string[])[]
}

interface Base {
  readonly filters: Filters
  readonly ranking: Ranking
}

/** A question's work order: frozen data, the only thing that lookup sees. */
export type Plan =
  | (Base & {
      readonly kind: 'facts'
      readonly about: 'said' | 'stalled' | 'positions' | 'provenance' | 'any'
      /** "the most recent quote": by date rather than by rank. */
      readonly order: 'first' | 'last' | null
      /** "how many prisoners": only facts that count something answer. */
      readonly number?: boolean
      /** The question takes for granted that the speaker asserted it. */
      readonly presumes: boolean
    })
  | (Base & {
      readonly kind: 'whose-words'
      readonly words: string
      /** Between quotation marks, or only said to be said. */
      readonly exact: boolean
      /** Words of the question that neither the record nor English has. */
      readonly foreign: readonly string[]
    })
  | (Base & {
      readonly kind: 'talks'
      readonly asked: readonly Asked[]
      readonly superlative: 'longest' | 'shortest' | 'first' | 'last' | null
      /** "the next round": what is planned, not what was held. */
      readonly upcoming: boolean
      /** Filters with the speakers kept, for when the words asked about are a statement's. */
      readonly spoken: Filters
    })
  | (Base & {
      readonly kind: 'timeline'
      readonly latest: boolean /** Somebody's words rather than talks. */
      readonly spoken: boolean
    })
  | (Base & { readonly kind: 'comparison' })
  | (Base & {
      readonly kind: 'change'
      /** "first and last": the two ends alone. */
      readonly ends: boolean
      /** Stems of a subject that is no topic of the record: "cities", "China". Any of them must be told of. */
      readonly about: readonly string[]
    })
  | (Base & { readonly kind: 'meetings' })
  | {
      readonly kind: 'coverage'
      /** Some documents only; none for all. */
      readonly documents: readonly string[]
      /** The one thing asked of them. */
      readonly field: 'date' | 'author' | null
    }
  | { readonly kind: 'help' }
  | { readonly kind: 'greeting' }
  | { readonly kind: 'language' }
  | {
      readonly kind: 'missing'
      readonly subjects: readonly string[]
      readonly near: Filters
      readonly ranking: Ranking
    }
  | {
      readonly kind: 'unclear'
      readonly choices: readonly string[]
      /** What is asked for is plain, and only whose it is stays open. */
      readonly whose?: 'meetings' | 'words'
    }

export type PlanOf<K extends Plan['kind']> = Extract<Plan, { kind: K }>

export const noFilters: Filters = {
  speakers: [],
  speakerSides: [],
  people: [],
  notPeople: [],
  sides: [],
  talks: [],
  talksRelation: 'at',
  places: [],
  notPlaces: [],
  documents: [],
  windows: [],
  weekdays: [],
  talkKinds: [],
}

export type FactsPlan = PlanOf<'facts'>
