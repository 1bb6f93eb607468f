import type { TimelinePicture, TimelineTalk } from '../answer/timeline-picture.ts'
import { statusMarks } from './status-marks.ts'
import { drawable } from './wrap-text.ts'

/**
 * What the picture says, in words: track by track each talk with its date and status, then those without a date. What
 * does not fit is left out from the end, and counted.
 *
 * @param most characters, at least 200
 */
export function timelineAlt({ lanes, undated, asOf }: TimelinePicture, most: number): string {
  const groups = [
    ...lanes.map(({ name, talks }) => ({ name: name ?? 'Other talks', talks })),
    ...(undated.length > 0 ? [{ name: 'No date given', talks: undated }] : []),
  ]
  const talks = groups.flatMap(({ name, talks }) =>
    talks.map((talk, index) => (index === 0 ? ` ${name}: ${inWords(talk)}` : `; ${inWords(talk)}`)),
  )
  const ends = groups.flatMap(({ talks }) => talks.map((_, index) => (index === talks.length - 1 ? '.' : '')))
  const opening = `Timeline of ${talks.length} talks by track, as of ${asOf}; held unless said otherwise.`
  let text = opening
  for (const [index, talk] of talks.entries()) {
    const left = talks.length - index
    const rest = `… and ${left - 1} more.`
    const next = text + talk + ends[index]
    if (next.length + (left > 1 ? rest.length : 0) > most) return `${text}… and ${left} more.`
    text = next
  }
  return text
}

function inWords({ name, when, status }: TimelineTalk): string {
  const date = when === 'no date given' ? '' : `, ${when}`
  return `${drawable(name)}${date}${status === 'held' ? '' : `, ${statusMarks[status].word}`}`
}
