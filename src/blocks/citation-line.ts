import type { Citation } from '../answer/answer.ts'
import { shorten } from './shorten.ts'

/** Room for a citation's title; real ones have about 60 characters. */
const titleLength = 200

/** "Cameron, chronicle of 21 March 2022, ¶ 14" or "¶ 14–15". */
export function citationLabel({ title, paragraph, paragraphEnd }: Citation): string {
  const end = paragraphEnd !== undefined && paragraphEnd !== paragraph ? `–${paragraphEnd}` : ''
  return `${shorten(title, titleLength)}, ¶ ${paragraph}${end}`
}

/** All citations of an item, none left out, in lines of at most `max` characters each. */
export function citationLines(citations: readonly Citation[], max: number): string[] {
  const labels = [...new Set(citations.map(citationLabel))]
  const lines: string[] = []
  for (const label of labels) {
    const last = lines.at(-1)
    const joined = `${last}; ${label}`
    if (last !== undefined && joined.length <= max) lines[lines.length - 1] = joined
    else lines.push(label)
  }
  return lines
}
