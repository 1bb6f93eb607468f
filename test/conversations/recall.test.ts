import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { createFakeTalks, type FakeTalks } from '../support/fake-talks.ts'
import { shownText } from '../support/shown-text.ts'
import { startTalksBot, type TestBot } from '../support/start-talks-bot.ts'

let workspace: Workspace
let talks: FakeTalks
let bot: TestBot
let now: Date

beforeEach(async () => {
  now = new Date('2026-03-02T05:30:00Z')
  workspace = await startWorkspace({ now: () => now.getTime() })
  talks = createFakeTalks()
  bot = await startTalksBot(workspace, { talks, now: () => now })
})
afterEach(async () => {
  await bot.stop()
  await workspace.close()
})

/** A question in the channel; resolves to the answer's message. */
async function ask(words: string) {
  await workspace.as('olena').post('newsroom', `@talks ${words}`)
  const answer = await workspace.nextMessage((shown) => shown.thread_ts !== undefined)
  await workspace.settled()
  return answer
}

async function round() {
  now = new Date(now.getTime() + 90_000)
  await bot.round()
  await workspace.settled()
}

const find = (ts: string) => workspace.messages('newsroom').find((message) => message.ts === ts)
const notices = () => workspace.messages('newsroom').filter(({ text }) => text.includes('please check'))

it('leaves everything as it is while nothing changes', async () => {
  const answer = await ask('Kennedy')
  await round()
  expect(find(answer.ts)?.edited).toBeUndefined()
  expect(notices()).toEqual([])
})

describe('a corrected fact', () => {
  it('is marked where it was shown, with what the record says now', async () => {
    const answer = await ask('Kennedy')
    talks.correct('statement:kennedy', 'Kennedy spoke at Schöneberg town hall.')
    await round()
    const shown = find(answer.ts)!
    expect(shown.text).toContain('Corrected on 2 March 2026')
    expect(shownText(shown.blocks)).toContain('Corrected: paraphrase.')
    expect(shownText(shown.blocks)).toContain('Kennedy spoke at Schöneberg town hall.')
    expect(shownText(shown.blocks)).not.toContain('Kennedy spoke in West Berlin.')
  })

  it('is dated by the channel’s own calendar', async () => {
    const channel = workspace.store.channel('newsroom')!.id
    const [visibility, timeZone, cautions] = ['asker', 'America/Los_Angeles', 'all'] as const
    bot.state.channelSettings.set({ channel, visibility, timeZone, cautions, setBy: 'U0MAX', setAt: now })
    const answer = await ask('Kennedy')
    talks.correct('statement:kennedy', 'Kennedy spoke at Schöneberg town hall.')
    await round()
    expect(find(answer.ts)?.text).toContain('Corrected on 1 March 2026')
  })

  it('is told to the thread once', async () => {
    const answer = await ask('Kennedy')
    talks.correct('statement:kennedy', 'Kennedy spoke at Schöneberg town hall.')
    await round()
    await round()
    await round()
    expect(notices()).toHaveLength(1)
    expect(notices()[0]).toMatchObject({ thread_ts: answer.thread_ts })
  })

  it('is told again when it is corrected again, also back to what it was', async () => {
    await ask('Kennedy')
    const texts = ['Kennedy spoke in Bonn.', 'Kennedy spoke in West Berlin.', 'Kennedy spoke in Bonn.']
    for (const text of texts) {
      talks.correct('statement:kennedy', text)
      await round()
    }
    expect(notices()).toHaveLength(3)
  })

  it('reaches an answer shared from a private one', async () => {
    await workspace.as('olena').command('/talks', 'Kennedy', 'newsroom')
    await workspace.as('olena').click(await workspace.nextMessage((shown) => Boolean(shown.to)), 'share')
    const shared = await workspace.nextMessage((shown) => !shown.to)
    await workspace.settled()
    talks.correct('statement:kennedy', 'Kennedy spoke in Bonn.')
    await round()
    expect(shownText(find(shared.ts)?.blocks)).toContain('Kennedy spoke in Bonn.')
    expect(notices()).toMatchObject([{ thread_ts: shared.ts }])
  })

  it('reaches a digest', async () => {
    await workspace.as('olena').command('/talks', 'digest on 09:00 Europe/Kyiv daily', 'newsroom')
    await workspace.nextMessage((shown) => Boolean(shown.to))
    now = new Date('2026-03-02T07:00:00Z')
    await bot.round()
    talks.correct('statement:reagan', 'Reagan spoke at the gate.')
    now = new Date('2026-03-03T07:00:00Z')
    await bot.round()
    const digest = workspace.messages('newsroom').at(-1)!
    expect(digest.text).toContain('Reagan spoke at the gate.')
    talks.correct('statement:reagan', 'Reagan spoke before the gate.')
    await round()
    expect(find(digest.ts)?.text).toContain('Reagan spoke before the gate.')
    expect(notices()).toMatchObject([{ thread_ts: digest.ts }])
  })

  it('is marked where only another entry’s note told it', async () => {
    const answer = await ask('Churchill')
    expect(shownText(answer.blocks)).toContain('Roosevelt says so too')
    talks.correct('statement:roosevelt', 'Roosevelt spoke of fear.')
    await round()
    const shown = shownText(find(answer.ts)?.blocks)
    expect(shown).toContain('we shall fight on the beaches')
    expect(shown).toContain('Roosevelt spoke of fear.')
    expect(notices()).toHaveLength(1)
  })

  it('leaves out what only a note told when something else is corrected', async () => {
    const answer = await ask('Churchill')
    talks.correct('statement:churchill', 'Churchill spoke in the House of Commons.')
    await round()
    const shown = shownText(find(answer.ts)?.blocks)
    expect(shown).toContain('Churchill spoke in the House of Commons.')
    expect(shown).not.toContain('fear itself')
  })

  it('keeps the buttons of the corrected answer working', async () => {
    const answer = await ask('Kennedy')
    talks.correct('statement:kennedy', 'Kennedy spoke in Bonn.')
    await round()
    await workspace.as('max').click(find(answer.ts)!, 'show-passage')
    await workspace.settled()
    expect(shownText(workspace.views('max').at(-1)?.blocks)).toContain('Ich bin ein Berliner')
  })
})

describe('a withdrawn fact', () => {
  it('goes from what was shown, words and all, and says so', async () => {
    const answer = await ask('Kennedy')
    talks.note = 'The speeches’ archive withdrew it.'
    talks.withdraw('statement:kennedy')
    await round()
    const shown = find(answer.ts)!
    const all = shown.text + shownText(shown.blocks)
    expect(all).not.toContain('Berliner')
    expect(all).toContain('no longer on the record. Do not rely on it.')
    expect(all).toContain('The speeches’ archive withdrew it.')
    expect(notices()).toHaveLength(1)
    expect(notices()[0]?.text).not.toContain('Berliner')
  })

  it('leaves what stood beside it', async () => {
    const answer = await ask('everything')
    talks.withdraw('statement:kennedy')
    await round()
    expect(shownText(find(answer.ts)?.blocks)).toContain('tear down this wall')
  })

  it('that comes back is told as back', async () => {
    const answer = await ask('Kennedy')
    talks.withdraw('statement:kennedy')
    await round()
    talks.restore('statement:kennedy')
    await round()
    expect(shownText(find(answer.ts)?.blocks)).toContain('On the record again')
    expect(notices()).toHaveLength(2)
  })
})

it('does not keep a digest waiting that is due meanwhile', async () => {
  await workspace.as('olena').command('/talks', 'digest on 09:00 Europe/Kyiv daily', 'ukraine-desk')
  await ask('Kennedy')
  talks.correct('statement:kennedy', 'Kennedy spoke in Bonn.')
  workspace.faults.add({ kind: 'latency', milliseconds: 1_500, method: 'chat.update' })
  now = new Date('2026-03-02T07:00:00Z')
  let areDone = false
  const recalls = bot.rounds.recalls().then(() => {
    areDone = true
  })
  await bot.rounds.digests()
  expect(workspace.messages('ukraine-desk')).toHaveLength(1)
  expect(areDone).toBe(false)
  await recalls
})

it('forgets a message that somebody deleted', async () => {
  const answer = await ask('Kennedy')
  await workspace
    .as('olena')
    .remove('newsroom', answer.ts)
    .catch(() => undefined)
  workspace.store.messages.remove('C0NEWSROOM', answer.ts)
  talks.correct('statement:kennedy', 'Kennedy spoke in Bonn.')
  await round()
  expect(notices()).toEqual([])
  expect(bot.state.posted.find('C0NEWSROOM', answer.ts)).toBeUndefined()
})

describe('an answer whose process died before it could note where it stands', () => {
  /** Posted, and never added: as a kill between Slack's post and our note leaves it. */
  async function diesAfterPosting(words: string) {
    const add = vi.spyOn(bot.state.posted, 'add').mockImplementation(() => undefined)
    const answer = await ask(words)
    add.mockRestore()
    expect(bot.state.posted.find(workspace.store.channel('newsroom')!.id, answer.ts)).toBeUndefined()
    return answer
  }
  const later = (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000)
  }

  it('is found by its mark, and corrected as any other', async () => {
    const answer = await diesAfterPosting('Kennedy')
    later(11)
    await round()
    talks.correct('statement:kennedy', 'Kennedy spoke in Bonn.')
    await round()
    expect(shownText(find(answer.ts)?.blocks)).toContain('Kennedy spoke in Bonn.')
    expect(notices()).toMatchObject([{ thread_ts: answer.thread_ts }])
  })

  it('is corrected also where the fact changed before it was found', async () => {
    const answer = await diesAfterPosting('Kennedy')
    talks.correct('statement:kennedy', 'Kennedy spoke in Bonn.')
    later(11)
    await round()
    expect(shownText(find(answer.ts)?.blocks)).toContain('Kennedy spoke in Bonn.')
    expect(notices()).toHaveLength(1)
  })

  it('is not looked for again where it never arrived', async () => {
    const asked = await workspace.as('olena').post('newsroom', 'hello')
    bot.state.posted.announce({
      mark: 'never-sent',
      page: 0,
      channel: workspace.store.channel('newsroom')!.id,
      threadTs: (asked.ok && asked.ts) || '',
      after: null,
      answerId: null,
      shown: [{ factId: 'statement:kennedy', version: '1' }],
      announcedAt: now,
    })
    later(11)
    await round()
    expect(bot.state.posted.announced(now)).toEqual([])
  })

  it('is looked for again while Slack cannot be read, ever more rarely, for two days', async () => {
    await diesAfterPosting('Kennedy')
    const channel = workspace.store.channel('newsroom')!.id
    const unreadable = () => workspace.faults.add({ kind: 'server-error', method: 'conversations.replies' })
    unreadable()
    later(11)
    await round()
    const inHours = (hours: number) => bot.state.posted.announced(new Date(now.getTime() + hours * 3_600_000))
    expect(inHours(0)).toEqual([])
    expect(inHours(1)).toMatchObject([{ channel }])
    unreadable()
    later(48 * 60)
    await round()
    expect(inHours(1_000)).toEqual([])
  })
})

describe('what is shown and is no fact', () => {
  it('a list of documents is not called withdrawn', async () => {
    await workspace.as('olena').post('newsroom', '@talks what do you cover?')
    const answer = await workspace.nextMessage((shown) => shown.thread_ts !== undefined)
    await workspace.settled()
    await round()
    expect(find(answer.ts)?.edited).toBeUndefined()
    expect(notices()).toEqual([])
  })

  it('what an answer offers as nearest is corrected where it stands', async () => {
    const answer = await ask('nearest')
    expect(shownText(answer.blocks)).toContain('Nearest on the record: Kennedy spoke in West Berlin')
    talks.withdraw('statement:kennedy')
    await round()
    expect(shownText(find(answer.ts)?.blocks)).not.toContain('West Berlin')
    expect(shownText(find(answer.ts)?.blocks)).toContain('no longer on the record')
  })
})

describe('a channel that takes nothing from the bot', () => {
  it('is left in peace, and corrected once it is open again', async () => {
    const answer = await ask('Kennedy')
    const channel = workspace.store.channel('newsroom')!
    workspace.store.archive(channel.id, true)
    talks.correct('statement:kennedy', 'Kennedy spoke in Bonn.')
    for (let count = 0; count < 5; count += 1) await round()
    const calls = () => workspace.traffic.entries().filter(({ name }) => name === 'chat.update')
    expect(calls()).toHaveLength(1)
    workspace.store.archive(channel.id, false)
    now = new Date(now.getTime() + 6 * 3_600_000)
    await round()
    expect(shownText(find(answer.ts)?.blocks)).toContain('Kennedy spoke in Bonn.')
    expect(notices()).toHaveLength(1)
  })
})
