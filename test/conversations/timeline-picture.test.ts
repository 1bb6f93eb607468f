import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AnswerItem } from '../../src/answer/answer.ts'
import { defaultScopes } from '../../src/workspace/scopes/default-scopes.ts'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { createFakeTalks, type FakeTalks, facts } from '../support/fake-talks.ts'
import { buttonIds } from '../support/shown-text.ts'
import { showing, startTalksBot, type TestBot } from '../support/start-talks-bot.ts'
import { summitTimeline } from '../support/summit-timeline.ts'

const summits: readonly AnswerItem[] = summitTimeline.lanes
  .flatMap(({ talks }) => talks)
  .map(({ id, name, from }) => ({ ...facts[0]!, id, kind: 'talk', text: name, quote: null, date: from }))

/** Asked for summits, these talks answer with the summits; everything else as ever. */
function createSummitTalks(): FakeTalks {
  const talks = createFakeTalks()
  return Object.assign(talks, {
    ask: async (question: string) => ({
      status: 'answered' as const,
      reading: 'summits',
      headline: 'Five summits.',
      choices: [],
      items: /pair/.test(question) ? summits.slice(0, 2) : summits,
      notes: [],
    }),
    passage: (id: string) => {
      const item = summits.find((summit) => summit.id === id)
      return item ? { ...createFakeTalks().passage(facts[0]!.id, new Date())!, item } : null
    },
    item: (id: string) => summits.find((summit) => summit.id === id) ?? null,
    versions: () => new Map([...summits, ...summitTimeline.undated].map(({ id }) => [id, 'talk:1 text:1'])),
    timelinePicture: (ids: readonly string[]) => (ids.includes('talk:geneva') ? summitTimeline : null),
  })
}

let workspace: Workspace
let talks: FakeTalks
let bot: TestBot

async function begin(scopes: readonly string[] = defaultScopes) {
  workspace = await startWorkspace({ rateLimits: 'off', scopes })
  talks = createSummitTalks()
  bot = await startTalksBot(workspace, { talks })
}
beforeEach(() => begin())
afterEach(async () => {
  await bot.stop()
  await workspace.close()
})

async function askInChannel(words = 'the summits?') {
  await workspace.as('olena').post('newsroom', `@talks ${words}`)
  return workspace.nextMessage((shown) => !shown.to)
}
async function askPrivately() {
  await workspace.as('olena').command('/talks', 'the summits?', 'newsroom')
  return workspace.nextMessage((shown) => shown.to === 'U0OLENA')
}
const pictures = (channel: string) => workspace.messages(channel).filter(({ files }) => files?.length)
/** The next picture, with the message it stands in. */
async function nextPicture() {
  const shown = await workspace.nextMessage((each) => each.to === undefined && Boolean(each.files?.length), {
    timeout: 20_000,
  })
  if (shown.to !== undefined) throw new Error('a picture that only one person sees')
  return shown
}

describe('the button', () => {
  it('is offered from three dated talks on, and once only', async () => {
    expect(buttonIds((await askInChannel()).blocks).filter((id) => id === 'timeline-picture')).toHaveLength(1)
    expect(buttonIds((await askInChannel('a pair')).blocks)).not.toContain('timeline-picture')
  })
})

describe('in a channel', () => {
  it('puts the picture into the thread, with words for those who do not see it', async () => {
    const answer = await askInChannel()
    const clicked = performance.now()
    await workspace.as('max').click(answer, 'timeline-picture')
    const shown = await nextPicture()
    console.log(`timeline picture, click to shown: ${Math.round(performance.now() - clicked)} ms`)
    expect(shown).toMatchObject({ channel: 'C0NEWSROOM', thread_ts: answer.thread_ts })
    expect(shown.files).toMatchObject([
      { mimetype: 'image/png', title: 'Talks by track, as of 2 January 1988', name: 'timeline.png' },
    ])
    const [{ alt_txt: alt, url_private: url }] = shown.files as unknown as [
      { alt_txt: string; url_private: string },
    ]
    expect(alt).toContain('Reykjavik summit, 11 October 1986, failed')
    const bytes = Buffer.from(await (await fetch(url)).arrayBuffer())
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    expect(bytes.readUInt32BE(16)).toBe(1_200)
  })

  it('says before it what it shows, and remembers it, so that its readers hear of a correction', async () => {
    const answer = await askInChannel()
    await workspace.as('max').click(answer, 'timeline-picture')
    await nextPicture()
    const line = workspace.messages('newsroom').find(({ text }) => text.startsWith('7 talks by track'))
    expect(line?.thread_ts).toBe(answer.thread_ts)
    expect(showing(bot, 'talk:moscow')).toMatchObject([{ ts: line?.ts }])
  })

  it('draws it once, whoever presses how often', async () => {
    const answer = await askInChannel()
    await Promise.all(
      ['max', 'grace', 'olena'].map((who) => workspace.as(who).click(answer, 'timeline-picture')),
    )
    await nextPicture()
    await workspace.settled()
    expect(pictures('newsroom')).toHaveLength(1)
    const told = ['max', 'grace', 'olena'].flatMap((who) => workspace.ephemerals(who).map(({ text }) => text))
    expect(told).toEqual(Array(2).fill('The picture is already in this thread.'))
  })
})

it('draws it anew once the record has changed', async () => {
  const answer = await askInChannel()
  for (const version of ['1', '2']) {
    Object.assign(talks, { version: () => version })
    await workspace.as('max').click(answer, 'timeline-picture')
    await nextPicture()
  }
  await workspace.settled()
  expect(pictures('newsroom')).toHaveLength(2)
})

describe('where only the asker sees the answer', () => {
  it('sends it to their direct messages, says so, and puts nothing into the channel', async () => {
    await workspace.as('olena').click(await askPrivately(), 'timeline-picture')
    const shown = await nextPicture()
    expect(shown.channel).toBe('D0OLENA')
    await workspace.settled()
    const line = workspace.messages('D0OLENA').find(({ ts }) => ts === shown.thread_ts)
    expect(line?.text).toContain('Asked: the summits?')
    expect(workspace.ephemerals('olena').at(-1)?.text).toBe('The picture is in your direct messages with me.')
    expect(workspace.messages('newsroom')).toEqual([])
  })
})

describe('in a direct message', () => {
  it('puts it into the answer’s thread', async () => {
    await workspace.as('olena').post('D0OLENA', 'the summits?')
    const answer = await workspace.nextMessage((shown) => shown.text.includes('Five summits'))
    await workspace.as('olena').click(answer, 'timeline-picture')
    const shown = await nextPicture()
    expect(shown.thread_ts).toBe(answer.thread_ts ?? answer.ts)
  })
})

describe('when it cannot', () => {
  it('says that the app has to be installed again where files:write is missing, and posts nothing', async () => {
    await bot.stop()
    await workspace.close()
    await begin(defaultScopes.filter((scope) => scope !== 'files:write'))
    const answer = await askInChannel()
    await workspace.as('max').click(answer, 'timeline-picture')
    const told = await workspace.nextMessage((shown) => shown.to === 'U0MAX', { timeout: 20_000 })
    expect(told.text).toContain('files:write')
    expect(told.text).toContain('installed again')
    expect(workspace.messages('newsroom').filter(({ bot_id }) => bot_id)).toHaveLength(1)
  })

  it('says that the talks are gone after a withdrawal', async () => {
    const answer = await askInChannel()
    Object.assign(talks, { timelinePicture: () => null })
    await workspace.as('max').click(answer, 'timeline-picture')
    const told = await workspace.nextMessage((shown) => shown.to === 'U0MAX')
    expect(told.text).toBe('The record does not show these talks any more.')
  })

  it('is honest about a lost answer from Slack, and can be pressed again', async () => {
    const answer = await askInChannel()
    workspace.faults.add({ kind: 'lost-request', method: 'files.completeUploadExternal' })
    await workspace.as('max').click(answer, 'timeline-picture')
    const told = await workspace.nextMessage((shown) => shown.to === 'U0MAX', { timeout: 20_000 })
    expect(told.text).toContain('did not confirm')
    await workspace.as('max').click(answer, 'timeline-picture')
    await nextPicture()
    expect(pictures('newsroom')).toHaveLength(1)
  })
})
