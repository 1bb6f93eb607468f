import { describe, expect, it } from 'vitest'
import { loadDataFiles } from '../../src/record/load-record.ts'
import { isCalendarDate, momentSchema, precisionOf } from '../../src/record/moment.ts'
import { berlinFolder } from './berlin-fixture.ts'

const complaints = (moment: object) => {
  const read = momentSchema.safeParse(moment)
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

describe('A date of the record', () => {
  it.each([
    ['a day', { date: '1969-07-20', precision: 'day', basis: 'stated' }],
    ['a day with its weekday', { date: '1969-07-20', precision: 'day', basis: 'stated', weekday: 'Sunday' }],
    ['a leap day', { date: '2024-02-29', precision: 'day', basis: 'stated' }],
    ['a month', { date: '1969-07', precision: 'month', basis: 'stated' }],
    ['a year', { date: '1969', precision: 'year', basis: 'stated' }],
    ['days from and to', { date: '1969-07-16/1969-07-24', precision: 'range', basis: 'stated' }],
    ['months from and to', { date: '1962-10/1962-11', precision: 'range', basis: 'stated' }],
    ['unknown', { precision: 'unknown', basis: 'unknown' }],
    ['unknown but for the weekday', { precision: 'unknown', basis: 'unknown', weekday: 'Tuesday' }],
  ])('may be %s', (_, moment) => {
    expect(complaints(moment)).toEqual([])
  })

  it.each([
    ['30 February', { date: '2022-02-30', precision: 'day', basis: 'stated' }, /date: expected a calendar/],
    ['29 February of no leap year', { date: '2022-02-29', precision: 'day', basis: 'stated' }, /date: /],
    ['a thirteenth month', { date: '2022-13', precision: 'month', basis: 'stated' }, /date: /],
    ['a date in words', { date: '20 July 1969', precision: 'day', basis: 'stated' }, /date: /],
    ['a time', { date: '1969-07-20T20:17:40Z', precision: 'day', basis: 'stated' }, /date: /],
    ['an open interval', { date: '1969/..', precision: 'range', basis: 'stated' }, /date: /],
    [
      'an interval backwards',
      { date: '1969-07-24/1969-07-16', precision: 'range', basis: 'stated' },
      /date: /,
    ],
    [
      'three ends',
      { date: '1969/1970/1971', precision: 'range', basis: 'stated' },
      /date: expected a calendar/,
    ],
    [
      'a weekday that the day is not',
      { date: '1969-07-20', precision: 'day', basis: 'stated', weekday: 'Monday' },
      /weekday: 1969-07-20 is a Sunday/,
    ],
    [
      'an unknown date that is given',
      { date: '1969', precision: 'unknown', basis: 'unknown' },
      /date: an unknown date must not be given/,
    ],
    ['a known date that is not given', { precision: 'day', basis: 'stated' }, /date: precision day needs/],
    [
      'a finer precision than its date',
      { date: '1969-07', precision: 'day', basis: 'stated' },
      /precision: the date 1969-07 has precision month/,
    ],
    [
      'an inference without a word on how',
      { date: '1969-07-20', precision: 'day', basis: 'inferred' },
      /note: a date that is inferred needs a note/,
    ],
    [
      'a computation without a word on how',
      { date: '1969-07-20', precision: 'day', basis: 'computed' },
      /note: a date that is computed needs a note/,
    ],
  ])('is refused: %s', (_, moment, complaint) => {
    expect(complaints(moment).join('\n')).toMatch(complaint)
  })

  it('has the precision that its form shows', () => {
    expect(['1969', '1969-07', '1969-07-20', '1969/1970'].map(precisionOf)).toEqual([
      'year',
      'month',
      'day',
      'range',
    ])
    expect(isCalendarDate('1969-7-20')).toBe(false)
  })

  it('with a wrong weekday is reported at its line', () => {
    const { problems } = loadDataFiles(
      berlinFolder({ file: 'documents/berlin.yaml', replace: 'weekday: Friday', by: 'weekday: Thursday' })
        .dir,
    )
    expect(problems).toMatchObject([
      { line: 7, path: 'document.published.weekday', found: 'Thursday', expected: '1987-06-12 is a Friday' },
    ])
  })
})
