import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFaults } from '../../src/workspace/faults/create-faults.ts'
import type { Fault } from '../../src/workspace/faults/fault.ts'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { type Frame, type HandClient, openSocket } from './open-socket.ts'

let workspace: Workspace
const timing = { ackTimeout: 400, retryDelays: [0, 20, 20], pingInterval: 150 }

beforeEach(async () => {
  workspace = await startWorkspace({ ...timing, rateLimits: 'off' })
})
afterEach(() => workspace.close())

describe('faults of calls', () => {
  async function post(text: string, channel = 'C0NEWSROOM') {
    const response = await fetch(`${workspace.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${workspace.botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ channel, text }),
    })
    return { status: response.status, headers: response.headers, body: await response.text() }
  }
  const posted = () => workspace.messages('newsroom').map((message) => message.text)

  it('latency answers late, what was done at once', async () => {
    workspace.faults.add({ kind: 'latency', milliseconds: 60_000 })
    const answer = post('hello')
    await expect.poll(posted).toEqual(['hello'])
    expect(await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 50, 'late'))])).toBe(
      'late',
    )
    workspace.clock.advance(60_000)
    expect((await answer).status).toBe(200)
  })

  it('a rate limit answers 429 and when to come again, and does nothing', async () => {
    workspace.faults.add({ kind: 'rate-limited', retryAfter: 7 })
    const { status, headers, body } = await post('hello')
    expect([status, headers.get('retry-after'), JSON.parse(body)]).toEqual([
      429,
      '7',
      { ok: false, error: 'ratelimited' },
    ])
    expect(posted()).toEqual([])
    expect((await post('again')).status).toBe(200)
  })

  it.each([500, 502, 503] as const)('a server error answers %s in a gateway’s words', async (status) => {
    workspace.faults.add({ kind: 'server-error', status })
    const answer = await post('hello')
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain('text/html')
    expect(posted()).toEqual([])
  })

  it('a lost request is cut off before the work, a lost response after it', async () => {
    workspace.faults.add({ kind: 'lost-request' })
    await expect(post('first')).rejects.toThrow()
    expect(posted()).toEqual([])
    workspace.faults.add({ kind: 'lost-response' })
    await expect(post('second')).rejects.toThrow()
    expect(posted()).toEqual(['second'])
    const shown = workspace.traffic.entries().map(({ fault, error, ok }) => [fault, error, ok])
    expect(shown).toEqual([
      ['lost-request', 'connection cut', false],
      ['lost-response', 'connection cut', false],
    ])
  })

  it('strike a response_url too, and only what they are meant for', async () => {
    workspace.faults.add({ kind: 'lost-response', method: 'response_url' })
    workspace.faults.add({ kind: 'server-error', method: 'auth.test' })
    workspace.faults.add({ kind: 'server-error', channel: 'C0SOURCES' })
    expect((await post('hello')).status).toBe(200)
    const app = await openSocket(workspace)
    await workspace.as('olena').command('/talks', 'hello', 'newsroom')
    const { response_url } = app.frames[0]!.payload as unknown as { response_url: string }
    const respond = () =>
      fetch(response_url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text: 'answer' }),
      })
    await expect(respond()).rejects.toThrow()
    expect((await respond()).status).toBe(200)
    expect(workspace.ephemerals('olena').map((each) => each.text)).toEqual(['answer', 'answer'])
    expect(workspace.faults.active()).toHaveLength(2)
  })

  it('wait their turn, strike as often as asked, and are counted', async () => {
    workspace.faults.add({ kind: 'rate-limited', retryAfter: 1, skip: 1, times: 2 })
    workspace.faults.add({ kind: 'server-error' })
    const statuses: number[] = []
    for (let n = 0; n < 5; n += 1) statuses.push((await post(`message ${n}`)).status)
    // The first call passes the rate limit by, and meets the server error.
    expect(statuses).toEqual([503, 429, 429, 200, 200])
    expect(workspace.faults.injected()).toMatchObject({ 'rate-limited': 2, 'server-error': 1, latency: 0 })
    expect(workspace.faults.active()).toEqual([])
  })
})

describe('faults of deliveries', () => {
  let app: HandClient
  const connect = async (acknowledges?: (frame: Frame) => boolean) => {
    app = await openSocket(workspace, acknowledges && { acknowledges })
  }
  const mention = (text: string) => workspace.as('olena').post('newsroom', `@talks ${text}`)
  const heard = () => app.frames.map((frame) => frame.payload?.event?.text.split(' ').at(-1))

  it('a duplicate comes again under the same event id, first in the same envelope', async () => {
    await connect()
    workspace.faults.add({ kind: 'duplicate', copies: 2, gap: 10 })
    await mention('hello')
    await workspace.settled({ quiet: 60 })
    expect(new Set(app.frames.map((frame) => frame.payload.event_id)).size).toBe(1)
    const [first, second, third] = app.frames.map((frame) => frame.envelope_id)
    expect(app.frames).toHaveLength(3)
    expect(second).toBe(first)
    expect(third).not.toBe(first)
    expect(app.frames.map((frame) => frame.retry_attempt)).toEqual([0, 0, 0])
  })

  it('a duplicate command comes again with the same trigger', async () => {
    await connect()
    workspace.faults.add({ kind: 'duplicate', type: 'slash_commands' })
    expect(await workspace.as('olena').command('/talks', 'hello', 'newsroom')).toEqual({ ok: true })
    await expect.poll(() => app.frames.length).toBe(2)
    expect(app.frames[0]?.payload).toEqual(app.frames[1]?.payload)
  })

  it('a reordered one goes after those that follow, or after a second', async () => {
    await connect()
    workspace.faults.add({ kind: 'reorder', behind: 2 })
    for (const text of ['one', 'two', 'three', 'four']) await mention(text)
    await workspace.settled({ quiet: 50 })
    expect(heard()).toEqual(['two', 'three', 'one', 'four'])
    workspace.faults.add({ kind: 'reorder' })
    await mention('alone')
    workspace.clock.advance(1_000)
    await expect.poll(heard).toContain('alone')
  })

  it('a late one comes late, and its three seconds begin when it comes', async () => {
    await connect()
    workspace.faults.add({ kind: 'late-delivery', milliseconds: 60_000 })
    await mention('late')
    await mention('prompt')
    await expect.poll(heard).toEqual(['prompt'])
    workspace.clock.advance(60_000)
    await workspace.settled({ quiet: 50 })
    expect(heard()).toEqual(['prompt', 'late'])
  })

  it('a lost one comes again, as does one whose acknowledgement is lost', async () => {
    await connect()
    workspace.faults.add({ kind: 'lost-delivery' })
    await mention('lost')
    await workspace.settled({ quiet: 50 })
    expect(app.frames.map((frame) => frame.retry_attempt)).toEqual([1])
    workspace.faults.add({ kind: 'lost-ack' })
    await mention('unheard')
    await workspace.settled({ quiet: 50 })
    expect(app.frames.map((frame) => frame.retry_attempt)).toEqual([1, 0, 1])
    expect(workspace.traffic.acknowledgements()).toMatchObject([
      { isLost: true, fault: 'lost-delivery', milliseconds: undefined },
      { isLost: false },
      { isLost: false, fault: 'lost-ack', milliseconds: expect.any(Number) },
      { isLost: false },
    ])
  })

  it('a lost command is told to the person', async () => {
    await connect()
    workspace.faults.add({ kind: 'lost-ack', event: '/talks' })
    const outcome = await workspace.as('olena').command('/talks', 'hello', 'newsroom')
    expect(outcome).toMatchObject({ error: 'operation_timeout' })
    expect(app.frames).toHaveLength(1)
  })

  it('a cut takes the connection away, and the event comes again on the next', async () => {
    await connect(() => false)
    workspace.faults.add({ kind: 'disconnect', how: 'cut' })
    await mention('hello')
    expect(await app.closed).toBe(1006)
    await connect()
    await workspace.settled({ quiet: 50 })
    expect(app.frames).toMatchObject([{ retry_attempt: expect.any(Number) }])
  })

  it('a half-open socket stays up and silent until the heartbeat finds it dead', async () => {
    await connect()
    const ponged: string[] = []
    app.socket.on('pong', () => ponged.push('pong'))
    workspace.faults.add({ kind: 'half-open' })
    await mention('hello')
    app.socket.ping()
    const heir = await openSocket(workspace)
    await expect.poll(() => heir.frames.length).toBe(1)
    expect(heir.frames[0]?.retry_attempt).toBeGreaterThan(0)
    await app.closed
    expect([app.frames, ponged]).toEqual([[], []])
    expect(workspace.traffic.acknowledgements()[0]).toMatchObject({ isLost: true, fault: 'half-open' })
  })

  it('strike only the event they are meant for', async () => {
    await connect()
    workspace.faults.add({ kind: 'lost-delivery', event: 'app_home_opened', times: Number.POSITIVE_INFINITY })
    workspace.faults.add({ kind: 'lost-delivery', type: 'interactive' })
    await mention('hello')
    await workspace.settled({ quiet: 50 })
    expect(app.frames).toHaveLength(1)
    await workspace.as('olena').openHome()
    await workspace.settled({ quiet: 50 })
    expect(app.frames).toHaveLength(1)
    expect(workspace.faults.injected()['lost-delivery']).toBe(4)
    workspace.faults.clear()
    await workspace.as('olena').openHome()
    await expect.poll(() => app.frames.length).toBe(2)
  })
})

it('what can befall a socket alone does not befall a delivery by HTTP, and waits for one', () => {
  const faults = createFaults()
  faults.add({ kind: 'half-open' })
  faults.add({ kind: 'disconnect', how: 'cut' })
  const attempt = { name: 'app_mention', type: 'events_api' } as const
  expect(faults.strikeDelivery({ ...attempt, transport: 'http' })).toEqual({})
  expect(faults.strikeDelivery({ ...attempt, transport: 'socket' }).fate?.kind).toBe('half-open')
})

it('a fault that is to strike no time does nothing', () => {
  const faults = createFaults()
  const fault: Fault = { kind: 'lost-request', times: 0 }
  faults.add(fault)
  expect(faults.strikeCall({ name: 'auth.test' })).toEqual({})
})
