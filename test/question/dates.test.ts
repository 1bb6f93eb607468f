import { describe, expect, it } from 'vitest'
import { readDates } from '../../src/question/readers/dates.ts'

const years = [2015, 2022, 2024]
const now = new Date('2026-03-29T09:00:00Z')
const when = (text: string, at = now, timeZone = 'UTC') => readDates(text, { now: at, timeZone, years }).when
/** Windows as `from..to`, a single day as itself. */
const windows = (text: string, at = now, timeZone = 'UTC') =>
  (when(text, at, timeZone)?.windows ?? []).map(({ from, to }) => (from === to ? from : `${from}..${to}`))

describe('A day with its year', () => {
  it.each([
    ['on 10 March 2022', '2022-03-10'],
    ['on March 10, 2022', '2022-03-10'],
    ['the 10th of March 2022', '2022-03-10'],
    ['the tenth of March 2022', '2022-03-10'],
    ['10 mar 22', '2022-03-10'],
    ["10 March '22", '2022-03-10'],
    ['10.03.2022', '2022-03-10'],
    ['10/3/22', '2022-03-10'],
    ['2022-03-10', '2022-03-10'],
    ['Thursday 10 March 2022', '2022-03-10'],
    ['29 February 2024', '2024-02-29'],
  ])('“%s”', (text, day) => {
    expect(windows(`what happened ${text}?`)).toEqual([day])
    expect(when(text)?.basis).toBe('stated')
  })
})

describe('A day without its year is that day in every year of the record', () => {
  it.each(['18 March', 'March 18', '18th of march', 'the eighteenth of March', 'mar 18', '18 mar.'])(
    '“%s”',
    (text) => {
      expect(windows(text)).toEqual(['2015-03-18', '2022-03-18', '2024-03-18'])
      expect(when(text)?.basis).toBe('implied')
    },
  )
  it('whenever it is asked', () => {
    for (const at of ['2022-03-18T12:00:00Z', '2026-12-31T23:59:59Z', '2031-01-01T00:00:00Z'])
      expect(windows('18 March', new Date(at))).toEqual(['2015-03-18', '2022-03-18', '2024-03-18'])
  })
  it('so does a month, and a part of it', () => {
    expect(windows('calls in February')).toEqual([
      '2015-02-01..2015-02-28',
      '2022-02-01..2022-02-28',
      '2024-02-01..2024-02-29',
    ])
    expect(windows('calls in late February')).toEqual([
      '2015-02-21..2015-02-28',
      '2022-02-21..2022-02-28',
      '2024-02-21..2024-02-29',
    ])
  })
})

describe('A number beside a day is its year only where it can be', () => {
  it.each([['10 March 22 minutes'], ['10 March 22:30'], ['10 March, 15 min'], ['10 March 22nd']])(
    'not in “%s”',
    (text) => {
      expect(windows(text)).toEqual(['2015-03-10', '2022-03-10', '2024-03-10'])
    },
  )
})

describe('A range includes both of its ends', () => {
  it.each([
    ['from 28 February to 10 March 2022', '2022-02-28..2022-03-10'],
    ['28 feb - 3 mar 2022', '2022-02-28..2022-03-03'],
    ['between 14 and 16 March 2022', '2022-03-14..2022-03-16'],
    ['between March 14 and March 16, 2022', '2022-03-14..2022-03-16'],
    ['March 14–16, 2022', '2022-03-14..2022-03-16'],
    ['14th to 16th March 2022', '2022-03-14..2022-03-16'],
    ['14 until the 16 March 2022', '2022-03-14..2022-03-16'],
    ['from Monday 14 to Sunday 20 March 2022', '2022-03-14..2022-03-20'],
    ['March 2022', '2022-03-01..2022-03-31'],
    ['in 2022', '2022-01-01..2022-12-31'],
    ['early March 2022', '2022-03-01..2022-03-10'],
    ['mid-March 2022', '2022-03-11..2022-03-20'],
    ['the end of February 2022', '2022-02-21..2022-02-28'],
    ['the first week of March 2022', '2022-03-01..2022-03-07'],
    ['the last week of February 2024', '2024-02-23..2024-02-29'],
  ])('“%s”', (text, range) => {
    expect(windows(`what happened ${text}`)).toEqual([range])
  })
  it('said without a year, it is that range in every year', () => {
    expect(windows('14 to 16 March')).toEqual([
      '2015-03-14..2015-03-16',
      '2022-03-14..2022-03-16',
      '2024-03-14..2024-03-16',
    ])
  })
  it('neither end is lost where both stand before the month', () => {
    const [range] = windows('between 14 and 16 March 2022')
    expect(range).toMatch(/03-14.*03-16/)
  })
})

describe('A range open to one side', () => {
  it.each([
    ['before 10 March 2022', '0001-01-01..2022-03-09'],
    ['prior to March 2022', '0001-01-01..2022-02-28'],
    ['until 10 March 2022', '0001-01-01..2022-03-10'],
    ['after 10 March 2022', '2022-03-11..9999-12-31'],
    ['since 10 March 2022', '2022-03-10..9999-12-31'],
    ['after March 2022', '2022-04-01..9999-12-31'],
  ])('“%s”', (text, range) => {
    expect(windows(`calls ${text}`)).toEqual([range])
  })
})

describe('A weekday', () => {
  it.each([
    ['on Tuesday', ['Tuesday']],
    ['on Tuesdays', ['Tuesday']],
    ['tues', ['Tuesday']],
    ['on Tuesday and Wednesday', ['Tuesday', 'Wednesday']],
    ['weds or thurs', ['Wednesday', 'Thursday']],
  ])('“%s” is one of the record, and no date near the asker', (text, days) => {
    expect(when(`who met ${text}?`)).toMatchObject({ weekdays: days, windows: [] })
  })
  it('adds nothing beside its date', () => {
    expect(when('on Thursday, 10 March 2022')).toMatchObject({ weekdays: [] })
  })
  it('is none inside another word', () => {
    for (const text of ['Sunday’s best', 'he sat down', 'the sun rose', 'they wed', 'my Mon ami'])
      expect(when(text)?.weekdays.filter((day) => day !== 'Sunday') ?? [], text).toEqual([])
  })
})

describe('A day counted from the asker’s own', () => {
  const evening = new Date('2026-03-29T22:30:00Z')
  it.each([
    ['today', 'UTC', '2026-03-29'],
    ['today', 'Europe/Kyiv', '2026-03-30'],
    ['yesterday', 'UTC', '2026-03-28'],
    ['yesterday', 'Europe/Kyiv', '2026-03-29'],
    ['yesterday', 'America/Los_Angeles', '2026-03-28'],
    ['tomorrow', 'Asia/Tokyo', '2026-03-31'],
    ['two days ago', 'UTC', '2026-03-27'],
    ['this morning', 'UTC', '2026-03-29'],
  ])('“%s” in %s', (text, zone, day) => {
    expect(windows(`who spoke ${text}?`, evening, zone)).toEqual([day])
    expect(when(text, evening, zone)?.basis).toBe('implied')
  })
})

describe('No date is read from', () => {
  it.each([
    'who may have said it',
    'may we quote Kuleba?',
    'Theresa May said so',
    'the march on Kyiv',
    'the second round',
    'round three',
    'the third meeting in Belarus',
    'the 15-point plan',
    'a 24-hour ceasefire',
    'a 90 minute call',
    'two days after Antalya',
    'the day before the third round',
    'UN resolution 2202',
    'Article 5 of the treaty',
    'all 27 leaders',
    '1.5 million people',
    'one of the two sides',
    'the next round',
    'the latest',
    'a second source',
    'Mariupol, 400,000 people',
    'it took 7 hours',
  ])('“%s”', (text) => {
    expect(when(text)).toBeNull()
  })
})

describe('Days joined by “and”', () => {
  it('“14 and 16 March” is two days, not the one between them', () => {
    expect(windows('what was said on 14 and 16 March 2022?')).toEqual(['2022-03-14', '2022-03-16'])
  })
  it.each([
    'on 10 March 2022, 14 March 2022 and 16 March 2022',
    'on 10, 14 and 16 March 2022',
    'on March 10 2022, March 14 2022 and March 16 2022',
  ])('stay days: %s', (text) => {
    expect(windows(text)).toEqual(['2022-03-10', '2022-03-14', '2022-03-16'])
  })
  it('but are the ends of a range after “between”', () => {
    expect(windows('between 14 March 2022 and 16 March 2022')).toEqual(['2022-03-14..2022-03-16'])
  })
})

describe('A part of a year', () => {
  it.each([
    ['what happened in spring 2022?', ['2022-03-01..2022-05-31']],
    ['summer of 2024, anything?', ['2024-06-01..2024-08-31']],
    ['in the fall of 2022', ['2022-09-01..2022-11-30']],
    ['who met in winter 2021/22', ['2021-12-01..2022-02-28']],
    // Reporters mean either of its winters.
    ['winter 2022', ['2021-12-01..2022-02-28', '2022-12-01..2023-02-28']],
    ['calls in Q1 2022', ['2022-01-01..2022-03-31']],
    ['second quarter of 2022', ['2022-04-01..2022-06-30']],
    ['the first half of 2022', ['2022-01-01..2022-06-30']],
    ['late 2022', ['2022-09-01..2022-12-31']],
    ['start of 2024', ['2024-01-01..2024-04-30']],
  ])('%s', (text, expected) => {
    expect(windows(text)).toEqual(expected)
    expect(when(text)?.basis).toBe('stated')
  })
  it('without its year is that of every year of the record', () => {
    expect(windows('what was said in summer?')).toEqual([
      '2015-06-01..2015-08-31',
      '2022-06-01..2022-08-31',
      '2024-06-01..2024-08-31',
    ])
    expect(when('what was said in summer?')?.basis).toBe('implied')
  })
  it.each(['why did the talks fall apart?', 'did anything spring from it?', 'a fall in contacts'])(
    'is not in “%s”',
    (text) => {
      expect(when(text)).toBeNull()
    },
  )
})

describe('A part of a month', () => {
  it.each([
    ['in the first two weeks of March 2022', '2022-03-01..2022-03-14'],
    ['the last two weeks of February 2022', '2022-02-15..2022-02-28'],
    ['second half of March 2022', '2022-03-16..2022-03-31'],
    ['end of March 2022', '2022-03-21..2022-03-31'],
  ])('%s', (text, expected) => {
    expect(windows(text)).toEqual([expected])
  })
})

describe('Two figures behind a month', () => {
  it('are its year after “in”, and a day after “on”', () => {
    expect(windows('what did they say in march 22')).toEqual(['2022-03-01..2022-03-31'])
    expect(windows('what did they say on march 22')).toEqual(['2015-03-22', '2022-03-22', '2024-03-22'])
  })
  it('are no day that the month lacks', () => {
    expect(windows('on 31 April 2022')).toEqual([])
  })
  it('name the month first only where they cannot be a day', () => {
    expect(windows('on 3/14/2022')).toEqual(['2022-03-14'])
  })
})

describe('Two figures behind a month that follows a season', () => {
  it('are its year', () => {
    expect(windows('last summer (aug 24)')).toEqual(['2024-08-01..2024-08-31'])
  })
})
