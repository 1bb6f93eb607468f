import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCalendarDate, momentSchema, precisionOf, weekdays } from '../../src/record/moment.ts'
import './seed.ts'

const pad = (n: number, length = 2) => String(n).padStart(length, '0')
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const lengths = (year: number) => [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
/** Years below 100 are left out: no document is of them, and JavaScript reads them as 19xx. */
const years = fc.integer({ min: 100, max: 9999 })

describe('A calendar date', () => {
  it('is one exactly when the month has that day', () => {
    fc.assert(
      fc.property(years, fc.nat(14), fc.nat(33), (year, month, day) => {
        const real = month >= 1 && month <= 12 && day >= 1 && day <= lengths(year)[month - 1]!
        expect(isCalendarDate(`${pad(year, 4)}-${pad(month)}-${pad(day)}`)).toBe(real)
        expect(isCalendarDate(`${pad(year, 4)}-${pad(month)}`)).toBe(month >= 1 && month <= 12)
      }),
    )
  })
  it('is nothing but YYYY, YYYY-MM or YYYY-MM-DD', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'0123456789-/T') })),
        (text) => {
          if (isCalendarDate(text)) expect(text).toMatch(/^\d{4}(-\d\d(-\d\d)?)?$/)
        },
      ),
    )
  })
})

/** Real dates of every precision. */
const date = fc
  .tuple(years, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.nat(2))
  .map(([y, m, d, parts]) => [pad(y, 4), pad(m), pad(d)].slice(0, parts + 1).join('-'))
const edtf = fc.oneof(
  date,
  fc.tuple(date, date).map((ends) => ends.sort().join('/')),
)

describe('A moment of the record', () => {
  it('is accepted when its precision is that of its date', () => {
    fc.assert(
      fc.property(edtf, (value) => {
        const moment = { date: value, precision: precisionOf(value), basis: 'stated' }
        expect(momentSchema.safeParse(moment).success).toBe(true)
      }),
    )
  })
  it('is refused with any other precision, and without a note when it is not stated', () => {
    fc.assert(
      fc.property(edtf, fc.constantFrom('day', 'month', 'year', 'range', 'unknown'), (value, precision) => {
        const moment = { date: value, precision, basis: 'stated' }
        expect(momentSchema.safeParse(moment).success).toBe(precision === precisionOf(value))
        const guess = { date: value, precision: precisionOf(value), basis: 'inferred' }
        expect(momentSchema.safeParse(guess).success).toBe(false)
        expect(momentSchema.safeParse({ ...guess, note: 'From the context' }).success).toBe(true)
      }),
    )
  })
  it('has one weekday, and every other is refused', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (day) => {
          const value = day.toISOString().slice(0, 10)
          const fit = weekdays.filter(
            (weekday) =>
              momentSchema.safeParse({ date: value, precision: 'day', basis: 'stated', weekday }).success,
          )
          expect(fit).toEqual([weekdays[(day.getUTCDay() + 6) % 7]])
        },
      ),
    )
  })
  it('never makes the schema throw, whatever stands in the file', () => {
    fc.assert(fc.property(fc.anything(), (value) => void momentSchema.safeParse(value)))
    fc.assert(
      fc.property(
        fc.record({ date: fc.anything(), precision: fc.anything(), weekday: fc.anything() }),
        (value) => void momentSchema.safeParse(value),
      ),
    )
  })
})
