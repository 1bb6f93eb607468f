/** The action ids of every button Talks sends. Listeners register under the same names. */
export const actionIds = {
  showPassage: 'show-passage',
  more: 'more',
  /** Back a page, where one reader turns the pages in place. */
  previous: 'previous',
  filterPerson: 'filter-person',
  filterMonth: 'filter-month',
  filterDocument: 'filter-document',
  filterSwitches: 'filter-switches',
  clearFilters: 'clear-filters',
  share: 'share',
  /** The answer's talks by track, drawn. */
  timelinePicture: 'timeline-picture',
  /** One button a choice: `choose-0`, `choose-1` … because ids must differ within a block. */
  choose: 'choose',
  /** The digest's passages, as a select. */
  openPassage: 'open-passage',
  digestMore: 'digest-more',
  /** Helpful, or wrong or missing: the value's index says which. */
  feedback: 'feedback',
  /** An editor's; carries the feedback's own id. */
  settleFeedback: 'settle-feedback',
  /** Opens the question's window from the Home tab. */
  askQuestion: 'ask-question',
  /** One button a format: `cite-ap`, `cite-chicago`, `cite-csl-json`. */
  cite: 'cite',
} as const

/** What a button carries: an answer's opaque id, and which item, page or choice of it. */
export interface ButtonValue {
  readonly answerId: string
  readonly index: number
  /** The first item of the page, by its place in the whole answer: pages shift when something is withdrawn. */
  readonly first?: number
  /** What the answer was narrowed to, as `writeFilters` writes it; not empty. */
  readonly filters?: string
}

export function writeButtonValue({ answerId, index, first, filters }: ButtonValue): string {
  return [answerId, index, first, filters || undefined].filter((part) => part !== undefined).join(':')
}

/** Null for anything that Talks cannot have written. */
export function readButtonValue(value: string | undefined): ButtonValue | null {
  const found = /^([\w-]{1,64}):(\d{1,4})(?::(\d{1,4}))?(?::([a-z][\w.-]{0,59}))?$/.exec(value ?? '')
  if (!found) return null
  const [, answerId, index, first, filters] = found
  return {
    answerId: answerId!,
    index: Number(index),
    ...(first !== undefined && { first: Number(first) }),
    ...(filters !== undefined && { filters }),
  }
}
