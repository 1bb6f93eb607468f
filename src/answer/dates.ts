import { monthNames } from '../record/calendar.ts'
import type { Moment } from '../record/moment.ts'

/** `2022-03-10` → "10 March 2022", `2022-03` → "March 2022", `2022` → "2022", a/b → "a to b". */
export function dateText(edtf: string): string {
  if (edtf.includes('/')) {
    const [from = '', to = ''] = edtf.split('/')
    return `${dateText(from)} to ${dateText(to)}`
  }
  const [year, month, day] = edtf.split('-')
  const name = month ? monthNames[Number(month) - 1] : undefined
  return [day ? String(Number(day)) : undefined, name, year].filter(Boolean).join(' ')
}

/** "on 10 March 2022", "in March 2022", "on a Wednesday (no date given)", or null where nothing is known. */
export function whenText(moment: Moment | undefined): string | null {
  if (!moment) return null
  if (moment.date) {
    if (moment.precision === 'range') return `between ${dateText(moment.date).replace(' to ', ' and ')}`
    return `${moment.precision === 'day' ? 'on' : 'in'} ${dateText(moment.date)}`
  }
  return moment.weekday ? `on a ${moment.weekday} (no calendar date given)` : null
}

/** The same, with what the date rests on where the document does not state it. */
export function shownWhen(moment: Moment | undefined): string | null {
  const when = whenText(moment)
  return when && (moment?.basis === 'inferred' || moment?.basis === 'computed')
    ? `${when} (date ${moment.basis})`
    : when
}

/** A note where a date is not simply stated by the document. */
export function dateNote(moment: Moment | undefined): string | null {
  if (!moment) return null
  if (!moment.date)
    return `The document gives no calendar date${moment.weekday ? `, only the weekday (${moment.weekday})` : ''}.`
  if (moment.basis === 'inferred') return `Date inferred: ${moment.note ?? 'from the context.'}`
  if (moment.basis === 'computed') return `Date computed: ${moment.note ?? 'from the document’s own date.'}`
  return null
}

/** The EDTF date that an item carries: never for a range, which no single date stands for. */
export function itemDate(moment: Moment | undefined): string | null {
  if (!moment?.date || moment.precision === 'unknown') return null
  return moment.date.includes('/') ? null : moment.date
}
