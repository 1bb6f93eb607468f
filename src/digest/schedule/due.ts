import { everyDay, type Schedule } from './schedule.ts'
import { offsetAt } from './zone-offset.ts'

/** One digest: the local date that it is of, and the instant at which it is due. */
export interface Due {
  /** `YYYY-MM-DD` in the schedule's zone: what a ledger counts by. */
  readonly localDate: string
  readonly at: Date
}

const second = 1000
const day = 86_400_000
/** A weekday comes again after 7 days, or after 14 where a zone skipped that date. */
const longestWait = 14

const dateOf = (wall: number) => new Date(wall).toISOString().slice(0, 10)
const shiftDate = (localDate: string, days: number) =>
  dateOf(Date.parse(`${localDate}T00:00:00Z`) + days * day)

/** The calendar date, `YYYY-MM-DD`, that clocks in the zone show. */
export const localDateAt = (zone: string, at: Date): string =>
  dateOf(at.getTime() + offsetAt(zone, at.getTime()))

/** The time, `HH:MM`, that clocks in the zone show; seconds are cut off. */
export const localTimeAt = (zone: string, at: Date): string =>
  new Date(at.getTime() + offsetAt(zone, at.getTime())).toISOString().slice(11, 16)

/** What the clock on the wall shows, as if it hung in Greenwich; undefined for 30 February and the like. */
function wallClock(localDate: string, time: string): number | undefined {
  const wall = Date.parse(`${localDate}T${time}:00Z`)
  return Number.isNaN(wall) || dateOf(wall) !== localDate ? undefined : wall
}

/**
 * The instant of the digest of a local date (`YYYY-MM-DD`); undefined when that weekday is not chosen, or the date
 * does not exist: 30 February, and dates that a zone skipped as a whole (Pacific/Apia 2011-12-30).
 *
 * A time that occurs twice means the first. A time that is skipped means the first instant after the gap. Where the
 * gap runs over midnight (America/Nuuk 2024-03-30, 23:00 to 24:00) that instant is 00:00 of the next date: the only
 * case in which `at` lies on another date than the digest's.
 *
 * Offsets are looked up a day to either side: no zone has changed its clocks twice within a week since 1970.
 */
export function dueOn(schedule: Schedule, localDate: string): Date | undefined {
  const wall = wallClock(localDate, schedule.time)
  if (wall === undefined || !schedule.days.includes(everyDay[(new Date(wall).getUTCDay() + 6) % 7]!))
    return undefined
  const before = offsetAt(schedule.zone, wall - day)
  const after = offsetAt(schedule.zone, wall + day)
  if (before === after) return new Date(wall - before)
  for (const offset of [Math.max(before, after), Math.min(before, after)])
    if (offsetAt(schedule.zone, wall - offset) === offset) return new Date(wall - offset)

  const change = firstInstantAfter(schedule.zone, wall - day, wall + day)
  const isSkippedDate = dateOf(change - second + before) !== localDate && dateOf(change + after) > localDate
  return isSkippedDate ? undefined : new Date(change)
}

/** The instant at which the one change of offset between two instants (whole seconds) takes effect. */
function firstInstantAfter(zone: string, earlier: number, later: number): number {
  const before = offsetAt(zone, earlier)
  let [low, high] = [earlier / second, later / second]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(zone, middle * second) === before) low = middle
    else high = middle
  }
  return high * second
}

/**
 * The first due strictly after an instant.
 * @throws when no weekday is chosen
 */
export function nextDue(schedule: Schedule, after: Date): Due {
  const today = localDateAt(schedule.zone, after)
  for (let ahead = 0; ahead <= longestWait; ahead++) {
    const localDate = shiftDate(today, ahead)
    const at = dueOn(schedule, localDate)
    if (at && at > after) return { localDate, at }
  }
  throw new Error('A schedule needs at least one day of the week')
}

/** The last due in (since, now], undefined when there is none. */
export function latestDue(schedule: Schedule, now: Date, since: Date): Due | undefined {
  const today = localDateAt(schedule.zone, now)
  // From tomorrow, because clocks that go back at 00:01 (America/St_Johns) make it yesterday again.
  for (let ahead = 1; ahead >= -longestWait; ahead--) {
    const localDate = shiftDate(today, ahead)
    const at = dueOn(schedule, localDate)
    if (at && at <= now) return at > since ? { localDate, at } : undefined
  }
  return undefined
}

/** Every due in (since, until], oldest first. */
export function duesBetween(schedule: Schedule, since: Date, until: Date): readonly Due[] {
  const dues: Due[] = []
  for (let due = nextDue(schedule, since); due.at <= until; due = nextDue(schedule, due.at)) dues.push(due)
  return dues
}

export interface DeliveredDue extends Due {
  /** The zone of the schedule by which it was due. */
  readonly zone: string
}

/**
 * Whether a due is the second on its local date, after the channel's schedule was changed: the channel had the
 * digest of that date, or by another zone one that was due on that date as it is counted in this zone. Without the
 * latter a move from Kyiv to New York gives two digests within an hour, of Tuesday and then of Monday.
 */
export const isAlreadyHad = (due: Due, zone: string, delivered: readonly DeliveredDue[]): boolean =>
  delivered.some(
    (earlier) =>
      earlier.localDate === due.localDate ||
      (earlier.zone !== zone && localDateAt(zone, earlier.at) === due.localDate),
  )
