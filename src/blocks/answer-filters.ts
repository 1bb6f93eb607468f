import { createHash } from 'node:crypto'
import type { AnswerItem, Footing } from '../answer/answer.ts'
import { dateText } from '../answer/dates.ts'
import { type ItemPage, type PlacedItem, pageOf } from './split-pages.ts'

/** What a reader narrowed a long answer to; null: all of them. */
export interface AnswerFilters {
  readonly person: string | null
  /** `2022-03`; `2022` for items whose month is not known; `none` for those without a single date. */
  readonly month: string | null
  readonly document: string | null
  readonly onRecordOnly: boolean
  readonly hideDisputed: boolean
}

/** The filters that are a choice among what an answer's items have. */
export type Facet = 'person' | 'month' | 'document'

export const noFilters: AnswerFilters = {
  person: null,
  month: null,
  document: null,
  onRecordOnly: false,
  hideDisputed: false,
}

export interface FacetChoice {
  readonly key: string
  readonly label: string
  /** How many items of the whole answer have it. */
  readonly count: number
}

/** Why an item is not shown: the first filter that it does not pass, so that each is counted once. */
export type HiddenReason = 'person' | 'month' | 'document' | Exclude<Footing, 'on-record'> | 'disputed'

export interface Narrowed {
  readonly shown: readonly PlacedItem[]
  readonly hidden: ReadonlyMap<HiddenReason, number>
}

const codeOf: Record<Facet, string> = { person: 'p', month: 'm', document: 'd' }

/** `p4kGd0Q1a.m2022-03.n`: no words, at most 60 characters of `[\w.-]`; empty where nothing is narrowed. */
export function writeFilters(filters: AnswerFilters): string {
  const { person, month, document, onRecordOnly, hideDisputed } = filters
  return [
    person === null ? '' : `${codeOf.person}${person}`,
    month === null ? '' : `${codeOf.month}${month}`,
    document === null ? '' : `${codeOf.document}${document}`,
    onRecordOnly ? 'n' : '',
    hideDisputed ? 'h' : '',
  ]
    .filter((part) => part !== '')
    .join('.')
}

/** Null for anything that `writeFilters` cannot have written. */
export function readFilters(code: string): AnswerFilters | null {
  const found = /^(?:p([\w-]{8}))?\.?(?:m(\d{4}(?:-\d\d)?|none))?\.?(?:d([\w-]{8}))?\.?(n)?\.?(h)?$/.exec(
    code,
  )
  if (!found) return null
  const [, person = null, month = null, document = null, n, h] = found
  const filters = { person, month, document, onRecordOnly: n !== undefined, hideDisputed: h !== undefined }
  return writeFilters(filters) === code ? filters : null
}

export function isNarrowed(filters: AnswerFilters): boolean {
  return writeFilters(filters) !== ''
}

/** A name or id as a button can carry it: 48 bits of its hash, which nobody reads and a withdrawal cannot shift. */
function keyOf(name: string): string {
  return createHash('sha256').update(name).digest('base64url').slice(0, 8)
}

/** Everybody by whose name the item can be asked for; without the relay, "Vladimir Putin (via the Kremlin)" is Putin. */
function peopleOf({ people, speaker }: AnswerItem): readonly string[] {
  return people ?? (speaker === null ? [] : [speaker.replace(/ \(via .+\)$/s, '')])
}

function monthOf({ date }: AnswerItem): string {
  return /^\d{4}(?:-\d\d)?/.exec(date ?? '')?.[0] ?? 'none'
}

/** What an item has of a facet, each as key and label. */
function valuesOf(
  item: AnswerItem,
  facet: Facet,
): readonly { readonly key: string; readonly label: string }[] {
  switch (facet) {
    case 'person':
      return peopleOf(item).map((name) => ({ key: keyOf(name), label: name }))
    case 'month': {
      const key = monthOf(item)
      const label =
        key === 'none' ? 'No single date' : key.length === 4 ? `${key}, month not known` : dateText(key)
      return [{ key, label }]
    }
    case 'document':
      return item.citations.map(({ document, title }) => ({ key: keyOf(document), label: title }))
  }
}

/** What the items have of a facet: people and documents by name, months in order, the undated last. */
export function choicesOf(items: readonly AnswerItem[], facet: Facet): readonly FacetChoice[] {
  const byKey = new Map<string, FacetChoice>()
  for (const item of items) {
    const own = new Map(valuesOf(item, facet).map(({ key, label }) => [key, label]))
    for (const [key, label] of own)
      byKey.set(key, { key, label: byKey.get(key)?.label ?? label, count: (byKey.get(key)?.count ?? 0) + 1 })
  }
  const sortKey = ({ key, label }: FacetChoice) => (facet === 'month' ? key : label)
  return [...byKey.values()].toSorted((one, other) => sortKey(one).localeCompare(sortKey(other), 'en'))
}

/** The items that pass, each with its place in the whole answer, and why the others are hidden. */
export function narrow(items: readonly AnswerItem[], filters: AnswerFilters): Narrowed {
  const shown: PlacedItem[] = []
  const hidden = new Map<HiddenReason, number>()
  for (const [index, item] of items.entries()) {
    const reason = hiddenBy(item, filters)
    if (reason === null) shown.push({ item, index })
    else hidden.set(reason, (hidden.get(reason) ?? 0) + 1)
  }
  return { shown, hidden }
}

/** The page of an answer that a place in it names, and what the filters did. */
export function answerPage(
  items: readonly AnswerItem[],
  { filters = noFilters, ...at }: PageWanted,
): { readonly shown: ItemPage; readonly narrowed: Narrowed } {
  const narrowed = narrow(items, filters)
  return { shown: pageOf(narrowed.shown, at), narrowed }
}

export interface PageWanted {
  /** From 0. */
  readonly page: number
  /** The page's first item, by its place in the whole answer; it decides where both are given. */
  readonly first?: number | undefined
  readonly filters?: AnswerFilters
}

function hiddenBy(item: AnswerItem, filters: AnswerFilters): HiddenReason | null {
  for (const facet of ['person', 'month', 'document'] as const) {
    const key = filters[facet]
    if (key !== null && !valuesOf(item, facet).some((value) => value.key === key)) return facet
  }
  const { footing = 'on-record', disputed = false } = item
  if (filters.onRecordOnly && footing !== 'on-record') return footing
  return filters.hideDisputed && disputed ? 'disputed' : null
}
