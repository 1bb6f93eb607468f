import { App, LogLevel, SocketModeReceiver } from '@slack/bolt'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../src/workspace/start-workspace.ts'
import { type HandClient, openSocket, ticketUrl } from './open-socket.ts'

let workspace: Workspace

async function start(options: WorkspaceOptions = {}) {
  workspace = await startWorkspace(options)
}
afterEach(() => workspace.close())

async function openSockets(count: number): Promise<readonly HandClient[]> {
  const clients: HandClient[] = []
  for (let n = 0; n < count; n += 1) clients.push(await openSocket(workspace))
  return clients
}

function mention(text = 'hello') {
  return workspace.as('olena').post('newsroom', `@talks ${text}`)
}

/** `open`, or the HTTP status of the refusal. */
function dial(url: string): Promise<'open' | number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url)
    socket.on('open', () => {
      socket.terminate()
      resolve('open')
    })
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    socket.on('error', () => {})
  })
}

describe('connecting', () => {
  it('begins with a hello', async () => {
    await start()
    const { hello } = await openSocket(workspace)
    expect(hello).toEqual({
      type: 'hello',
      num_connections: 1,
      connection_info: { app_id: workspace.store.cast.bot.appId },
      debug_info: { host: 'applink-local', build_number: 1, approximate_connection_time: 18_060 },
    })
    expect((await openSocket(workspace)).hello.num_connections).toBe(2)
  })

  it('takes a ticket for half a minute', async () => {
    await start()
    const [early, late] = [await ticketUrl(workspace), await ticketUrl(workspace)]
    workspace.clock.advance(29_000)
    expect(await dial(early)).toBe('open')
    workspace.clock.advance(2_000)
    expect(await dial(late)).toBe(401)
  })

  it('takes ten sockets, and tells an eleventh to leave', async () => {
    await start()
    const ten = await openSockets(10)
    const eleventh = await openSocket(workspace)
    expect(eleventh.frames).toMatchObject([{ type: 'disconnect', reason: 'too_many_websockets' }])
    expect(await eleventh.closed).toBe(1000)
    ten[0]!.socket.close()
    await ten[0]!.closed
    await expect.poll(async () => (await openSocket(workspace)).hello.type).toBe('hello')
  })
})

describe('deliveries', () => {
  it('go each to exactly one socket, in turn', async () => {
    await start()
    const three = await openSockets(3)
    for (let n = 0; n < 6; n += 1) await mention(`question ${n}`)
    await workspace.settled({ quiet: 50 })
    expect(three.map((client) => client.frames.length)).toEqual([2, 2, 2])
    const ids = three.flatMap((client) => client.frames.map((frame) => frame.payload.event_id))
    expect(new Set(ids).size).toBe(6)
  })

  it('are acknowledged only on the socket they came on', async () => {
    await start({ ackTimeout: 300, retryDelays: [] })
    const [first, second] = [
      await openSocket(workspace, { acknowledges: () => false }),
      await openSocket(workspace, { acknowledges: () => false }),
    ]
    const outcome = workspace.as('olena').command('/talks', 'hello', 'newsroom')
    await expect.poll(() => first.frames.length).toBe(1)
    second.acknowledge(first.frames[0]!)
    expect(await outcome).toMatchObject({ error: 'operation_timeout' })
    await expect
      .poll(() => workspace.traffic.entries().at(-1))
      .toMatchObject({ kind: 'ack', name: 'unknown', ok: false })
  })

  it('come again on another socket when theirs dies first', async () => {
    await start({ ackTimeout: 100, retryDelays: [0] })
    const doomed = await openSocket(workspace, { acknowledges: () => false })
    doomed.socket.on('message', () => doomed.socket.terminate())
    const heir = await openSocket(workspace)
    await mention()
    await expect.poll(() => heir.frames.length).toBe(1)
    expect(heir.frames[0]).toMatchObject({ retry_attempt: 1, retry_reason: 'timeout' })
    expect(workspace.traffic.acknowledgements()).toMatchObject([{ isLost: true }, { isLost: false }])
  })

  it('fail in front of the person where it is a command: no answer, no connection', async () => {
    await start({ ackTimeout: 50 })
    const olena = workspace.as('olena')
    expect(await olena.command('/talks', 'hello', 'newsroom')).toMatchObject({ error: 'dispatch_failed' })
    const doomed = await openSocket(workspace, { acknowledges: () => false })
    doomed.socket.on('message', () => doomed.socket.terminate())
    expect(await olena.command('/talks', 'hello', 'newsroom')).toMatchObject({ error: 'operation_timeout' })
    const texts = workspace.ephemerals('olena').map((each) => each.text)
    expect(texts).toEqual([expect.stringContaining('dispatch_failed'), expect.stringContaining('timeout')])
  })
})

describe('asking an app to leave', () => {
  const closeDelays = { warning: 150, refresh_requested: 60, link_disabled: 60 }

  it.each(['warning', 'refresh_requested', 'link_disabled'] as const)(
    'says %s, then closes',
    async (reason) => {
      await start({ closeDelays })
      const app = await openSocket(workspace)
      workspace.disconnectApp(reason)
      await expect.poll(() => app.frames.length).toBe(1)
      expect(app.frames[0]).toEqual({ type: 'disconnect', reason, debug_info: { host: 'applink-local' } })
      expect(app.socket.readyState).toBe(WebSocket.OPEN)
      expect(await app.closed).toBe(1000)
    },
  )

  it('keeps to Slack’s ten seconds after a warning', async () => {
    await start()
    const app = await openSocket(workspace)
    workspace.disconnectApp('warning')
    workspace.clock.advance(9_000)
    await mention()
    await expect.poll(() => app.frames.map((frame) => frame.type)).toEqual(['disconnect', 'events_api'])
    workspace.clock.advance(1_000)
    expect(await app.closed).toBe(1000)
  })

  it('gives a socket nothing more once it is to be refreshed', async () => {
    await start({ closeDelays: { refresh_requested: 5_000 } })
    const old = await openSocket(workspace)
    workspace.disconnectApp('refresh_requested')
    const fresh = await openSocket(workspace)
    await mention()
    await mention()
    await workspace.settled({ quiet: 50 })
    expect(old.frames.map((frame) => frame.type)).toEqual(['disconnect'])
    expect(fresh.frames).toHaveLength(2)
  })
})

describe('the heartbeat', () => {
  it('drops a peer that does not answer, and keeps one that does', async () => {
    await start({ pingInterval: 60 })
    const dead = await openSocket(workspace, { autoPong: false })
    const alive = await openSocket(workspace)
    expect(await dead.closed).toBe(1006)
    expect(alive.socket.readyState).toBe(WebSocket.OPEN)
  })

  it('answers the app’s own pings', async () => {
    await start()
    const { socket } = await openSocket(workspace)
    const answered = new Promise((resolve) => socket.once('pong', (data) => resolve(String(data))))
    socket.ping('are you there')
    expect(await answered).toBe('are you there')
  })
})

describe('a real Bolt app', () => {
  /** What Bolt says when its connection is taken away is what this test does to it. */
  const silent = {
    debug() {},
    info() {},
    warn() {},
    error() {},
    setLevel() {},
    getLevel: () => LogLevel.ERROR,
    setName() {},
  }

  /**
   * Bolt waits its ping timeout before it reconnects; five seconds would be long for a test. It also gives a connection
   * up when no pong came within it, so on a busy machine a short one makes it come back more often than it was sent away.
   */
  async function startBolt() {
    const { appToken, botToken, apiUrl } = workspace
    const receiver = new SocketModeReceiver({
      appToken,
      logger: silent,
      clientPingTimeout: 500,
      installerOptions: { clientOptions: { slackApiUrl: apiUrl } },
    })
    const app = new App({ receiver, token: botToken, logger: silent, clientOptions: { slackApiUrl: apiUrl } })
    app.error(async () => {})
    const heard: string[] = []
    app.event('app_mention', async ({ event }) => void heard.push(event.text))
    await app.start()
    return { heard, stop: () => app.stop() }
  }

  it.each(['warning', 'refresh_requested', 'cut', 'half-open'] as const)(
    'comes back after: %s',
    async (how) => {
      await start({ ackTimeout: 200, retryDelays: [0, 200, 400, 800], pingInterval: 1_000 })
      const app = await startBolt()
      workspace.faults.add(how === 'half-open' ? { kind: how } : { kind: 'disconnect', how })
      await mention('first')
      await expect
        .poll(() => app.heard.some((text) => text.includes('first')), { timeout: 5_000, interval: 20 })
        .toBe(true)
      await expect
        .poll(() => workspace.traffic.entries().filter((entry) => entry.name === 'hello').length, {
          timeout: 5_000,
          interval: 20,
        })
        .toBeGreaterThanOrEqual(2)
      await mention('second')
      await expect
        .poll(() => app.heard.some((text) => text.includes('second')), { timeout: 5_000, interval: 20 })
        .toBe(true)
      await app.stop()
    },
  )
})

it('forgets tickets and sockets when it restarts', async () => {
  await start()
  const app = await openSocket(workspace)
  const ticket = await ticketUrl(workspace)
  workspace.restart()
  expect(await app.closed).toBe(1006)
  expect(await dial(ticket)).toBe(401)
})
