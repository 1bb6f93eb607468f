import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { createFakeTalks, type FakeTalks } from '../support/fake-talks.ts'
import { shownText } from '../support/shown-text.ts'
import { startTalksBot, type TestBot } from '../support/start-talks-bot.ts'

let workspace: Workspace
let talks: FakeTalks
let bot: TestBot
let now: Date

beforeEach(async () => {
  // Monday 2 March 2026, half past seven in Kyiv.
  now = new Date('2026-03-02T05:30:00Z')
  workspace = await startWorkspace({ now: () => now.getTime() })
  talks = createFakeTalks()
  bot = await startTalksBot(workspace, { talks, now: () => now })
})
afterEach(async () => {
  await bot.stop()
  await workspace.close()
})

async function order(words: string, channel = 'newsroom', person = 'olena') {
  await workspace.as(person).command('/talks', `digest ${words}`, channel)
  return (await workspace.nextMessage((shown) => shown.to !== undefined)).text
}

async function roundAt(iso: string) {
  now = new Date(iso)
  await bot.round()
}

const posted = (channel = 'newsroom') => workspace.messages(channel).filter(({ bot_id }) => bot_id)

describe('/talks digest on', () => {
  it('says when it comes, in the channel’s zone', async () => {
    expect(await order('on 09:00 Europe/Kyiv weekdays')).toBe(
      'Done: the digest of this channel comes weekdays at 09:00 (Europe/Kyiv). Next: Monday 2 March 2026 at 09:00. The first introduces what the record covers.',
    )
  })

  it('takes the zone of whoever asks, nine o’clock and weekdays where nothing is said', async () => {
    expect(await order('on', 'newsroom', 'max')).toContain('weekdays at 09:00 (Europe/Berlin)')
  })

  it('keeps what is not mentioned when it changes', async () => {
    await order('on 07:15 daily Europe/Kyiv')
    expect(await order('on 18:00', 'newsroom', 'grace')).toContain('Changed: the digest')
    expect(await order('status')).toContain('every day at 18:00 (Europe/Kyiv)')
  })

  it.each([
    ['on 25:00', /25:00/],
    ['on 09:00 Europe/Kyjiv', /Europe\/Kyiv/],
    ['on 09:00 EST', /America\/New_York/],
  ])('says what is wrong with "%s"', async (words, sentence) => {
    expect(await order(words)).toMatch(sentence)
    expect(bot.state.subscriptions.all()).toEqual([])
  })

  it('asks to be invited where it is not a member', async () => {
    expect(await order('on 09:00 Europe/Kyiv', 'sources')).toContain('/invite')
    expect(bot.state.subscriptions.all()).toEqual([])
  })

  it('refuses a channel that is shared with another organisation', async () => {
    await workspace.as('olena').post('partners', '@talks Kennedy')
    await workspace.nextMessage()
    expect(await order('on 09:00 Europe/Kyiv', 'partners')).toContain('shared with another organisation')
    expect(bot.state.subscriptions.all()).toEqual([])
  })

  it('works in a direct message', async () => {
    expect(await order('on 09:00 Europe/Kyiv', 'D0OLENA')).toContain('Next: Monday 2 March 2026')
    await roundAt('2026-03-02T07:00:00Z')
    expect(posted('D0OLENA')).toHaveLength(1)
  })
})

describe('the other orders', () => {
  it('off ends it', async () => {
    await order('on 09:00 Europe/Kyiv')
    expect(await order('off')).toContain('no more digests')
    await roundAt('2026-03-02T07:00:00Z')
    expect(posted()).toEqual([])
    expect(await order('off')).toContain('This channel has no digest')
  })

  it('now shows it to the asker alone and counts nothing as sent', async () => {
    const text = await order('now')
    expect(text).toContain('The digest begins.')
    expect(text).toContain('Preview: only you see this')
    expect(posted()).toEqual([])
    expect(bot.state.deliveries.known('C0NEWSROOM')).toBeNull()
  })

  it('status tells the next time, the last delivery and what it would hold', async () => {
    await order('on 09:00 Europe/Kyiv')
    expect(await order('status')).toContain('Nothing was due yet.')
    await roundAt('2026-03-02T07:00:00Z')
    const text = await order('status')
    expect(text).toContain('Next: Tuesday 3 March 2026 at 09:00')
    expect(text).toContain('Last: Monday 2 March 2026, 09:00 (Europe/Kyiv), delivered.')
    expect(text).toContain('At this moment it would say: 0 new.')
  })

  it('anything else is explained', async () => {
    expect(await order('tomorrow')).toContain('/talks digest status')
  })
})

describe('delivery', () => {
  it('posts once, marked so that it can be found again', async () => {
    await order('on 09:00 Europe/Kyiv')
    await roundAt('2026-03-02T07:00:05Z')
    await roundAt('2026-03-02T07:00:15Z')
    expect(posted()).toHaveLength(1)
    expect(posted()[0]?.metadata).toMatchObject({
      event_type: 'talks_digest',
      event_payload: { local_date: '2026-03-02' },
    })
  })

  it('tells what is new since the last one, and says so when nothing is', async () => {
    await order('on 09:00 Europe/Kyiv')
    await roundAt('2026-03-02T07:00:00Z')
    talks.correct('statement:kennedy', 'Kennedy spoke at Schöneberg.')
    await roundAt('2026-03-03T07:00:00Z')
    await roundAt('2026-03-04T07:00:00Z')
    const [, second, third] = posted()
    expect(second?.text).toContain('Kennedy spoke at Schöneberg. [Speeches everybody remembers, ¶ 1]')
    expect(third?.text).toBe('Talks digest, 4 March 2026. 0 new.')
  })

  it('opens an entry’s passage from its select', async () => {
    await order('on 09:00 Europe/Kyiv')
    await roundAt('2026-03-02T07:00:00Z')
    talks.correct('statement:kennedy', 'Kennedy spoke at Schöneberg.')
    await roundAt('2026-03-03T07:00:00Z')
    const digest = posted()[1]!
    const value = JSON.stringify(digest.blocks).match(/"value":"([^"]+)"/)?.[1]
    await workspace.as('max').click(digest, 'open-passage', { value: value! })
    await workspace.settled()
    expect(shownText(workspace.views('max').at(-1)?.blocks)).toContain('Ich bin ein Berliner')
  })

  it('tells the log when a channel closed itself to the bot, and nobody else', async () => {
    await order('on 09:00 Europe/Kyiv', 'ukraine-desk')
    await workspace.as('olena').kick('ukraine-desk', 'talks')
    await roundAt('2026-03-02T07:00:00Z')
    expect(bot.lines.join('\n')).toContain('not_in_channel')
    expect(await order('status', 'ukraine-desk')).toContain(
      'not delivered yet: I am not in this channel (type /invite @Talks)',
    )
  })
})

describe('a schedule that is changed', () => {
  it('names the day on which the next one really comes', async () => {
    await order('on 09:00 Europe/Kyiv weekdays')
    await roundAt('2026-03-02T07:00:00Z')
    expect(await order('on 18:00')).toContain('Next: Tuesday 3 March 2026 at 18:00')
    expect(await order('status')).toContain('Next: Tuesday 3 March 2026 at 18:00')
  })

  it('a moment after the digest was due drops nothing', async () => {
    await order('on 09:00 Europe/Kyiv weekdays')
    now = new Date('2026-03-02T07:00:03Z')
    expect(await order('on daily')).toContain('Changed:')
    await roundAt('2026-03-02T07:00:10Z')
    expect(posted()).toHaveLength(1)
  })
})

describe('a channel that was left', () => {
  it('has its digest noted as missed, and is not read day after day', async () => {
    await order('on 09:00 Europe/Kyiv', 'ukraine-desk')
    await workspace.as('olena').kick('ukraine-desk', 'talks')
    await roundAt('2026-03-02T07:00:00Z')
    await roundAt('2026-03-02T13:30:00Z')
    expect(await order('status', 'ukraine-desk')).toContain('missed: I am not in this channel')
    expect(bot.state.deliveries.unsettled()).toEqual([])
  })

  it('before Slack’s answer was read, too', async () => {
    await order('on 09:00 Europe/Kyiv', 'ukraine-desk')
    workspace.faults.add({ kind: 'lost-response', method: 'chat.postMessage' })
    workspace.faults.add({ kind: 'server-error', method: 'conversations.history', times: 2 })
    await roundAt('2026-03-02T07:00:00Z')
    expect(bot.state.deliveries.unsettled()).toMatchObject([{ triedPost: true }])
    await workspace.as('olena').kick('ukraine-desk', 'talks')
    await roundAt('2026-03-02T13:30:00Z')
    expect(bot.state.deliveries.unsettled()).toEqual([])
  })
})

describe('more in the thread', () => {
  const speakers = ['kennedy', 'reagan', 'armstrong', 'churchill', 'roosevelt', 'king']
  const long = (speaker: string, about = 'liberty') => `${speaker} spoke of ${about}. `.repeat(16).trim()
  const more = (message: { blocks?: unknown }) => JSON.stringify(message.blocks).includes('digest-more')

  /** A digest whose entries take more than a screen. */
  async function longDigest() {
    await order('on 09:00 Europe/Kyiv')
    await roundAt('2026-03-02T07:00:00Z')
    for (const speaker of speakers) talks.correct(`statement:${speaker}`, long(speaker))
    await roundAt('2026-03-03T07:00:00Z')
    return posted().at(-1)!
  }

  const shownIn = (messages: readonly { blocks?: unknown }[]) =>
    speakers.filter((speaker) =>
      JSON.stringify(messages.map(({ blocks }) => blocks)).includes(`${speaker} spoke`),
    )

  async function pressMore(digest: ReturnType<typeof posted>[number]) {
    await workspace.as('max').click(digest, 'digest-more')
    await workspace.settled()
    return posted().at(-1)!
  }

  it('shows the rest also where the first page’s entries were withdrawn meanwhile', async () => {
    const digest = await longDigest()
    const first = shownIn([digest])
    expect(first.length).toBeGreaterThan(0)
    expect(first.length).toBeLessThan(speakers.length)
    for (const speaker of first) talks.withdraw(`statement:${speaker}`)
    let page = await pressMore(digest)
    const pages = [page]
    while (more(page)) {
      page = await pressMore(page)
      pages.push(page)
    }
    expect(shownIn(pages)).toEqual(speakers.filter((speaker) => !first.includes(speaker)))
  })

  it('is not called corrected for what it showed rightly, and is for what changes later', async () => {
    const digest = await longDigest()
    const [rest] = speakers.filter((speaker) => !shownIn([digest]).includes(speaker))
    talks.correct(`statement:${rest}`, long(rest!, 'justice'))
    const page = await pressMore(digest)
    const thread = () => posted().filter(({ thread_ts }) => thread_ts === digest.ts)
    expect(shownText(page.blocks)).toContain(`${rest} spoke of justice`)
    await roundAt('2026-03-03T07:05:00Z')
    await workspace.settled()
    expect(thread()).toHaveLength(1)
    expect(thread()[0]?.text).not.toContain('Corrected on')
    talks.correct(`statement:${rest}`, long(rest!, 'peace'))
    await roundAt('2026-03-03T07:10:00Z')
    await workspace.settled()
    expect(thread()[0]?.text).toContain('Corrected on 3 March 2026')
  })

  it('leads on to the rest also after its first page was corrected', async () => {
    const digest = await longDigest()
    const [first] = shownIn([digest])
    talks.correct(`statement:${first}`, long(first!, 'justice'))
    await roundAt('2026-03-03T07:05:00Z')
    await workspace.settled()
    const corrected = workspace.messages('newsroom').find(({ ts }) => ts === digest.ts)!
    expect(corrected.text).toContain('Corrected on 3 March 2026')
    expect(more(corrected)).toBe(true)
    expect(shownIn([await pressMore(corrected)]).length).toBeGreaterThan(0)
  })
})

it('is not posted where others came to share the channel, and says why', async () => {
  await order('on 09:00 Europe/Kyiv daily')
  bot.state.sharedChannels.note(workspace.store.channel('newsroom')!.id, true)
  await roundAt('2026-03-02T07:00:00Z')
  await roundAt('2026-03-02T13:30:00Z')
  expect(posted()).toEqual([])
  bot.state.sharedChannels.note(workspace.store.channel('newsroom')!.id, false)
  expect(await order('status')).toContain('shared with another organisation')
})

describe('the settings window', () => {
  async function openWindow(person = 'olena') {
    await workspace.as(person).command('/talks', 'digest', 'newsroom')
    await workspace.settled()
    const view = workspace.views(person).at(-1)
    if (!view) throw new Error('no window opened')
    return view
  }
  const choices = {
    'digest-time': { 'digest-time': '18:45' },
    'digest-zone': { 'digest-zone': 'America/New_York' },
    'digest-days': { 'digest-days': ['mon', 'sat'] },
    'digest-quiet': { 'digest-quiet': 'skip' },
  }

  it('begins with the asker’s own zone', async () => {
    const shown = JSON.stringify((await openWindow('grace')).blocks)
    expect(shown).toContain('"initial_option":{"text":{"type":"plain_text","text":"America/New_York"')
  })

  it('saves what was chosen, and says so in the same window', async () => {
    const view = await openWindow()
    await workspace.as('olena').submitView(view, choices)
    await workspace.settled()
    expect(shownText(workspace.views('olena').at(-1)?.blocks)).toContain(
      'Mondays and Saturdays at 18:45 (America/New_York)',
    )
    expect(bot.state.subscriptions.find('C0NEWSROOM')).toMatchObject({ quiet: 'skip', setBy: 'U0OLENA' })
  })

  it('shows what is set when it is opened again', async () => {
    await order('on 07:15 Europe/Kyiv daily')
    const view = await openWindow('max')
    expect(JSON.stringify(view.blocks)).toContain('"initial_time":"07:15"')
    expect(view.submit?.text).toBe('Change')
  })
})
