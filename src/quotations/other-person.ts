import type { Actor } from '../record/actor.ts'
import { isOfSide, sideOfWord } from './nationality.ts'
import { noName, personNoun, sentenceStarter, speechVerb, title } from './speech-words.ts'

/** A word in front of a name, with what stands between it and the next word. */
export interface WordBefore {
  readonly text: string
  readonly gap: string
  readonly possessive: boolean
  /** What stands in front of it. */
  readonly before: string
}

/**
 * Whether what stands in front of a name makes it somebody else’s whom the record does not have: a capitalised first
 * name that is none of that person’s ("Brigitte Macron"; an initial counts, another spelling or a short form does not),
 * or a nationality that is not theirs ("Russian President Volodymyr Zelenskyy"). Returns how many of the words in front
 * belong to the name, or null. `lead` are those words, the nearest first.
 */
export function otherPersonBefore(
  person: Pick<Actor, 'name' | 'aliases' | 'side'>,
  isSurname: boolean,
  lead: Iterable<WordBefore>,
): number | null {
  let mayBeGiven = isSurname
  let length = 0
  for (const { text, gap, possessive, before } of lead) {
    const isInitial = /^\p{Lu}$/u.test(text)
    if (possessive || !(isInitial ? /^\.?\s*$/ : /^\s+$/).test(gap)) return null
    length += 1
    if (sideOfWord(text)) return isOfSide(text, person.side) ? null : length
    if (title.test(text) || personNoun.test(text)) {
      mayBeGiven = false
      continue
    }
    if (!/^\p{Lu}/u.test(text)) return null
    if (isGivenName(text, person)) continue
    return mayBeGiven && looksGiven(text, before) ? length : null
  }
  return null
}

function looksGiven(text: string, before: string): boolean {
  if (noName.has(text.toLowerCase()) || sentenceStarter.test(text)) return false
  if (text.length > 1 && text === text.toUpperCase()) return false
  if (new RegExp(`^(?:${speechVerb.source})$`, 'iu').test(text)) return false
  // "In Antalya Lavrov said", "On Geneva Zelenskyy was hopeful", "Finally Macron said".
  if (/(?<!\p{L})(?:in|at|near|outside|inside|over|on)\s+$/iu.test(before)) return false
  if (/(?<!\p{L})(?:From|To|After|Before|For|With|By|Of|About|Since|Despite)\s+$/u.test(before)) return false
  return !(/(?:^|[.!?:;“”"«»—–\n])\s*$/.test(before) && /(?:ly|ing|ed)$/.test(text))
}

function isGivenName(word: string, { name, aliases }: Pick<Actor, 'name' | 'aliases'>): boolean {
  const given = [name, ...aliases].flatMap((wording) => wording.split(/[\s.]+/).slice(0, -1)).filter(Boolean)
  const said = plain(word)
  return given.map(plain).some((known) => {
    if (said.length === 1) return known.startsWith(said)
    const isShort = Math.min(said.length, known.length) >= 3
    if (isShort && (known.startsWith(said) || said.startsWith(known))) return true
    return skeleton(said) === skeleton(known) && (said[0] === known[0] || isSoft(said) || isSoft(known))
  })
}

const plain = (word: string) => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
const isSoft = (word: string) => /^[aeiouyjwv]/.test(word)

/** What all spellings of a name share: Sergey, Sergei and Serhiy apart from g and h, Vladimir and Volodymyr, Dmytro and Dmitri. */
const skeleton = (word: string) =>
  word
    .replace(/x/g, 'ks')
    .replace(/ph/g, 'f')
    .replace(/kh|ch|c/g, 'k')
    .replace(/w/g, 'v')
    .replace(/[aeiouyjh]/g, '')
    .replace(/(.)\1+/g, '$1')
