import { request } from 'node:http'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'

describe('the doors of the local workspace', () => {
  let workspace: Workspace

  beforeEach(async () => {
    workspace = await startWorkspace()
  })
  afterEach(() => workspace.close())

  /** A request with exactly these headers; fetch would not let us lie about Host. */
  function ask(path: string, headers: Record<string, string>, body = '', method = 'POST'): Promise<number> {
    return new Promise((resolve, reject) => {
      const sent = request({ port: workspace.port, host: '127.0.0.1', path, method, headers }, (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
      sent.on('error', reject)
      sent.end(body)
    })
  }

  const json = { 'content-type': 'application/json' }
  const post = JSON.stringify({ as: 'olena', channel: 'newsroom', text: 'hello' })

  async function ticketUrl(): Promise<string> {
    const response = await fetch(`${workspace.apiUrl}apps.connections.open`, {
      method: 'POST',
      headers: { authorization: `Bearer ${workspace.appToken}` },
    })
    return ((await response.json()) as { url: string }).url
  }

  /** `open`, or the status with which the upgrade was refused. */
  function dial(url: string, headers: Record<string, string> = {}): Promise<string | number> {
    return new Promise((resolve) => {
      const socket = new WebSocket(url, { headers })
      socket.on('open', () => {
        socket.terminate()
        resolve('open')
      })
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
      socket.on('error', () => {})
    })
  }

  it.each(['https://evil.example', 'http://localhost:1', 'null', 'http://127.0.0.1.evil.example'])(
    'refuses pages from %s everywhere',
    async (origin) => {
      for (const path of ['/control/post', '/api/auth.test', '/response/x', '/']) {
        expect(await ask(path, { ...json, origin }, post)).toBe(403)
      }
      expect(await dial(await ticketUrl(), { origin })).toBe(403)
    },
  )

  it('refuses a foreign host, as DNS rebinding would bring', async () => {
    expect(await ask('/control/state', { host: 'evil.example' }, '', 'GET')).toBe(403)
    expect(await ask('/', { host: `evil.example:${workspace.port}` }, '', 'GET')).toBe(403)
  })

  it('refuses a form sent across sites without an origin', async () => {
    expect(await ask('/control/post', { 'content-type': 'text/plain' }, post)).toBe(415)
    expect(await ask('/control/post', { ...json, 'sec-fetch-site': 'cross-site' }, post)).toBe(403)
    expect(workspace.messages('newsroom')).toEqual([])
  })

  it('lets its own page in', async () => {
    const origin = `http://127.0.0.1:${workspace.port}`
    expect(await ask('/control/post', { ...json, origin, 'sec-fetch-site': 'same-origin' }, post)).toBe(200)
    expect(workspace.messages('newsroom')).toHaveLength(1)
  })

  it('takes a ticket once', async () => {
    const url = await ticketUrl()
    expect(await dial(url)).toBe('open')
    expect(await dial(url)).toBe(401)
    expect(await dial(`ws://127.0.0.1:${workspace.port}/link/?ticket=guess`)).toBe(401)
    expect(await dial(`ws://127.0.0.1:${workspace.port}/control/events`)).toBe(403)
  })

  it('outlives bad clients', async () => {
    const socket = new WebSocket(await ticketUrl())
    socket.on('error', () => {})
    await new Promise((resolve) => socket.once('message', resolve))
    for (const frame of ['', '{', 'null', '[]', '{"envelope_id":7}', '{"envelope_id":"none","payload":3}']) {
      socket.send(frame)
    }
    socket.send(Buffer.from([0, 1, 2]))
    socket.send('x'.repeat(2_000_000))
    await new Promise((resolve) => socket.once('close', resolve))
    const raw = connect(workspace.port, '127.0.0.1')
    raw.on('error', () => {}).resume()
    raw.write('NONSENSE\r\n\r\n')
    await new Promise((resolve) => raw.once('close', resolve))

    expect(await ask('/control/post', json, '{')).toBe(400)
    expect(await ask('/control/post', json, '[]')).toBe(400)
    expect(await ask('/control/post', json, '{"as":"olena"}')).toBe(400)
    expect(await ask('/control/post', json, '{"as":"__proto__","channel":"newsroom","text":"x"}')).toBe(404)
    expect(await ask('/control/constructor', json, post)).toBe(404)
    expect(await ask('/control/post', json, JSON.stringify({ text: 'x'.repeat(1_100_000) }))).toBe(413)
    expect(await ask('/response/none', json, '{}')).toBe(404)
    expect(await ask('/page.css/../../cast.ts', {}, '', 'GET')).toBe(404)
    expect(await ask('/%2e%2e/store/cast.ts', {}, '', 'GET')).toBe(404)
    expect(await ask('/', {}, '', 'GET')).toBe(200)
  })

  it('listens on loopback only, and takes no real-looking token', async () => {
    await expect(startWorkspace({ host: '0.0.0.0' })).rejects.toThrow('loopback only')
    // Put together here so that no scanner takes it for a leaked one.
    const real = ['xoxb', '123456789012', '123456789012', 'abc'].join('-')
    await expect(startWorkspace({ botToken: real })).rejects.toThrow('real Slack token')
    const app = ['xapp', '1', 'A0123456789', '1234567890123', 'abc'].join('-')
    await expect(startWorkspace({ appToken: app })).rejects.toThrow('real Slack token')
  })

  it('serves its page under a strict policy', async () => {
    const response = await fetch(workspace.url)
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(await response.text()).not.toMatch(/<script(?![^>]*\bsrc=)/)
  })
})
