import { tzOffset } from '@date-fns/tz'
import * as chrono from 'chrono-node'
import { daysInMonth, localDate, shiftDate } from '../../record/calendar.ts'
import { weekdays as weekdayNames } from '../../record/moment.ts'
import type { DateWindow, When } from '../question.ts'

export interface DateContext {
  readonly now: Date
  /** Where the asker is, for "yesterday"; an IANA zone. */
  readonly timeZone: string
  /** Years in which the record has dated facts, ascending. */
  readonly years: readonly number[]
}
export interface DateReading {
  readonly when: When | null
  /** Character ranges [start, end) of the text that were understood as dates. */
  readonly spans: readonly (readonly [number, number])[]
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const day = '(\\d{1,2})(?:st|nd|rd|th)?'
const year = "(?:,?\\s*(?:of\\s+)?(20\\d\\d|['’]?[12]\\d(?![\\d:.]|\\s*(?:st|nd|rd|th|min|h\\b))))?"
const dash = '\\s*(?:-|–|—|/|to|until|till|through|thru|and|&)\\s*(?:the\\s+)?'

const pad = (value: number) => String(value).padStart(2, '0')
const iso = (y: number, m: number, d: number) => `${y}-${pad(m)}-${pad(d)}`
const monthOf = (text: string) => months.indexOf(text.slice(0, 3).toLowerCase()) + 1
const realDay = (m: number, d: number) => m >= 1 && d >= 1 && d <= daysInMonth(2024, m)

interface Rule {
  readonly pattern: RegExp
  readonly read: (match: RegExpExecArray, years: (stated?: string) => number[]) => DateWindow[] | null
}

/** Ranges first: chrono would read "14 and 16 March" as one day. Both ends inclusive. */
const rules: readonly Rule[] = [
  {
    pattern: /\b(20\d\d)-(\d\d)-(\d\d)\b/gi,
    read: ([, y, m, d]) => (realDay(Number(m), Number(d)) ? [single(`${y}-${m}-${d}`)] : null),
  },
  {
    pattern: new RegExp(
      `\\b${day}\\.?\\s*(?:of\\s+)?${month}${year}${dash}${day}\\.?\\s*(?:of\\s+)?${month}${year}\\b`,
      'gi',
    ),
    read: ([, d1, m1, y1, d2, m2, y2], years) =>
      span(Number(d1), monthOf(m1!), Number(d2), monthOf(m2!), years(y2 ?? y1)),
  },
  {
    pattern: new RegExp(`\\b${month}\\s*${day}${year}${dash}${month}\\s*${day}${year}(?!\\d)`, 'gi'),
    read: ([, m1, d1, y1, m2, d2, y2], years) =>
      span(Number(d1), monthOf(m1!), Number(d2), monthOf(m2!), years(y2 ?? y1)),
  },
  {
    pattern: new RegExp(`\\b${day}${dash}${day}\\.?\\s*(?:of\\s+)?${month}${year}\\b`, 'gi'),
    read: ([, d1, d2, m, y], years) => span(Number(d1), monthOf(m!), Number(d2), monthOf(m!), years(y)),
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
    read: ([, d, m, y], years) => days(Number(m), Number(d), years(y!.length === 2 ? `20${y}` : y)),
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

const ordinalDays =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  )
const ordinalDay = new RegExp(`\\b(${ordinalDays.join('|')})(?=\\s+(?:of\\s+)?${month}\\b)`, 'gi')
const weekParts = ['first', 'second', 'third', 'fourth', 'last']

const single = (date: string): DateWindow => ({ from: date, to: date })
const days = (m: number, d: number, years: number[]) =>
  realDay(m, d) ? years.map((y) => single(iso(y, m, d))) : null
const wholeMonth = (m: number, years: number[]) =>
  years.map((y) => ({ from: iso(y, m, 1), to: iso(y, m, daysInMonth(y, m)) }))
function span(d1: number, m1: number, d2: number, m2: number, years: number[]): DateWindow[] | null {
  if (!realDay(m1, d1) || !realDay(m2, d2)) return null
  return years.map((y) => {
    const [from, to] = [iso(y, m1, d1), iso(y, m2, d2)]
    return from <= to ? { from, to } : { from: to, to: from }
  })
}

const weekdayPattern =
  /\b(?:on\s+)?(?:the\s+)?(monday|tuesday|wednesday|thursday|friday|saturday|sunday|tues|weds|thurs|tue|thu|fri)s?\b/gi
const titleCase = (text: string) => text[0]!.toUpperCase() + text.slice(1).toLowerCase()

/**
 * Dates in a question. Accepts days with and without a year, ranges, months, years,
 * parts of months, weekdays, and what chrono reads relative to `now`. A day without a
 * year means every year of the record, never the nearest one.
 */
export function readDates(typed: string, { now, timeZone, years: recordYears }: DateContext): DateReading {
  // "the fourteenth of March": in figures, at the same place in the text.
  const figures = typed.replace(
    ordinalDay,
    (all, word: string) =>
      `${ordinalDays.indexOf(word.toLowerCase()) + 1}`.padEnd(word.length) + all.slice(word.length),
  )
  // "Monday 14 to Sunday 20 March": the weekday adds nothing beside its date.
  const text = figures.replace(
    /\b(mon|tues?|wed(nes)?|thur?s?|fri|sat(ur)?|sun)(day)?,?(?=\s+(the\s+)?\d{1,2}\b)/gi,
    (day) => ' '.repeat(day.length),
  )
  const spans: [number, number][] = []
  const found: { windows: DateWindow[]; start: number; end: number; implied: boolean }[] = []
  const free = (start: number, end: number) => spans.every(([a, b]) => end <= a || start >= b)
  for (const rule of rules)
    for (const match of text.matchAll(rule.pattern)) {
      const [start, end] = [match.index, match.index + match[0].length]
      if (!free(start, end)) continue
      let implied = false
      const windows = rule.read(match as RegExpExecArray, (stated) => {
        if (stated) return [Number(stated.replace(/^['’]?(\d\d)$/, '20$1'))]
        implied = true
        return [...recordYears]
      })
      if (!windows) continue
      spans.push([start, end])
      found.push({ windows, start, end, implied })
    }
  // "between 14 March and 20 March": two readings joined by "and" or "to" make one range.
  found.sort((a, b) => a.start - b.start)
  const [first, second] = found
  let windows = found.flatMap((entry) => entry.windows)
  if (
    first &&
    second &&
    /^\s*(to|until|till|and|-|–|through)\s*(the\s+)?$/i.test(text.slice(first.end, second.start)) &&
    /between|from|timeline/i.test(text.slice(0, first.start) + text)
  )
    windows = second.windows.map((end, i) => ({
      from: (first.windows[i] ?? first.windows[0]!).from.replace(
        /^\d{4}/,
        first.implied ? end.to.slice(0, 4) : '$&',
      ),
      to: end.to,
    }))
  else if (found.length > 1 && found.every((entry) => !entry.implied) === false) {
    // A year said once holds for both: "the 3 March and 7 March 2022 rounds".
    const stated = found.find((entry) => !entry.implied)?.windows[0]?.from.slice(0, 4)
    if (stated)
      windows = found.flatMap((entry) =>
        entry.implied ? entry.windows.filter((w) => w.from.startsWith(stated)) : entry.windows,
      )
  }

  const weekdays: string[] = []
  for (const match of text.matchAll(weekdayPattern)) {
    const [start, end] = [match.index, match.index + match[0].length]
    if (!free(start, end)) continue
    spans.push([start, end])
    weekdays.push(weekdayNames.find((name) => name.startsWith(titleCase(match[1]!).slice(0, 3)))!)
  }
  let relative = false
  if (!windows.length && !weekdays.length) {
    const parsed = chrono
      .parse(text, { instant: now, timezone: tzOffset(timeZone, now) })
      .find((result) =>
        /\b(today|yesterday|tonight|tomorrow|ago|(this|last|past|next) (week|month|year|few|\d+ (days|weeks))|this morning)\b/i.test(
          result.text,
        ),
      )
    if (parsed) {
      relative = true
      const from = localDate(parsed.start.date(), timeZone)
      const unit = /year/i.test(parsed.text)
        ? 365
        : /month/i.test(parsed.text)
          ? 31
          : /week/i.test(parsed.text)
            ? 7
            : 0
      windows = [
        {
          from: shiftDate(from, unit && /last|past|this/i.test(parsed.text) ? -unit : 0),
          to: (parsed.end ? localDate(parsed.end.date(), timeZone) : null) ?? shiftDate(from, unit),
        },
      ]
      spans.push([parsed.index, parsed.index + parsed.text.length])
    }
  }
  if (!windows.length && !weekdays.length) return { when: null, spans: [] }

  const start = Math.min(...spans.map(([a]) => a))
  const lead = text.slice(Math.max(0, start - 22), start).toLowerCase()
  const relation = /\b(before|prior to|ahead of|earlier than)\s+(the\s+)?$/.test(lead)
    ? 'before'
    : /\b(after|following|later than)\s+(the\s+)?$/.test(lead)
      ? 'after'
      : /\b(since|starting|as of|from)\s+(the\s+)?$/.test(lead) &&
          found.length === 1 &&
          windows.every((w) => w.from === w.to) &&
          !/from\s+$/.test(lead)
        ? 'since'
        : /\b(until|up to|till)\s+(the\s+)?$/.test(lead)
          ? 'until'
          : undefined
  if (relation)
    windows = windows.map((window) =>
      relation === 'before'
        ? { from: '0001-01-01', to: shiftDate(window.from, -1) }
        : relation === 'until'
          ? { from: '0001-01-01', to: window.to }
          : { from: relation === 'after' ? shiftDate(window.to, 1) : window.from, to: '9999-12-31' },
    )
  const words = spans
    .toSorted((a, b) => a[0] - b[0])
    .map(([a, b]) => text.slice(a, b).trim())
    .join(', ')
  return {
    when: {
      words,
      windows,
      weekdays,
      basis: found.some((entry) => entry.implied) || relative ? 'implied' : 'stated',
      ...(relation ? { relation } : {}),
    },
    spans,
  }
}
