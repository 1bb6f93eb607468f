import fc from 'fast-check'

export const monthList =
  'January February March April May June July August September October November December'.split(' ')
const ordinal = (day: number) =>
  `${day}${day % 10 === 1 && day !== 11 ? 'st' : day % 10 === 2 && day !== 12 ? 'nd' : day % 10 === 3 && day !== 13 ? 'rd' : 'th'}`

export const days = fc.integer({ min: 1, max: 31 })
export const monthNames = fc.constantFrom(...monthList, ...monthList.map((name) => name.slice(0, 3)))
export const years = fc.integer({ min: 2000, max: 2099 })
/** Any clock that a process may run under, on either side of leap days and of year ends. */
export const clocks = fc.date({
  min: new Date('1990-01-01T00:00:00Z'),
  max: new Date('2099-12-31T23:59:59Z'),
  noInvalidDate: true,
})

/** A date as people write it, with its year, real or not: "31 February 2022" is among them. */
export const statedDates = fc
  .tuple(days, monthNames, years, fc.integer({ min: 1, max: 12 }), fc.nat(6))
  .map(([day, month, year, number, form]) => {
    const pad = (n: number) => String(n).padStart(2, '0')
    const text = [
      `${day} ${month} ${year}`,
      `${month} ${day}, ${year}`,
      `the ${ordinal(day)} of ${month} ${year}`,
      `${year}-${pad(number)}-${pad(day)}`,
      `${day}.${number}.${year}`,
      `${month} ${year}`,
      `in ${year}`,
    ][form]!
    return { text, year }
  })

/** Words around dates as newsrooms use them. */
export const leads = fc.constantFrom(
  'who said what on',
  'what happened before',
  'talks after',
  'calls since',
  'anything until',
  'timeline from',
  'what about',
  'between',
  '',
)

/** Dates of every form, with and without years, ranges, weekdays, relative days, and their debris. */
export const datePhrases = fc.oneof(
  statedDates.map(({ text }) => text),
  fc.tuple(days, monthNames).map(([day, month]) => `${day} ${month}`),
  fc.tuple(days, days, monthNames).map(([a, b, month]) => `${a} and ${b} ${month}`),
  fc.tuple(statedDates, statedDates).map(([a, b]) => `${a.text} to ${b.text}`),
  fc
    .tuple(fc.nat(5000), fc.constantFrom('days', 'weeks', 'months', 'years'))
    .map((n) => `${n.join(' ')} ago`),
  fc.constantFrom(
    'today',
    'yesterday',
    'tomorrow',
    'last week',
    'this month',
    'last year',
    'next Sunday',
    'this morning',
    '29 February',
    'Feb 29',
    'late February',
    'mid-March 2022',
    'end of 2021',
    '31/02/2022',
    '00.00.0000',
    '99 March 99',
    'the 0th of May',
  ),
  fc.string({ unit: fc.constantFrom(...'0123456789-/.,: ’marchfebdy'), maxLength: 24 }),
)
