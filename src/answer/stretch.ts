import type { Document } from '../record/document.ts'
import type { PassageEntry, TalksRecord } from '../record/record.ts'

/**
 * A piece of a document as far as the record holds it, in reading order. Paragraphs are 1-based, range ends inclusive;
 * a gap whose `to` is null runs to the document's end, which the record does not know.
 */
export type StretchPart =
  | {
      readonly kind: 'passage' | 'neighbour'
      readonly exact: string
      readonly paragraph: number
      readonly paragraphEnd?: number
    }
  | { readonly kind: 'gap'; readonly from: number; readonly to: number | null }
  /** Held, and not shown here because it is far from what was asked for. */
  | { readonly kind: 'more'; readonly count: number }

/** How many held passages are shown on either side of each of an item's own: the more it has, the fewer. */
function reachOf(own: readonly PassageEntry[]): number {
  if (own.length > 6) return 0
  return own.length > 2 ? 1 : 2
}

/** The item's passages in this document with their neighbours; what is not held, or not shown, is marked. */
export function stretchOf(
  document: Document,
  own: readonly PassageEntry[],
  { passages }: TalksRecord,
): readonly StretchPart[] {
  const held = [...passages.values()]
    .filter((passage) => passage.document.id === document.id)
    .toSorted((a, b) => a.paragraph - b.paragraph)
  const reach = reachOf(own)
  const paths = new Set(own.map(({ path }) => path))
  const ownAt = held.flatMap(({ path }, index) => (paths.has(path) ? [index] : []))
  const shownAt = held.flatMap((_, index) =>
    ownAt.some((at) => Math.abs(at - index) <= reach) ? [index] : [],
  )
  const parts = shownAt.flatMap((index, place): StretchPart[] => {
    const passage = held[index]!
    return [...breakBefore(held, index, shownAt[place - 1]), partOf(passage, paths.has(passage.path))]
  })
  const end = Math.max(...held.map(lastOf))
  return shownAt.at(-1) === held.length - 1 ? [...parts, { kind: 'gap', from: end + 1, to: null }] : parts
}

/** What lies between a passage and the one shown before it. */
function breakBefore(held: readonly PassageEntry[], index: number, shown: number | undefined): StretchPart[] {
  if (shown === undefined ? index > 0 : index - shown > 1) {
    return [{ kind: 'more', count: index - (shown ?? -1) - 1 }]
  }
  const from = Math.max(0, ...held.slice(0, index).map(lastOf)) + 1
  const to = held[index]!.paragraph - 1
  return from <= to ? [{ kind: 'gap', from, to }] : []
}

function partOf({ exact, paragraph, paragraphEnd }: PassageEntry, isOwn: boolean): StretchPart {
  return {
    kind: isOwn ? 'passage' : 'neighbour',
    exact,
    paragraph,
    ...(paragraphEnd !== undefined && { paragraphEnd }),
  }
}

const lastOf = ({ paragraph, paragraphEnd }: PassageEntry) => paragraphEnd ?? paragraph
