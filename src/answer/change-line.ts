import type { PlanOf } from '../plan/plan.ts'
import type { Fact } from '../record/facts.ts'
import { nameOf, type TalksRecord } from '../record/record.ts'
import { sideNames } from '../record/vocabulary.ts'
import { listText, upperFirst } from './clip.ts'
import { dateText } from './dates.ts'

/**
 * From when to when somebody's words are lined up. It never says that anything changed: that is for whoever reads the
 * words to tell. A range has no day of its own, so it is no end of the line.
 */
export function changeLine(
  { filters, ranking, about }: PlanOf<'change'>,
  facts: readonly Fact[],
  record: TalksRecord,
): string {
  const names = [
    ...filters.speakers.map((ids) => listText(ids.map((id) => nameOf(record, id)))),
    ...filters.speakerSides.map((side) => sideNames[side]),
  ]
  const who = upperFirst(listText(names))
  const dated = facts.flatMap((fact) => (fact.kind === 'statement' && fact.entry.said.date) || [])
  const days = dated.filter((date) => !date.includes('/'))
  const undated = facts.length - dated.length
  const apart = undated ? `; ${undated} without a calendar date stand${undated === 1 ? 's' : ''} apart` : ''
  const [first, last] = [days[0], days.at(-1)]
  // Of a subject only what bears it is lined up: there may be other words of other days.
  const narrowed = about.length + ranking.terms.length + ranking.topics.length + filters.windows.length > 0
  const onThis = narrowed ? ' on this' : ''
  if (!dated.length) return `${who}: ${count(facts.length)}, without a calendar date and so in no order.`
  if (!first || !last || first === last) {
    const when = first ? `of ${dateText(first)}` : `of ${dateText(dated[0]!)}`
    const alone = dated.length === 1 || dated.every((date) => date === dated[0])
    return alone
      ? `${who}: ${count(dated.length)} ${when}, and none of another date${onThis} to set beside ${dated.length === 1 ? 'it' : 'them'}${apart}.`
      : `${who} over time, to ${dateText(last ?? dated.at(-1)!)}: ${count(dated.length)}${apart}.`
  }
  return `${who} over time, from ${dateText(first)} to ${dateText(last)}: ${count(dated.length)}${apart}.`
}

const count = (number: number) => (number === 1 ? 'one statement' : `${number} statements`)
