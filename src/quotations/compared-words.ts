/**
 * A word or punctuation mark as quotations are compared by. `key` is the same for what does not alter a quotation:
 * case, the style of apostrophes and dashes, and whether a sentence ends with a full stop, an exclamation mark or a
 * question mark. Quotation marks, white space and the signs of bold and italics are left out.
 */
export interface Token {
  readonly kind: 'word' | 'mark' | 'ellipsis'
  readonly key: string
  readonly text: string
  readonly start: number
  readonly end: number
}

const pattern = new RegExp(
  [
    String.raw`(?<ellipsis>[[(]\s*(?:…|\.{3,}|\. \. \.)\s*[\])]|\.*…[.…]*|\.{3,}|\. \. \.(?: \.)?)`,
    String.raw`(?<word>\p{N}+(?:[.,:]\p{N}+)+|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’ʼ‘][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*)`,
    '(?<dash>--+|[-‐‑‒–—―−])',
    '(?<stop>[.!?]+)',
    String.raw`(?<mark>[,;:()[\]%$€£&+=/])`,
  ].join('|'),
  'gu',
)

/** Characters that nobody sees: soft hyphens, zero-width ones, and those that set the direction of writing. */
const unseen = /\u034F|[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g

/** A text as it is read: one form for each letter, and nothing that nobody sees. */
export const comparable = (text: string) => text.normalize('NFC').replace(unseen, '').normalize('NFC')

export function tokensOf(text: string): Token[] {
  return [...comparable(text).matchAll(pattern)].map(({ groups, index, 0: found }) => {
    const at = { text: found, start: index, end: index + found.length }
    if (groups?.ellipsis) return { kind: 'ellipsis', key: '…', ...at }
    if (groups?.word) return { kind: 'word', key: found.toLowerCase().replace(/[’ʼ‘]/g, "'"), ...at }
    return { kind: 'mark', key: groups?.dash ? '-' : groups?.stop ? '.' : found, ...at }
  })
}

/** Without the punctuation and ellipses at its ends, which belong to the sentence around a quotation. */
export function trimmed(tokens: readonly Token[]): Token[] {
  const first = tokens.findIndex(({ kind, key }) => kind === 'word' || key === '[')
  const last = tokens.findLastIndex(({ kind, key }) => kind === 'word' || key === ']')
  return first < 0 ? [] : tokens.slice(first, last + 1)
}

export const wordsIn = (tokens: readonly Token[]) => tokens.filter(({ kind }) => kind === 'word')

/** The stretch of text from the first of these tokens to the last. */
export function stretch(text: string, tokens: readonly Token[]): string {
  return tokens.length ? comparable(text).slice(tokens[0]!.start, tokens.at(-1)!.end) : ''
}

const common = new Set(
  `a an the and or of to in on at by for from with as is are was were be been being it its he she they we you i his her
  their our your this that these those there here will would has have had do does did so than then more not no if but
  said says say also into about up out who what which when`.split(/\s+/),
)

/** Whether a word tells something by itself. */
export const isTelling = ({ kind, key }: Token) => kind === 'word' && !common.has(key)

/** Words that tell something by themselves; a plural or possessive counts as the word. */
export const tellingKeys = (tokens: readonly Token[]): string[] =>
  tokens.filter(isTelling).map(({ key }) => key.replace(/'s$|(?<=.{3})s$/, ''))
