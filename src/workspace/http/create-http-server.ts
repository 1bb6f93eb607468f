import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { answerControl } from '../control/answer-control.ts'
import type { EventStream } from '../control/event-stream.ts'
import { answerResponse } from '../people/answer-response.ts'
import { callMethod } from '../web-api/call-method.ts'
import type { World } from '../world.ts'
import { sendFile, takeUpload } from './file-routes.ts'
import { admit, looksReal } from './loopback.ts'
import { sendPageFile } from './page-files.ts'
import { readBody } from './read-body.ts'
import { sendJson } from './send-json.ts'
import { serveCall } from './serve-call.ts'

/** Milliseconds that a client has to send its whole request: one that dawdles must not hold a connection for ever. */
const patience = 10_000

/**
 * Milliseconds that an idle connection is kept. With Node's own five seconds, a call that goes out at that very moment
 * meets a closed connection, and the app cannot know whether it arrived: faults are only what a test asks for.
 */
const keepAlive = 75_000

/**
 * One server for everything: `/api/` for the app, `/response/` for its response_urls, `/link/` for its socket,
 * `/upload/` and `/files/` for files, `/control/` for the page and for tests, and the page itself. Every door checks
 * host and origin first.
 */
export function createHttpServer(
  world: World,
  stream: EventStream,
  port: () => number,
  { requestTimeout = patience }: { readonly requestTimeout?: number | undefined } = {},
): Server {
  const timeouts = {
    requestTimeout,
    keepAliveTimeout: keepAlive,
    headersTimeout: requestTimeout,
    connectionsCheckingInterval: Math.min(1_000, Math.ceil(requestTimeout / 2)),
  }
  const server = createServer(timeouts, (request, response) => {
    void handle(request, response).catch(() => sendJson(response, 500, { ok: false, error: 'fatal_error' }))
  })

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const visitor = admit(request.headers, port())
    if (visitor.kind === 'refused') return sendJson(response, 403, { ok: false, error: visitor.reason })
    const url = readUrl(request)
    if (!url) return sendJson(response, 400, { ok: false, error: 'invalid_url' })
    if (url.pathname.startsWith('/api/')) return serveApi(request, response, url)
    if (url.pathname.startsWith('/response/')) return serveResponseUrl(request, response, url)
    if (url.pathname.startsWith('/upload/v1/')) {
      return takeUpload(request, response, url.pathname.slice('/upload/v1/'.length), world)
    }
    if (url.pathname.startsWith('/files/') && request.method === 'GET') {
      return sendFile(url.pathname.slice('/files/'.length), response, world)
    }
    if (url.pathname === '/control/events' && request.method === 'GET') return stream.open(response)
    if (url.pathname.startsWith('/control/')) return answerControl(request, response, url, world)
    if (request.method === 'GET' && (await sendPageFile(url.pathname, response))) return
    sendJson(response, 404, { ok: false, error: 'not_found' })
  }

  async function serveApi(request: IncomingMessage, response: ServerResponse, url: URL) {
    if (!allow(request, response, ['GET', 'POST'])) return
    const done = world.activity.begin()
    try {
      const body = await readBody(request)
      if (body.kind === 'refused') return sendJson(response, body.status, { ok: false, error: body.error })
      const args = { ...Object.fromEntries(url.searchParams), ...body.fields }
      const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
      const token = bearer ?? (typeof args.token === 'string' ? args.token : undefined)
      const name = url.pathname.slice('/api/'.length)
      await serveCall(world, request, response, { kind: 'call', name, args }, () =>
        token !== undefined && looksReal(token)
          ? { status: 200, answer: { ok: false, error: 'invalid_auth' } }
          : callMethod(name, args, token, world),
      )
    } finally {
      done()
    }
  }

  async function serveResponseUrl(request: IncomingMessage, response: ServerResponse, url: URL) {
    if (!allow(request, response, ['POST'])) return
    const done = world.activity.begin()
    try {
      const body = await readBody(request)
      if (body.kind === 'refused') return sendJson(response, body.status, { ok: false, error: body.error })
      const call = { kind: 'response-url', name: 'response_url', args: body.fields } as const
      await serveCall(world, request, response, call, () => {
        const use = world.responseUrls.use(url.pathname.slice('/response/'.length))
        if (use.kind === 'refused') return { status: 404, answer: { ok: false, error: use.error } }
        const answer = answerResponse(world, use.grant, body.fields)
        return { status: answer.ok ? 200 : 400, answer }
      })
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
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable) return socket.destroy()
    socket.end(`HTTP/1.1 ${statusOf(error)}\r\nConnection: close\r\n\r\n`)
    // What else such a client sends is not waited for.
    setTimeout(() => socket.destroy(), 100).unref()
  })
  return server
}

/** Answers 405 where the method is none of these. No preflight succeeds, because no page but ours may call. */
function allow(request: IncomingMessage, response: ServerResponse, methods: readonly string[]): boolean {
  if (methods.includes(request.method ?? '')) return true
  sendJson(response, 405, { ok: false, error: 'method_not_allowed' }, { allow: methods.join(', ') })
  return false
}

function statusOf({ code }: NodeJS.ErrnoException): string {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return '408 Request Timeout'
  return code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request'
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
