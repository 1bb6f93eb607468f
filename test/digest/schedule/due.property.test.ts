import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type DeliveredDue,
  dueOn,
  duesBetween,
  isAlreadyHad,
  latestDue,
  nextDue,
} from '../../../src/digest/schedule/due.ts'
import { knownZones } from '../../../src/digest/schedule/known-zones.ts'
import { everyDay, inWeekOrder, type Schedule } from '../../../src/digest/schedule/schedule.ts'
import { type ClockChange, clockChanges, clockIn } from './clock.ts'
import '../../properties/seed.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const changes = new Map(knownZones().map((zone) => [zone, clockChanges(zone)]))
const allChanges = [...changes.values()].flat()

const milliseconds = (offset: string) => {
  const [hours = 0, minutes = 0, seconds = 0] = offset.slice(1).split(':').map(Number)
  return (offset.startsWith('-') ? -1 : 1) * ((hours * 60 + minutes) * minute + seconds * 1000)
}
const written = (wall: number) => new Date(wall).toISOString().slice(0, 16).replace('T', ' ')
const dueAt = (zone: string, local: string) =>
  dueOn({ zone, time: local.slice(11), days: everyDay }, local.slice(0, 10))

/** For each zone the last change of every kind: offsets and time of day. */
function samples(): readonly ClockChange[] {
  const chosen = new Map<string, ClockChange>()
  for (const change of allChanges) {
    const kind = [change.zone, change.from, change.to, written(change.at).slice(11)].join()
    chosen.set(kind, change)
  }
  return [...chosen.values()]
}

/** By walking from minute to minute: when the clock first shows what, in the hours around a change. */
function walk({ zone, at, from, to }: ClockChange): (local: string) => number | undefined {
  const show = clockIn(zone)
  // Half minutes, where an offset has seconds.
  const pace = from.length > 6 ? minute / 2 : minute
  const first = new Map<string, number>()
  const end = at + 2 * hour + Math.max(0, milliseconds(from) - milliseconds(to))
  for (let instant = at - 2 * hour; instant <= end; instant += pace) {
    const shown = show(instant)
    if (!first.has(shown)) first.set(shown, instant)
  }
  const dates = new Set([...first.keys()].map((shown) => shown.slice(0, 10)))
  return (local) => {
    if (!dates.has(local.slice(0, 10))) return undefined
    return first.get(local) ?? Math.min(...[...first].filter(([shown]) => shown > local).map(([, on]) => on))
  }
}

describe('In every zone that the platform knows, from 1970 to 2037,', () => {
  it('the clocks are known to have changed', () => {
    expect(knownZones().length).toBeGreaterThan(400)
    expect(allChanges.length).toBeGreaterThan(20_000)
    const rests = [...changes.values()].flatMap((found) =>
      found.slice(1).map(({ at }, i) => at - found[i]!.at),
    )
    expect(
      rests.reduce((least, rest) => Math.min(least, rest)),
      'what dueOn relies on',
    ).toBeGreaterThan(2 * day)
  })

  it('a digest around a change is due when a walk from minute to minute says so', () => {
    const offsets = [-120, -60, -30, -1, 0, 1, 14, 15, 29, 30, 44, 45, 59, 60, 61, 90]
    const wrong: string[] = []
    for (const change of samples()) {
      const expected = walk(change)
      const changeOnWall = change.at + milliseconds(change.from)
      for (const offset of offsets) {
        const local = written(changeOnWall + offset * minute)
        const due = dueAt(change.zone, local)?.getTime()
        if (due !== expected(local))
          wrong.push(`${change.zone} ${local}: ${due} instead of ${expected(local)}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('at each of the changes a skipped time is due at its first instant, one that comes twice the first time', () => {
    const wrong: string[] = []
    for (const { zone, at, from, to } of allChanges) {
      const [before, after] = [milliseconds(from), milliseconds(to)]
      const shift = after - before
      const middle = written(at + before + Math.trunc(shift / 2 / minute) * minute)
      const isDateSkipped =
        middle.slice(0, 10) > written(at + before - 1).slice(0, 10) &&
        middle.slice(0, 10) < written(at + after).slice(0, 10)
      const expected = shift > 0 ? at : at + Math.trunc(shift / 2 / minute) * minute
      const due = dueAt(zone, middle)?.getTime()
      if (due !== (isDateSkipped ? undefined : expected)) wrong.push(`${zone} ${middle}: ${due}`)
    }
    expect(wrong).toEqual([])
  })

  it('a digest of any day is due when the clock shows its date and time, and had not shown it before', () => {
    const anyDay = fc.date({ min: new Date('1970-01-03'), max: new Date('2037-12-30'), noInvalidDate: true })
    const shows = new Map(knownZones().map((zone) => [zone, clockIn(zone)]))
    fc.assert(
      fc.property(fc.constantFrom(...knownZones()), anyDay, (zone, wall) => {
        const local = written(wall.getTime())
        const due = dueAt(zone, local)
        const isNearChange = changes.get(zone)!.some(({ at }) => Math.abs(at - wall.getTime()) < 2 * day)
        if (isNearChange) return
        expect(shows.get(zone)!(due!.getTime()), zone).toBe(local)
        expect(shows.get(zone)!(due!.getTime() - 1000), zone).not.toBe(local)
      }),
      { numRuns: 10_000 },
    )
  })
})

const times = fc
  .tuple(fc.nat(23), fc.constantFrom(0, 1, 15, 30, 45, 59))
  .map(([hours, minutes]) => `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`)
const someDays = fc.subarray([...everyDay], { minLength: 1 }).map(inWeekOrder)
/** Half of the instants are within four days of a change of that zone, where there is one. */
const moments = fc
  .tuple(fc.constantFrom(...knownZones()), fc.nat(), fc.integer({ min: -4 * 24, max: 4 * 24 }), fc.boolean())
  .map(([zone, n, hours, isNear]) => {
    const near = changes.get(zone)![n % Math.max(changes.get(zone)!.length, 1)]
    const start = isNear && near ? near.at : Date.UTC(1970, 0, 10) + (n % 24_000) * day
    return { zone, at: new Date(start + hours * hour + (n % 60) * minute) }
  })
const schedules = fc.tuple(moments, times, someDays).map(([{ zone, at }, time, days]) => ({
  schedule: { zone, time, days } satisfies Schedule,
  start: at,
}))

/** The dates that the clock shows in a stretch, looked at every hour. */
function datesShown(zone: string, from: number, to: number): ReadonlySet<string> {
  const show = clockIn(zone)
  const dates = new Set<string>()
  for (let instant = from; instant <= to; instant += hour) dates.add(show(instant).slice(0, 10))
  return dates
}

describe('One digest after the other', () => {
  it('comes once on each date of its weekdays that there is, in their order', () => {
    fc.assert(
      fc.property(schedules, ({ schedule, start }) => {
        const end = new Date(start.getTime() + 9 * day)
        const dues = duesBetween(schedule, start, end)
        for (const [i, { at }] of dues.entries())
          expect(at > (dues[i - 1]?.at ?? start) && at <= end).toBe(true)
        const isChosen = (date: string) =>
          schedule.days.includes(everyDay[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7]!)
        // The first and last date may lie outside by their time.
        const inside = [...datesShown(schedule.zone, start.getTime(), end.getTime())].sort().slice(1, -1)
        const got = dues.map(({ localDate }) => localDate)
        expect(new Set(got).size).toBe(got.length)
        expect(got.filter((date) => inside.includes(date))).toEqual(inside.filter(isChosen))
      }),
      { numRuns: 400 },
    )
  })

  it('is the same looking ahead, looking back and looking at a stretch', () => {
    fc.assert(
      fc.property(schedules, ({ schedule, start }) => {
        const ahead = [nextDue(schedule, start)]
        while (ahead.length < 5) ahead.push(nextDue(schedule, ahead.at(-1)!.at))
        expect(duesBetween(schedule, start, ahead[4]!.at)).toEqual(ahead)
        expect(duesBetween(schedule, start, new Date(ahead[0]!.at.getTime() - 1))).toEqual([])
        for (const [i, due] of ahead.entries()) {
          expect(dueOn(schedule, due.localDate)).toEqual(due.at)
          expect(latestDue(schedule, due.at, start)).toEqual(due)
          expect(latestDue(schedule, new Date(due.at.getTime() - 1), start)).toEqual(ahead[i - 1])
          expect(latestDue(schedule, due.at, due.at)).toBeUndefined()
        }
      }),
      { numRuns: 800 },
    )
  })

  it('never is a second one on a date, whatever the schedule is changed to, and whenever', () => {
    const change = fc.record({
      zone: fc.constantFrom(...knownZones()),
      time: times,
      days: someDays,
      hours: fc.nat(60),
    })
    fc.assert(
      fc.property(moments, fc.array(change, { minLength: 1, maxLength: 6 }), ({ at }, stretches) => {
        const delivered: DeliveredDue[] = []
        let start = at
        for (const { hours, ...schedule } of stretches) {
          const end = new Date(start.getTime() + hours * hour)
          for (const due of duesBetween(schedule, start, end))
            if (!isAlreadyHad(due, schedule.zone, delivered)) delivered.push({ ...due, zone: schedule.zone })
          start = end
        }
        const dates = delivered.map(({ localDate }) => localDate)
        expect(new Set(dates).size).toBe(dates.length)
        for (const [i, due] of delivered.entries())
          for (const earlier of delivered.slice(0, i).filter(({ zone }) => zone !== due.zone))
            expect(clockIn(due.zone)(earlier.at.getTime()).slice(0, 10)).not.toBe(due.localDate)
      }),
      { numRuns: 500 },
    )
  })

  it('is not withheld while nothing is changed', () => {
    fc.assert(
      fc.property(schedules, ({ schedule, start }) => {
        const delivered: DeliveredDue[] = []
        for (const due of duesBetween(schedule, start, new Date(start.getTime() + 14 * day))) {
          expect(isAlreadyHad(due, schedule.zone, delivered)).toBe(false)
          delivered.push({ ...due, zone: schedule.zone })
        }
      }),
      { numRuns: 500 },
    )
  })
})
