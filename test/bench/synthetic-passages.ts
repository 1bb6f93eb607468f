import type { SearchText } from '../../src/lookup/search-index.ts'

/** A small seeded generator (mulberry32): the same numbers on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The commonest words of English running text, in order: a third of it is these. */
const commonest =
  'the of and to in a is that for it was on with as be by at he are this his have from or had an they not which said'.split(
    ' ',
  )
const syllables = 'ba ko mi ter lan sto ver gri nu pol da shen ru kra vi ost men tal ira beg'.split(' ')

/** Words by rank: English first, then made-up ones of two to four syllables. */
export function words(count: number): string[] {
  return Array.from({ length: count }, (_, rank) => {
    if (rank < commonest.length) return commonest[rank]!
    let word = ''
    for (let rest = rank + syllables.length; rest > 0; rest = Math.floor(rest / syllables.length))
      word += syllables[rest % syllables.length]
    return word
  })
}

export interface Corpus {
  readonly texts: readonly SearchText[]
  /** Questions of three to eight words: some common, some rare, a few mistyped. */
  readonly queries: readonly string[]
}

/** `size` passages of about 30 words, drawn by Zipf's law: a word's share falls with its rank. */
export function syntheticCorpus(size: number, queryCount: number, seed = 1969): Corpus {
  const random = seeded(seed)
  const vocabulary = words(Math.min(60_000, 4_000 + size))
  const shares = new Float64Array(vocabulary.length)
  let total = 0
  for (let rank = 0; rank < shares.length; rank++) {
    total += 1 / (rank + 2.7)
    shares[rank] = total
  }
  const draw = () => {
    const share = random() * total
    let [low, high] = [0, shares.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (shares[middle]! < share) low = middle + 1
      else high = middle
    }
    return vocabulary[low]!
  }
  const text = (length: number) => Array.from({ length }, draw).join(' ')
  const texts = Array.from({ length: size }, (_, i) => ({
    id: `p${i}`,
    words: text(8 + Math.floor(random() * 14)),
    around: text(8 + Math.floor(random() * 14)),
  }))
  const queries = Array.from({ length: queryCount }, () => {
    const asked = text(3 + Math.floor(random() * 6))
    return random() < 0.1
      ? asked.replace(/(\w{5,})/, (word) => `${word.slice(0, 3)}x${word.slice(4)}`)
      : asked
  })
  return { texts, queries }
}
