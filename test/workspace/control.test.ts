import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { openSocket } from './open-socket.ts'

interface Answer {
  readonly status: number
  readonly body: Record<string, unknown> & { readonly ok: boolean; readonly message?: string }
}

describe('the control API', () => {
  let workspace: Workspace

  beforeEach(async () => {
    workspace = await startWorkspace({
      shortcuts: [{ type: 'message', name: 'Quote it', callback_id: 'quote' }],
    })
  })
  afterEach(() => workspace.close())

  async function call(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${workspace.url}/control/${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    })
    return { status: response.status, body: (await response.json()) as Answer['body'] }
  }
  const get = (path: string) => call('GET', path)
  const post = (path: string, body: unknown = {}) => call('POST', path, body)

  it('does what people do', async () => {
    const posted = await post('post', { as: 'olena', channel: 'newsroom', text: 'hello @max' })
    expect(posted).toEqual({ status: 200, body: { ok: true, ts: expect.any(String) } })
    const message = { channel: 'newsroom', ts: posted.body.ts }
    await post('edit', { as: 'olena', ...message, text: 'hello all' })
    await post('react', { as: 'max', ...message, emoji: 'wave' })
    await post('react', { as: 'olena', ...message, emoji: 'eyes' })
    await post('unreact', { as: 'olena', ...message, emoji: 'eyes' })
    await post('post', { as: 'max', channel: 'newsroom', text: 'hi', thread_ts: message.ts, broadcast: true })
    expect((await get('messages?channel=newsroom')).body).toMatchObject({
      channel: 'C0NEWSROOM',
      messages: [
        { text: 'hello all', edited: {}, reactions: [{ name: 'wave', count: 1 }], reply_count: 1 },
        { text: 'hi', subtype: 'thread_broadcast' },
      ],
    })
    for (const [path, body] of [
      ['invite', { as: 'olena', channel: 'sources', who: 'talks' }],
      ['kick', { as: 'olena', channel: 'sources', who: 'talks' }],
      ['leave', { as: 'max', channel: 'newsroom' }],
      ['join', { as: 'max', channel: 'newsroom' }],
      ['remove', { as: 'olena', ...message }],
      ['home', { as: 'olena' }],
    ] as const) {
      expect((await post(path, body)).body, path).toMatchObject({ ok: true })
    }
  })

  it('hands commands, clicks, forms and shortcuts to the app, and tells how they went', async () => {
    const command = { as: 'olena', channel: 'newsroom', command: '/talks', text: 'help' }
    expect((await post('command', command)).body).toMatchObject({ ok: false, error: 'dispatch_failed' })
    expect((await get('ephemerals?as=olena')).body).toMatchObject({
      ephemerals: [{ from: 'USLACKBOT', text: expect.stringContaining('dispatch_failed') }],
    })
    const app = await openSocket(workspace)
    expect((await post('command', command)).body).toEqual({ ok: true })
    const { body: said } = await post('post', { as: 'max', channel: 'newsroom', text: 'a sentence' })
    const chosen = { as: 'max', channel: 'newsroom', ts: said.ts, callback_id: 'quote' }
    expect((await post('message-shortcut', chosen)).body).toEqual({ ok: true })
    expect((await post('shortcut', { as: 'max', callback_id: 'quote' })).body).toMatchObject({
      error: 'unknown_shortcut',
    })
    expect((await post('click', { as: 'max', target: 'V0', action_id: 'go' })).body).toMatchObject({
      error: 'message_not_found',
    })
    expect((await post('submit', { as: 'max', view_id: 'V0' })).body).toMatchObject({
      error: 'view_not_found',
    })
    expect(app.frames.map((frame) => frame.type)).toEqual(['slash_commands', 'interactive'])
  })

  it('shows views and the Home tab', async () => {
    expect((await get('views?as=olena')).body).toEqual({ ok: true, views: [] })
    expect((await get('home?as=olena')).body).toEqual({ ok: true, view: null })
    expect((await get('state?as=olena')).body).toMatchObject({ me: { name: 'olena' }, connected: false })
  })

  it('shows what the app did, how soon it acknowledged, and what is new since an entry', async () => {
    await openSocket(workspace)
    await post('post', { as: 'olena', channel: 'newsroom', text: '@talks hello' })
    expect((await get('settled?quiet=20')).body).toEqual({ ok: true })
    const { entries } = (await get('traffic')).body as unknown as { entries: { id: number; name: string }[] }
    expect(entries.map((entry) => entry.name)).toContain('apps.connections.open')
    expect(entries.map((entry) => entry.name)).toContain('app_mention')
    const last = entries.at(-1)!
    expect((await get(`traffic?since=${last.id - 1}`)).body).toMatchObject({ entries: [{ id: last.id }] })
    expect((await get('acknowledgements')).body).toMatchObject({
      acknowledgements: [{ name: 'app_mention', attempt: 0, milliseconds: expect.any(Number) }],
    })
    expect(JSON.stringify(entries)).not.toMatch(/xoxb-|xapp-/)
  })

  it('puts the clock forward', async () => {
    const before = workspace.clock.now()
    const { body } = await post('clock/advance', { milliseconds: 60_000 })
    expect(body).toMatchObject({ ok: true })
    expect(Number(body.now) - before).toBeGreaterThanOrEqual(60_000)
  })

  it('adds faults, shows them, and takes them away', async () => {
    const { body } = await post('faults', { kind: 'server-error', method: 'auth.test', times: 'forever' })
    expect(body).toEqual({ ok: true, id: expect.any(String) })
    const authTest = () => fetch(`${workspace.apiUrl}auth.test`, { method: 'POST' })
    expect((await authTest()).status).toBe(503)
    expect((await get('faults')).body).toMatchObject({
      active: [{ id: body.id, fault: { kind: 'server-error', times: 'forever' }, struck: 1 }],
      injected: { 'server-error': 1, latency: 0 },
    })
    expect((await call('DELETE', `faults/${body.id}`)).body).toEqual({ ok: true })
    expect((await call('DELETE', `faults/${body.id}`)).status).toBe(404)
    expect((await authTest()).status).toBe(200)
    await post('faults', { kind: 'lost-ack' })
    await post('faults', { kind: 'storm', seed: 7, rates: { duplicate: 0.5 } })
    expect((await get('faults')).body.active).toHaveLength(2)
    await call('DELETE', 'faults')
    expect((await get('faults')).body.active).toEqual([])
  })

  it('asks the app to reconnect', async () => {
    const app = await openSocket(workspace)
    await post('disconnect', { reason: 'warning' })
    await expect.poll(() => app.frames.at(-1)).toMatchObject({ type: 'disconnect', reason: 'warning' })
  })

  it('restarts with what was said, or afresh', async () => {
    const app = await openSocket(workspace)
    await post('post', { as: 'olena', channel: 'newsroom', text: 'remember me' })
    await post('restart')
    expect(await app.closed).toBe(1006)
    expect(workspace.messages('newsroom')).toHaveLength(1)
    await workspace.as('olena').kick('newsroom', 'talks')
    await post('faults', { kind: 'lost-ack' })
    await post('restart', { forget: true })
    expect(workspace.messages('newsroom')).toEqual([])
    expect(workspace.store.channel('newsroom')?.members).toContain('U0TALKS')
    expect(workspace.faults.active()).toEqual([])
    await openSocket(workspace)
    await post('post', { as: 'olena', channel: 'newsroom', text: 'afresh' })
    expect(workspace.messages('newsroom')).toMatchObject([{ text: 'afresh' }])
  })

  it('delivers to another address only when that is the app’s, and on this machine', async () => {
    const elsewhere = await post('request-url', { url: 'http://example.org/slack/events' })
    expect(elsewhere).toMatchObject({ status: 400, body: { message: expect.stringContaining('"url"') } })
    // Its own page does not know the challenge.
    expect((await post('request-url', { url: `${workspace.url}/` })).body).toMatchObject({
      error: 'url_verification_failed',
    })
    expect((await post('request-url', { url: null })).body).toEqual({ ok: true })
  })

  it.each([
    ['post', { as: 'olena', channel: 'newsroom' }, '"text"'],
    ['post', { channel: 'newsroom', text: 'x' }, '"as"'],
    ['post', { as: 'olena', channel: 'newsroom', text: 'x', thread: '1.2' }, '"thread"'],
    ['react', { as: 'olena', channel: 'newsroom', ts: 5, emoji: 'eyes' }, '"ts"'],
    ['home', { as: 'olena', tab: 'about' }, '"tab"'],
    ['clock/advance', {}, '"milliseconds"'],
    ['clock/advance', { milliseconds: -1 }, '"milliseconds"'],
    ['restart', { forget: 'yes' }, '"forget"'],
    ['disconnect', { reason: 'tired' }, '"reason"'],
    ['faults', { kind: 'earthquake' }, '"kind"'],
    ['faults', { kind: 'latency' }, '"milliseconds"'],
    ['faults', { kind: 'latency', milliseconds: 5, times: 0 }, '"times"'],
    ['faults', { kind: 'lost-ack', method: 'auth.test' }, '"method"'],
    ['faults', { kind: 'storm', seed: 1, rates: { latency: 2 } }, '"rates.latency"'],
    ['request-url', {}, '"url"'],
  ])('names the field that is wrong: %s %j', async (path, body, field) => {
    const answer = await post(path, body)
    expect(answer).toMatchObject({ status: 400, body: { ok: false, error: 'invalid_arguments' } })
    expect(answer.body.message).toContain(field)
  })

  it.each([
    ['GET', 'traffic?since=yesterday', 400],
    ['GET', 'settled?quiet=-1', 400],
    ['GET', 'messages?channel=nowhere', 404],
    ['GET', 'messages', 404],
    ['GET', 'state?as=nobody', 404],
    ['GET', 'post', 405],
    ['DELETE', 'state', 405],
    ['GET', 'faults/fault1', 405],
    ['GET', 'nothing/here', 404],
    ['GET', '', 404],
  ])('refuses %s %s with %i', async (method, path, status) => {
    const answer = await call(method, path)
    expect(answer).toMatchObject({ status, body: { ok: false, error: expect.any(String) } })
  })

  it('takes JSON objects alone', async () => {
    expect((await post('restart', [])).status).toBe(400)
    const form = await fetch(`${workspace.url}/control/restart`, {
      method: 'POST',
      body: new URLSearchParams(),
    })
    expect(form.status).toBe(415)
  })

  it('tells open pages of changes and of traffic', async () => {
    const abort = new AbortController()
    const response = await fetch(`${workspace.url}/control/events`, { signal: abort.signal })
    let heard = ''
    const reading = (async () => {
      for await (const part of response.body!.pipeThrough(new TextDecoderStream())) heard += part
    })().catch(() => {})
    await post('post', { as: 'olena', channel: 'newsroom', text: 'hello' })
    await fetch(`${workspace.apiUrl}api.test`, { method: 'POST' })
    await expect.poll(() => heard).toMatch(/event: changed[\s\S]*event: traffic/)
    abort.abort()
    await reading
  })
})
