import { createHash } from 'node:crypto'
import { describeSchedule } from '../../../src/digest/schedule/describe-schedule.ts'
import {
  duesBetween,
  latestDue,
  localDateAt,
  localTimeAt,
  nextDue,
} from '../../../src/digest/schedule/due.ts'
import { knownZones, searchZones } from '../../../src/digest/schedule/known-zones.ts'
import { readSchedule } from '../../../src/digest/schedule/read-schedule.ts'
import { everyDay, type Schedule, workingDays } from '../../../src/digest/schedule/schedule.ts'

const starts = [
  '1972-01-05',
  '1986-01-01',
  '1993-08-19',
  '1994-12-30',
  '2007-12-08',
  '2010-11-06',
  '2011-12-28',
  '2018-11-02',
  '2024-03-29',
  '2026-03-06',
  '2026-03-27',
  '2026-10-03',
  '2026-10-23',
  '2026-12-30',
  '2037-10-24',
]

const hardZones = [
  'Africa/Monrovia',
  'America/Nuuk',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Europe/Kyiv',
  'Pacific/Apia',
  'Pacific/Kiritimati',
]
const zones = [...hardZones, ...knownZones().filter((_, i) => i % 24 === 0)]

/** What is due around changes of the clocks, in one hash: nothing of it may depend on the process. */
export function hashOfDues(): string {
  const hash = createHash('sha256')
  for (const zone of zones)
    for (const start of starts)
      for (const [time, days] of [
        ['00:00', everyDay],
        ['02:30', workingDays],
        ['23:30', everyDay],
      ] as const) {
        const schedule: Schedule = { zone, time, days }
        const from = new Date(`${start}T05:00:00Z`)
        const to = new Date(from.getTime() + 4 * 86_400_000)
        const dues = [
          ...duesBetween(schedule, from, to),
          nextDue(schedule, to),
          latestDue(schedule, to, from),
        ]
        hash.update(JSON.stringify([dues, localDateAt(zone, from), localTimeAt(zone, from)]))
      }
  for (const words of [
    '',
    '9.30pm Kyiv fri-mon',
    'EST',
    'Lodnon',
    '25:00',
    'UTC noon',
    'daily Asia/Calcutta',
  ])
    hash.update(JSON.stringify(reading(words)))
  hash.update(JSON.stringify([searchZones('a'), searchZones('kyiv')]))
  return hash.digest('hex')
}

function reading(words: string) {
  const read = readSchedule(words, { zone: 'Europe/Kyiv', time: '09:00', days: workingDays })
  return read.kind === 'schedule' ? [read, describeSchedule(read.schedule)] : read
}
