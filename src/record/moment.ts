import { z } from 'zod'
import { weekdayOf } from './calendar.ts'

/** How finely a date is known. `range` is an EDTF interval `a/b`, both ends inclusive. */
export const precisions = ['day', 'month', 'year', 'range', 'unknown'] as const

/** What a date rests on. `inferred` and `computed` dates are never shown as stated. */
export const bases = ['stated', 'computed', 'inferred', 'unknown'] as const

export const weekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const

const dayPattern = /^\d{4}(-\d{2}(-\d{2})?)?$/

/** A real calendar day, month or year: `2022-02-30` is refused. */
export function isCalendarDate(text: string): boolean {
  if (!dayPattern.test(text)) return false
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  return (
    year > 0 &&
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day
  )
}

/** The precision a written EDTF date has by its form alone. */
export function precisionOf(date: string): (typeof precisions)[number] {
  if (date.includes('/')) return 'range'
  return date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day'
}

const isEdtf = (text: string) => {
  const ends = text.split('/')
  return ends.length <= 2 && ends.every(isCalendarDate) && (ends.length === 1 || ends[0]! <= ends[1]!)
}

const edtf = z
  .string()
  .refine(isEdtf, 'expected a calendar date as YYYY, YYYY-MM, YYYY-MM-DD or an interval a/b with a before b')
  .describe('EDTF: YYYY, YYYY-MM, YYYY-MM-DD, or a/b with both ends inclusive')

/**
 * A date as the record knows it: the value, how finely, and what it rests on.
 * Source of the form: EDTF (ISO 8601-2), levels 0 and the closed interval.
 */
export const momentSchema = z
  .strictObject({
    date: edtf.optional(),
    precision: z.enum(precisions),
    basis: z.enum(bases),
    weekday: z.enum(weekdays).optional(),
    note: z.string().min(3).optional().describe('One line: how the date is known'),
  })
  .superRefine((moment, context) => {
    if (moment.precision === 'unknown' && moment.date)
      context.addIssue({ code: 'custom', path: ['date'], message: 'an unknown date must not be given' })
    if (moment.precision !== 'unknown' && !moment.date)
      context.addIssue({
        code: 'custom',
        path: ['date'],
        message: `precision ${moment.precision} needs a date`,
      })
    if (moment.date && isEdtf(moment.date) && precisionOf(moment.date) !== moment.precision)
      context.addIssue({
        code: 'custom',
        path: ['precision'],
        message: `the date ${moment.date} has precision ${precisionOf(moment.date)}, not ${moment.precision}`,
      })
    if ((moment.basis === 'inferred' || moment.basis === 'computed') && !moment.note)
      context.addIssue({
        code: 'custom',
        path: ['note'],
        message: `a date that is ${moment.basis} needs a note`,
      })
    if (moment.date && moment.weekday && precisionOf(moment.date) === 'day' && isCalendarDate(moment.date)) {
      const actual = weekdayOf(moment.date)
      if (actual !== moment.weekday)
        context.addIssue({ code: 'custom', path: ['weekday'], message: `${moment.date} is a ${actual}` })
    }
  })

export type Moment = z.infer<typeof momentSchema>
