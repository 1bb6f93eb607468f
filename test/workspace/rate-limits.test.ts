import { webApi } from '@slack/bolt'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { createRateLimits } from '../../src/workspace/rate-limits/create-rate-limits.ts'
import { type RateLimit, rateLimits } from '../../src/workspace/rate-limits/rate-limit.ts'
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../src/workspace/start-workspace.ts'
import { connectClient } from './web-client.ts'

describe('calls that come too fast', () => {
  let workspace: Workspace
  afterEach(() => workspace.close())

  async function start(options: WorkspaceOptions = {}) {
    const noon = Date.UTC(2026, 2, 29, 12)
    workspace = await startWorkspace({ now: () => noon, ...options })
  }

  async function call(method: string, args: Record<string, string> = {}) {
    const response = await fetch(`${workspace.apiUrl}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${workspace.botToken}` },
      body: new URLSearchParams(args),
    })
    const body = (await response.json()) as { ok: boolean; error?: string }
    return { status: response.status, wait: response.headers.get('retry-after'), body }
  }

  const post = (channel: string) => call('chat.postMessage', { channel, text: 'x' })

  it('are answered with 429 and the seconds to wait, and do nothing', async () => {
    await start()
    for (let count = 1; count <= 5; count += 1) expect((await post('C0NEWSROOM')).status).toBe(200)
    expect(await post('C0NEWSROOM')).toEqual({
      status: 429,
      wait: '5',
      body: { ok: false, error: 'ratelimited' },
    })
    expect(workspace.messages('newsroom')).toHaveLength(5)
  })

  it('are counted by channel where they post, however the channel is named', async () => {
    await start()
    for (let count = 1; count <= 5; count += 1) await post('C0NEWSROOM')
    expect((await post('#newsroom')).status).toBe(429)
    expect((await post('C0UKRAINE')).status).toBe(200)
    expect((await post('U0OLENA')).status).toBe(200)
  })

  it('are free again when the workspace’s clock has gone on', async () => {
    await start()
    for (let count = 1; count <= 6; count += 1) await post('C0NEWSROOM')
    workspace.clock.advance(4_999)
    expect((await post('C0NEWSROOM')).wait).toBe('1')
    workspace.clock.advance(1)
    expect((await post('C0NEWSROOM')).status).toBe(200)
  })

  it.each([
    ['users.list', 20],
    ['conversations.info', 50],
    ['users.info', 100],
  ])('%s may be called %i times a minute', async (method, calls) => {
    await start()
    const answers = await Promise.all(Array.from({ length: calls + 1 }, () => call(method)))
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1)
    expect(answers.find(({ status }) => status === 429)?.wait).toBe('60')
  })

  it('let a distributed app read history once a minute, 15 messages at a time', async () => {
    await start({ rateLimits: 'distributed' })
    for (let count = 0; count < 20; count += 1) await workspace.as('max').post('newsroom', `${count}`)
    const history = () => call('conversations.history', { channel: 'C0NEWSROOM', limit: '999' })
    const { body } = await history()
    expect(body).toMatchObject({ ok: true, has_more: true, messages: { length: 15 } })
    expect((await history()).wait).toBe('60')
    expect((await call('conversations.replies', { channel: 'C0NEWSROOM', ts: '1.000000' })).status).toBe(200)
  })

  it('are all answered when the limits are off', async () => {
    await start({ rateLimits: 'off' })
    for (let count = 1; count <= 20; count += 1) expect((await post('C0NEWSROOM')).status).toBe(200)
  })

  it('are told to the real client in its own way', async () => {
    await start()
    const client = connectClient(workspace)
    for (let count = 1; count <= 5; count += 1) await client.chat.postMessage({ channel: 'D0MAX', text: 'x' })
    await expect(client.chat.postMessage({ channel: 'D0MAX', text: 'x' })).rejects.toMatchObject({
      code: webApi.ErrorCode.RateLimitedError,
      retryAfter: 5,
    })
  })
})

describe('the count of calls', () => {
  const limits = Object.keys(rateLimits).filter((each) => each !== 'distributedHistory') as RateLimit[]
  const waits = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 150 })

  it('never lets more through in a window than the limit says, and never waits longer than the window', () => {
    fc.assert(
      fc.property(fc.constantFrom(...limits), waits, (limit, steps) => {
        let now = 0
        const counter = createRateLimits({ now: () => now })
        const taken: number[] = []
        for (const step of steps) {
          now += step
          const wait = counter.take('m', limit, 'C1')
          if (wait === undefined) taken.push(now)
          else expect(wait).toBeLessThanOrEqual(60)
        }
        for (const { calls, seconds } of rateLimits[limit]) {
          for (const end of taken) {
            const within = taken.filter((at) => at > end - seconds * 1000 && at <= end)
            expect(within.length).toBeLessThanOrEqual(calls)
          }
        }
      }),
    )
  })

  it('lets a call through after the seconds it named, and not a second earlier', () => {
    fc.assert(
      fc.property(fc.constantFrom(...limits), waits, (limit, steps) => {
        let now = 0
        const counter = createRateLimits({ now: () => now })
        for (const step of steps) {
          now += Math.floor(step / 20)
          const wait = counter.take('m', limit, 'C1')
          if (wait === undefined) continue
          now += (wait - 1) * 1000 - 1
          if (wait > 1) expect(counter.take('m', limit, 'C1')).toBeDefined()
          now += 1001
          expect(counter.take('m', limit, 'C1')).toBeUndefined()
        }
      }),
    )
  })
})
