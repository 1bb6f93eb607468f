import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { createFakeTalks, type FakeTalks } from '../support/fake-talks.ts'
import { buttonIds, shownText } from '../support/shown-text.ts'
import { showing, startTalksBot, type TestBot } from '../support/start-talks-bot.ts'

let workspace: Workspace
let talks: FakeTalks
let bot: TestBot

beforeEach(async () => {
  workspace = await startWorkspace({ rateLimits: 'off' })
  talks = createFakeTalks()
  bot = await startTalksBot(workspace, { talks })
})
afterEach(async () => {
  await bot.stop()
  await workspace.close()
})

async function openWindow(channel = 'newsroom') {
  await workspace.as('olena').command('/talks', 'settings', channel)
  while (workspace.views('olena').length === 0) await workspace.settled({ quiet: 1 })
  return workspace.views('olena').at(-1)!
}

async function set(choices: Record<string, string>, channel = 'newsroom') {
  await workspace.as('olena').submitView(await openWindow(channel), choices)
  await workspace.settled()
  const said = shownText(workspace.views('olena').at(-1)?.blocks)
  await workspace.as('olena').closeView(workspace.views('olena').at(-1)!)
  return said
}

const ask = (question: string, channel = 'newsroom') =>
  workspace.as('olena').command('/talks', question, channel)

it('begins with answers for the asker alone, their own zone and all cautions', async () => {
  const typed = performance.now()
  const shown = JSON.stringify((await openWindow()).blocks)
  console.log(`Settings: window ${Math.round(performance.now() - typed)} ms`)
  expect(shown).toMatch(/"initial_option":\{[^}]*Only whoever asked/)
  expect(shown).toMatch(/"initial_option":\{[^}]*That of whoever asks/)
  expect(shown).toMatch(/"initial_option":\{[^}]*All of them/)
})

it('says what holds now, and shows it when it is opened again', async () => {
  const said = await set({ 'channel-visibility': 'channel', 'channel-zone': 'Asia/Tokyo' })
  expect(said).toContain('Saved. Answers to /talks here: in the channel. Time zone: Asia/Tokyo.')
  expect(bot.state.channelSettings.find('C0NEWSROOM')).toMatchObject({ setBy: 'U0OLENA' })
  const again = JSON.stringify((await openWindow()).blocks)
  expect(again).toMatch(/"initial_option":\{[^}]*Everybody in the channel/)
  expect(again).toMatch(/"initial_option":\{[^}]*Asia\/Tokyo/)
})

describe('answers in the channel', () => {
  it('stand there for everybody, with who asked what', async () => {
    await set({ 'channel-visibility': 'channel' })
    await ask('what did Kennedy say?')
    const answer = await workspace.nextMessage()
    expect(answer.to).toBeUndefined()
    expect(shownText(answer.blocks)).toContain('asked: what did Kennedy say?')
    await workspace.settled()
    expect(showing(bot, 'statement:kennedy')).toMatchObject([{ ts: answer.ts }])
    await workspace.as('max').click(answer, 'show-passage')
    await workspace.settled()
    expect(workspace.views('max')).toHaveLength(1)
  })

  it('go to the asker alone in another channel', async () => {
    await set({ 'channel-visibility': 'channel' })
    await ask('what did Kennedy say?', 'ukraine-desk')
    expect((await workspace.nextMessage()).to).toBe('U0OLENA')
  })

  it('go to the asker alone where the bot is no member, and say why', async () => {
    await set({ 'channel-visibility': 'channel' }, 'sources')
    await ask('what did Kennedy say?', 'sources')
    const answer = await workspace.nextMessage()
    expect(answer.to).toBe('U0OLENA')
    expect(shownText(answer.blocks)).toContain('/invite @Talks')
    expect(buttonIds(answer.blocks)).toContain('share')
  })

  it('are refused in a channel that others share', async () => {
    await workspace.as('olena').post('partners', '@talks Kennedy')
    await workspace.nextMessage()
    expect(await set({ 'channel-visibility': 'channel' }, 'partners')).toContain('Nothing was changed')
    expect(bot.state.channelSettings.find('C0PARTNERS')).toBeUndefined()
  })

  it('go to the asker alone once the channel is known to be shared', async () => {
    await set({ 'channel-visibility': 'channel' }, 'partners')
    await workspace.as('olena').post('partners', '@talks Kennedy')
    await workspace.nextMessage()
    await ask('what did Reagan say?', 'partners')
    const answer = await workspace.nextMessage()
    expect(answer.to).toBe('U0OLENA')
    expect(shownText(answer.blocks)).toContain('Others share this channel')
  })
})

it('means dates in the channel’s zone, whoever asks', async () => {
  await set({ 'channel-zone': 'Asia/Tokyo' })
  await ask('Kennedy')
  await workspace.nextMessage()
  await workspace.as('grace').post('newsroom', '@talks Reagan')
  await workspace.nextMessage()
  await ask('Armstrong', 'ukraine-desk')
  await workspace.nextMessage()
  expect(talks.asked.map(({ timeZone }) => timeZone)).toEqual(['Asia/Tokyo', 'Asia/Tokyo', 'Europe/Kyiv'])
})

it('counts the cautions that are not spelled out, when the answer is shared too', async () => {
  await ask('Armstrong')
  expect((await workspace.nextMessage()).text).toContain('for a man')
  await set({ 'channel-cautions': 'disputes' })
  await ask('Armstrong')
  const answer = await workspace.nextMessage()
  expect(answer.text).toContain('Caution: one more stands with the passage.')
  expect(answer.text).not.toContain('for a man')
  await workspace.as('olena').click(answer, 'share')
  expect((await workspace.nextMessage((shown) => !shown.to)).text).not.toContain('for a man')
})
