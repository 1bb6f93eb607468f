import type { Citation } from '../answer/answer.ts'
import { shorten } from './shorten.ts'

/** Room for a citation's title; real ones have about 60 characters. */
const titleLength = 200

/** "Cameron, chronicle of 21 March 2022, ¶ 14" or "¶ 14–15". */
export function citationLabel({ title, paragraph, paragraphEnd }: Citation): string {
  const end = paragraphEnd !== undefined && paragraphEnd !== paragraph ? `–${paragraphEnd}` : ''
  return `${shorten(title, titleLength)}, ¶ ${paragraph}${end}`
}

/** "¶ 14" or "¶ 14–15", for a further place in a document that was named just before. */
export function placeLabel({ paragraph, paragraphEnd }: Citation): string {
  return `¶ ${paragraph}${paragraphEnd !== undefined && paragraphEnd !== paragraph ? `–${paragraphEnd}` : ''}`
}

/**
 * All citations of an item, none left out, in lines of at most `max` characters each. The places of a document stand
 * together, after its name, which comes again at the start of a line.
 */
export function citationLines(citations: readonly Citation[], max: number): string[] {
  const lines: string[] = []
  const seen = new Set<string>()
  let title: string | undefined
  for (const citation of byDocument(citations)) {
    const label = citationLabel(citation)
    if (seen.has(label)) continue
    seen.add(label)
    const last = lines.at(-1)
    const joined = citation.title === title ? `${last}, ${placeLabel(citation)}` : `${last}; ${label}`
    if (last !== undefined && joined.length <= max) lines[lines.length - 1] = joined
    else lines.push(label)
    title = citation.title
  }
  return lines
}

/** Documents in the order in which they are first cited, their places in the document's own. */
function byDocument(citations: readonly Citation[]): readonly Citation[] {
  const titles = [...new Set(citations.map(({ title }) => title))]
  return titles.flatMap((title) =>
    citations
      .filter((citation) => citation.title === title)
      .toSorted((a, b) => a.paragraph - b.paragraph || endOf(a) - endOf(b)),
  )
}

const endOf = ({ paragraph, paragraphEnd }: Citation) => paragraphEnd ?? paragraph
