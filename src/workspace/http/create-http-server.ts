import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { answerControl } from '../control/answer-control.ts'
import type { EventStream } from '../control/event-stream.ts'
import { answerResponse } from '../people/answer-response.ts'
import { callMethod } from '../web-api/call-method.ts'
import type { World } from '../world.ts'
import { admit } from './loopback.ts'
import { sendPageFile } from './page-files.ts'
import { readBody } from './read-body.ts'
import { sendJson } from './send-json.ts'

/**
 * One server for everything: `/api/` for the app, `/response/` for its response_urls, `/link/` for its socket,
 * `/control/` for the page and for tests, and the page itself. Every door checks host and origin first.
 */
export function createHttpServer(world: World, stream: EventStream, port: () => number): Server {
  const server = createServer((request, response) => {
    void handle(request, response).catch(() => sendJson(response, 500, { ok: false, error: 'fatal_error' }))
  })

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const visitor = admit(request.headers, port())
    if (visitor.kind === 'refused') return sendJson(response, 403, { ok: false, error: visitor.reason })
    const url = readUrl(request)
    if (!url) return sendJson(response, 400, { ok: false, error: 'invalid_url' })
    if (url.pathname.startsWith('/api/')) return serveApi(request, response, url)
    if (url.pathname.startsWith('/response/')) return serveResponseUrl(request, response, url)
    if (url.pathname === '/control/events' && request.method === 'GET') return stream.open(response)
    if (url.pathname.startsWith('/control/')) return answerControl(request, response, url, world)
    if (request.method === 'GET' && (await sendPageFile(url.pathname, response))) return
    sendJson(response, 404, { ok: false, error: 'not_found' })
  }

  async function serveApi(request: IncomingMessage, response: ServerResponse, url: URL) {
    const done = world.activity.begin()
    try {
      const body = await readBody(request)
      if (body.kind === 'refused') return sendJson(response, body.status, { ok: false, error: body.error })
      const args = { ...Object.fromEntries(url.searchParams), ...body.fields }
      const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
      const token = bearer ?? (typeof args.token === 'string' ? args.token : undefined)
      sendJson(response, 200, callMethod(url.pathname.slice('/api/'.length), args, token, world))
    } finally {
      done()
    }
  }

  async function serveResponseUrl(request: IncomingMessage, response: ServerResponse, url: URL) {
    const done = world.activity.begin()
    try {
      const body = await readBody(request)
      if (body.kind === 'refused') return sendJson(response, body.status, { ok: false, error: body.error })
      const use = world.responseUrls.use(url.pathname.slice('/response/'.length))
      if (use.kind === 'refused') return sendJson(response, 404, { ok: false, error: use.error })
      const answer = answerResponse(world, use.grant, body.fields)
      sendJson(response, answer.ok ? 200 : 400, answer)
    } finally {
      done()
    }
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const isLink = request.url?.startsWith('/link/') === true
    if (!isLink || admit(request.headers, port()).kind === 'refused') return refuseUpgrade(socket, 403)
    if (!world.socket.accept(request, socket, head)) refuseUpgrade(socket, 401)
  })
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')
  })
  return server
}

function readUrl(request: IncomingMessage): URL | undefined {
  try {
    return new URL(request.url ?? '/', 'http://local')
  } catch {
    return undefined
  }
}

function refuseUpgrade(socket: Duplex, status: 401 | 403) {
  socket.end(
    `HTTP/1.1 ${status} ${status === 401 ? 'Unauthorized' : 'Forbidden'}\r\nConnection: close\r\n\r\n`,
  )
}
