import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deliverySteps } from '../../src/digest/deliver-digest.ts'
import { type Desk, openDesk } from './delivery-desk.ts'

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
})
