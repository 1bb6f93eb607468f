import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openState } from '../../src/state/open-state.ts'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { createFakeTalks, type FakeTalks } from '../support/fake-talks.ts'
import { startTalksBot, type TestBot } from '../support/start-talks-bot.ts'

const minute = 60_000

let folder: string
let workspace: Workspace
let talks: FakeTalks
let bot: TestBot
let later: number

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'talks-taken-'))
  workspace = await startWorkspace({ rateLimits: 'off' })
  talks = createFakeTalks()
  later = 0
  const now = () => new Date(Date.now() + later)
  bot = await startTalksBot(workspace, { talks, now, statePath: join(folder, 'talks.db') })
})
afterEach(async () => {
  await bot.stop()
  await workspace.close()
  rmSync(folder, { recursive: true })
})

const replies = (channel: string) => workspace.messages(channel).filter((each) => each.bot_id)

/** Another process takes the message, acknowledges it, and dies. */
async function askWhoDies(channel: string, text: string, thread?: string): Promise<string> {
  workspace.faults.add({ kind: 'lost-delivery', times: 4, type: 'events_api' })
  const asked = await workspace.as('grace').post(channel, text, thread ? { thread } : {})
  const ts = (asked.ok && asked.ts) || ''
  const state = openState(join(folder, 'talks.db'))
  const kind = channel.startsWith('D') ? 'message' : 'mention'
  const message = { channel: workspace.store.channel(channel)?.id ?? '', ts, kind, threadTs: thread } as const
  state.seen.take({ eventId: `Ev${ts}`, message }, new Date())
  state.close()
  return ts
}

it.each([
  ['a mention', 'newsroom', '@talks Kennedy'],
  ['a direct message', 'D0GRACE', 'Kennedy'],
])('answers %s that was taken by a process that died, once', async (_, channel, text) => {
  await askWhoDies(channel, text)
  await bot.lookBack()
  expect(replies(channel)).toEqual([])
  later = 6 * minute
  await bot.lookBack()
  expect(replies(channel)).toHaveLength(1)
  later = 20 * minute
  await bot.lookBack()
  expect(replies(channel)).toHaveLength(1)
})

it('answers a follow-up in its thread, with what was asked before', async () => {
  const asked = await workspace.as('max').post('newsroom', '@talks Kennedy')
  await workspace.nextMessage()
  const thread = (asked.ok && asked.ts) || ''
  await askWhoDies('newsroom', '@talks and Reagan?', thread)
  later = 6 * minute
  await bot.lookBack()
  expect((await workspace.nextMessage()).thread_ts).toBe(thread)
  expect(talks.asked.at(-1)?.thread).toEqual(['Kennedy'])
})

it.each([
  ['newsroom', '@talks Kennedy'],
  ['D0OLENA', 'Kennedy'],
])('does not answer again what was posted before the process died: in %s', async (channel, text) => {
  const finish = vi.spyOn(bot.state.seen, 'finish').mockImplementation(() => undefined)
  await workspace.as('olena').post(channel, text)
  await workspace.nextMessage()
  await workspace.settled()
  finish.mockRestore()
  later = 6 * minute
  await bot.lookBack()
  expect(replies(channel)).toHaveLength(1)
  expect(talks.asked).toHaveLength(1)
})

it('leaves alone what was asked an hour ago', async () => {
  await askWhoDies('newsroom', '@talks Kennedy')
  later = 61 * minute
  await bot.lookBack()
  expect(talks.asked).toEqual([])
})

it('leaves alone what was deleted meanwhile', async () => {
  const ts = await askWhoDies('newsroom', '@talks Kennedy')
  await workspace.as('grace').remove('newsroom', ts)
  later = 6 * minute
  await bot.lookBack()
  later = 12 * minute
  await bot.lookBack()
  expect(talks.asked).toEqual([])
})

it('tries again later when Slack cannot be asked', async () => {
  await askWhoDies('newsroom', '@talks Kennedy')
  workspace.faults.add({ kind: 'server-error', method: 'conversations.replies' })
  later = 6 * minute
  await bot.lookBack()
  expect(replies('newsroom')).toEqual([])
  later = 12 * minute
  await bot.lookBack()
  expect(replies('newsroom')).toHaveLength(1)
})

it('answers what its asker edited meanwhile, by the words it has now', async () => {
  const ts = await askWhoDies('newsroom', '@talks Kenedy')
  await workspace.as('grace').edit('newsroom', ts, '@talks Kennedy')
  later = 6 * minute
  await bot.lookBack()
  expect(replies('newsroom')).toHaveLength(1)
  expect(talks.asked.at(-1)?.question).toBe('Kennedy')
})

it('answers later where Slack took neither the answer nor an apology', async () => {
  workspace.faults.add({ kind: 'rate-limited', retryAfter: 90, method: 'chat.postMessage', times: 2 })
  await workspace.as('grace').post('newsroom', '@talks Kennedy')
  await workspace.settled()
  expect(replies('newsroom')).toEqual([])
  later = 6 * minute
  await bot.lookBack()
  expect(replies('newsroom')).toHaveLength(1)
  later = 12 * minute
  await bot.lookBack()
  expect(replies('newsroom')).toHaveLength(1)
})

it('does not take over what it is still answering itself', async () => {
  const ask = vi.spyOn(talks, 'ask')
  let answerNow = () => {}
  const waiting = new Promise<void>((resolve) => {
    answerNow = resolve
  })
  ask.mockImplementationOnce(async (...given) => {
    await waiting
    return talks.ask(...given)
  })
  await workspace.as('grace').post('newsroom', '@talks Kennedy')
  await vi.waitFor(() => expect(ask).toHaveBeenCalled())
  later = 6 * minute
  await bot.lookBack()
  answerNow()
  await workspace.settled()
  expect(replies('newsroom')).toHaveLength(1)
})

it('tells its asker when a message could not even be kept', async () => {
  const take = vi.spyOn(bot.state.seen, 'take').mockImplementationOnce(() => {
    throw new Error('database is locked')
  })
  await workspace.as('grace').post('newsroom', '@talks Kennedy')
  expect((await workspace.nextMessage()).text).toMatch(/could not answer\. Reference T-/)
  take.mockRestore()
})
