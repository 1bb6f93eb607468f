import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deliverySteps } from '../../src/digest/deliver-digest.ts'
import { type ChannelFault, type Desk, openDesk } from './delivery-desk.ts'

let desk: Desk
beforeEach(() => {
  desk = openDesk()
})
afterEach(() => desk.close())

/** Monday 2 March 2026; Kyiv is two hours ahead of UTC then. */
const monday = (time: string) => new Date(`2026-03-02T${time}:00Z`)
const tuesday = (time: string) => new Date(`2026-03-03T${time}:00Z`)
const dates = () => desk.posts.map(({ localDate }) => localDate)

it('posts at its time and not before', async () => {
  desk.subscribe()
  const bot = desk.process('a')
  desk.now = monday('06:59')
  await bot.round()
  expect(dates()).toEqual([])
  desk.now = monday('07:00')
  await bot.round()
  expect(dates()).toEqual(['2026-03-02'])
})

it('posts once a day however often it looks', async () => {
  desk.subscribe()
  const bot = desk.process('a')
  for (const time of ['07:00', '07:01', '12:00', '21:59']) {
    desk.now = monday(time)
    await bot.round()
  }
  desk.now = tuesday('07:00')
  await bot.round()
  expect(dates()).toEqual(['2026-03-02', '2026-03-03'])
})

it('does not deliver what was due before it was asked for', async () => {
  desk.now = monday('08:00')
  desk.subscribe()
  await desk.process('a').round()
  expect(dates()).toEqual([])
})

describe('news', () => {
  it('introduces first, then tells what changed since the last digest', async () => {
    desk.subscribe()
    const bot = desk.process('a')
    desk.now = monday('07:00')
    await bot.round()
    desk.versions.set('statement:second', 'v:1')
    desk.now = tuesday('07:00')
    await bot.round()
    expect(desk.posts.map(({ outline }) => [outline.kind, outline.changes.length])).toEqual([
      ['introduction', 1],
      ['news', 1],
    ])
  })

  it('keeps the news of a digest that was missed for the next', async () => {
    desk.subscribe()
    desk.now = monday('07:00')
    await desk.process('a').round()
    desk.versions.set('statement:second', 'v:1')
    desk.now = tuesday('23:00')
    await desk.process('b').round()
    expect(desk.state.deliveries.find('C1', '2026-03-03')?.status).toBe('missed')
    desk.now = new Date('2026-03-04T07:00:00Z')
    await desk.process('b').round()
    expect(desk.posts.at(-1)?.outline.changes).toEqual([['statement:second', 'v:1']])
  })

  it('posts nothing on a quiet day where the channel wants nothing', async () => {
    desk.subscribe({ quiet: 'skip' })
    const bot = desk.process('a')
    desk.now = monday('07:00')
    await bot.round()
    desk.now = tuesday('07:00')
    await bot.round()
    expect(dates()).toEqual(['2026-03-02'])
    expect(desk.state.deliveries.find('C1', '2026-03-03')).toMatchObject({
      status: 'skipped',
      reason: 'nothing new',
    })
  })
})

describe('after the process was down', () => {
  it('delivers late within the window', async () => {
    desk.subscribe()
    desk.now = monday('12:59')
    await desk.process('a').round()
    expect(dates()).toEqual(['2026-03-02'])
  })

  it('notes what is too late as missed', async () => {
    desk.subscribe()
    desk.now = monday('13:01')
    await desk.process('a').round()
    expect(dates()).toEqual([])
    expect(desk.reports.map(({ outcome }) => outcome.kind)).toEqual(['missed'])
  })

  it('sends no burst: of a week it delivers the latest and notes the others', async () => {
    desk.subscribe()
    desk.now = new Date('2026-03-09T07:30:00Z')
    await desk.process('a').round()
    expect(dates()).toEqual(['2026-03-09'])
    const ledger = desk.state.deliveries.latest('C1', 10).map(({ localDate, status }) => [localDate, status])
    expect(ledger).toEqual([
      ['2026-03-09', 'posted'],
      ['2026-03-06', 'missed'],
      ['2026-03-05', 'missed'],
      ['2026-03-04', 'missed'],
      ['2026-03-03', 'missed'],
      ['2026-03-02', 'missed'],
    ])
    expect(desk.reports.map(({ localDate, outcome }) => [localDate, outcome.kind])).toEqual([
      ...ledger.slice(1).toReversed(),
      ['2026-03-09', 'posted'],
    ])
  })
})

describe('a process that is killed', () => {
  it.each(deliverySteps)('at "%s" leaves exactly one digest in the end', async (step) => {
    desk.subscribe()
    desk.now = monday('07:00')
    expect(await desk.process('a').round({ killAt: step })).toBe(false)
    const second = desk.process('b')
    for (let minute = 1; minute <= 5; minute += 1) {
      desk.now = monday(`07:0${minute}`)
      await second.round()
    }
    expect(dates()).toEqual(['2026-03-02'])
    expect(desk.state.deliveries.find('C1', '2026-03-02')?.status).toBe('posted')
    expect(desk.state.deliveries.known('C1')).toEqual(new Map([['statement:first', 'v:1']]))
  })

  it('between posting and recording, with news in between, has sent what it posted and no more', async () => {
    desk.subscribe()
    desk.now = monday('07:00')
    await desk.process('a').round({ killAt: 'posted' })
    desk.versions.set('statement:second', 'v:1')
    desk.now = monday('07:05')
    await desk.process('b').round()
    expect(dates()).toEqual(['2026-03-02'])
    expect([...desk.state.deliveries.known('C1')!.keys()]).toEqual(['statement:first'])
  })

  it('yesterday, and found today, does not come as a second digest', async () => {
    desk.subscribe()
    desk.now = monday('07:00')
    await desk.process('a').round({ killAt: 'posted' })
    desk.now = tuesday('07:00')
    await desk.process('b').round()
    expect(dates()).toEqual(['2026-03-02', '2026-03-03'])
    expect(desk.state.deliveries.find('C1', '2026-03-02')?.status).toBe('posted')
  })

  it('whose channel wants no digest any more leaves nothing open', async () => {
    desk.subscribe()
    desk.now = monday('07:00')
    await desk.process('a').round({ killAt: 'drafted' })
    desk.state.subscriptions.remove('C1')
    desk.now = monday('07:05')
    await desk.process('b').round()
    expect(dates()).toEqual([])
    expect(desk.state.deliveries.unsettled()).toEqual([])
  })
})

describe('Slack', () => {
  it('that loses its answer after the post is looked at before anything is posted again', async () => {
    desk.subscribe()
    desk.now = monday('07:00')
    desk.faults.push('lost-response')
    await desk.process('a').round()
    expect(dates()).toEqual(['2026-03-02'])
  })

  it('that cannot be looked at gets nothing posted on a guess', async () => {
    desk.subscribe()
    desk.now = monday('07:00')
    desk.faults.push('lost-response', 'blind')
    const bot = desk.process('a')
    await bot.round()
    expect(desk.state.deliveries.find('C1', '2026-03-02')).toMatchObject({ status: 'claimed' })
    desk.now = monday('07:01')
    await bot.round()
    expect(dates()).toEqual(['2026-03-02'])
  })

  it('that asks for patience gets it, and the digest after that', async () => {
    desk.subscribe()
    desk.now = monday('07:00')
    desk.faults.push('rate-limited')
    const bot = desk.process('a')
    await bot.round()
    await bot.round()
    expect(dates()).toEqual([])
    desk.now = new Date(monday('07:00').getTime() + 1_000)
    await bot.round()
    expect(dates()).toEqual(['2026-03-02'])
  })

  it('that refuses is asked again until somebody has invited the bot', async () => {
    desk.subscribe()
    desk.faults.push('refused', 'refused')
    const bot = desk.process('a')
    for (const time of ['07:00', '07:01', '07:02']) {
      desk.now = monday(time)
      await bot.round()
    }
    expect(dates()).toEqual(['2026-03-02'])
  })
})

describe('a channel that the bot cannot reach any more', () => {
  const daily = { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] }
  const hour = 3_600_000

  /** Rounds every half an hour for so many hours. */
  async function run(hours: number) {
    const bot = desk.process('a')
    for (const end = desk.now.getTime() + hours * hour; desk.now.getTime() < end; ) {
      desk.now = new Date(desk.now.getTime() + hour / 2)
      await bot.round()
    }
  }

  it('leaves nothing open, however many days go by', async () => {
    desk.subscribe(daily)
    desk.closed = 'not_in_channel'
    await run(10 * 24 - 6)
    expect(desk.state.deliveries.unsettled()).toEqual([])
    expect(desk.state.deliveries.latest('C1', 30).map((each) => [each.status, each.reason])).toEqual(
      Array<unknown>(10).fill(['missed', 'not_in_channel']),
    )
    expect(desk.looks).toBeLessThan(10 * 13)
  })

  it('is told as missed although a post may have arrived before', async () => {
    desk.subscribe(daily)
    desk.faults.push('lost-response')
    desk.now = monday('07:00')
    await desk.process('a').round({ killAt: 'posted' })
    desk.closed = 'not_in_channel'
    await run(7)
    expect(desk.state.deliveries.find('C1', '2026-03-02')).toMatchObject({
      status: 'missed',
      reason: 'not_in_channel',
    })
  })

  it('is not looked at for ever once its digest was switched off', async () => {
    desk.subscribe(daily)
    desk.now = monday('07:00')
    await desk.process('a').round({ killAt: 'posted' })
    desk.closed = 'is_archived'
    desk.state.subscriptions.remove('C1')
    await run(1)
    expect(desk.looks).toBe(1)
    expect(desk.state.deliveries.find('C1', '2026-03-02')).toMatchObject({
      status: 'missed',
      reason: 'the digest was switched off',
    })
  })

  it('and that nobody can look into is looked into seldom, and given up after two days', async () => {
    desk.subscribe({ days: ['mon'] })
    desk.now = monday('07:00')
    await desk.process('a').round({ killAt: 'posted' })
    desk.faults.push(...Array<'blind'>(10_000).fill('blind'))
    const bot = desk.process('b')
    for (let seconds = 0; seconds < 3_600; seconds += 10) {
      desk.now = new Date(tuesday('07:00').getTime() + seconds * 1_000)
      await bot.round()
    }
    expect(desk.looks).toBeLessThan(15)
    desk.now = new Date('2026-03-04T07:01:00Z')
    await bot.round()
    expect(desk.state.deliveries.unsettled()).toEqual([])
  })
})

describe('a database restored from a backup', () => {
  it('brings no second digest: a late one is looked for before it is posted', async () => {
    desk.subscribe()
    desk.postedBefore('2026-03-02')
    desk.now = monday('09:00')
    await desk.process('a').round()
    expect(dates()).toEqual(['2026-03-02'])
    expect(desk.state.deliveries.find('C1', '2026-03-02')).toMatchObject({ status: 'posted', ts: '1.0' })
  })

  it('does not tell everything as new after an introduction that it forgot', async () => {
    desk.subscribe()
    desk.postedBefore('2026-03-02')
    desk.now = monday('09:00')
    const bot = desk.process('a')
    await bot.round()
    desk.now = tuesday('07:00')
    await bot.round()
    expect(desk.posts.at(-1)?.outline.kind).toBe('quiet')
  })

  it('tells again what it forgot to have told, so that nothing is lost', async () => {
    desk.subscribe()
    const bot = desk.process('a')
    desk.now = monday('07:00')
    await bot.round()
    desk.versions.set('statement:second', 'v:1')
    desk.postedBefore('2026-03-03')
    desk.now = tuesday('09:00')
    await bot.round()
    desk.now = new Date('2026-03-04T07:00:00Z')
    await bot.round()
    expect(desk.posts.at(-1)?.outline.changes).toEqual([['statement:second', 'v:1']])
  })

  it('costs a punctual digest no look', async () => {
    desk.subscribe()
    desk.now = monday('07:04')
    await desk.process('a').round()
    expect(dates()).toEqual(['2026-03-02'])
    expect(desk.looks).toBe(0)
  })
})

describe('two processes over one database', () => {
  it('post once', async () => {
    desk.subscribe()
    desk.now = monday('07:00')
    await Promise.all([desk.process('a').round(), desk.process('b').round()])
    expect(dates()).toEqual(['2026-03-02'])
  })

  it('leave one digest, although the first slept through its lease and posts after the second', async () => {
    desk.subscribe()
    desk.now = monday('07:00')
    let wake = () => {}
    desk.gate = new Promise((resolve) => {
      wake = resolve
    })
    const sleeping = desk.process('a').round()
    await expect.poll(() => desk.gate === undefined).toBe(true)
    desk.now = monday('07:02')
    await desk.process('b').round()
    wake()
    await sleeping
    expect(dates()).toEqual(['2026-03-02'])
    expect(desk.state.deliveries.find('C1', '2026-03-02')?.ts).toBe(desk.posts[0]?.ts)
  })
})

describe('a clock that is set back by an hour', () => {
  it('brings no second digest', async () => {
    desk.subscribe()
    const bot = desk.process('a')
    desk.now = monday('07:30')
    await bot.round()
    desk.now = monday('06:30')
    await bot.round()
    desk.now = monday('07:00')
    await bot.round()
    expect(dates()).toEqual(['2026-03-02'])
  })

  it('keeps what was begun, and it comes when its time is back', async () => {
    desk.subscribe()
    const bot = desk.process('a')
    desk.faults.push('refused')
    desk.now = monday('07:00')
    await bot.round()
    for (const time of ['06:30', '06:59', '07:01']) {
      desk.now = monday(time)
      await bot.round()
    }
    expect(dates()).toEqual(['2026-03-02'])
  })

  it('does not hold up a claim that a dead process left', async () => {
    desk.subscribe()
    desk.now = monday('08:00')
    await desk.process('a').round({ killAt: 'drafted' })
    desk.now = monday('07:05')
    await desk.process('b').round()
    expect(dates()).toEqual(['2026-03-02'])
  })
})

describe('a changed schedule', () => {
  it('brings no second digest on the same local date, whatever the new time', async () => {
    desk.subscribe()
    const bot = desk.process('a')
    desk.now = monday('07:00')
    await bot.round()
    desk.now = monday('07:10')
    desk.subscribe({ time: '18:00' })
    desk.now = monday('16:00')
    await bot.round()
    expect(dates()).toEqual(['2026-03-02'])
  })

  it('brings none either where the new zone still has the date of the last one', async () => {
    desk.subscribe({ time: '00:30' })
    const bot = desk.process('a')
    desk.now = monday('22:30')
    await bot.round()
    expect(dates()).toEqual(['2026-03-03'])
    desk.subscribe({ time: '18:00', zone: 'America/New_York' })
    desk.now = monday('23:00')
    await bot.round()
    expect(dates()).toEqual(['2026-03-03'])
    desk.now = tuesday('23:00')
    await bot.round()
    expect(desk.state.deliveries.find('C1', '2026-03-02')).toMatchObject({ status: 'skipped' })
  })

  it('takes effect on the same day where the old time had not come', async () => {
    desk.subscribe({ time: '18:00' })
    desk.now = monday('07:00')
    desk.subscribe({ time: '12:00' })
    desk.now = monday('10:00')
    await desk.process('a').round()
    expect(dates()).toEqual(['2026-03-02'])
  })

  describe('while the day’s digest waits for Slack', () => {
    const bot = () => desk.process('b')

    /** Slack fails at nine in Kyiv; what is set then is saved at twenty past. */
    async function failThenSet(change: Parameters<Desk['change']>[0], fault: ChannelFault = 'refused') {
      desk.subscribe()
      desk.faults.push(fault)
      desk.now = monday('07:00')
      await desk.process('a').round(fault === 'refused' ? {} : { killAt: 'posted' })
      desk.now = monday('07:20')
      desk.change(change)
    }

    it.each([
      ['another wish alone', { quiet: 'skip' as const }],
      ['a time that is over', { time: '09:10' }],
      ['a time of another day', { time: '07:00' }],
      ['other days', { days: ['tue', 'thu'] }],
    ])('%s: it still comes', async (_, change) => {
      await failThenSet(change)
      await bot().round()
      expect(dates()).toEqual(['2026-03-02'])
    })

    it('a later time of the day: it comes then, and not before', async () => {
      await failThenSet({ time: '18:00' })
      for (const time of ['07:20', '10:00', '13:30', '15:59']) {
        desk.now = monday(time)
        await bot().round()
      }
      expect(dates()).toEqual([])
      desk.now = monday('16:00')
      await bot().round()
      expect(dates()).toEqual(['2026-03-02'])
      expect(desk.reports.at(-1)).toMatchObject({ outcome: { kind: 'posted' }, delay: 0 })
    })

    it('a later time, and the post had arrived after all: it is found at once, and none comes then', async () => {
      await failThenSet({ time: '18:00' }, 'lost-response')
      await bot().round()
      expect(desk.state.deliveries.find('C1', '2026-03-02')?.status).toBe('posted')
      desk.now = monday('16:00')
      await bot().round()
      expect(dates()).toEqual(['2026-03-02'])
    })
  })

  it('drops nothing that was due a moment ago and that no round has seen', async () => {
    desk.subscribe()
    desk.now = new Date('2026-03-02T07:00:04Z')
    desk.change({ mondayList: true })
    desk.now = new Date('2026-03-02T07:00:09Z')
    await desk.process('a').round()
    expect(dates()).toEqual(['2026-03-02'])
  })

  it('brings the day’s digest at the later time although the earlier one was missed', async () => {
    desk.subscribe()
    desk.now = monday('13:01')
    await desk.process('a').round()
    desk.change({ time: '18:00' })
    desk.now = monday('16:00')
    await desk.process('a').round()
    expect(dates()).toEqual(['2026-03-02'])
  })

  it('brings it too where the earlier one had nothing new to tell', async () => {
    desk.subscribe({ quiet: 'skip' })
    const bot = desk.process('a')
    desk.now = monday('07:00')
    await bot.round()
    desk.now = tuesday('07:00')
    await bot.round()
    desk.change({ quiet: 'say', time: '18:00' })
    desk.now = tuesday('16:00')
    await bot.round()
    expect(dates()).toEqual(['2026-03-02', '2026-03-03'])
  })
})
