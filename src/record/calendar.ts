import { TZDate } from '@date-fns/tz'
import { addDays } from 'date-fns/addDays'
import { format } from 'date-fns/format'
import { getDaysInMonth } from 'date-fns/getDaysInMonth'
import { getISODay } from 'date-fns/getISODay'

/** Calendar arithmetic on local dates written `YYYY-MM-DD`: in UTC, so that no clock change moves a day. */
const utc = (date: string) => new TZDate(`${date}T00:00:00Z`, 'UTC')

/** The date `days` later, or earlier where negative. */
export const shiftDate = (date: string, days: number): string =>
  format(addDays(utc(date), days), 'yyyy-MM-dd')

/** How many days a month has; months count from 1. */
export const daysInMonth = (year: number, month: number): number =>
  getDaysInMonth(new TZDate(year, month - 1, 1, 'UTC'))

/** "Monday" … "Sunday". */
export const weekdayOf = (date: string): string => format(utc(date), 'EEEE')

/** The calendar date of an instant where the asker is; an IANA zone, already checked. */
export const localDate = (instant: Date, timeZone: string): string =>
  format(new TZDate(instant, timeZone), 'yyyy-MM-dd')

/** 1 for Monday to 7 for Sunday, as in ISO 8601. */
export const weekdayNumber = (date: string): number => getISODay(utc(date))

/** January to December: index + 1 is the month's number. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
