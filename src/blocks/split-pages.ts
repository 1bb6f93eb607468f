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

/** The items in pages, best first. An answer without items has one empty page. */
export function splitPages(items: readonly AnswerItem[]): readonly (readonly PlacedItem[])[] {
  const pages: PlacedItem[][] = [[]]
  let length = 0
  for (const [index, item] of items.entries()) {
    const own = item.citations.reduce((sum, citation) => sum + citationLabel(citation).length + 2, 0)
    const page = pages.at(-1)!
    const isFull = page.length === itemsPerPage || (page.length > 0 && length + own > citationsPerPage)
    if (isFull) pages.push([{ item, index }])
    else page.push({ item, index })
    length = isFull ? own : length + own
  }
  return pages
}
