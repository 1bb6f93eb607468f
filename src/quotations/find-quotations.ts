import { isElision, isMark, type MarkStyle, pairs, singleCloser, standsAsOpener } from './quotation-marks.ts'

/** How many quotations may stand in one another; deeper ones are no quotations of their own. */
export const deepest = 3
/** Of marks in a paragraph that nobody closed, so many are read to its end. */
const mostUnclosed = 3

/** A quotation as it stands in somebody's text. */
export interface Quotation {
  /** The words between the marks; paragraphs of one quotation are joined by a line break, without their marks. */
  readonly words: string
  /** Offsets in the text in UTF-16 units: of the opening mark, and past the closing mark. */
  readonly start: number
  readonly end: number
  /** The line of the opening mark, from 1. */
  readonly line: number
  readonly style: MarkStyle
  /** The position in the list of the quotation that it stands in. */
  readonly parent: number | null
  /** No closing mark: read to the end of its paragraph. */
  readonly unbalanced: boolean
}

interface Span {
  readonly start: number
  end: number
  readonly style: MarkStyle
  readonly depth: number
  closed: boolean
  parts: string[]
}

interface Open {
  readonly span: Span
  readonly mark: string
  readonly contentFrom: number
  readonly closeAt: number | null
}

/**
 * The quotations of a text, in order of their opening marks: "straight", “curly”, „low“, «angle», ‹angle›, ‘single’
 * and 'single' ones, one inside another, and Slack's block quotes (lines that begin with `>`), whose words are one
 * quotation where the block has no marks of its own. A quotation whose next paragraph begins with its opening mark
 * again runs on into it. A mark that nobody closed counts to the end of its paragraph; an apostrophe, a foot or inch
 * sign, and a closing mark that closes nothing are no quotations.
 */
export function findQuotations(text: string): readonly Quotation[] {
  const spans: Span[] = []
  let running: Span | null = null
  for (const paragraph of paragraphsOf(text)) {
    if (paragraph.block) {
      const inner = spansIn(text, paragraph.from, paragraph.to)
      spans.push(...(inner.length ? inner : blockSpan(text, paragraph)))
      running = null
      continue
    }
    const found = spansIn(text, paragraph.from, paragraph.to)
    const first = found[0]
    if (running && first && first.start === paragraph.from && first.style === running.style) {
      running.parts.push(...first.parts)
      running.end = first.end
      running.closed = first.closed
      found.shift()
    }
    spans.push(...found)
    const last: Span | undefined = found.findLast((span) => span.depth === 0) ?? running ?? undefined
    running = last && !last.closed ? last : null
  }
  return withParents(text, spans)
}

/** Pieces of text that no quotation crosses without opening again, by offsets; a block quote is one. */
function paragraphsOf(text: string): { from: number; to: number; block: boolean }[] {
  const found: { from: number; to: number; block: boolean }[] = []
  let offset = 0
  let last: { from: number; to: number; block: boolean } | null = null
  for (const line of text.split('\n')) {
    const from = offset + (line.length - line.trimStart().length)
    const to = offset + line.trimEnd().length
    const block = /^\s*(>|&gt;)/.test(line)
    if (!line.trim()) last = null
    else if (last && last.block === block) last.to = to
    else {
      last = { from, to, block }
      found.push(last)
    }
    offset += line.length + 1
  }
  return found
}

function blockSpan(text: string, { from, to }: { from: number; to: number }): Span[] {
  const words = text
    .slice(from, to)
    .split('\n')
    .map((line) => line.replace(/^\s*(?:>|&gt;)+\s?/, '').trim())
  // The name below a block quote, after a dash, is no part of it.
  const credit = words.findIndex((line, i) => i > 0 && /^(—|–|--|-\s)/.test(line))
  const quoted = (credit > 0 ? words.slice(0, credit) : words).join('\n').trim()
  if (!quoted) return []
  const end = credit > 0 ? from + text.slice(from, to).split('\n').slice(0, credit).join('\n').length : to
  return [{ start: from, end, style: 'block', depth: 0, closed: true, parts: [quoted] }]
}

function spansIn(text: string, from: number, to: number): Span[] {
  const spans = new Set<Span>()
  const open: Open[] = []
  // How many open ones a mark may close, so that a mark which closes nothing is not looked up among all of them.
  const closable = new Map<string, number>()
  const count = ({ mark, closeAt }: Open, by: 1 | -1) => {
    for (const key of closeAt === null ? pairs.get(mark)!.closes : [String(closeAt)])
      closable.set(key, (closable.get(key) ?? 0) + by)
  }
  const closerOf = memoSingleCloser(text, to)
  const lastOf = new Map<string, number>()
  const comesLater = (mark: string, at: number) => {
    const last = lastOf.get(mark) ?? text.slice(0, to).lastIndexOf(mark)
    lastOf.set(mark, last)
    return last > at
  }
  for (let at = from; at < to; at++) {
    const mark = text[at]!
    if (!isMark(mark)) continue
    const closing =
      closable.get(mark) || closable.get(String(at))
        ? open.findLastIndex((each) =>
            each.closeAt === null ? pairs.get(each.mark)!.closes.includes(mark) : each.closeAt === at,
          )
        : -1
    const opener = standsAsOpener(text, at)
    if (closing >= 0 && !(mark === '"' && opener && /[\s(]/.test(text[at - 1] ?? ' '))) {
      const [closed, ...strays] = open.splice(closing)
      // Marks that were opened inside and never closed are no quotations of their own.
      for (const stray of strays) {
        spans.delete(stray.span)
        count(stray, -1)
      }
      count(closed!, -1)
      closed!.span.end = at + 1
      closed!.span.closed = true
      closed!.span.parts = [text.slice(closed!.contentFrom, at)]
      continue
    }
    const known = pairs.get(mark)
    if (!known || !opener || (mark === '"' && /\d/.test(text[at - 1] ?? ''))) continue
    const closeAt = known.style === 'single' ? closerOf(at) : null
    if (known.style === 'single' && closeAt === null) continue
    if ((mark === '”' || mark === '»' || mark === '›') && !comesLater(known.closes[0]!, at)) continue
    const span: Span = {
      start: at,
      end: to,
      style: known.style,
      depth: open.length,
      closed: false,
      parts: [],
    }
    spans.add(span)
    open.push({ span, mark, contentFrom: at + 1, closeAt })
    count(open.at(-1)!, 1)
  }
  for (const [i, each] of open.entries()) {
    each.span.parts = [text.slice(each.contentFrom, to)]
    if (i >= mostUnclosed) spans.delete(each.span)
  }
  return [...spans]
}

/** Where single marks close. What was found for one holds for those between it and its closing mark. */
function memoSingleCloser(text: string, to: number): (at: number) => number | null {
  const known = new Map<string, { readonly from: number; readonly closer: number | null }>()
  return (at) => {
    const mark = text[at]!
    const before = known.get(mark)
    if (before && (before.closer === null || at < before.closer - 1) && !isElision(text, at))
      return before.closer
    const closer = singleCloser(text, at, to)
    // Only a straight mark is looked for to the end: a curly one stops at the next that opens.
    if (mark === "'" && !isElision(text, at)) known.set(mark, { from: at, closer })
    return closer
  }
}

/** In order of their opening marks, each with the one that it stands in; those deeper than is checked left out. */
function withParents(text: string, spans: readonly Span[]): Quotation[] {
  const ordered = spans.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const found: Quotation[] = []
  let around: number[] = []
  let counted = 0
  let line = 1
  for (const { start, end, style, closed, parts } of ordered) {
    around = around.filter((i) => found[i]!.end > start)
    const containing = around.filter((i) => found[i]!.end >= end)
    if (containing.filter((i) => !found[i]!.unbalanced).length >= deepest) continue
    for (; counted < start; counted++) if (text[counted] === '\n') line += 1
    found.push({
      words: parts.map((part) => part.trim()).join('\n'),
      start,
      end,
      line,
      style,
      parent: containing.at(-1) ?? null,
      unbalanced: !closed,
    })
    around.push(found.length - 1)
  }
  return found
}
