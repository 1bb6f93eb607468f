import type { Quotation } from './find-quotations.ts'
import { speechVerb } from './speech-words.ts'

/** What stands around a quotation in its sentence, up to the next quotation on either side. */
export interface Surroundings {
  readonly before: string
  readonly after: string
  /** The sentence before and the one after in the same paragraph, without quotations. */
  readonly previous: string
  readonly next: string
  /** The whole sentence without its quotations. */
  readonly sentence: string
  /** The sentence, the one before and the one after, with all quotations but this one. */
  readonly nearby: string
  /** The outermost quotation before it in the same paragraph, if any: its position in the list. */
  readonly earlier: number | null
  /** Whether that one stands in the same sentence, and whether another one follows in it. */
  readonly sharesSentence: boolean
  readonly isFollowed: boolean
}

/** A sentence is read so far from its quotation, in characters: no attribution stands further off. */
const reach = 600

const hidden = '\uE000'
const abbreviation =
  /\b(?:Dr|Mr|Mrs|Ms|Prof|St|Gen|Sen|Rep|Gov|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|\p{Lu})\.$/u

/**
 * Reads the text around quotations. Within one quotation only its inside is text, so that a quotation in a quotation
 * is introduced by the words of the outer one. A sentence ends at a full stop, question or exclamation mark before a
 * space and a capital, at the end of a paragraph, and after a quotation that itself ends with a full stop; one that
 * ends with a comma, a question or an exclamation mark may go on ("…!" she said).
 */
export function surroundingsOf(
  text: string,
  quotations: readonly Quotation[],
): (index: number) => Surroundings {
  const read = new Map<number | null, ReturnType<typeof readScope>>()
  const scopeOf = (parent: number | null) => {
    const known = read.get(parent) ?? readScope(text, quotations, parent)
    read.set(parent, known)
    return known
  }
  return (index) => {
    const own = quotations[index]!
    const { scope, siblings, masked, ends, sentences, show } = scopeOf(own.parent)
    const from = Math.max(ends.findLast((end) => end <= own.start) ?? scope.from, own.start - reach)
    const to = Math.min(ends.find((end) => end >= own.end) ?? scope.to, own.end + reach)
    const before = siblings.findLast(({ end }) => end <= own.start)
    const after = siblings.find(({ start }) => start >= own.end)
    const previous = sentences.findLast(({ start }) => start < from)
    const next = sentences.find(({ start }) => start >= to)
    // Nobody who speaks in another paragraph speaks here, unless it only leads on: "Kuleba went on."
    const crossed =
      previous !== undefined &&
      isParted(masked.slice(Math.max(previous.start, own.start - 2 * reach), own.start).trimStart())
    return {
      before: masked.slice(Math.max(from, before?.end ?? 0), own.start),
      after: masked.slice(own.end, Math.min(to, after?.start ?? to)),
      previous: previous && (!crossed || leadsOn.test(previous.text)) ? previous.text.slice(-reach) : '',
      next: next && !isParted(masked.slice(own.end, next.start), next.lead) ? next.text.slice(0, reach) : '',
      sentence: show(from, to),
      nearby: `${text.slice(Math.max(ends.findLast((end) => end < from) ?? scope.from, from - reach), own.start)} ${text.slice(own.end, Math.min(ends.find((end) => end > to) ?? scope.to, to + reach))}`,
      earlier:
        before && !/\n\s*\n/.test(text.slice(before.end, own.start)) ? quotations.indexOf(before) : null,
      sharesSentence: before !== undefined && before.end > from,
      isFollowed: after !== undefined && after.start < to,
    }
  }
}

const leadsOn = new RegExp(`:$|(?:${speechVerb.source})[.…]?$`, 'iu')
const isParted = (between: string, lead = '') => /\n\s*\n/.test(between + lead)

/** The text of one level: outside all quotations, or within one, with the quotations of that level hidden. */
function readScope(text: string, quotations: readonly Quotation[], parent: number | null) {
  const outer = parent === null ? null : quotations[parent]!
  const scope = outer ? { from: outer.start + 1, to: outer.end - 1 } : { from: 0, to: text.length }
  const siblings = quotations.filter((each) => each.parent === parent)
  // Other quotations are hidden, so that their full stops and names count for nothing here.
  let masked = ''
  for (const { start, end } of siblings) {
    masked += text.slice(masked.length, start)
    masked += hidden.repeat(Math.max(0, end - masked.length))
  }
  masked += text.slice(masked.length)
  const show = (start: number, end: number) => masked.slice(start, end).replaceAll(hidden, '')
  const ends = boundariesIn(masked, text, siblings, scope)
  const starts = [scope.from, ...ends]
  const sentences = starts
    .map((start, i) => {
      const shown = show(start, ends[i] ?? scope.to)
      return { start, text: shown.trim(), lead: /^\s*/.exec(shown)![0] }
    })
    .filter((sentence) => sentence.text)
  return { scope, siblings, masked, ends, sentences, show }
}

function boundariesIn(
  masked: string,
  text: string,
  siblings: readonly Quotation[],
  { from, to }: { from: number; to: number },
): number[] {
  const ends = new Set<number>()
  for (const match of masked
    .slice(from, to)
    .matchAll(
      /[.!?]+(?=\s+[\p{Lu}\uE000])|\n\s*\n|\n(?=\s*(?:>|&gt;))|\n(?=\s*(?:[-*•]|\d+[.)])\s[^\n]*[:\uE000])/gu,
    )) {
    const end = from + match.index + match[0].length
    if (!/[.]$/.test(match[0]) || !abbreviation.test(masked.slice(Math.max(0, end - 8), end))) ends.add(end)
  }
  const lastWord = from + text.slice(from, to).trimEnd().length
  for (const { end, words, style } of siblings) {
    const rest = masked.slice(end, to)
    if (
      style === 'block'
        ? /^\s*\n\s*\n/.test(rest)
        : /(?<![.])[.]\s*$/.test(words) && /^\s+[\p{Lu}\uE000]/u.test(rest)
    )
      ends.add(end)
    // A full stop inside the marks and a dash after them: — Umerov.
    if (end >= lastWord) ends.add(to)
  }
  return [...ends].sort((a, b) => a - b)
}
