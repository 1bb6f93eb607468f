import { describe, expect, it } from 'vitest'
import { describeSchedule } from '../../../src/digest/schedule/describe-schedule.ts'
import { readSchedule } from '../../../src/digest/schedule/read-schedule.ts'
import { everyDay } from '../../../src/digest/schedule/schedule.ts'

const defaults = { time: '07:15', zone: 'Europe/London', days: everyDay }
const read = (words: string) => readSchedule(words, defaults)

function understood(words: string) {
  const reading = read(words)
  if (reading.kind === 'problem') throw new Error(reading.sentence)
  return reading
}

function problem(words: string): string {
  const reading = read(words)
  if (reading.kind === 'schedule') throw new Error(`read as ${describeSchedule(reading.schedule)}`)
  return reading.sentence
}

describe('The words after “digest on”', () => {
  it.each([
    ['09:00 Europe/Kyiv weekdays', 'weekdays at 09:00 (Europe/Kyiv)'],
    ['weekdays, Europe/Kyiv, 9am', 'weekdays at 09:00 (Europe/Kyiv)'],
    ['on Mondays at 8:30 pm in New York', 'Mondays at 20:30 (America/New_York)'],
    ['every day 17h30 berlin time', 'every day at 17:30 (Europe/Berlin)'],
    ['“09:00” `Europe/Kyiv`.', 'every day at 09:00 (Europe/Kyiv)'],
    ['７：４５ tokyo', 'every day at 07:45 (Asia/Tokyo)'],
    ['07:45, Sao Paulo, Tue &amp; Thu', 'Tuesdays and Thursdays at 07:45 (America/Sao_Paulo)'],
  ])('%s: %s', (words, meaning) => {
    expect(describeSchedule(understood(words).schedule)).toBe(meaning)
  })

  it.each([
    ['', []],
    ['9', ['time']],
    ['Kyiv', ['zone']],
    ['daily', ['days']],
    ['noon UTC', ['time', 'zone']],
    ['mon 07:15 London', ['time', 'zone', 'days']],
  ])('%j state %j; the rest are the defaults', (words, parts) => {
    const { stated, schedule } = understood(words)
    expect(Object.entries(stated).flatMap(([part, isStated]) => (isStated ? [part] : []))).toEqual(parts)
    if (!stated.time) expect(schedule.time).toBe(defaults.time)
    if (!stated.zone) expect(schedule.zone).toBe(defaults.zone)
    if (!stated.days) expect(schedule.days).toEqual(defaults.days)
  })
})

describe('A time', () => {
  it.each([
    ['09:00', '09:00'],
    ['9', '09:00'],
    ['0', '00:00'],
    ['23', '23:00'],
    ['9:30', '09:30'],
    ['9am', '09:00'],
    ['9 PM', '21:00'],
    ['9.30 pm', '21:30'],
    ['9.30 p.m.', '21:30'],
    ['12am', '00:00'],
    ['12:15 am', '00:15'],
    ['12pm', '12:00'],
    ['0900', '09:00'],
    ['930', '09:30'],
    ['0900 hrs', '09:00'],
    ['17h30', '17:30'],
    ['17h', '17:00'],
    ['09:00:00', '09:00'],
    ['9 o’clock', '09:00'],
    ["9 o'clock pm", '21:00'],
    ['noon', '12:00'],
    ['12 noon', '12:00'],
    ['midnight', '00:00'],
    ['12 midnight', '00:00'],
    ['9am and 09:00', '09:00'],
  ])('%s is %s', (words, time) => expect(understood(words).schedule.time).toBe(time))

  it.each([
    ['25:00', 'hours go from 0 to 23'],
    ['9:75', 'minutes go from 00 to 59'],
    ['13pm', 'with pm, hours go from 1 to 12'],
    ['0am', 'with am, hours go from 1 to 12'],
    ['24:00', '00:00 for midnight'],
    ['9:5', 'minutes have two'],
    ['12345', 'not a time of day'],
    ['9:00:30', 'not a time of day'],
  ])('%s is none, and why is said with an example', (words, why) => {
    expect(problem(words)).toContain(`“${words}”`)
    expect(problem(words)).toContain(why)
    expect(problem(words)).toMatch(/Type .*\d\d:00/)
  })

  it('is one: a second is asked back', () => {
    expect(problem('09:00 17:00')).toContain('09:00 and 17:00')
    expect(problem('at 9 and at noon')).toContain('09:00 and 12:00')
  })
  it.each(['9-10', '9 in the morning', 'half past nine', '9am pm', '-9:30:5', '9 noon', 'every 2 hours'])(
    'is not guessed from %j',
    (words) => void problem(words),
  )
})

describe('A time zone', () => {
  it.each([
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['europe/kiev', 'Europe/Kyiv'],
    ['Kiev', 'Europe/Kyiv'],
    ['KYIV', 'Europe/Kyiv'],
    ['Europe Kyiv', 'Europe/Kyiv'],
    ['Odesa', 'Europe/Kyiv'],
    ['US/Eastern', 'America/New_York'],
    ['new york', 'America/New_York'],
    ['America/New York', 'America/New_York'],
    ['america/new_york', 'America/New_York'],
    ['Washington DC', 'America/New_York'],
    ['Calcutta', 'Asia/Kolkata'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['St. John’s', 'America/St_Johns'],
    ['Port of Spain', 'America/Port_of_Spain'],
    ['Port-au-Prince', 'America/Port-au-Prince'],
    ['Buenos Aires', 'America/Argentina/Buenos_Aires'],
    ['Japan', 'Asia/Tokyo'],
    ['UTC', 'UTC'],
    ['gmt', 'UTC'],
    ['Etc/UTC', 'UTC'],
    ['Kyiv (Europe/Kyiv)', 'Europe/Kyiv'],
  ])('%s is %s', (words, zone) => expect(understood(words).schedule.zone).toBe(zone))

  it.each([
    ['EST', 'America/New_York'],
    ['cet', 'Europe/Berlin'],
    ['IST', 'Asia/Kolkata, Europe/Dublin or Asia/Jerusalem'],
    ['BST', 'Europe/London or Asia/Dhaka'],
    ['MSK', 'Europe/Moscow'],
    ['Eastern', 'America/New_York'],
    ['PST8PDT', 'America/Los_Angeles'],
    ['UTC+2', 'Europe/Kyiv'],
    ['GMT+01:00', 'Europe/Berlin'],
    ['-5', 'America/New_York'],
    ['+0300', 'Europe/Istanbul'],
  ])('is not %s: %s is to be typed', (words, instead) => {
    expect(problem(`09:00 ${words}`)).toContain(`“${words}”`)
    expect(problem(`09:00 ${words}`)).toContain(instead)
  })
  it('is not “UTC + 2”: daylight saving is given as the reason', () => {
    expect(problem('UTC + 2')).toMatch(/“UTC\+2” knows no daylight saving.*Europe\/Kyiv/)
  })
  it.each([
    ['Europe/Kyev', 'Europe/Kyiv'],
    ['Europa/Kyiv', 'Europe/Kyiv'],
    ['Asia/Kyiv', 'Europe/Kyiv'],
    ['Kyyiv', 'Europe/Kyiv'],
    ['Lodnon', 'Europe/London'],
    ['new yrok', 'America/New_York'],
    ['Amrica/New_York', 'America/New_York'],
    ['Europe/Geneva', 'Europe/Zurich'],
  ])('that is misspelt as %s brings the question whether %s is meant', (words, zone) => {
    expect(problem(words)).toContain(`“${words.replace('_', '')}”. Did you mean ${zone}?`)
  })
  it.each(['San Juan', 'Cordoba', 'Washington'])('is asked for when %s may be one of two', (words) => {
    expect(problem(words)).toMatch(/more than one “.*Type \w+\/\w+.* or \w+\/\w+/)
  })
  it('is one: a second is asked back', () => {
    expect(problem('Kyiv 9 Berlin')).toContain('Europe/Kyiv and Europe/Berlin')
  })
  it('that is unknown is said to be', () => {
    expect(problem('Mars/Olympus')).toContain('no time zone “Mars/Olympus”')
  })
  it('is asked for when the default is none that is known here', () => {
    const reading = readSchedule('9', { ...defaults, zone: 'Europe/Atlantis' })
    expect(reading).toMatchObject({
      kind: 'problem',
      sentence: expect.stringMatching(/time zone.*Europe\/Kyiv/),
    })
    expect(readSchedule('9 Kyiv', { ...defaults, zone: '' }).kind).toBe('schedule')
  })
})

describe('Days', () => {
  it.each([
    ['weekdays', 'mon,tue,wed,thu,fri'],
    ['every weekday', 'mon,tue,wed,thu,fri'],
    ['working days', 'mon,tue,wed,thu,fri'],
    ['weekdays only', 'mon,tue,wed,thu,fri'],
    ['weekends', 'sat,sun'],
    ['daily', 'mon,tue,wed,thu,fri,sat,sun'],
    ['every day', 'mon,tue,wed,thu,fri,sat,sun'],
    ['mon-fri', 'mon,tue,wed,thu,fri'],
    ['Mon. – Fri.', 'mon,tue,wed,thu,fri'],
    ['Monday—Thursday', 'mon,tue,wed,thu'],
    ['from Tuesday to Thursday', 'tue,wed,thu'],
    ['fri-mon', 'mon,fri,sat,sun'],
    ['sun-mon', 'mon,sun'],
    ['Mon, Wed and Fri', 'mon,wed,fri'],
    ['fri wed mon', 'mon,wed,fri'],
    ['mon/wed/fri', 'mon,wed,fri'],
    ['sat+sun', 'sat,sun'],
    ['on Mondays', 'mon'],
    ['every Tues', 'tue'],
    ['weekdays and Saturday', 'mon,tue,wed,thu,fri,sat'],
  ])('%s are %s', (words, days) => expect(understood(words).schedule.days.join()).toBe(days))

  it.each([
    ['mondya', 'Did you mean Monday?'],
    ['wendesdays', 'Did you mean Wednesday?'],
    ['Mon-Wed-Fri', 'Mon, Wed, Fri'],
    ['daily, Mondays', 'every day'],
    ['weekdays except Friday', '“except”'],
    ['every other Monday', '“other”'],
    ['no weekends', '“no”'],
  ])('are not guessed from %s', (words, answer) => expect(problem(words)).toContain(answer))
})

describe('Words that are left over', () => {
  it('are named, with an example of what is understood', () => {
    expect(problem('09:00 Kyiv tomorrow please')).toBe(
      'I did not understand “tomorrow”. Type a time, a time zone and days, for example 09:00 Europe/Kyiv weekdays.',
    )
  })
  it('are said back without anything that Slack would take for markup', () => {
    expect(problem('<!channel> *@here*')).toContain('“channel here”')
  })
})
