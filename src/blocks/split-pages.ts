import type { AnswerItem } from '../answer/answer.ts'
import { citationLabel } from './citation-line.ts'
import { itemsPerPage } from './limits.ts'

/** Citations are never shortened, so a page takes only as many of them as every surface can carry. */
const citationsPerPage = 2_400

/** An item's place in the whole answer stays with it: buttons name the item by it. */
export interface PlacedItem {
  readonly item: AnswerItem
  readonly index: number
}

/** One page among the others. Numbers count from 0. */
export interface ItemPage {
  readonly items: readonly PlacedItem[]
  readonly number: number
  /** How many items stand on the pages before. */
  readonly before: number
  /** Of all pages together. */
  readonly total: number
  readonly previous: PageStart | null
  readonly next: PageStart | null
}

/** Where a page begins: its number, and its first item's place in the whole answer. */
export interface PageStart {
  readonly number: number
  readonly first: number
}

/** The items in pages, best first. An answer without items has one empty page. */
export function splitPages(items: readonly AnswerItem[]): readonly (readonly PlacedItem[])[] {
  return paginate(items.map((item, index) => ({ item, index })))
}

/**
 * One page of the items. With `first` it is the page that begins at that place in the whole answer or after it, whatever
 * was taken away before: nothing is skipped and nothing shown twice. A page past the end is the last one.
 */
export function pageOf(
  items: readonly PlacedItem[],
  { page, first }: { readonly page: number; readonly first?: number | undefined },
): ItemPage {
  const earlier = first === undefined ? [] : items.filter(({ index }) => index < first)
  const later = items.slice(earlier.length)
  const start = earlier.length > 0 ? paginate(earlier) : []
  const pages = later.length > 0 || start.length === 0 ? [...start, ...paginate(later)] : start
  const number = Math.min(first === undefined ? page : start.length, pages.length - 1)
  const startOf = (at: number): PageStart | null =>
    pages[at]?.[0] ? { number: at, first: pages[at][0].index } : null
  return {
    items: pages[number] ?? [],
    number,
    before: pages.slice(0, number).flat().length,
    total: items.length,
    previous: startOf(number - 1),
    next: startOf(number + 1),
  }
}

function paginate(items: readonly PlacedItem[]): readonly (readonly PlacedItem[])[] {
  const pages: PlacedItem[][] = [[]]
  let length = 0
  for (const placed of items) {
    const { citations } = placed.item
    const own = citations.reduce((sum, citation) => sum + citationLabel(citation).length + 2, 0)
    const page = pages.at(-1)!
    const isFull = page.length === itemsPerPage || (page.length > 0 && length + own > citationsPerPage)
    if (isFull) pages.push([placed])
    else page.push(placed)
    length = isFull ? own : length + own
  }
  return pages
}
