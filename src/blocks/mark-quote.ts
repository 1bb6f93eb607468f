import type { RichTextLeaf } from './block.ts'
import { shorten } from './shorten.ts'
import { leaf } from './text-objects.ts'

/**
 * A passage with the quotation in bold, in at most about `max` characters. Where the passage is longer, what stands
 * around the quotation is cut first. A quotation that is not in the passage letter by letter (it may be joined from
 * two) leaves the passage as it is.
 */
export function markQuote(passage: string, quote: string | null, max: number): RichTextLeaf[] {
  const start = quote ? passage.indexOf(quote) : -1
  if (!quote || start < 0) return [leaf(shorten(passage, max))]
  const room = Math.max(Math.floor((max - quote.length) / 2), 40)
  const before = keepEnd(passage.slice(0, start), room)
  const after = shorten(passage.slice(start + quote.length), room)
  const leaves = [
    before === '' ? null : leaf(before),
    leaf(shorten(quote, Math.max(max, 100)), { bold: true }),
    after === '' ? null : leaf(after),
  ]
  return leaves.filter((each) => each !== null)
}

function keepEnd(text: string, max: number): string {
  if (text.length <= max) return text
  const cut = text.slice(text.length - max + 1).replace(/^[\uDC00-\uDFFF]/, '')
  const space = cut.indexOf(' ')
  return `…${space >= 0 && space < max * 0.4 ? cut.slice(space) : cut}`
}
