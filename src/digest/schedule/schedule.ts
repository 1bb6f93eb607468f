/** The days of the week in the order of ISO 8601. */
export const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

export type Weekday = (typeof everyDay)[number]

/** When a channel gets its digest: at most once on each local date. */
export interface Schedule {
  /** Local wall time, `HH:MM` from 00:00 to 23:59. */
  readonly time: string
  /** A zone that `canonicalZone` gave. */
  readonly zone: string
  /** Sorted from Monday to Sunday, at least one. */
  readonly days: readonly Weekday[]
}

export const workingDays: readonly Weekday[] = everyDay.slice(0, 5)
export const weekendDays: readonly Weekday[] = everyDay.slice(5)

/** In the order of the week, each once. */
export const inWeekOrder = (days: Iterable<Weekday>): readonly Weekday[] => {
  const chosen = new Set(days)
  return everyDay.filter((day) => chosen.has(day))
}
