import { isNegative } from '../question/polarity.ts'
import { reportingStems } from '../question/word-lists.ts'
import type { Fact } from '../record/facts.ts'
import { nameOf, type PositionEntry } from '../record/record.ts'
import { type Side, sideNames } from '../record/vocabulary.ts'
import type { Library } from './library.ts'
import { indexStems } from './search-index.ts'

type Own = Extract<Fact, { kind: 'statement' | 'position' }>

/** What the side that a claim is about says itself. */
export type OtherSide = { readonly side: Side } & (
  | { readonly kind: 'says-so-too'; readonly fact: Own }
  /** On the same subject, which need not be the same claim. */
  | { readonly kind: 'same-subject'; readonly fact: Own; readonly topic: string }
  | { readonly kind: 'nobody' }
)

/** How much of the claim's words, by weight, somebody's own words must bear to say the same. */
const sameWords = 0.6
/** And how much to be on the same subject where the claim's first topic is not theirs. */
const relatedWords = 0.15

/**
 * For a claim by one government's side about what another wants, offers or refuses: whether anyone on that other side
 * says so on the record. Null for any other fact, and where nothing certain can be said. Reporters and analysts without
 * a side make no such claims: what they write is told with their name as it is.
 *
 * "Says so too" needs all of the claim's topics, most of its words, and both or neither of the two denied. What shares
 * the first topic and a word, or another topic and some words, is on the same subject. `nobody` means that the side has
 * no entry on the claim's first topic and none that is near it.
 */
export function otherSideOf(library: Library, fact: Fact): OtherSide | null {
  const claim = claimOf(library, fact)
  if (!claim) return null
  const { side, topics } = claim
  const [first] = topics
  const terms = termsOf(library, claim)
  const weigh = (list: readonly string[]) => list.reduce((sum, term) => sum + library.weight(term), 0)
  const pool = ownEntries(library, claim).map(({ fact, words }) => {
    const share = weigh(terms.filter((term) => words.has(term))) / (weigh(terms) || 1)
    const common = topics.filter((id) => fact.topics.has(id))
    return { fact, share, common }
  })
  const same = pool.find(
    ({ fact, share, common }) =>
      common.length === topics.length &&
      share >= sameWords &&
      !isDenial(fact) &&
      isNegative(fact.own) === isNegative(claim.text),
  )
  if (same) return { kind: 'says-so-too', side, fact: same.fact }
  const onFirst = (common: readonly string[]) => Number(common.some((id) => id === first))
  const [best] = pool
    .filter(({ share, common }) => share >= relatedWords || (share > 0 && onFirst(common)))
    .sort(
      (a, b) =>
        onFirst(b.common) - onFirst(a.common) ||
        b.common.length - a.common.length ||
        b.share - a.share ||
        directness(b.fact) - directness(a.fact),
    )
  const topic = best?.common[0]
  if (best && topic) return { kind: 'same-subject', side, fact: best.fact, topic }
  return pool.some(({ common }) => onFirst(common)) ? null : { kind: 'nobody', side }
}

/** The claim's words without who makes it and whom it is about: those are in every sentence of either side. */
function termsOf({ record }: Library, { text, actor, according, side }: PositionEntry): string[] {
  const speaker = according ? record.people.get(according)?.side : undefined
  const names = [nameOf(record, actor), according ? nameOf(record, according) : '']
  const left = new Set(indexStems([...names, sideNames[side], speaker ? sideNames[speaker] : ''].join(' ')))
  return [...new Set(indexStems(text))].filter((term) => !left.has(term) && !reportingStems.has(term))
}

/** What that side says itself on any of the claim's topics. */
function ownEntries(library: Library, claim: PositionEntry): { fact: Own; words: ReadonlySet<string> }[] {
  const entries = new Map<string, { fact: Own; words: ReadonlySet<string> }>()
  for (const id of claim.topics)
    for (const { fact, own } of library.by(`topic:${id}`))
      if (isOwn(library, fact, claim.side)) entries.set(fact.id, { fact, words: own })
  return [...entries.values()]
}

/** The position that is ascribed to another side: the fact itself, or one that rests on this statement. */
function claimOf({ record, by }: Library, fact: Fact): PositionEntry | null {
  const ascribes = (speaker: string | undefined, { side }: PositionEntry) => {
    const by = speaker ? record.people.get(speaker)?.side : undefined
    return by !== undefined && by !== side && by !== 'press' && by !== 'independent'
  }
  if (fact.kind === 'position') return ascribes(fact.entry.according, fact.entry) ? fact.entry : null
  if (fact.kind !== 'statement') return null
  const { id, speaker, side } = fact.entry
  for (const { fact: position } of by(`rests:${id}`))
    if (position.kind === 'position' && position.entry.side !== side && ascribes(speaker, position.entry))
      return position.entry
  return null
}

/** Words of somebody on that side, not what others ascribe to it. */
function isOwn({ record }: Library, fact: Fact, side: Side): fact is Own {
  if (fact.kind === 'statement') return fact.entry.side === side
  if (fact.kind !== 'position' || fact.entry.side !== side) return false
  const { according } = fact.entry
  return according === undefined || record.people.get(according)?.side === side
}

const isDenial = (fact: Own) => fact.kind === 'statement' && fact.entry.act === 'deny'

const directness = (fact: Own) => (fact.kind === 'statement' ? (fact.entry.kind === 'indirect' ? 1 : 2) : 0)
