import { describe, expect, it } from 'vitest'
import {
  dueOn,
  duesBetween,
  isAlreadyHad,
  latestDue,
  localDateAt,
  localTimeAt,
  nextDue,
} from '../../../src/digest/schedule/due.ts'
import { everyDay, type Schedule, workingDays } from '../../../src/digest/schedule/schedule.ts'

const daily = (zone: string, time: string): Schedule => ({ zone, time, days: everyDay })

/** Zone, local date and time, and the instant; worked out by hand from the rules of the time zone database. */
const ordinary = [
  ['Europe/Kyiv', '2026-01-15 09:00', '2026-01-15T07:00:00Z'],
  ['Europe/Kyiv', '2026-07-15 09:00', '2026-07-15T06:00:00Z'],
  ['Europe/Kyiv', '2026-03-29 02:59', '2026-03-29T00:59:00Z'],
  ['Europe/Kyiv', '2026-03-29 04:00', '2026-03-29T01:00:00Z'],
  ['America/New_York', '2026-07-04 09:00', '2026-07-04T13:00:00Z'],
  ['Asia/Kathmandu', '2026-05-01 09:00', '2026-05-01T03:15:00Z'],
  ['Pacific/Kiritimati', '2026-05-01 00:00', '2026-04-30T10:00:00Z'],
  ['Pacific/Pago_Pago', '2026-05-01 23:59', '2026-05-02T10:59:00Z'],
  ['Pacific/Apia', '2011-12-29 09:00', '2011-12-29T19:00:00Z'],
  ['Pacific/Apia', '2011-12-31 09:00', '2011-12-30T19:00:00Z'],
  ['Pacific/Kwajalein', '1993-08-20 09:00', '1993-08-20T21:00:00Z'],
  ['Pacific/Kwajalein', '1993-08-22 09:00', '1993-08-21T21:00:00Z'],
  ['Africa/Monrovia', '1971-06-01 09:00', '1971-06-01T09:44:30Z'],
  ['UTC', '2028-02-29 12:00', '2028-02-29T12:00:00Z'],
] as const

/** As above, and what the clock shows at that instant. */
const skipped = [
  ['Europe/Kyiv', '2026-03-29 03:30', '2026-03-29T01:00:00Z', '04:00'],
  ['Europe/Kyiv', '2026-03-29 03:00', '2026-03-29T01:00:00Z', '04:00'],
  ['Europe/London', '2026-03-29 01:30', '2026-03-29T01:00:00Z', '02:00'],
  ['America/New_York', '2026-03-08 02:30', '2026-03-08T07:00:00Z', '03:00'],
  ['Australia/Lord_Howe', '2026-10-04 02:15', '2026-10-03T15:30:00Z', '02:30'],
  ['America/St_Johns', '2010-03-14 00:30', '2010-03-14T03:31:00Z', '01:01'],
  ['Africa/Casablanca', '2026-03-22 02:30', '2026-03-22T02:00:00Z', '03:00'],
  ['Africa/El_Aaiun', '2026-03-22 02:30', '2026-03-22T02:00:00Z', '03:00'],
  ['Asia/Gaza', '2023-04-29 02:30', '2023-04-29T00:00:00Z', '03:00'],
  ['America/Sao_Paulo', '2018-11-04 00:00', '2018-11-04T03:00:00Z', '01:00'],
  ['America/Sao_Paulo', '2018-11-04 00:30', '2018-11-04T03:00:00Z', '01:00'],
  ['Asia/Beirut', '2026-03-29 00:00', '2026-03-28T22:00:00Z', '01:00'],
  ['Africa/Cairo', '2026-04-24 00:15', '2026-04-23T22:00:00Z', '01:00'],
  ['Antarctica/Troll', '2026-03-29 01:30', '2026-03-29T01:00:00Z', '03:00'],
  ['Antarctica/Troll', '2026-03-29 02:30', '2026-03-29T01:00:00Z', '03:00'],
  ['Asia/Kathmandu', '1986-01-01 00:10', '1985-12-31T18:30:00Z', '00:15'],
  ['Africa/Monrovia', '1972-01-07 00:30', '1972-01-07T00:44:30Z', '00:44'],
] as const

const twice = [
  ['Europe/Kyiv', '2026-10-25 03:30', '2026-10-25T00:30:00Z'],
  ['America/New_York', '2026-11-01 01:30', '2026-11-01T05:30:00Z'],
  ['Australia/Lord_Howe', '2026-04-05 01:45', '2026-04-04T14:45:00Z'],
  ['America/St_Johns', '2010-11-07 00:00', '2010-11-07T02:30:00Z'],
  ['America/St_Johns', '2010-11-06 23:30', '2010-11-07T02:00:00Z'],
  ['Africa/Casablanca', '2026-02-15 02:30', '2026-02-15T01:30:00Z'],
  ['Africa/El_Aaiun', '2026-02-15 02:30', '2026-02-15T01:30:00Z'],
  ['Asia/Gaza', '2022-10-29 01:30', '2022-10-28T22:30:00Z'],
  ['America/Sao_Paulo', '2018-02-17 23:30', '2018-02-18T01:30:00Z'],
  ['Asia/Beirut', '2026-10-24 23:30', '2026-10-24T20:30:00Z'],
  ['Africa/Cairo', '2026-10-29 23:15', '2026-10-29T20:15:00Z'],
  ['Antarctica/Troll', '2026-10-25 02:30', '2026-10-25T00:30:00Z'],
  ['America/Caracas', '2007-12-09 02:45', '2007-12-09T06:45:00Z'],
] as const

const dueAt = (zone: string, local: string) =>
  dueOn(daily(zone, local.slice(11)), local.slice(0, 10))
    ?.toISOString()
    .replace('.000', '')

describe('A digest is due', () => {
  it.each(ordinary)('in %s, %s, at %s', (zone, local, instant) => {
    expect(dueAt(zone, local)).toBe(instant)
    expect(`${localDateAt(zone, new Date(instant))} ${localTimeAt(zone, new Date(instant))}`).toBe(local)
  })
  it.each(skipped)('in %s, %s, which is skipped, at %s, when it is %s', (zone, local, instant, shown) => {
    expect(dueAt(zone, local)).toBe(instant)
    expect(localDateAt(zone, new Date(instant))).toBe(local.slice(0, 10))
    expect(localTimeAt(zone, new Date(instant))).toBe(shown)
  })
  it.each(twice)('in %s, %s, which comes twice, at %s, the first time', (zone, local, instant) => {
    expect(dueAt(zone, local)).toBe(instant)
    expect(localTimeAt(zone, new Date(instant))).toBe(local.slice(11))
  })
  it.each([
    ['America/Nuuk', '2024-03-30 23:30', '2024-03-31T01:00:00Z'],
    ['Asia/Pyongyang', '2018-05-04 23:45', '2018-05-04T15:00:00Z'],
  ])('in %s, %s, skipped together with midnight, at %s: 00:00 of the next date', (zone, local, instant) => {
    expect(dueAt(zone, local)).toBe(instant)
    expect(localTimeAt(zone, new Date(instant))).toBe('00:00')
    expect(
      duesBetween(daily(zone, local.slice(11)), new Date(Date.parse(instant) - 1), new Date(instant)),
    ).toEqual([{ localDate: local.slice(0, 10), at: new Date(instant) }])
  })
})

describe('No digest is due', () => {
  it.each([
    ['Pacific/Apia', '2011-12-30'],
    ['Pacific/Kwajalein', '1993-08-21'],
    ['Pacific/Kiritimati', '1994-12-31'],
    ['Pacific/Kanton', '1994-12-31'],
  ])('in %s on %s, a date that was skipped as a whole', (zone, date) => {
    for (const time of ['00:00', '00:01', '09:00', '12:00', '23:59'])
      expect(dueAt(zone, `${date} ${time}`)).toBeUndefined()
  })
  it('on a weekday that is not chosen', () => {
    const schedule = { ...daily('Europe/Kyiv', '09:00'), days: workingDays }
    expect(dueOn(schedule, '2026-03-27')).toEqual(new Date('2026-03-27T07:00:00Z'))
    expect(dueOn(schedule, '2026-03-28')).toBeUndefined()
  })
  it.each(['2026-02-30', '2026-13-01', '2027-02-29', '', 'tomorrow'])('on %j, which is no date', (date) => {
    expect(dueOn(daily('UTC', '09:00'), date)).toBeUndefined()
  })
})

describe('One digest after the other', () => {
  const kyiv = daily('Europe/Kyiv', '03:30')
  it('comes on each date once while the clocks change', () => {
    const dues = duesBetween(kyiv, new Date('2026-10-24T12:00:00Z'), new Date('2026-10-26T12:00:00Z'))
    expect(dues.map(({ localDate, at }) => [localDate, at.toISOString()])).toEqual([
      ['2026-10-25', '2026-10-25T00:30:00.000Z'],
      ['2026-10-26', '2026-10-26T01:30:00.000Z'],
    ])
  })
  it('is next strictly after an instant, and latest up to and including it', () => {
    const at = new Date('2026-03-29T01:00:00Z')
    const earlier = new Date('2026-03-28T01:30:00Z')
    expect(nextDue(kyiv, new Date(at.getTime() - 1))).toEqual({ localDate: '2026-03-29', at })
    expect(nextDue(kyiv, at).localDate).toBe('2026-03-30')
    expect(latestDue(kyiv, at, earlier)).toEqual({ localDate: '2026-03-29', at })
    expect(latestDue(kyiv, at, at)).toBeUndefined()
    expect(latestDue(kyiv, new Date(at.getTime() - 1), earlier)).toBeUndefined()
  })
  it('waits a fortnight where its only weekday was skipped', () => {
    const fridays: Schedule = { zone: 'Pacific/Apia', time: '09:00', days: ['fri'] }
    expect(nextDue(fridays, new Date('2011-12-24T00:00:00Z')).localDate).toBe('2012-01-06')
  })
  it('is the one of tomorrow when the clocks make it yesterday again', () => {
    const midnight = daily('America/St_Johns', '00:00')
    const yesterdayAgain = new Date('2010-11-07T02:45:00Z')
    expect(localDateAt('America/St_Johns', yesterdayAgain)).toBe('2010-11-06')
    expect(latestDue(midnight, yesterdayAgain, new Date(0))?.localDate).toBe('2010-11-07')
    expect(nextDue(midnight, yesterdayAgain).localDate).toBe('2010-11-08')
  })
  it('is an error without any day', () => {
    expect(() => nextDue({ ...kyiv, days: [] }, new Date(0))).toThrow(/day of the week/)
  })
})

describe('After a move to another zone', () => {
  const tuesday = { localDate: '2026-03-03', at: new Date('2026-03-02T22:30:00Z'), zone: 'Europe/Kyiv' }
  const monday = { localDate: '2026-03-02', at: new Date('2026-03-02T23:00:00Z') }
  it('a digest of the same date is not due again', () => {
    expect(
      isAlreadyHad({ ...tuesday, at: new Date('2026-03-03T14:00:00Z') }, 'America/New_York', [tuesday]),
    ).toBe(true)
  })
  it('nor a second on the date that it is there', () => {
    expect(isAlreadyHad(monday, 'America/New_York', [tuesday])).toBe(true)
    expect(
      isAlreadyHad({ localDate: '2026-03-04', at: new Date('2026-03-04T23:00:00Z') }, 'America/New_York', [
        tuesday,
      ]),
    ).toBe(false)
  })
  it('while in one zone a digest that midnight’s gap moved to the next date does not take that date', () => {
    const zone = 'America/Nuuk'
    const [late, next] = duesBetween(
      daily(zone, '23:30'),
      new Date('2024-03-31T00:00:00Z'),
      new Date('2024-04-01T12:00:00Z'),
    )
    expect(isAlreadyHad(next!, zone, [{ ...late!, zone }])).toBe(false)
  })
})
