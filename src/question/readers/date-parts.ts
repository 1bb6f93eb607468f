import { daysInMonth } from '../../record/calendar.ts'
import type { DateWindow } from '../question.ts'

export interface DateRule {
  readonly pattern: RegExp
  /** Null where the words are no date; `no-day` where no calendar has that day, such as 31 April. */
  readonly read: (
    match: RegExpExecArray,
    years: (stated?: string) => number[],
  ) => DateWindow[] | 'no-day' | null
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
export const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
export const day = '(\\d{1,2})(?:st|nd|rd|th)?'
export const year = "(?:,?\\s*(?:of\\s+)?(20\\d\\d|['’]?[12]\\d(?![\\d:.]|\\s*(?:st|nd|rd|th|min|h\\b))))?"
export const monthOf = (text: string) => months.indexOf(text.slice(0, 3).toLowerCase()) + 1

const pad = (value: number) => String(value).padStart(2, '0')
export const iso = (y: number, m: number, d: number) => `${y}-${pad(m)}-${pad(d)}`

/** Whole months, both inclusive; the second may lie in the year after. */
export function wholeMonths(y: number, first: number, last: number): DateWindow {
  const end = last < first ? y + 1 : y
  return { from: iso(y, first, 1), to: iso(end, last, daysInMonth(end, last)) }
}
