import { mayInsert } from './brackets.ts'
import { comparable, type Token, tokensOf, trimmed, wordsIn } from './compared-words.ts'
import type { Holdings } from './holdings.ts'
import type { Utterance } from './join-utterances.ts'
import { endsSentence } from './turning-words.ts'

/** How many words and marks of the record a pair of brackets may stand for. */
export const bracketReach = 8
/** Nobody quotes with more gaps; with more, only the words as written are looked for. */
const mostGaps = 12

type Element =
  | { readonly kind: 'token'; readonly key: string }
  | { readonly kind: 'omission' }
  | { readonly kind: 'insertion'; readonly tokens: readonly Token[] }

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
  const text = comparable(words).replace(/\[(\p{L})\](?=\p{L})/gu, '$1')
  const tokens = trimmed(tokensOf(text))
  const elements: Element[] = []
  const parts: Token[][] = [[]]
  let hasBrackets = text !== comparable(words)
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    const close = token.key === '[' ? tokens.findIndex(({ key }, at) => at > i && key === ']') : -1
    if (close > i) {
      hasBrackets = true
      let inner = tokens.slice(i + 1, close)
      const stem = tokens[i - 1]
      // "talk[s]": the whole word is the draft’s.
      if (stem?.end === token.start && stem.kind === 'word' && elements.at(-1)?.kind === 'token') {
        elements.pop()
        parts.at(-1)!.pop()
        const [ending, ...others] = inner
        const whole = tokensOf(stem.text + (ending?.text ?? ''))
        inner = [...whole, ...others]
      }
      elements.push({ kind: 'insertion', tokens: inner })
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
    element.kind === 'insertion' ? element.tokens.map(({ key }) => ({ kind: 'token', key })) : [element],
  )
  // The document’s own brackets are words of its quotation like others.
  const written = quoted.tokens.map(
    ({ key, kind }): Element => (kind === 'ellipsis' ? { kind: 'omission' } : { kind: 'token', key }),
  )
  const innerFrom = quoted.elements.findIndex(({ kind }) => kind === 'token')
  const innerTo = quoted.elements.findLastIndex(({ kind }) => kind === 'token') + 1
  const inner = quoted.elements.slice(innerFrom, innerTo)
  const ends = {
    front: quoted.elements.slice(0, Math.max(0, innerFrom)).flatMap(insertedIn),
    back: quoted.elements.slice(innerTo).flatMap(insertedIn),
  }
  const gaps = inner.filter(({ kind }) => kind !== 'token').length
  const gapped = gaps <= mostGaps ? [inner] : []
  const patterns = quoted.hasBrackets ? [written, literal, ...gapped] : gapped
  for (const pattern of patterns) {
    const first = pattern[0]
    if (first?.kind !== 'token' || pattern.filter(({ kind }) => kind === 'omission').length > mostGaps)
      continue
    const read = new Map<Utterance, Held>()
    const found = holdings.places(first.key).flatMap(({ utterance, at }): Match[] => {
      const held = read.get(utterance) ?? { ...utterance, isName: holdings.isName, dead: new Set() }
      read.set(utterance, held)
      const rest = matchAt(held, at, pattern, 0)
      if (!rest) return []
      const match = { utterance, from: at, ...rest }
      const framed = pattern === inner ? withEnds(match, ends, holdings) : match
      return framed ? [framed] : []
    })
    // The fewer words brackets stand for, the surer the place.
    if (found.length) return found.sort((a, b) => hiddenBy(a) - hiddenBy(b))
  }
  return []
}

const insertedIn = (element: Element) => (element.kind === 'insertion' ? [element.tokens] : [])
const hiddenBy = ({ replaced }: Match) => replaced.reduce((sum, { from, to }) => sum + to - from, 0)

/** Brackets at an end of a quotation stand for what the record’s sentence has there, or for nothing. */
function withEnds(
  match: Match,
  {
    front,
    back,
  }: { readonly front: readonly (readonly Token[])[]; readonly back: readonly (readonly Token[])[] },
  { isName }: Holdings,
): Match | null {
  const { utterance, from, to } = match
  const { tokens } = utterance
  let [first, last] = [from, to]
  while (first > 0 && from - first < bracketReach && !endsSentence(tokens, first - 1)) first -= 1
  while (last < tokens.length && last - to < bracketReach && !endsSentence(tokens, last)) last += 1
  const fits =
    front.every((inserted) => mayInsert(inserted, tokens.slice(first, from), first === from, isName)) &&
    back.every((inserted) => mayInsert(inserted, tokens.slice(to, last), false, isName))
  if (!fits) return null
  const told = (at: number) => (inserted: readonly Token[]) => ({ from: at, to: at, by: textOf(inserted) })
  return { ...match, replaced: [...front.map(told(from)), ...match.replaced, ...back.map(told(to))] }
}

const textOf = (tokens: readonly Token[]) => tokens.map(({ text }) => text).join(' ')

type Rest = Pick<Match, 'to' | 'omitted' | 'replaced'>

interface Held extends Utterance {
  readonly isName: (key: string) => boolean
  /** Places and elements from which nothing fits: many gaps would else be tried in every combination. */
  readonly dead: Set<string>
}

function matchAt(held: Held, at: number, pattern: readonly Element[], i: number): Rest | null {
  const state = `${at} ${i}`
  if (held.dead.has(state)) return null
  const rest = restAt(held, at, pattern, i)
  if (!rest) held.dead.add(state)
  return rest
}

function restAt(held: Held, at: number, pattern: readonly Element[], i: number): Rest | null {
  const { tokens } = held
  let place = at
  let next = i
  // Words by the loop, so that a long quotation needs no deep stack; only gaps branch.
  for (; pattern[next]?.kind === 'token'; next++, place++)
    if (tokens[place]?.key !== (pattern[next] as { key: string }).key) return null
  const element = pattern[next]
  if (!element) return { to: place, omitted: [], replaced: [] }
  if (element.kind === 'omission') {
    for (let to = place; to < tokens.length; to++) {
      const rest = matchAt(held, to, pattern, next + 1)
      if (!rest) continue
      const hides = wordsIn(tokens.slice(place, to)).length > 0
      return { ...rest, omitted: hides ? [{ from: place, to }, ...rest.omitted] : rest.omitted }
    }
    return null
  }
  if (element.kind !== 'insertion') return null
  const isStart = place > 0 && endsSentence(tokens, place - 1)
  for (let to = place; to <= Math.min(tokens.length, place + bracketReach); to++) {
    // Brackets stand for words of one sentence.
    if (to > place && endsSentence(tokens, to - 1)) return null
    if (!mayInsert(element.tokens, tokens.slice(place, to), isStart, held.isName)) continue
    const rest = matchAt(held, to, pattern, next + 1)
    if (rest)
      return {
        ...rest,
        replaced: [{ from: place, to, by: textOf(element.tokens) }, ...rest.replaced],
      }
  }
  return null
}
