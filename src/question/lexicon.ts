import type { TalksRecord } from '../record/record.ts'
import type { Side } from '../record/vocabulary.ts'
import { nations } from './nations.ts'
import { editDistance, isEveryday, slipsAllowed, soundKey } from './spelling.ts'
import { fold, foldedWords, stem, type Word } from './words.ts'

/** What a phrase may stand for. */
export type Sense =
  | { readonly kind: 'person'; readonly ids: readonly string[]; readonly by: 'name' | 'office' }
  | { readonly kind: 'side'; readonly side: Side }
  | { readonly kind: 'place'; readonly id: string }
  | { readonly kind: 'talk'; readonly ids: readonly string[] }
  | { readonly kind: 'topic'; readonly id: string }
  | { readonly kind: 'document'; readonly ids: readonly string[] }

export interface Phrase {
  readonly tokens: readonly string[]
  readonly senses: Sense[]
}

/** A phrase of the record found in a question: words `from` (inclusive) to `to` (exclusive). */
export interface Match {
  readonly from: number
  readonly to: number
  readonly senses: readonly Sense[]
  /** What was typed differs from every spelling held: how the record spells it. */
  readonly corrected?: string
}

export interface Lexicon {
  readonly find: (words: readonly Word[]) => Match[]
  /** Whether some phrase of the record uses this folded word. */
  readonly knows: (folded: string) => boolean
  /** The folded words of names of people, for telling a near miss from a typing slip. */
  readonly surnames: ReadonlySet<string>
  /** Institutions of one word that stands for nothing else: "kremlin". */
  readonly institutions: ReadonlySet<string>
}

/** Folded and stemmed tokens of a phrase; names keep their exact letters. */
const keyOf = (phrase: string) => foldedWords(phrase).join(' ')
const stemKeyOf = (phrase: string) => foldedWords(phrase).map(stem).join(' ')

/**
 * All names, offices, places, talks and topics of the record, to be found in a
 * question's words: the longest phrase at each position wins. Names of five letters
 * and more are also found with a slip or in another transliteration, unless what
 * was typed is an English word or itself a name that the record holds.
 */
export function buildLexicon(record: TalksRecord, isEnglish: (folded: string) => boolean): Lexicon {
  const phrases = new Map<string, Phrase>()
  const single = new Map<string, string>()
  const heads = new Map<string, number>()
  const words = new Set<string>()
  const surnames = new Set<string>()
  const institutions = new Set<string>()

  const add = (key: string, sense: Sense) => {
    const tokens = key.split(' ').filter(Boolean)
    if (!tokens.length) return
    const phrase = phrases.get(key) ?? { tokens, senses: [] }
    const twin = phrase.senses.findIndex((s) => s.kind === sense.kind)
    const old = phrase.senses[twin]
    if (old && 'ids' in old && 'ids' in sense)
      phrase.senses[twin] = { ...old, ids: [...new Set([...old.ids, ...sense.ids])] } as Sense
    else if (!phrase.senses.some((s) => JSON.stringify(s) === JSON.stringify(sense)))
      phrase.senses.push(sense)
    phrases.set(key, phrase)
    heads.set(tokens[0]!, Math.max(heads.get(tokens[0]!) ?? 0, tokens.length))
    for (const token of tokens) words.add(token)
  }
  const name = (phrase: string, sense: Sense) => {
    const key = keyOf(phrase)
    add(key, sense)
    for (const token of key.split(' ')) if (token.length >= 5 && !isEnglish(token)) single.set(token, key)
  }
  const term = (phrase: string, sense: Sense) => add(`~${stemKeyOf(phrase).replace(/ /g, ' ~')}`, sense)

  for (const person of record.people.values()) {
    const nation = nations.get(
      foldedWords(person.name)
        .filter((token) => token !== 'the')
        .join(' '),
    )
    const side = person.kind === 'institution' ? nation : undefined
    const sense: Sense = side
      ? { kind: 'side', side }
      : { kind: 'person', ids: [person.id], by: person.kind === 'unnamed' ? 'office' : 'name' }
    for (const alias of [
      person.name.replace(/\s*\(.*\)|,.*/g, '').replace(/^(an?|the) /i, ''),
      ...person.aliases,
    ]) {
      if (person.kind === 'person') name(alias, sense)
      else add(keyOf(alias), sense)
      if (
        person.kind === 'institution' &&
        /^\p{Lu}/u.test(alias) &&
        !/\W/.test(fold(alias)) &&
        !isEveryday(fold(alias))
      )
        institutions.add(fold(alias))
      if (person.kind === 'person') surnames.add(fold(alias).split(/[\s-]/).at(-1)!)
    }
    if (person.kind !== 'person' && !person.offices.length) continue
    for (const office of person.offices)
      for (const wording of [office.title.replace(/\s*[(;,].*$/, ''), ...(office.words ?? [])]) {
        const sense: Sense = { kind: 'person', ids: [person.id], by: 'office' }
        add(keyOf(wording), sense)
        for (const other of headsOf(wording, person.side)) add(keyOf(other), sense)
        const generic = foldedWords(wording).filter(
          (token) => !nations.has(token) && !['of', 'the', 'for'].includes(token),
        )
        if (
          person.kind === 'person' &&
          officeNoun.test(generic.join(' ')) &&
          generic.length < foldedWords(wording).length
        )
          // Several ministers or presidents are asked for together; "the negotiators" are nobody by name.
          for (const ending of /minister$|president$/.test(generic.join(' ')) ? ['', 's'] : [''])
            add(`${generic.join(' ')}${ending}`, sense)
      }
  }
  for (const [word, side] of nations) add(word, { kind: 'side', side })
  for (const place of record.places.values())
    for (const alias of [place.name, ...place.aliases]) name(alias, { kind: 'place', id: place.id })
  for (const talk of record.talks.values())
    for (const alias of [talk.name, ...talk.aliases]) {
      // "contacts" alone names no talks in particular.
      const tokens = foldedWords(alias)
      if (tokens.length > 1 || !isEnglish(tokens[0] ?? '')) term(alias, { kind: 'talk', ids: [talk.id] })
    }
  for (const topic of record.topics.values())
    for (const word of [topic.name, ...topic.words]) term(word, { kind: 'topic', id: topic.id })
  for (const document of record.documents.values())
    for (const alias of [document.title, document.shortTitle, document.id, `${document.id} report`])
      term(alias, { kind: 'document', ids: [document.id] })

  const bySound = new Map<string, string>()
  for (const token of single.keys()) bySound.set(soundKey(token), token)

  const known = new Map<string, string | undefined>()
  const respelt = (word: Word): string | undefined => {
    const token = word.folded
    if (!known.has(token)) known.set(token, respell(token))
    return known.get(token)
  }
  const respell = (token: string): string | undefined => {
    if (token.length < 5 || isEnglish(token) || words.has(token)) return undefined
    // "beijings part": a possessive without its apostrophe.
    const base = token.slice(0, -1)
    if (token.endsWith('s') && words.has(base) && !isEnglish(base)) return base
    const sounds = bySound.get(soundKey(token))
    if (sounds) return sounds
    let best: string | undefined
    let least = slipsAllowed(token.length) + 1
    for (const candidate of single.keys()) {
      // A feminine or plural ending makes another name, not a slip: Zelenska is not Zelensky.
      if (isOtherForm(token, candidate)) continue
      const distance = editDistance(token, candidate, least - 1)
      if (distance < least && (candidate[0] === token[0] || distance === 1)) {
        least = distance
        best = candidate
      }
    }
    if (best) return best
    // "Kubela": the letters of one name in another order.
    const letters = sorted(token)
    return [...single.keys()].find(
      (name) => name[0] === token[0] && name.length === token.length && sorted(name) === letters,
    )
  }

  const at = (words: readonly Word[], from: number): Match | undefined => {
    const exact = words.slice(from, from + 10).map((word) => word.folded)
    const stems = words.slice(from, from + 10).map((word) => `~${word.stem}`)
    const longest = Math.max(heads.get(exact[0]!) ?? 0, heads.get(stems[0]!) ?? 0)
    for (let length = Math.min(longest, exact.length); length > 0; length--) {
      const senses = [
        ...(phrases.get(exact.slice(0, length).join(' '))?.senses ?? []),
        ...(phrases.get(stems.slice(0, length).join(' '))?.senses ?? []),
      ]
      if (senses.length) return { from, to: from + length, senses }
    }
    return undefined
  }

  return {
    knows: (folded) => words.has(folded) || words.has(`~${stem(folded)}`),
    surnames,
    institutions,
    find(typed) {
      const corrections = new Map<number, string>()
      const words = typed.map((word, i) => {
        const meant = respelt(word)
        if (!meant) return word
        corrections.set(i, meant)
        return { ...word, folded: meant, stem: stem(meant) }
      })
      const found: Match[] = []
      for (let i = 0; i < words.length; ) {
        const match = at(words, i)
        if (!match) {
          i += 1
          continue
        }
        const slip = [...corrections].find(([at]) => at >= match.from && at < match.to)
        found.push(slip ? { ...match, corrected: slip[1] } : match)
        i = match.to
      }
      return found
    },
  }
}

/** Offices that are asked for without their country: "the foreign minister". */
const officeNoun =
  /^(foreign minister|defen[cs]e minister|prime minister|president|chancellor|presidential advis[eo]r|chief negotiator|lead negotiator|top diplomat|foreign ministry spokes(wo)?man|foreign ministry spokesperson|security council secretary|ambassador|negotiator)$/

/** "the head of the Ukrainian security council", where the record has "Ukrainian security council secretary". */
function headsOf(wording: string, side: Side | undefined): string[] {
  const body = /^(.*\bcouncil) secretary$/i.exec(wording)?.[1]
  if (!body) return []
  const bare = foldedWords(body)
    .filter((token) => !nations.has(token))
    .join(' ')
  const owners = [...nations].flatMap(([word, of]) => (of === side ? [`${word} `, `${word}'s `] : []))
  const bodies = ['', ...owners].flatMap((owner) => [`${owner}${bare}`, `the ${owner}${bare}`])
  return ['head', 'chief', 'boss', 'secretary'].flatMap((head) => bodies.map((each) => `${head} of ${each}`))
}

const sorted = (text: string) => [...text].sort().join('')

/** Two surnames that differ only as a woman's and a man's do, or by a whole ending. */
function isOtherForm(typed: string, known: string): boolean {
  if (
    /(ska|skaya|skaia|skaja|ova|eva|ina|enko|uk)$/.test(typed) &&
    !/(ska|skaya|ova|eva|ina|enko|uk)$/.test(known)
  )
    return true
  return false
}
