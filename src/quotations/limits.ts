import { tokensOf, wordsIn } from './compared-words.ts'
import { deepest, type Quotation } from './find-quotations.ts'

/** So that no text keeps others waiting: how much of one is checked. */
export const limits = { characters: 60_000, quotations: 300, words: 300 } as const

/** Whether a quotation has more words than are checked. */
export const isTooLong = (words: string) =>
  words.length > limits.words * 40 || wordsIn(tokensOf(words)).length > limits.words

/** What of a text was not checked, in whole sentences: what the limits leave out, and marks that mark nothing. */
export function uncheckedNotes(
  text: string,
  found: readonly Quotation[],
  tooLong: readonly Pick<Quotation, 'line'>[],
): string[] {
  const read = text.slice(0, limits.characters)
  const [stray, foreign] = [strayMarks(read, found), foreignMarks(read)]
  return [
    ...(text.length > read.length
      ? [`Not checked: all behind the first ${limits.characters.toLocaleString('en')} characters.`]
      : []),
    ...(found.length > limits.quotations
      ? [`Not checked: ${found.length - limits.quotations} quotations behind the first ${limits.quotations}.`]
      : []),
    ...(tooLong.length
      ? [
          `Not checked: a quotation of more than ${limits.words} words, in ${linesOf(tooLong.map(({ line }) => line))}.`,
        ]
      : []),
    ...(stray.length
      ? [
          `Not checked: a quotation mark without its partner, or more than ${deepest} deep, in ${linesOf(linesAt(read, stray))}.`,
        ]
      : []),
    ...(foreign.length
      ? [
          `Not checked: what is marked by \`\` or &quot;, which are not read as quotation marks, in ${linesOf(linesAt(read, foreign))}.`,
        ]
      : []),
  ]
}

/** Double marks that neither open nor close a quotation; inches and marks that a paragraph begins with again are none. */
function strayMarks(text: string, quotations: readonly Quotation[]): number[] {
  const used = new Set(
    quotations.flatMap(({ start, end, unbalanced }) => (unbalanced ? [start] : [start, end - 1])),
  )
  const isWithin = (at: number) => quotations.some(({ start, end }) => start < at && at < end)
  return [...text.matchAll(/[“”„"«»]/g)]
    .map(({ index }) => index)
    .filter((at) => !used.has(at) && !(text[at] === '"' && /\d/.test(text[at - 1] ?? '')))
    .filter((at) => !(/\n\s*\n\s*$/.test(text.slice(Math.max(0, at - 20), at)) && isWithin(at)))
}

const foreignMarks = (text: string) =>
  [...text.matchAll(/(?<!`)``(?!`)|&quot;|&#34;|&[lr]dquo;/g)].map(({ index }) => index)

/** The lines of these offsets, which ascend. */
function linesAt(text: string, offsets: readonly number[]): number[] {
  let [line, counted] = [1, 0]
  return offsets.map((offset) => {
    for (; counted < offset; counted++) if (text[counted] === '\n') line += 1
    return line
  })
}

const shownLines = 5

function linesOf(lines: readonly number[]): string {
  const each = [...new Set(lines)]
  const shown = each.slice(0, shownLines).join(', ')
  const more = each.length - shownLines
  return `line${each.length > 1 ? 's' : ''} ${shown}${more > 0 ? ` and ${more} more` : ''}`
}
