import { tzOffset } from '@date-fns/tz'
import * as chrono from 'chrono-node'
import { daysInMonth, localDate, shiftDate, weekdayNumber } from '../../record/calendar.ts'
import type { DateWindow } from '../question.ts'

const relativeWords =
  /\b(today|yesterday|tonight|tomorrow|ago|(this|last|past|next) (week|month|year|few|\d+ (days|weeks))|this morning)\b/i

/** No record and no reporter reaches further. */
const earliest = '1900-01-01'
const latest = '2200-12-31'

/**
 * A date relative to the asker's clock: "yesterday", "two weeks ago", "last month". A week
 * runs from Monday to Sunday, both inclusive; a month and a year are whole. Null where
 * nothing relative is said, or where it lies outside 1900 to 2200.
 */
export function readRelativeDate(
  text: string,
  now: Date,
  timeZone: string,
): { window: DateWindow; start: number; end: number } | null {
  const found = chrono
    .parse(text, { instant: now, timezone: tzOffset(timeZone, now) })
    .find((result) => relativeWords.test(result.text))
  if (!found) return null
  const instant = found.start.date()
  if (Number.isNaN(instant.getTime()) || Math.abs(instant.getFullYear()) > 2200) return null
  const day = localDate(instant, timeZone)
  if (day < earliest || day > latest) return null
  const window = /\bago\b/i.test(found.text) ? { from: day, to: day } : around(found.text, day)
  return { window, start: found.index, end: found.index + found.text.length }
}

function around(words: string, day: string): DateWindow {
  const [year = '', month = ''] = day.split('-')
  if (/year/i.test(words)) return { from: `${year}-01-01`, to: `${year}-12-31` }
  if (/month/i.test(words))
    return { from: `${year}-${month}-01`, to: `${year}-${month}-${daysInMonth(Number(year), Number(month))}` }
  if (/week/i.test(words)) {
    const monday = shiftDate(day, 1 - weekdayNumber(day))
    return { from: monday, to: shiftDate(monday, 6) }
  }
  return { from: day, to: day }
}
