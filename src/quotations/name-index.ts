import type { Actor } from '../record/actor.ts'
import type { TalksRecord } from '../record/record.ts'
import { otherPersonBefore, type WordBefore } from './other-person.ts'

/**
 * Somebody of the record named in a text; without ids somebody else of the same surname, or of another nationality.
 * Offsets in the text; `possessive`: "Kuleba’s", with more to come.
 */
export interface Mention {
  readonly ids: readonly string[]
  readonly start: number
  readonly end: number
  readonly possessive: boolean
}

interface NameWord {
  readonly folded: string
  readonly capital: 'all' | 'first' | 'none'
  readonly start: number
  readonly end: number
  readonly possessive: boolean
}

/** Lower case, no diacritics: what spellings of names are compared by. */
const fold = (word: string) =>
  word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/ı/g, 'i')
    .replace(/\bdefence\b/, 'defense')
    .replace(/^advisor/, 'adviser')

function nameWords(text: string): NameWord[] {
  return [...text.matchAll(/(?:\p{Lu}\.){2,}|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(['’](?:s\b)?)?/gu)].map(
    (match) => {
      const bare = match[0].replace(/['’]s?$/, '').replaceAll('.', '')
      const upper = /^\p{Lu}/u.test(bare)
      return {
        folded: fold(bare),
        capital: upper && bare.length > 1 && bare === bare.toUpperCase() ? 'all' : upper ? 'first' : 'none',
        start: match.index,
        end: match.index + match[0].length,
        possessive: /['’]s?$/.test(match[0]),
      }
    },
  )
}

export interface NameIndex {
  /** Everybody of the record whom the text names, by name, spelling, office or side; the longest wording at a place. */
  readonly find: (text: string) => readonly Mention[]
  /** Whether it is an institution or a side that is named: somebody may speak for it under its name. */
  readonly isBody: (mention: Pick<Mention, 'ids'>) => boolean
}

/**
 * Built once from the names, spellings and offices of the record's people and institutions. A name of one word must be
 * written as a name ("US" is not "us", "Berlin" not "berlin"); an office may be in any case.
 */
export function buildNameIndex(people: TalksRecord['people']): NameIndex {
  const phrases = new Map<string, { ids: Set<string>; capital: NameWord['capital'] }>()
  let longest = 1
  const add = (phrase: string, id: string) => {
    const words = nameWords(phrase)
    if (!words.length) return
    longest = Math.max(longest, words.length)
    const key = words.map(({ folded }) => folded).join(' ')
    const capital = words.length === 1 ? words[0]!.capital : 'none'
    const known = phrases.get(key) ?? { ids: new Set(), capital }
    known.ids.add(id)
    phrases.set(key, known)
  }
  for (const person of people.values()) for (const wording of wordingsOf(person)) add(wording, person.id)

  return {
    isBody: ({ ids }) => ids.length > 0 && ids.every((id) => people.get(id)?.kind === 'institution'),
    find: (text) => {
      const words = nameWords(text)
      const found: Mention[] = []
      for (let i = 0; i < words.length; ) {
        const length = lengthAt(words, i)
        if (!length) {
          i += 1
          continue
        }
        const key = words
          .slice(i, i + length)
          .map(({ folded }) => folded)
          .join(' ')
        const last = words[i + length - 1]!
        const end = last.possessive ? last.end - /['’]s?$/.exec(text.slice(0, last.end))![0].length : last.end
        const ids = [...phrases.get(key)!.ids]
        const others = ids.map((id) => otherBefore(text, words, i, length, id))
        const isOther = others.every((other) => other !== null)
        found.push({
          ids: isOther ? [] : ids,
          start: words[isOther ? i - Math.max(...others) : i]!.start,
          end,
          possessive: last.possessive,
        })
        i += length
      }
      return found
    },
  }

  function otherBefore(text: string, words: readonly NameWord[], at: number, length: number, id: string) {
    const person = people.get(id)
    if (person?.kind !== 'person') return null
    const isSurname = length === 1 && words[at]!.capital !== 'none'
    return otherPersonBefore(person, isSurname, wordsBefore(text, words, at))
  }

  function lengthAt(words: readonly NameWord[], from: number): number {
    for (let length = Math.min(longest, words.length - from); length > 0; length--) {
      const run = words.slice(from, from + length)
      const phrase = phrases.get(run.map(({ folded }) => folded).join(' '))
      if (!phrase) continue
      if (phrase.capital === 'none' || length > 1) return length
      const written = run[0]!.capital
      if (written === 'all' || (phrase.capital === 'first' && written === 'first')) return length
    }
    return 0
  }
}

/** The words in front of one, the nearest first. */
function* wordsBefore(text: string, words: readonly NameWord[], at: number): Generator<WordBefore> {
  for (let i = at - 1; i >= 0 && i >= at - 8; i--) {
    const { start, end, possessive } = words[i]!
    yield {
      text: text.slice(start, end),
      gap: text.slice(end, words[i + 1]!.start),
      possessive,
      before: text.slice(Math.max(0, start - 20), start),
    }
  }
}

/** All that a person or institution goes by; "(…)" and an article are no part of a name. */
export function wordingsOf(person: Actor): readonly string[] {
  const offices = person.offices.flatMap(({ title, words }) => [
    title.replace(/\s*[(;,].*$/, ''),
    ...(words ?? []),
  ])
  return [
    person.name.replace(/\s*\(.*\)|,.*/g, '').replace(/^(an?|the) /i, ''),
    ...person.aliases,
    ...offices,
  ]
}
