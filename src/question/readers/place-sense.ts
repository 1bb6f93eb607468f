import type { TalksRecord } from '../../record/record.ts'
import type { Match } from '../lexicon.ts'
import type { Word } from '../words.ts'

export const placePrepositions = /^(in|at|near|outside|inside|into|around|excluding|except)$/

/** "after Antalya", "before the Geneva round", "following the three rounds in Gomel". */
export function relationOf(words: readonly Word[], from: number): { relation?: 'before' | 'after' } {
  const lead = words
    .slice(Math.max(0, from - 6), from)
    .map(({ folded }) => folded)
    .join(' ')
  const match =
    /\b(after|following|since|post|once|before|preceding)( the)?( \w+)?( (?:rounds?|talks|meetings?|sessions?|negotiations?)(?: held)?(?: in| at)?)?( the)?$/.exec(
      lead,
    )
  if (!match || (match[3] && !match[4])) return {}
  return { relation: /before|preceding/.test(match[1]!) ? 'before' : 'after' }
}

/** "tell us": a pronoun, not the United States. */
export function isPronounUs(words: readonly Word[], { from, to }: Match): boolean {
  if (to - from !== 1 || words[from]!.text !== 'us') return false
  return (
    from === words.length - 1 ||
    /^(tell|give|show|for|to|let|help|with|of)$/.test(words[from - 1]?.folded ?? '')
  )
}

/** Places in which talks stand on the record, and the regions that hold them. */
export function venueIds(record: TalksRecord): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const talk of record.talks.values())
    for (let id = talk.venue; id && !ids.has(id); id = record.places.get(id)?.within) ids.add(id)
  return ids
}

export function isNegated(words: readonly Word[], at: number): boolean {
  return words
    .slice(Math.max(0, at - 3), at)
    .some((word) =>
      /^(outside|not|excluding|except|besides|beyond|isnt|wasnt|werent|without)$/.test(word.folded),
    )
}
