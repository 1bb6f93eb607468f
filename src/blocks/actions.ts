/** The action ids of every button Talks sends. Listeners register under the same names. */
export const actionIds = {
  showPassage: 'show-passage',
  more: 'more',
  share: 'share',
  /** One button a choice: `choose-0`, `choose-1` … because ids must differ within a block. */
  choose: 'choose',
  /** The digest's passages, as a select. */
  openPassage: 'open-passage',
  digestMore: 'digest-more',
} as const

/** What a button carries: an answer's opaque id, and which item, page or choice of it. */
export interface ButtonValue {
  readonly answerId: string
  readonly index: number
}

export function writeButtonValue({ answerId, index }: ButtonValue): string {
  return `${answerId}:${index}`
}

/** Null for anything that Talks cannot have written. */
export function readButtonValue(value: string | undefined): ButtonValue | null {
  const found = /^([\w-]{1,64}):(\d{1,4})$/.exec(value ?? '')
  return found ? { answerId: found[1]!, index: Number(found[2]) } : null
}
