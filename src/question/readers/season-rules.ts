import { daysInMonth } from '../../record/calendar.ts'
import { type DateRule, iso, month, monthOf, wholeMonths, year } from './date-parts.ts'

/** Parts of a year as newsrooms count them: seasons of the northern half, quarters of the calendar year. */
const seasons: Record<string, readonly [number, number]> = {
  spring: [3, 5],
  summer: [6, 8],
  autumn: [9, 11],
  fall: [9, 11],
  winter: [12, 2],
}
const quarters = ['first', 'second', 'third', 'fourth']
const stated = "\\s*(?:,|of|in)?\\s*(20\\d\\d|['’]?[12]\\d)(?![\\d:.])"

function seasonOf(name: string, years: readonly number[]) {
  const [first, last] = seasons[name.toLowerCase()]!
  // A winter belongs to both years that it touches.
  return first > last
    ? years.flatMap((y) => [wholeMonths(y - 1, first, last), wholeMonths(y, first, last)])
    : years.map((y) => wholeMonths(y, first, last))
}

const quarterOf = (text: string) => Number(text) || quarters.indexOf(text.toLowerCase()) + 1

/** Seasons, quarters, halves and thirds of a year, and halves of a month. */
export const seasonRules: readonly DateRule[] = [
  {
    // "winter 2021/22": the one that begins in the first of the two years.
    pattern: /\bwinter\s+(?:of\s+)?(20\d\d)\s*[/–-]\s*(?:20)?\d\d\b/gi,
    read: ([, y]) => [wholeMonths(Number(y), 12, 2)],
  },
  {
    pattern: new RegExp(`\\b(spring|summer|autumn|fall|winter)${stated}`, 'gi'),
    read: ([, name, y], years) => seasonOf(name!, years(y)),
  },
  {
    pattern:
      /\b(?:in|during|since|until|by|before|after|through|throughout)\s+(?:the\s+|that\s+)?(spring|summer|autumn|fall|winter)\b/gi,
    read: ([, name], years) => seasonOf(name!, years()),
  },
  {
    pattern: new RegExp(`\\bq([1-4])${stated}`, 'gi'),
    read: ([, q, y], years) => years(y).map((value) => quarter(value, quarterOf(q!))),
  },
  {
    pattern: new RegExp(`\\b(first|second|third|fourth|[1-4](?:st|nd|rd|th)) quarter(?:${stated})?`, 'gi'),
    read: ([, q, y], years) =>
      years(y).map((value) => quarter(value, quarterOf(q!) || Number.parseInt(q!, 10))),
  },
  {
    pattern: /\bq([1-4])\b/gi,
    read: ([, q], years) => years().map((value) => quarter(value, Number(q))),
  },
  {
    pattern: new RegExp(`\\b(first|second) half (?:of|in) (?:the )?${month}${year}\\b`, 'gi'),
    read: ([, half, m, y], years) =>
      years(y).map((value) => {
        const last = daysInMonth(value, monthOf(m!))
        const [from, to] = half!.toLowerCase() === 'first' ? [1, 15] : [16, last]
        return { from: iso(value, monthOf(m!), from), to: iso(value, monthOf(m!), to) }
      }),
  },
  {
    pattern: new RegExp(`\\b(first|second) half${stated}`, 'gi'),
    read: ([, half, y], years) =>
      years(y).map((value) =>
        half!.toLowerCase() === 'first' ? wholeMonths(value, 1, 6) : wholeMonths(value, 7, 12),
      ),
  },
  {
    pattern: /\b(early|mid|late|(?:beginning|start|middle|end) of)[\s-]+(20\d\d)\b/gi,
    read: ([, part, y]) => {
      if (/early|beg|start/i.test(part!)) return [wholeMonths(Number(y), 1, 4)]
      return [/mid/i.test(part!) ? wholeMonths(Number(y), 5, 8) : wholeMonths(Number(y), 9, 12)]
    },
  },
]

const quarter = (y: number, number: number) => wholeMonths(y, number * 3 - 2, number * 3)
