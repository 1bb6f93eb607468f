import { type Token, tokensOf, trimmed } from './compared-words.ts'
import type { Holdings } from './holdings.ts'
import type { Utterance } from './join-utterances.ts'

/** How many words and marks of the record a pair of brackets may stand for. */
export const bracketReach = 8

type Element =
  | { readonly kind: 'token'; readonly key: string }
  | { readonly kind: 'omission' }
  | { readonly kind: 'insertion'; readonly keys: readonly string[] }

/** A draft’s quotation, read for comparison. */
export interface QuotedWords {
  readonly text: string
  /** All words and marks, those in brackets too. */
  readonly tokens: readonly Token[]
  readonly elements: readonly Element[]
  /** The stretches between ellipses, without brackets. */
  readonly parts: readonly (readonly Token[])[]
  readonly hasBrackets: boolean
}

/** Tokens of an utterance, `from` inclusive to `to` exclusive. */
export interface Range {
  readonly from: number
  readonly to: number
}

export interface Match extends Range {
  readonly utterance: Utterance
  /** What the draft leaves out by an ellipsis. */
  readonly omitted: readonly Range[]
  /** What the draft has replaced by words in brackets; empty where they only add. */
  readonly replaced: readonly (Range & { readonly by: string })[]
}

/**
 * Reads a quotation. Ellipses (…, ..., […], (...)) leave out; brackets add or stand for something else. A bracketed
 * letter at the start of a word ([w]e) is the letter. Punctuation at the ends and next to ellipses and brackets is free.
 */
export function readQuotedWords(words: string): QuotedWords {
  const text = words.normalize('NFC').replace(/\[(\p{L})\](?=\p{L})/gu, '$1')
  const tokens = trimmed(tokensOf(text))
  const elements: Element[] = []
  const parts: Token[][] = [[]]
  let hasBrackets = text !== words.normalize('NFC')
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    const close = token.key === '[' ? tokens.findIndex(({ key }, at) => at > i && key === ']') : -1
    if (close > i) {
      hasBrackets = true
      const inner = tokens.slice(i + 1, close)
      // "talk[s]": the whole word is the draft’s.
      if (tokens[i - 1]?.end === token.start && tokens[i - 1]?.kind === 'word') {
        elements.pop()
        parts.at(-1)!.pop()
      }
      elements.push({ kind: 'insertion', keys: inner.map(({ key }) => key) })
      i = close
    } else if (token.kind === 'ellipsis') {
      elements.push({ kind: 'omission' })
      parts.push([])
    } else {
      elements.push({ kind: 'token', key: token.key })
      parts.at(-1)!.push(token)
    }
  }
  const isFree = (i: number) => {
    const element = elements[i]!
    if (element.kind !== 'token' || /[\p{L}\p{N}]/u.test(element.key)) return false
    return elements[i - 1]?.kind === 'omission' || elements[i + 1]?.kind === 'omission'
  }
  return {
    text,
    tokens,
    elements: elements.filter((_, i) => !isFree(i)),
    parts: parts.map(trimmed).filter((part) => part.length > 0),
    hasBrackets,
  }
}

/** Every place of the record’s quotations at which these words stand, in order and with nothing else between. */
export function findMatches(quoted: QuotedWords, holdings: Holdings): Match[] {
  const literal = quoted.elements.flatMap((element): Element[] =>
    element.kind === 'insertion' ? element.keys.map((key) => ({ kind: 'token', key })) : [element],
  )
  // The document’s own brackets are words of its quotation like others.
  const written = quoted.tokens.map(
    ({ key, kind }): Element => (kind === 'ellipsis' ? { kind: 'omission' } : { kind: 'token', key }),
  )
  const inner = quoted.elements.slice(
    quoted.elements.findIndex(({ kind }) => kind === 'token'),
    quoted.elements.findLastIndex(({ kind }) => kind === 'token') + 1,
  )
  const patterns = quoted.hasBrackets ? [written, literal, inner] : [inner]
  for (const pattern of patterns) {
    const first = pattern[0]
    if (first?.kind !== 'token') continue
    const found = holdings.places(first.key).flatMap(({ utterance, at }) => {
      const rest = matchAt(utterance.tokens, at, pattern, 0)
      return rest ? [{ utterance, from: at, ...rest }] : []
    })
    if (found.length) return found
  }
  return []
}

type Rest = Pick<Match, 'to' | 'omitted' | 'replaced'>

function matchAt(tokens: readonly Token[], at: number, pattern: readonly Element[], i: number): Rest | null {
  const element = pattern[i]
  if (!element) return { to: at, omitted: [], replaced: [] }
  switch (element.kind) {
    case 'token':
      return tokens[at]?.key === element.key ? matchAt(tokens, at + 1, pattern, i + 1) : null
    case 'omission':
      for (let to = at; to < tokens.length; to++) {
        const rest = matchAt(tokens, to, pattern, i + 1)
        if (!rest) continue
        const hides = tokens.slice(at, to).some(({ kind }) => kind === 'word')
        return { ...rest, omitted: hides ? [{ from: at, to }, ...rest.omitted] : rest.omitted }
      }
      return null
    case 'insertion':
      for (let to = at; to <= Math.min(tokens.length, at + bracketReach); to++) {
        const rest = matchAt(tokens, to, pattern, i + 1)
        const by = element.keys.join(' ')
        if (rest) return { ...rest, replaced: [{ from: at, to, by }, ...rest.replaced] }
      }
      return null
  }
}
