import { daysInMonth } from '../../record/calendar.ts'
import type { DateWindow } from '../question.ts'
import { type DateRule, day, iso, month, monthOf, wholeMonths, year } from './date-parts.ts'
import { seasonRules } from './season-rules.ts'

const dash = '\\s*(?:-|–|—|/|to|until|till|through|thru|and|&)\\s*(?:the\\s+)?'

/** Whether the day exists in that year: 29 February does not in most. */
const realDay = (y: number, m: number, d: number) => m >= 1 && m <= 12 && d >= 1 && d <= daysInMonth(y, m)

/** Ranges first: chrono would read "14 and 16 March" as one day. Both ends inclusive. */
export const dateRules: readonly DateRule[] = [
  {
    pattern: /\b(20\d\d)-(\d\d)-(\d\d)\b/gi,
    read: ([, y, m, d]) => (realDay(Number(y), Number(m), Number(d)) ? [single(`${y}-${m}-${d}`)] : null),
  },
  {
    pattern: new RegExp(
      `\\b${day}\\.?\\s*(?:of\\s+)?${month}${year}${dash}${day}\\.?\\s*(?:of\\s+)?${month}${year}\\b`,
      'gi',
    ),
    read: (match, years) => {
      const [, d1, m1, y1, d2, m2, y2] = match
      return endsOf(match, [Number(d1), monthOf(m1!), y1], [Number(d2), monthOf(m2!), y2], years)
    },
  },
  {
    pattern: new RegExp(`\\b${month}\\s*${day}${year}${dash}${month}\\s*${day}${year}(?!\\d)`, 'gi'),
    read: (match, years) => {
      const [, m1, d1, y1, m2, d2, y2] = match
      return endsOf(match, [Number(d1), monthOf(m1!), y1], [Number(d2), monthOf(m2!), y2], years)
    },
  },
  {
    // "10, 14 and 16 March": days that share their month.
    pattern: new RegExp(
      `\\b(\\d{1,2}(?:st|nd|rd|th)?(?:, \\d{1,2}(?:st|nd|rd|th)?)+),? (?:and|or|&) ${day}\\.?\\s*(?:of\\s+)?${month}${year}\\b`,
      'gi',
    ),
    read: ([, list, last, m, y], years) => {
      const stated = years(y)
      return some(
        [...list!.split(','), last!].flatMap((d) =>
          stated
            .filter((year) => realDay(year, monthOf(m!), Number.parseInt(d, 10)))
            .map((year) => single(iso(year, monthOf(m!), Number.parseInt(d, 10)))),
        ),
      )
    },
  },
  {
    pattern: new RegExp(`\\b${day}${dash}${day}\\.?\\s*(?:of\\s+)?${month}${year}\\b`, 'gi'),
    read: (match, years) => {
      const [, d1, d2, m, y] = match
      // "14 and 16 March" are two days; "between 14 and 16 March" are three.
      const two = areTwoDays(match)
      const stated = years(y)
      return two
        ? some(
            [Number(d1), Number(d2)].flatMap((d) =>
              stated
                .filter((year) => realDay(year, monthOf(m!), d))
                .map((year) => single(iso(year, monthOf(m!), d))),
            ),
          )
        : span(Number(d1), monthOf(m!), Number(d2), monthOf(m!), stated)
    },
  },
  {
    pattern: new RegExp(`\\b${month}\\s*${day}${dash}${day}(?!\\d)${year}`, 'gi'),
    read: ([, m, d1, d2, y], years) => span(Number(d1), monthOf(m!), Number(d2), monthOf(m!), years(y)),
  },
  {
    pattern: new RegExp(
      `\\b(early|mid|late|beginning of|start of|middle of|end of)[\\s-]+${month}${year}\\b`,
      'gi',
    ),
    read: ([, part, m, y], years) =>
      years(y).map((value) => {
        const [from, to] = /early|beg|start/i.test(part!) ? [1, 10] : /mid/i.test(part!) ? [11, 20] : [21, 31]
        return {
          from: iso(value, monthOf(m!), from),
          to: iso(value, monthOf(m!), Math.min(to, daysInMonth(value, monthOf(m!)))),
        }
      }),
  },
  ...seasonRules,
  {
    // "the first two weeks of March": from its first day, or up to its last.
    pattern: new RegExp(
      `\\b(first|last) (two|three|2|3|couple of|few) weeks (?:of|in) ${month}${year}\\b`,
      'gi',
    ),
    read: ([, end, count, m, y], years) =>
      years(y).map((value) => {
        const length = (/three|3|few/i.test(count!) ? 3 : 2) * 7
        const last = daysInMonth(value, monthOf(m!))
        const from = end!.toLowerCase() === 'first' ? 1 : last - length + 1
        return { from: iso(value, monthOf(m!), from), to: iso(value, monthOf(m!), from + length - 1) }
      }),
  },
  {
    // "in March 22", "last summer (Aug 24)": a month and its year; "on March 22" is a day.
    pattern: new RegExp(
      `(?:\\b(?:in|during|throughout)\\s+|\\b(?:spring|summer|autumn|fall|winter)\\W{1,3})${month}\\s*['’]?([12]\\d)(?![\\d:.]|\\s*(?:st|nd|rd|th|min|h\\b))`,
      'gi',
    ),
    read: ([, m, y], years) => wholeMonth(monthOf(m!), years(y)),
  },
  {
    pattern: new RegExp(`\\b${day}\\.?\\s*(?:of\\s+)?${month}${year}\\b`, 'gi'),
    read: ([, d, m, y], years) => days(monthOf(m!), Number(d), years(y)),
  },
  {
    pattern: new RegExp(`\\b${month}\\s*(?:the\\s+)?${day}(?!\\d)${year}`, 'gi'),
    read: ([, m, d, y], years) => days(monthOf(m!), Number(d), years(y)),
  },
  {
    pattern: /\b(\d{1,2})[./](\d{1,2})[./](20\d\d|\d\d)\b/g,
    // Day first, as the newsroom writes; month first only where it cannot be a day.
    read: ([, a, b, y], years) => {
      const [d, m] = Number(b) > 12 ? [b, a] : [a, b]
      return days(Number(m), Number(d), years(y!.length === 2 ? `20${y}` : y))
    },
  },
  {
    // Weeks of a month in sevens from its first day; the last one is its last seven days.
    pattern: new RegExp(`\\b(first|second|third|fourth|last) week (?:of|in) ${month}${year}\\b`, 'gi'),
    read: ([, part, m, y], years) =>
      years(y).map((value) => {
        const end = daysInMonth(value, monthOf(m!))
        const from = part!.toLowerCase() === 'last' ? end - 6 : weekParts.indexOf(part!.toLowerCase()) * 7 + 1
        return { from: iso(value, monthOf(m!), from), to: iso(value, monthOf(m!), from + 6) }
      }),
  },
  {
    pattern: new RegExp(`\\b${month}\\s*(?:of\\s+)?(20\\d\\d)\\b`, 'gi'),
    read: ([, m, y], years) => wholeMonth(monthOf(m!), years(y)),
  },
  {
    pattern: new RegExp(
      `\\b(?:in|during|of|from|since|until|before|after|for|throughout|last|by|between)\\s+${month}(?!\\w)`,
      'gi',
    ),
    read: ([, m], years) => wholeMonth(monthOf(m!), years()),
  },
  {
    pattern: /\b(january|february|april|june|july|august|september|october|november|december)\b/gi,
    read: ([, m], years) => wholeMonth(monthOf(m!), years()),
  },
  { pattern: /\b(20\d\d)\b/g, read: ([, y]) => [{ from: `${y}-01-01`, to: `${y}-12-31` }] },
]

const weekParts = ['first', 'second', 'third', 'fourth', 'last']

const single = (date: string): DateWindow => ({ from: date, to: date })
const days = (m: number, d: number, years: number[]) =>
  some(years.filter((y) => realDay(y, m, d)).map((y) => single(iso(y, m, d))))
const some = (list: DateWindow[]): DateWindow[] | 'no-day' => (list.length ? list : 'no-day')
const wholeMonth = (m: number, years: number[]) => years.map((y) => wholeMonths(y, m, m))

/** "14 March and 16 March" are two days; "between 14 March and 16 March" are three. */
const areTwoDays = (match: RegExpExecArray) =>
  /\b(and|&)\b/i.test(match[0]) && !/(between|from)\s+(the\s+)?$/i.test(match.input.slice(0, match.index))

type Day = readonly [day: number, month: number, year: string | undefined]

/** Two days in full: each by itself, or all from one to the other. */
function endsOf(
  match: RegExpExecArray,
  [d1, m1, y1]: Day,
  [d2, m2, y2]: Day,
  years: (stated?: string) => number[],
): DateWindow[] | 'no-day' {
  const last = years(y2 ?? y1)
  const first = y1 && y2 ? years(y1) : last
  if (!areTwoDays(match)) return span(d1, m1, d2, m2, last, y1 && y2 ? first[0] : undefined)
  const real = (d: number, m: number, list: number[]) =>
    list.filter((y) => realDay(y, m, d)).map((y) => single(iso(y, m, d)))
  return some([...real(d1, m1, first), ...real(d2, m2, last)])
}

/** A range within each of the years, or from `firstYear` where that was said too; turned round where its ends are. */
function span(
  d1: number,
  m1: number,
  d2: number,
  m2: number,
  years: number[],
  firstYear?: number,
): DateWindow[] | 'no-day' {
  return some(
    years
      .filter((y) => realDay(firstYear ?? y, m1, d1) && realDay(y, m2, d2))
      .map((y) => {
        const [from, to] = [iso(firstYear ?? y, m1, d1), iso(y, m2, d2)]
        return from <= to ? { from, to } : { from: to, to: from }
      }),
  )
}
