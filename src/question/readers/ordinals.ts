import type { TalksRecord } from '../../record/record.ts'
import type { TalkMention } from '../question.ts'
import { editDistance } from '../spelling.ts'
import { fold } from '../words.ts'

const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]
const numerals = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const nouns =
  '(?:rounds?|rd|meetings?|sessions?|set of talks|talks|negotiations?|sitting|gathering|encounter)'
const between = "(?:[a-z'-]+ ){0,3}?"

const pattern = new RegExp(
  `\\b(?:(${ordinals.join('|')}|\\d{1,2}(?:st|nd|rd|th)) ${between}${nouns}|round (?:no |nr |number )?(${numerals.join('|')}|\\d{1,2}))\\b`,
  'g',
)
const relative = new RegExp(
  `\\b(?:the )?(next|following|subsequent|previous|preceding|prior) (?:one|${nouns}|day|time)\\b`,
  'g',
)

const pair = new RegExp(
  `\\b(${ordinals.join('|')}|\\d{1,2}(?:st|nd|rd|th)),? (?:and|or|to|vs|than|versus) (?:the )?(?:${ordinals.join('|')}|\\d{1,2}(?:st|nd|rd|th)) ${between}${nouns}\\b`,
  'g',
)

/** The number that an ordinal or numeral word stands for, 0 for none. */
export const numberOf = (word: string): number =>
  Number.parseInt(word, 10) || Math.max(ordinals.indexOf(word), numerals.indexOf(word)) + 1

/** "the one after that", "the meeting before it". */
const neighbouring = /\b(?:the )?(?:one|round|meeting|session|call) (after|before) (?:that|this|it)\b/g

export interface OrdinalReading {
  readonly talks: TalkMention[]
  /** Ordinals that no round of the record has: "the fifth round". */
  readonly missing: string[]
  readonly spans: readonly (readonly [number, number])[]
}

/** "secnd round": a slip in an ordinal before its noun, at the same place in the text. */
const mended = (text: string) =>
  text.replace(/\b([a-z]{4,7}) (?=(?:round|meeting|session)s?\b)/g, (all, word: string) => {
    const meant = ordinals.find(
      (ordinal) => ordinal.length === word.length && editDistance(ordinal, word, 1) <= 1,
    )
    return meant ? `${meant} ` : all
  })

/** Rounds by their number ("second round", "round two", "3rd meeting") or their order ("the next one"). */
export function readOrdinals(text: string, record: TalksRecord): OrdinalReading {
  const plain = mended(fold(text).replace(/-/g, ' '))
  const talks: TalkMention[] = []
  const missing: string[] = []
  const spans: [number, number][] = []
  if (plain.length !== text.length) return { talks, missing, spans }
  for (const match of plain.matchAll(pattern)) {
    const word = match[1] ?? match[2]!
    const number = numberOf(word)
    // "the first meeting at ministerial level" is no round's number.
    if (/ministerial|ministers|high.level/.test(plain.slice(match.index, match.index + 60))) continue
    const ids = [...record.talks.values()].filter((talk) => talk.ordinal === number).map((talk) => talk.id)
    if (ids.length) {
      const lead = plain.slice(Math.max(0, match.index - 12), match.index)
      const relation = /after (the )?$/.test(lead)
        ? 'after'
        : /before (the )?$/.test(lead)
          ? 'before'
          : undefined
      talks.push({ ids, words: match[0], at: match.index, ...(relation ? { relation } : {}) })
    } else if (/round|rd\b/.test(match[0])) missing.push(match[0])
    else continue
    spans.push([match.index, match.index + match[0].length])
  }
  // "the 2nd and 3rd rounds": the first of a pair has no noun of its own.
  for (const match of plain.matchAll(pair)) {
    const number = numberOf(match[1]!)
    const ids = [...record.talks.values()].filter((talk) => talk.ordinal === number).map((talk) => talk.id)
    if (!ids.length || spans.some(([a, b]) => match.index >= a && match.index < b)) continue
    talks.push({ ids, words: match[0], at: match.index })
    spans.push([match.index, match.index + match[1]!.length])
  }
  for (const match of plain.matchAll(relative)) {
    talks.push({
      ids: [],
      words: match[0],
      at: match.index,
      relation: /next|follow|subseq/.test(match[1]!) ? 'next' : 'previous',
    })
    spans.push([match.index, match.index + match[0].length])
  }
  for (const match of plain.matchAll(neighbouring)) {
    talks.push({
      ids: [],
      words: match[0],
      at: match.index,
      relation: match[1] === 'after' ? 'next' : 'previous',
    })
    spans.push([match.index, match.index + match[0].length])
  }
  return { talks, missing, spans }
}
