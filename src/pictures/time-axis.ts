import { type ScaleTime, scaleUtc } from 'd3-scale'

/** `YYYY-MM-DD`, both ends inclusive. */
export interface Span {
  readonly from: string
  readonly to: string
}

export interface TimeAxis {
  /** Where a span is drawn, in pixels; a day stands at its noon. `isOpen`: it goes on beyond the axis. */
  readonly place: (span: Span) => {
    readonly left: number
    readonly right: number
    readonly isOpen: { readonly left: boolean; readonly right: boolean }
  }
  readonly parts: readonly AxisPart[]
}

/** A stretch of time without a break. */
export interface AxisPart {
  readonly left: number
  readonly right: number
  readonly ticks: readonly { readonly x: number; readonly label: string }[]
  /** Beneath the ticks: "2022", or nothing where the ticks are years. */
  readonly year: string
}

const day = 86_400_000
/** Longer spans (a year, where no more is known) lie over the axis and do not stretch it. */
const longSpan = 120 * day
/** Time between two talks may be left out from here on, if it also is much longer than is usual between them. */
const leastGap = 60 * day
const muchLonger = 6
const mostParts = 5
/** Pixels. */
const breakWidth = 56
const leastPart = 120
const inset = 26
const tickRoom = 92

interface Stretch {
  readonly start: number
  readonly end: number
  /** How many days of it have a talk: busy times get more room. */
  readonly talks: number
}

/**
 * A time scale on which long empty times are left out, so that three weeks of talks and one two years later can both be
 * read. Never empty: there is at least one span.
 */
export function makeTimeAxis(
  spans: readonly Span[],
  { left, right }: { left: number; right: number },
): TimeAxis {
  const stretches = stretchesOf(spans)
  const widths = shareWidth(stretches, right - left - breakWidth * (stretches.length - 1))
  let x = left
  const placed = stretches.map((stretch, index) => {
    const part = { ...stretch, left: x, right: x + widths[index]! }
    x = part.right + breakWidth
    return part
  })
  const scale = scaleUtc()
    .domain(placed.flatMap(({ start, end }) => [start, end]))
    .range(placed.flatMap((part) => [part.left + inset, part.right - inset]))
    .clamp(true)
  const [first, last] = [placed[0]!.start, placed.at(-1)!.end]
  return {
    place: ({ from, to }) => {
      const [start, end] = [startOf(from), startOf(to) + day]
      const isDay = from === to
      return {
        left: scale(isDay ? start + day / 2 : start),
        right: scale(isDay ? start + day / 2 : end),
        isOpen: { left: start < first, right: end > last },
      }
    },
    parts: placed.map((part) => ({ left: part.left, right: part.right, ...labelsOf(part) })),
  }
}

const startOf = (date: string) => Date.parse(`${date}T00:00:00Z`)

function stretchesOf(spans: readonly Span[]): readonly Stretch[] {
  const all = spans.map(({ from, to }) => ({ start: startOf(from), end: startOf(to) + day }))
  const short = all.filter(({ start, end }) => end - start <= longSpan)
  const lone = all.filter(
    (span) => !short.includes(span) && !short.some(({ start }) => start >= span.start && start < span.end),
  )
  const known = [...short, ...lone].sort((a, b) => a.start - b.start || a.end - b.end)
  const merged: Stretch[] = []
  for (const { start, end } of known) {
    const last = merged.at(-1)
    if (last && start <= last.end) {
      merged[merged.length - 1] = { ...last, end: Math.max(last.end, end), talks: last.talks + 1 }
    } else merged.push({ start, end, talks: 1 })
  }
  const starts = [...new Set(known.map(({ start }) => start))]
  const steps = starts.slice(1).map((start, index) => start - starts[index]!)
  const usual = steps.toSorted((a, b) => a - b)[Math.floor((steps.length - 1) / 2)] ?? 0
  return leaveOut(merged, usual)
}

/** Joins stretches between which nothing worth leaving out lies. `usual` is the median between two talks. */
function leaveOut(stretches: readonly Stretch[], usual: number): readonly Stretch[] {
  const gaps = stretches.slice(1).map((stretch, index) => stretch.start - stretches[index]!.end)
  const longest = gaps.toSorted((a, b) => b - a)
  const least = Math.max(leastGap, usual * muchLonger, (longest[mostParts - 1] ?? 0) + 1)
  const joined: Stretch[] = []
  for (const stretch of stretches) {
    const last = joined.at(-1)
    if (last && stretch.start - last.end < least) {
      joined[joined.length - 1] = { start: last.start, end: stretch.end, talks: last.talks + stretch.talks }
    } else joined.push(stretch)
  }
  return joined
}

function shareWidth(stretches: readonly Stretch[], width: number): readonly number[] {
  const spare = width - leastPart * stretches.length
  // One talk alone needs no more than its room.
  const weights = stretches.map(({ talks }) => (stretches.length > 1 ? talks - 1 + 0.01 : 1))
  const sum = weights.reduce((a, b) => a + b, 0)
  return weights.map((weight) => leastPart + (spare * weight) / sum)
}

function labelsOf({
  start,
  end,
  left,
  right,
}: Stretch & { left: number; right: number }): Pick<AxisPart, 'ticks' | 'year'> {
  const last = end - day
  const scale = scaleUtc()
    .domain([start, end])
    .range([left + inset, right - inset])
  const words = (pattern: string) => scale.tickFormat(1, pattern)
  const [month, year, date] = [words('%b'), words('%Y'), words('%-d %b')]
  const both = (word: (at: Date) => string) => {
    const [from, to] = [word(new Date(start)), word(new Date(last))]
    return from === to ? from : `${from}–${to}`
  }
  const ticks = last === start ? [] : daysThatFit(scale, right - left)
  if (ticks.length < 2) {
    const isYears = year(new Date(start)) !== year(new Date(last))
    const label = isYears ? both(year) : start === last ? date(new Date(start)) : both(month)
    return { ticks: [{ x: (left + right) / 2, label }], year: isYears ? '' : both(year) }
  }
  const isMonths = ticks.every((tick) => tick.getUTCDate() === 1)
  const isYears = isMonths && ticks.every((tick) => tick.getUTCMonth() === 0)
  const label = (tick: Date) => (isMonths ? (tick.getUTCMonth() === 0 ? year : month)(tick) : date(tick))
  return {
    // A day's name stands at its noon, where its talks stand; a month's and a year's at their beginning.
    ticks: ticks.map((tick) => ({
      x: scale(isMonths ? tick : tick.getTime() + day / 2),
      label: label(tick),
    })),
    year: isYears ? '' : both(year),
  }
}

/** As many days as there is room to name; d3 gives more or fewer than it is asked for, and hours where days are few. */
function daysThatFit(scale: ScaleTime<number, number>, width: number): readonly Date[] {
  for (let count = Math.floor(width / tickRoom); count > 0; count -= 1) {
    const days = scale.ticks(count).filter((tick) => tick.getTime() % day === 0)
    const named = days.filter((tick) => tick < scale.domain()[1]!)
    const isApart = named.every(
      (tick, index) => index === 0 || scale(tick) - scale(named[index - 1]!) >= tickRoom,
    )
    if (isApart) return named
  }
  return []
}
