import type { Weekday } from './schedule.ts'

/** What a reader made of the words from `at` on; `length` says how many it took. */
export type Part =
  | { readonly kind: 'time'; readonly time: string; readonly length: number }
  | { readonly kind: 'zone'; readonly zone: string; readonly length: number }
  | { readonly kind: 'days'; readonly days: readonly Weekday[]; readonly length: number }
  /** Words of its kind that cannot be meant: what is wrong, and what to type instead. */
  | { readonly kind: 'problem'; readonly sentence: string; readonly length: number }

/** Reads its own kind of words at one position; undefined where there are none. */
export type WordReader = (words: readonly string[], at: number) => Part | undefined

/**
 * The words that were typed, their case kept for what they name. Slack escapes "&", telephones put in typographic
 * dashes and quotation marks, people end with a full stop: none of it is part of a word.
 */
export function splitWords(typed: string): readonly string[] {
  return typed
    .normalize('NFKC')
    .replaceAll('&amp;', '&')
    .replace(/[‐-―−]/g, '-')
    .replace(/[’`´]/g, "'")
    .replace(/(?<![a-z])([ap])\.\s?m\b\.?/gi, '$1m')
    .replace(/\b(utc|gmt)\s*([+-])\s*(?=\d)/gi, '$1$2')
    .split(/[\s,;()[\]&]+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}+-]+/u, '').replace(/[^\p{L}\p{N}+-]+$/u, ''))
    .filter((word) => word !== '')
}

/** At most 40 characters of what was typed are said back, with the quotation marks. */
const mostShown = 38

/** Typed words for a sentence: short, and without any character that is markup in Slack. */
export function quoteWords(typed: string): string {
  const plain = typed.replace(/[^\p{L}\p{M}\p{N} :.,/+'-]/gu, '')
  if (plain.length <= mostShown) return `“${plain}”`
  const cut = plain.slice(0, mostShown - 1).replace(/[\uD800-\uDBFF]$/, '')
  return `“${cut}…”`
}

/** "a", "a or b", "a, b or c". */
export const oneOf = (choices: readonly string[]): string =>
  choices.length > 1 ? `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}` : choices.join()
