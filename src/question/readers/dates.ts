import { shiftDate } from '../../record/calendar.ts'
import { weekdays as weekdayNames } from '../../record/moment.ts'
import type { DateWindow, When } from '../question.ts'
import { month } from './date-parts.ts'
import { dateRules } from './date-rules.ts'
import { readRelativeDate } from './relative-date.ts'

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
  /** Days named that no calendar has. */
  readonly unreal: readonly string[]
}

const ordinalDays =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  )
const ordinalDay = new RegExp(`\\b(${ordinalDays.join('|')})(?=\\s+(?:of\\s+)?${month}\\b)`, 'gi')

const weekdayPattern =
  /\b(?:on\s+)?(?:the\s+)?(monday|tuesday|wednesday|thursday|friday|saturday|sunday|tues|weds|thurs|tue|thu|fri)s?\b/gi
/** A window whose ends were said in the wrong order is turned round. */
const inOrder = ({ from, to }: DateWindow): DateWindow => (from <= to ? { from, to } : { from: to, to: from })

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
  const unreal: string[] = []
  const found: { windows: DateWindow[]; start: number; end: number; implied: boolean }[] = []
  const free = (start: number, end: number) => spans.every(([a, b]) => end <= a || start >= b)
  for (const rule of dateRules)
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
      if (windows === 'no-day') {
        unreal.push(match[0].trim())
        spans.push([start, end])
        continue
      }
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
    windows = second.windows.map((end, i) =>
      inOrder({
        from: (first.windows[i] ?? first.windows[0]!).from.replace(
          /^\d{4}/,
          first.implied ? end.to.slice(0, 4) : '$&',
        ),
        to: end.to,
      }),
    )
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
  const relative = windows.length || weekdays.length ? null : readRelativeDate(text, now, timeZone)
  if (relative) {
    windows = [relative.window]
    spans.push([relative.start, relative.end])
  }
  if (!windows.length && !weekdays.length) return { when: null, spans: unreal.length ? spans : [], unreal }

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
    unreal,
  }
}
