import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../src/workspace/start-workspace.ts'

let workspace: Workspace
let stop: () => Promise<unknown>

afterEach(async () => {
  await stop()
  await workspace.close()
})

interface Received {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** An app by hand that shows what it was sent and answers what a test wants. */
async function startBareApp(
  answer: (response: ServerResponse, received: Received) => void,
  options: WorkspaceOptions = {},
) {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const parcel = { path: request.url ?? '', headers: request.headers, body }
    received.push(parcel)
    answer(response, parcel)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  stop = () => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  }
  workspace = await startWorkspace({ requestUrl: `${url}/slack/events`, ...options })
  return { received, url }
}

function end(response: ServerResponse, status = 200, headers: Record<string, string> = {}, body = '') {
  response.writeHead(status, headers).end(body)
}

describe('what goes over the wire', () => {
  it('is signed, and an event is JSON, a command a form, a click a form with a payload', async () => {
    const { received } = await startBareApp((response) => end(response))
    await workspace.as('olena').post('newsroom', '@talks hello')
    await workspace.as('olena').command('/talks', 'a & ü', 'newsroom')
    await workspace.settled()
    expect(received.map(({ headers }) => headers['content-type'])).toEqual([
      'application/json',
      'application/x-www-form-urlencoded',
    ])
    expect(JSON.parse(received[0]!.body)).toMatchObject({
      type: 'event_callback',
      event: { type: 'app_mention' },
    })
    expect(Object.fromEntries(new URLSearchParams(received[1]!.body))).toMatchObject({
      command: '/talks',
      text: 'a &amp; ü',
      team_id: 'T0LOCAL',
    })
    for (const { headers, body } of received) {
      const timestamp = String(headers['x-slack-request-timestamp'])
      expect(Math.abs(Number(timestamp) - Date.now() / 1_000)).toBeLessThan(10)
      const expected = createHmac('sha256', workspace.signingSecret)
        .update(`v0:${timestamp}:${body}`)
        .digest('hex')
      expect(headers['x-slack-signature']).toBe(`v0=${expected}`)
      expect(headers['x-slack-retry-num']).toBeUndefined()
    }
  })

  it('goes to an address for each kind, as Slack’s settings have it', async () => {
    const { received, url } = await startBareApp((response, { body }) => {
      end(response, 200, {}, body.includes('url_verification') ? JSON.parse(body).challenge : '')
    })
    const split = { events: `${url}/events`, commands: `${url}/commands`, interactivity: `${url}/clicks` }
    expect(await workspace.setRequestUrl(split)).toEqual({ ok: true })
    await workspace.as('olena').post('newsroom', '@talks hello')
    await workspace.as('olena').command('/talks', 'hello', 'newsroom')
    await workspace.settled()
    expect(received.map(({ path }) => path)).toEqual(['/events', '/events', '/commands'])
  })

  it('never goes to another machine', async () => {
    await startBareApp((response) => end(response))
    for (const url of ['http://example.com/', 'https://127.0.0.1/', 'http://10.0.0.1/', 'nonsense']) {
      await expect(workspace.setRequestUrl(url)).rejects.toThrow()
      await expect(startWorkspace({ requestUrl: url })).rejects.toThrow()
    }
  })
})

describe('events that fail', () => {
  const soon = { ackTimeout: 80, retryDelays: [0, 20, 20] }

  it.each([
    ['another status than 2xx', 'http_error', (response: ServerResponse) => end(response, 500)],
    ['a redirect', 'http_error', (response: ServerResponse) => end(response, 302, { location: '/' })],
    ['no answer in time', 'http_timeout', () => {}],
    ['a connection that breaks', 'connection_failed', (response: ServerResponse) => response.destroy()],
  ])('come again after %s', async (_what, reason, answer) => {
    const { received } = await startBareApp(answer, soon)
    await workspace.as('olena').post('newsroom', '@talks hello')
    await expect.poll(() => received.length).toBe(4)
    await workspace.settled()
    const shown = received.map(({ headers }) => [
      headers['x-slack-retry-num'],
      headers['x-slack-retry-reason'],
    ])
    expect(shown).toEqual([
      [undefined, undefined],
      ['1', reason],
      ['2', reason],
      ['3', reason],
    ])
    expect(new Set(received.map(({ body }) => body)).size).toBe(1)
  })

  it('come again when nobody listens', async () => {
    const { received } = await startBareApp((response) => end(response), soon)
    await stop()
    stop = async () => {}
    await workspace.as('olena').post('newsroom', '@talks hello')
    await workspace.settled()
    expect(received).toEqual([])
    expect(workspace.traffic.entries().map(({ error }) => error)).toEqual(Array(4).fill('connection_failed'))
  })

  it('come no more when the app asks for that', async () => {
    const { received } = await startBareApp(
      (response) => end(response, 500, { 'x-slack-no-retry': '1' }),
      soon,
    )
    await workspace.as('olena').post('newsroom', '@talks hello')
    await workspace.settled({ quiet: 150 })
    expect(received).toHaveLength(1)
  })

  it('do not when the status is 2xx, whatever else is said', async () => {
    const { received } = await startBareApp((response) => end(response, 204), soon)
    await workspace.as('olena').post('newsroom', '@talks hello')
    await workspace.settled({ quiet: 150 })
    expect(received).toHaveLength(1)
  })
})

it.each([
  ['plain text', (challenge: string) => challenge],
  ['JSON', (challenge: string) => JSON.stringify({ challenge })],
  ['a form', (challenge: string) => `challenge=${challenge}`],
])('takes the challenge back as %s', async (_form, wrap) => {
  const { url } = await startBareApp((response, { body }) => {
    end(response, 200, {}, wrap((JSON.parse(body) as { challenge: string }).challenge))
  })
  expect(await workspace.setRequestUrl(url)).toEqual({ ok: true })
})

it('does not save an address that answers with something else, and goes back to sockets on request', async () => {
  const { received, url } = await startBareApp((response) => end(response, 200, {}, 'something else'))
  await workspace.setRequestUrl(undefined)
  expect(await workspace.setRequestUrl(url)).toMatchObject({ ok: false })
  expect(await workspace.as('olena').command('/talks', 'x', 'newsroom')).toMatchObject({
    error: 'dispatch_failed',
  })
  expect(received).toHaveLength(1)
})
