import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeSchedule } from '../../../src/digest/schedule/describe-schedule.ts'
import { knownZones } from '../../../src/digest/schedule/known-zones.ts'
import { readSchedule } from '../../../src/digest/schedule/read-schedule.ts'
import { everyDay, inWeekOrder, type Schedule } from '../../../src/digest/schedule/schedule.ts'
import '../../properties/seed.ts'

const defaults = { time: '07:15', zone: 'Pacific/Apia', days: everyDay }
const times = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((n) => String(n).padStart(2, '0')).join(':'))
const schedules: fc.Arbitrary<Schedule> = fc.record({
  time: times,
  zone: fc.constantFrom(...knownZones()),
  days: fc.subarray([...everyDay], { minLength: 1 }).map(inWeekOrder),
})

/** Pieces of everything that is read, in any order. */
const pieces = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'9 09:00 0900 13 pm am . - – + / : noon midnight h mon Fri-Sun weekdays every day to UTC UTC+2 EST'.split(
          ' ',
        ),
        ...[
          'Kyiv',
          'new',
          'york',
          'Europe/',
          '/Kyiv',
          '&amp;',
          '<@U1>',
          'toString',
          '__proto__',
          "o'clock",
          '٩',
          '𝟗',
        ],
      ),
      fc.string({ unit: 'grapheme', maxLength: 50 }),
    ),
    { maxLength: 12 },
  )
  .chain((words) => fc.constantFrom(' ', '', ', ').map((between) => words.join(between)))

describe('What a schedule is described as', () => {
  it('reads back to the same schedule', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        expect(readSchedule(describeSchedule(schedule), defaults)).toEqual({
          kind: 'schedule',
          schedule,
          stated: { time: true, zone: true, days: true },
        })
      }),
      { numRuns: 1000 },
    )
  })
  it('reads back in every zone', () => {
    for (const zone of knownZones()) {
      const schedule: Schedule = { time: '09:00', zone, days: ['tue'] }
      expect(readSchedule(describeSchedule(schedule), defaults)).toMatchObject({ schedule })
      expect(readSchedule(`${zone.toLowerCase().replaceAll('_', ' ')} 9`, defaults)).toMatchObject({
        schedule: { zone },
      })
    }
  })
})

describe('Whatever is typed', () => {
  it('yields a schedule that can be kept, or one short sentence; it never throws', () => {
    fc.assert(
      fc.property(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 300 })), (words) => {
        const reading = readSchedule(words, defaults)
        if (reading.kind === 'problem') {
          const saidBack = [...reading.sentence.matchAll(/“(.*?)”/gsu)].map(([quoted]) => quoted).join('')
          expect(saidBack.length).toBeLessThanOrEqual(40)
          expect(saidBack).not.toMatch(/[<>&*_`\p{Cc}]/u)
          expect(reading.sentence.length).toBeLessThan(200)
          return
        }
        const { time, zone, days } = reading.schedule
        expect(time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/)
        expect(knownZones()).toContain(zone)
        expect(days).toEqual(inWeekOrder(days))
        expect(days.length).toBeGreaterThan(0)
      }),
      { numRuns: 800 },
    )
  })
  it('is read within a moment, however long', () => {
    for (const words of ['mon '.repeat(5000), '9'.repeat(20_000), 'x/'.repeat(10_000), ' -'.repeat(10_000)])
      expect(['schedule', 'problem']).toContain(readSchedule(words, defaults).kind)
  })
})
