import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../src/workspace/start-workspace.ts'
import { createTraffic, type Entry } from '../../src/workspace/traffic/create-traffic.ts'
import { redact } from '../../src/workspace/traffic/redact.ts'
import { openSocket } from './open-socket.ts'

/** Put together here so that no scanner takes it for a leaked one. */
const realLooking = ['xoxb', '123456789012', '123456789012', 'abcDEF'].join('-')

describe('between an app and the workspace', () => {
  let workspace: Workspace
  async function start(options: WorkspaceOptions = {}) {
    workspace = await startWorkspace(options)
  }
  afterEach(() => workspace.close())

  function call(method: string, args: Record<string, unknown>, token = workspace.botToken) {
    return fetch(`${workspace.apiUrl}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(args),
    })
  }

  it('every delivery, acknowledgement and call is on record', async () => {
    await start()
    await openSocket(workspace)
    await workspace.as('olena').post('newsroom', '@talks hello')
    await workspace.settled()
    await call('chat.postMessage', { channel: 'C0NEWSROOM', text: 'hello yourself' })
    await call('chat.postMessage', { channel: 'C0NOWHERE', text: 'hello?' })
    const shown = workspace.traffic.entries().map(({ direction, kind, name, channel, ok, error }) => {
      return [direction, kind, name, channel, ok ?? null, error].filter((each) => each !== undefined)
    })
    expect(shown).toEqual([
      ['from-app', 'call', 'apps.connections.open', true],
      ['to-app', 'socket', 'hello', null],
      ['to-app', 'envelope', 'app_mention', 'C0NEWSROOM', true],
      ['from-app', 'ack', 'app_mention', 'C0NEWSROOM', true],
      ['from-app', 'call', 'chat.postMessage', 'C0NEWSROOM', true],
      ['from-app', 'call', 'chat.postMessage', 'C0NOWHERE', false, 'channel_not_found'],
    ])
    const posted = workspace.traffic.entries()[4]!
    expect(posted).toMatchObject({ status: 200, payload: { text: 'hello yourself' }, reply: { ok: true } })
    expect(posted.milliseconds).toBeGreaterThanOrEqual(0)
    expect(workspace.traffic.entries({ since: posted.id })).toHaveLength(1)
  })

  it('how soon each delivery was acknowledged can be read', async () => {
    await start({ ackTimeout: 60, retryDelays: [0] })
    const app = await openSocket(workspace, { acknowledges: () => false })
    await workspace.as('olena').post('newsroom', '@talks hello')
    await expect.poll(() => app.frames.length).toBe(2)
    app.acknowledge(app.frames[1]!)
    await workspace.settled()
    const [never, soon] = workspace.traffic.acknowledgements()
    expect(never).toEqual({ name: 'app_mention', attempt: 0, milliseconds: undefined, isLost: false })
    expect(soon).toMatchObject({ name: 'app_mention', attempt: 1, isLost: false })
    expect(soon!.milliseconds).toBeLessThan(3_000)
  })

  it('a late acknowledgement counts with the time it took', async () => {
    await start({ ackTimeout: 30, retryDelays: [] })
    const app = await openSocket(workspace, { acknowledges: () => false })
    await workspace.as('olena').post('newsroom', '@talks hello')
    await workspace.settled()
    app.acknowledge(app.frames[0]!)
    await expect.poll(() => workspace.traffic.acknowledgements()[0]?.milliseconds).toBeGreaterThan(30)
  })

  it('no credential is on record', async () => {
    await start()
    await openSocket(workspace)
    await call('auth.test', { token: realLooking, note: `my token is ${realLooking}.` }, realLooking)
    await call('auth.test', { token: workspace.botToken })
    await call(`chat.${realLooking}`, { channel: realLooking })
    await fetch(`${workspace.apiUrl}auth.test?token=${realLooking}`)
    await workspace.as('olena').command('/talks', realLooking, 'newsroom')
    await workspace.settled()
    const record = JSON.stringify(workspace.traffic.entries())
    expect(workspace.traffic.entries().length).toBeGreaterThan(6)
    for (const secret of [realLooking, workspace.botToken, workspace.appToken, 'xoxb-', 'xapp-']) {
      expect(record).not.toContain(secret)
    }
    expect(record).toMatch(/ticket=\[redacted\]/)
  })

  it('a token that looks real is refused whatever it is used for', async () => {
    await start()
    for (const method of ['auth.test', 'chat.postMessage', 'no.such.method']) {
      const response = await call(method, {}, realLooking)
      expect(await response.json()).toEqual({ ok: false, error: 'invalid_auth' })
    }
  })
})

describe('the record', () => {
  it('keeps the newest', () => {
    const traffic = createTraffic({ now: () => 0, kept: 3 })
    for (let n = 1; n <= 5; n += 1) traffic.note({ direction: 'to-app', kind: 'socket', name: `number ${n}` })
    expect(traffic.entries().map(({ id, name }) => [id, name])).toEqual([
      [3, 'number 3'],
      [4, 'number 4'],
      [5, 'number 5'],
    ])
  })

  it('tells of an entry when it begins and when it is completed, also after it has left', () => {
    const traffic = createTraffic({ now: () => 7, kept: 1 })
    const heard: Entry[] = []
    const stop = traffic.onEntry((entry) => heard.push(entry))
    const more = traffic.begin({ direction: 'from-app', kind: 'call', name: 'auth.test' })
    traffic.note({ direction: 'to-app', kind: 'socket', name: 'hello' })
    more({ ok: true })
    stop()
    more({ ok: false })
    expect(heard.map(({ id, at, name, ok }) => [id, at, name, ok])).toEqual([
      [1, 7, 'auth.test', undefined],
      [2, 7, 'hello', undefined],
      [1, 7, 'auth.test', true],
    ])
    expect(traffic.entries().map(({ name }) => name)).toEqual(['hello'])
  })

  it('stays small whatever is sent', () => {
    let deep: unknown = 'bottom'
    for (let n = 0; n < 100_000; n += 1) deep = [deep]
    const huge = { text: 'x'.repeat(2_000_000), list: Array(500_000).fill({ a: 1 }), deep }
    expect(JSON.stringify(redact(huge)).length).toBeLessThan(100_000)
    expect(
      JSON.stringify(
        redact(
          Object.fromEntries(
            Array(9_999)
              .fill(0)
              .map((_, n) => [`k${n}`, n]),
          ),
        ),
      ).length,
    ).toBeLessThan(200_000)
  })

  it('never lets a token through', () => {
    const token = fc
      .tuple(
        fc.constantFrom('xoxb', 'xoxp', 'xoxa', 'xoxe.xoxp', 'xapp'),
        fc.stringMatching(/^[A-Za-z0-9]{1,12}(-[A-Za-z0-9]{1,12}){0,3}$/),
      )
      .map((parts) => parts.join('-'))
    const anything = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.constant(null)))
    fc.assert(
      fc.property(token, anything, fc.string(), fc.string(), (secret, rest, before, after) => {
        const shown = JSON.stringify(
          redact({ ...rest, deep: [{ text: `${before} ${secret} ${after}` }], [secret]: 1 }),
        )
        expect(shown).not.toContain(secret)
      }),
    )
  })
})
