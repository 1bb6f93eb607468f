import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openState } from '../../src/state/open-state.ts'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { startTalksProcess, type TalksProcess } from '../support/talks-process.ts'

const question = '@talks Where was the second round held?'

let folder: string
let workspace: Workspace
let bot: TalksProcess
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'talks-shutdown-'))
  // An event that was not acknowledged comes again soon, and again until somebody is there to take it.
  workspace = await startWorkspace({ ackTimeout: 500, retryDelays: Array<number>(60).fill(500) })
})
afterEach(async () => {
  bot.kill('SIGKILL')
  await workspace.close()
  rmSync(folder, { recursive: true })
})

const start = (env: Readonly<Record<string, string>> = {}) =>
  startTalksProcess(workspace, { TALKS_STATE: join(folder, 'talks.db'), ...env })

const ask = (text = question) => workspace.as('olena').post('newsroom', text)

/** How many answers each question of olena's has in its thread, in the order of asking. */
function answers(): readonly number[] {
  const messages = workspace.messages('newsroom')
  const asked = messages.filter((message) => message.text.includes('second round held?') && !message.bot_id)
  return asked.map(({ ts }) => messages.filter((each) => each.bot_id && each.thread_ts === ts).length)
}

describe('told to stop', () => {
  it('answers what it was asked right before, once; is not ready meanwhile, and lives until the end', async () => {
    const port = await freePort()
    bot = await start({ TALKS_HEALTH_PORT: String(port) })
    const health = (path: string) => fetch(`http://127.0.0.1:${port}/health/${path}`)
    expect((await health('ready')).status).toBe(200)
    // Posts in one channel keep a second apart, so that these take a while.
    await Promise.all([ask(), ask(), ask(), ask()])
    bot.kill('SIGTERM')
    await expect.poll(async () => (await health('ready')).status, { interval: 10 }).toBe(503)
    expect(await (await health('ready')).json()).toEqual({ status: 'stopping', checks: {} })
    expect((await health('live')).status).toBe(200)
    expect(answers()).toContain(0)
    expect(await bot.ended).toBe(0)
    expect(answers()).toEqual([1, 1, 1, 1])
    expect(bot.output()).not.toMatch(/left unfinished|"level":"error"/)
    await expect(health('live')).rejects.toThrow()
  }, 60_000)

  it('loses and doubles nothing of what arrives while it stops', async () => {
    bot = await start()
    const asked = [ask(), ask(), ask()]
    bot.kill('SIGINT')
    asked.push(ask(), ask())
    await Promise.all(asked)
    expect(await bot.ended).toBe(0)
    bot = await start()
    await expect.poll(answers, { timeout: 20_000 }).toEqual([1, 1, 1, 1, 1])
    await workspace.settled({ quiet: 1_200 })
    expect(answers()).toEqual([1, 1, 1, 1, 1])
  }, 60_000)

  it('a second time, ends at once', async () => {
    bot = await start()
    await Promise.all([ask(), ask(), ask(), ask(), ask()])
    bot.kill('SIGTERM')
    await expect.poll(answers, { timeout: 10_000 }).toContain(1)
    bot.kill('SIGTERM')
    expect(await bot.ended).toBe(143)
    expect(answers()).toContain(0)
  }, 60_000)
})

describe('told to stop while corrections go out', () => {
  const desk = 'C0UKRAINE'

  /** Messages of the bot's that show a fact which is on no record any more: each is to be changed, and its thread told. */
  function showOutdated(count: number) {
    const state = openState(join(folder, 'talks.db'))
    for (let each = 0; each < count; each += 1) {
      const draft = { channel: desk, user: 'U0TALKS', bot_id: 'B0TALKS', text: 'What was said.' }
      const { ts } = workspace.store.messages.add(draft)
      const shown = [{ factId: 'statement:withdrawn', version: 'speaker:1' }]
      state.posted.add({ channel: desk, ts, threadTs: null, answerId: null, shown, postedAt: new Date() })
    }
    state.close()
  }

  const corrected = () =>
    workspace
      .messages('ukraine-desk')
      .filter(({ text, thread_ts }) => !thread_ts && text.startsWith('Withdrawn')).length

  it('takes nothing new, finishes the message it is at, and leaves the rest to the next process', async () => {
    showOutdated(30)
    bot = await start()
    await expect.poll(corrected, { timeout: 15_000 }).toBeGreaterThan(0)
    const told = Date.now()
    bot.kill('SIGTERM')
    await new Promise((resolve) => setTimeout(resolve, 500))
    await ask()
    expect(await bot.ended).toBe(0)
    expect(Date.now() - told).toBeLessThan(8_000)
    expect(answers()).toEqual([0])
    expect(corrected()).toBeLessThan(15)
    expect(bot.output()).not.toMatch(/left unfinished|"level":"error"/)
    bot = await start()
    await expect.poll(answers, { timeout: 20_000 }).toEqual([1])
  }, 60_000)

  it('does not wait for a call that Slack does not answer', async () => {
    showOutdated(1)
    workspace.faults.add({ kind: 'latency', milliseconds: 40_000, method: 'chat.update' })
    bot = await start()
    await expect.poll(() => workspace.traffic.entries().some(({ name }) => name === 'chat.update')).toBe(true)
    const told = Date.now()
    bot.kill('SIGTERM')
    expect(await bot.ended).toBe(0)
    expect(Date.now() - told).toBeLessThan(11_000)
    expect(bot.output()).toContain('left unfinished')
    expect(bot.output()).not.toContain('"level":"error"')
  }, 60_000)
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })
}
