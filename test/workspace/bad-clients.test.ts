import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { openSocket } from './open-socket.ts'

let workspace: Workspace

beforeEach(async () => {
  workspace = await startWorkspace({ requestTimeout: 300 })
})
afterEach(async () => {
  // Whatever was done to it, it still serves: a page, a call, a person.
  expect((await fetch(workspace.url)).status).toBe(200)
  expect((await ask('/api/api.test')).status).toBe(200)
  expect(await workspace.as('olena').post('newsroom', 'still here')).toMatchObject({ ok: true })
  await workspace.close()
})

interface Asked {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string | Buffer
}

/** A request with exactly this path and these headers, which fetch would mend. */
function ask(path: string, { method = 'POST', headers = {}, body }: Asked = {}) {
  return new Promise<{ readonly status: number; readonly body: string }>((resolve, reject) => {
    const sent = request({ port: workspace.port, host: '127.0.0.1', path, method, headers }, (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** What comes back for bytes that no client library would send. */
async function sendRaw(...chunks: readonly string[]): Promise<string> {
  const socket = connect(workspace.port, '127.0.0.1')
  let answer = ''
  socket.on('data', (data) => {
    answer += data
  })
  socket.on('error', () => {})
  for (const chunk of chunks) socket.write(chunk)
  await once(socket, 'close')
  return answer
}

describe('over sockets', () => {
  const strange = [
    ['nothing', ''],
    ['half a frame', '{"envelope_id":"a'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a number as id', '{"envelope_id":7}'],
    ['an unknown id', '{"envelope_id":"none","payload":3}'],
    ['an id that is a property of every object', '{"envelope_id":"__proto__"}'],
    ['very deep JSON', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
    ['bytes', Buffer.from([0, 1, 2, 255])],
  ] as const

  it.each(strange)('%s is noted and does no harm', async (_what, frame) => {
    const app = await openSocket(workspace)
    app.socket.send(frame)
    await expect.poll(() => workspace.traffic.entries().some(({ ok }) => ok === false)).toBe(true)
    expect(await workspace.as('olena').command('/talks', 'hello', 'newsroom')).toEqual({ ok: true })
  })

  it('a frame of 2 MB closes its own socket, with 1009', async () => {
    const [greedy, modest] = [await openSocket(workspace), await openSocket(workspace)]
    greedy.socket.send('x'.repeat(2_000_000))
    expect(await greedy.closed).toBe(1009)
    expect(await workspace.as('olena').command('/talks', 'hello', 'newsroom')).toEqual({ ok: true })
    expect(modest.socket.readyState).toBe(modest.socket.OPEN)
  })

  it('text that is no UTF-8 closes its own socket', async () => {
    const app = await openSocket(workspace)
    app.socket.send(Buffer.from([0xc3, 0x28]), { binary: false })
    expect(await app.closed).toBe(1007)
  })

  it('a double acknowledgement is one, and a large or deep one breaks nothing', async () => {
    const app = await openSocket(workspace, { acknowledges: () => false })
    const payloads = [
      JSON.stringify({ text: 'x'.repeat(900_000) }),
      JSON.stringify({ text: 5, blocks: 'no blocks' }),
      JSON.stringify({ blocks: Array(3_000).fill({ type: 'divider' }) }),
      JSON.stringify({ response_action: 'push', view: { type: 'modal' } }),
      `{"text":"deep","blocks":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
      '"no object"',
    ]
    for (const [n, payload] of payloads.entries()) {
      const outcome = workspace.as('olena').command('/talks', 'hello', 'newsroom')
      await expect.poll(() => app.frames.length).toBe(n + 1)
      const frame = app.frames[n]!
      app.socket.send(`{"envelope_id":"${frame.envelope_id}","payload":${payload}}`)
      app.acknowledge(frame)
      expect(await outcome).toHaveProperty('ok')
    }
    await expect.poll(() => workspace.traffic.entries().at(-1)).toMatchObject({ name: 'unknown', ok: false })
  })

  it('an app that never acknowledges is told three times more, and people are told that it does not answer', async () => {
    await workspace.close()
    workspace = await startWorkspace({ ackTimeout: 150, retryDelays: [0, 20, 20] })
    const app = await openSocket(workspace, { acknowledges: () => false })
    const olena = workspace.as('olena')
    for (let n = 0; n < 10; n += 1) await olena.post('newsroom', `@talks question ${n}`)
    expect(await olena.command('/talks', 'hello', 'newsroom')).toMatchObject({ error: 'operation_timeout' })
    await workspace.settled()
    expect(app.frames).toHaveLength(41)
  })

  it('an app that floods is heard to the end', async () => {
    const app = await openSocket(workspace)
    for (let n = 0; n < 20_000; n += 1) app.socket.send(`{"envelope_id":"flood ${n}"}`)
    await expect
      .poll(() => workspace.traffic.entries().at(-1)?.id, { timeout: 10_000 })
      .toBeGreaterThan(20_000)
    expect(await workspace.as('olena').command('/talks', 'hello', 'newsroom')).toEqual({ ok: true })
    expect(workspace.traffic.entries()).toHaveLength(500)
  })

  it('an upgrade that is none is refused', async () => {
    const head = `Host: 127.0.0.1:${workspace.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`
    expect(await sendRaw(`GET /link/?ticket=%E0%A4%A HTTP/1.1\r\n${head}`)).toContain('401')
    expect(await sendRaw(`GET /link/ HTTP/1.1\r\n${head}`)).toContain('401')
    expect(await sendRaw(`GET /control/state HTTP/1.1\r\n${head}`)).toContain('403')
  })
})

describe('over HTTP', () => {
  const json = { 'content-type': 'application/json' }
  const form = { 'content-type': 'application/x-www-form-urlencoded' }

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE'])('%s is no way to call', async (method) => {
    expect((await ask('/api/auth.test', { method })).status).toBe(405)
    expect((await ask('/response/none', { method })).status).toBe(405)
  })

  it('unknown paths and methods are unknown', async () => {
    expect((await ask('/nowhere')).status).toBe(404)
    expect((await ask('/', { method: 'PUT' })).status).toBe(404)
    for (const name of ['', 'no.such', '__proto__', 'constructor', '%E0%A4%A', '../../etc/passwd', 'a/b/c']) {
      const { body, status } = await ask(`/api/${name}`)
      expect([status, body]).not.toEqual([500, expect.anything()])
      expect(body).toContain('"ok":false')
    }
  })

  it.each([
    ['broken JSON', json, '{"channel":'],
    ['JSON that is no object', json, '[1]'],
    ['deep JSON', json, `{"blocks":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['broken percent-encoding', form, 'channel=%E0%A4%A&text=%zz&%'],
    ['a foreign type', { 'content-type': 'text/xml' }, '<a/>'],
    ['an absurd type', { 'content-type': ';;;charset=,,' }, 'x'],
    ['bytes as JSON', json, Buffer.from([0xff, 0xfe, 0x00])],
  ])('%s is refused without a stack trace', async (_what, headers, body) => {
    const token = { authorization: `Bearer ${workspace.botToken}` }
    const answer = await ask('/api/chat.postMessage', { headers: { ...headers, ...token }, body })
    expect(answer.status).toBeLessThanOrEqual(500)
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false })
    expect(answer.body).not.toMatch(/\bat .*\.ts|node:|Error:/)
  })

  it('more than 1 MB is refused', async () => {
    const answer = await ask('/api/chat.postMessage', { headers: json, body: `"${'x'.repeat(1_000_001)}"` })
    expect(answer.status).toBe(413)
  })

  it('a body without end is cut off', async () => {
    const sent = request({ port: workspace.port, host: '127.0.0.1', path: '/api/auth.test', method: 'POST' })
    sent.on('error', () => {})
    const chunk = 'x'.repeat(500_000)
    const pump = () => {
      while (!sent.destroyed && sent.write(chunk)) {
        // Until the pipe is full.
      }
    }
    sent.on('drain', pump)
    pump()
    await once(sent, 'close')
  })

  it('a client that dawdles is sent away', async () => {
    const host = `Host: 127.0.0.1:${workspace.port}\r\n`
    expect(await sendRaw('POST /api/auth.test HT')).toContain('408')
    expect(await sendRaw(`POST /api/auth.test HTTP/1.1\r\n${host}Content-Length: 50\r\n\r\n{"a`)).toContain(
      '408',
    )
  })

  it('a client that hangs up in the middle is forgotten', async () => {
    for (let n = 0; n < 20; n += 1) {
      const sent = request({
        port: workspace.port,
        host: '127.0.0.1',
        path: '/api/auth.test',
        method: 'POST',
      })
      sent.on('error', () => {})
      sent.write('{"text":"half')
      await once(sent, 'socket')
      sent.destroy()
    }
    await workspace.settled()
  })

  it.each([
    ['no HTTP at all', 'NONSENSE\r\n\r\n'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
    ['a header without end', `GET / HTTP/1.1\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx'],
    ['a proxy’s request', 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n'],
  ])('%s gets no further than the door', async (_what, bytes) => {
    expect(await sendRaw(bytes)).not.toMatch(/ 200 |\bat .*\.ts/)
  })

  it.each(['evil.example', '127.0.0.1', '127.0.0.1:1', '127.0.0.1@evil.example', '[::1', 'a b'])(
    'the host "%s" is not ours',
    async (host) => {
      expect((await ask('/api/api.test', { headers: { host } })).status).toBeGreaterThanOrEqual(400)
    },
  )

  it('a flood of calls is answered to the last', async () => {
    // With as much time for each as a real one has.
    await workspace.close()
    workspace = await startWorkspace()
    const calls = Array.from({ length: 300 }, () => ask('/api/auth.test', { headers: json, body: '{}' }))
    const answers = await Promise.all(calls)
    expect(answers.every(({ body }) => body.includes('not_authed'))).toBe(true)
  })
})
