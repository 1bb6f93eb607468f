import { stemmer } from 'stemmer'

/** A word of a question: as typed, folded for comparison, stemmed, and where it stands in the text. */
export interface Word {
  readonly text: string
  readonly folded: string
  readonly stem: string
  readonly start: number
  readonly end: number
  /** "Ukraine's": the possessive ending is not part of `folded`. */
  readonly possessive: boolean
  readonly capital: boolean
  /** What stands between it and the word before: a space, a dash, a comma. */
  readonly gap: string
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const plainAscii = /^[\x00-\x7f]*$/
const letters = new Map(Object.entries({ ł: 'l', ø: 'o', ı: 'i', ß: 'ss', æ: 'ae', ð: 'd', đ: 'd' }))

/** Lower case, no diacritics, straight apostrophes: what spellings are compared by. */
export function fold(text: string): string {
  if (plainAscii.test(text)) return text.toLowerCase().replaceAll('`', "'")
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøıßæðđ]/g, (letter) => letters.get(letter) ?? letter)
    .replace(/[‘’ʼ`´]/g, "'")
}

/** Newsroom shorthand for one word that offices and institutions are named by. */
const shorthand = new Map(
  Object.entries({
    govt: 'government',
    gov: 'government',
    pres: 'president',
    min: 'minister',
    defmin: 'minister',
    spox: 'spokesperson',
    tv: 'television',
    convo: 'call',
    convos: 'calls',
    ukr: 'ukraine',
    rus: 'russia',
    mtg: 'meeting',
    mtgs: 'meetings',
    neg: 'negotiation',
    negs: 'negotiations',
    smth: 'something',
    sth: 'something',
    diff: 'difference',
    diffs: 'differences',
    rep: 'representative',
    reps: 'representatives',
    demilitarisation: 'demilitarization',
    hum: 'humanitarian',
    intl: 'international',
    advisor: 'adviser',
    advisors: 'advisers',
    defence: 'defense',
    programme: 'program',
  }),
)

const stems = new Map<string, string>()
const irregular = new Map(
  Object.entries({
    met: 'meet',
    hardest: 'hard',
    harder: 'hard',
    toughest: 'tough',
    tougher: 'tough',
    concede: 'concess',
    concedes: 'concess',
    conceded: 'concess',
    conceding: 'concess',
    biggest: 'big',
    spoke: 'speak',
    spoken: 'speak',
    say: 'say',
    says: 'say',
    saying: 'say',
    said: 'say',
    held: 'hold',
    told: 'tell',
    took: 'take',
    taken: 'take',
    led: 'lead',
    broke: 'break',
    broken: 'break',
    fell: 'fall',
    gave: 'give',
    given: 'give',
    withdrew: 'withdraw',
    withdrawn: 'withdraw',
    withdrawal: 'withdraw',
    sought: 'seek',
    children: 'child',
    lying: 'lie',
    lied: 'lie',
    centre: 'center',
    centres: 'center',
    defence: 'defens',
    defense: 'defens',
    ukrainian: 'ukrain',
    negociation: 'negoti',
    negociations: 'negoti',
  }),
)

/** Words in -ise that American English spells so too. */
const sameInAmerica =
  /^(.*prom|.*ra|r|adv|prec|exerc|surpr|otherw|likew|pra|no|expert|prem|disgu|w|enterpr)ise[ds]?$/

/** Porter's stem of a folded word, with the irregular forms that reporters use. */
export function stem(folded: string): string {
  let known = stems.get(folded)
  if (known === undefined) {
    const british = folded
      .replace(/isation(s?)$/, 'ization$1')
      .replace(sameInAmerica, (word) => `${word}!`)
      .replace(/ise(d|s)?$/, 'ize$1')
      .replace(/!$/, '')
      .replace(/our$/, 'or')
    known = irregular.get(folded) ?? stemmer(british)
    if (stems.size < 50_000) stems.set(folded, known)
  }
  return known
}

const wordPattern =
  /\p{Lu}\p{L}?-?\d+(?![\d-])s?|\p{L}[\p{L}\p{M}]*(?:['’ʼ]\p{L}+)*|\p{N}+(?:[.:,]\p{N}+)*(?:st|nd|rd|th|h|pm|am)?/gu

/** The words of a text in order. "U.S." is one word; hyphens part words. */
export function wordsOf(text: string): Word[] {
  const plain = text.replace(/\b(\p{Lu})\.(\p{Lu})\.(?:(\p{Lu})\.)?/gu, (all, a, b, c) =>
    `${a}${b}${c ?? ''}`.padEnd(all.length),
  )
  let last = 0
  return [...plain.matchAll(wordPattern)].map((match) => {
    const gap = plain.slice(last, match.index)
    last = match.index + match[0].length
    const raw = match[0]
    const full = fold(raw)
    const possessive =
      /'s$|s'$/.test(full) && !/^(it|that|what|who|where|when|there|he|she|let|how|here|why)'s$/.test(full)
    const bare = full.replace(possessive ? /'s?$/ : /'(s|re|ve|ll|d|m)$/, '').replace(/'/g, '')
    const folded = shorthand.get(bare) ?? bare
    return {
      text: raw,
      folded,
      stem: stem(folded),
      start: match.index,
      end: match.index + raw.length,
      possessive,
      capital: /^\p{Lu}/u.test(raw),
      gap,
    }
  })
}

/** The folded words of a text, for keys and comparisons. */
export const foldedWords = (text: string): string[] => wordsOf(text).map((word) => word.folded)
