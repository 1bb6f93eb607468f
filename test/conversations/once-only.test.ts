import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../src/workspace/start-workspace.ts'
import { createFakeTalks, type FakeTalks } from '../support/fake-talks.ts'
import { startTalksBot, type TestBot } from '../support/start-talks-bot.ts'

let folder: string
let workspace: Workspace
let talks: FakeTalks
let bot: TestBot

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'talks-once-'))
})
afterEach(async () => {
  await bot.stop()
  await workspace.close()
  rmSync(folder, { recursive: true })
})

async function startBot() {
  bot = await startTalksBot(workspace, { talks, statePath: join(folder, 'state', 'talks.db') })
}

async function begin(options: WorkspaceOptions = {}) {
  workspace = await startWorkspace({ rateLimits: 'off', ...options })
  talks = createFakeTalks()
  await startBot()
}

/** No acknowledgement is quick enough for this, so that every event comes again. */
const impatient = { ackTimeout: 0, retryDelays: [0, 50, 100] }

it('answers a redelivered event once', async () => {
  await begin(impatient)
  await workspace.as('olena').post('newsroom', '@talks Kennedy')
  await workspace.nextMessage()
  await workspace.settled({ quiet: 400 })
  expect(talks.asked).toHaveLength(1)
})

it('answers a redelivered direct message once', async () => {
  await begin(impatient)
  await workspace.as('olena').post('D0OLENA', 'Kennedy')
  await workspace.nextMessage()
  await workspace.settled({ quiet: 400 })
  expect(talks.asked).toHaveLength(1)
})

it('answers once when a mention also arrives as a message under another event id', async () => {
  await begin({ subscribed: ['app_mention', 'message.channels', 'message.im'] })
  await workspace.as('olena').post('newsroom', '@talks Kennedy')
  const answer = await workspace.nextMessage()
  await workspace.settled()
  expect(talks.asked).toHaveLength(1)
  expect(answer.thread_ts).toBeDefined()
})

it('answers a mention that arrives only as a message', async () => {
  await begin({ subscribed: ['message.channels'] })
  await workspace.as('olena').post('newsroom', '@talks Kennedy')
  expect((await workspace.nextMessage()).thread_ts).toBeDefined()
})

it('remembers over a restart what it answered', async () => {
  await begin({ ackTimeout: 0, retryDelays: [900] })
  await workspace.as('olena').post('newsroom', '@talks Kennedy')
  await workspace.nextMessage()
  await bot.stop()
  await startBot()
  await workspace.settled({ quiet: 1_200 })
  expect(talks.asked).toHaveLength(1)
})

it('serves the buttons of answers from before a restart', async () => {
  await begin()
  await workspace.as('olena').post('newsroom', '@talks everything')
  const answer = await workspace.nextMessage()
  await bot.stop()
  await startBot()
  await workspace.as('olena').click(answer, 'more')
  expect((await workspace.nextMessage()).text).toContain('Martin Luther King')
})

it('finishes what it acknowledged before it stops', async () => {
  await begin()
  await workspace.as('olena').post('newsroom', '@talks Kennedy')
  const answer = workspace.nextMessage()
  await expect.poll(() => talks.asked.length, { interval: 1 }).toBe(1)
  await bot.stop()
  expect((await answer).text).toContain('Kennedy')
  await startBot()
})

it('answers a command and a click once that Slack hands over twice, over a restart too', async () => {
  await begin()
  workspace.faults.add({ kind: 'duplicate', copies: 2, gap: 20, type: 'slash_commands' })
  await workspace.as('olena').command('/talks', 'who?', 'newsroom')
  const answer = await workspace.nextMessage()
  await workspace.settled()
  workspace.faults.add({ kind: 'duplicate', copies: 2, gap: 400, type: 'interactive' })
  await workspace.as('olena').click(answer, 'choose-0')
  await workspace.nextMessage()
  await bot.stop()
  await startBot()
  await workspace.settled({ quiet: 900 })
  expect(talks.asked.map(({ question }) => question)).toEqual(['who?', 'What did Kennedy say?'])
  expect(workspace.ephemerals('olena')).toHaveLength(2)
})

it.each(['warning', 'refresh_requested'] as const)(
  'is connected again within a second when Slack asks to reconnect: %s',
  async (reason) => {
    await begin()
    workspace.disconnectApp(reason)
    const gone = performance.now()
    const hellos = () => workspace.traffic.entries().filter(({ name }) => name === 'hello')
    await expect.poll(() => hellos().length, { interval: 5 }).toBe(2)
    expect(performance.now() - gone).toBeLessThan(1_000)
    await workspace.as('olena').command('/talks', 'Kennedy', 'newsroom')
    expect((await workspace.nextMessage()).text).toContain('Kennedy')
  },
)

it('connects again after a failed try', async () => {
  await begin()
  workspace.faults.add({ kind: 'server-error', method: 'apps.connections.open', times: 2 })
  workspace.restart()
  await workspace.connected()
  await workspace.as('olena').command('/talks', 'Kennedy', 'newsroom')
  expect((await workspace.nextMessage()).text).toContain('Kennedy')
})
