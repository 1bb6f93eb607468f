import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PrometheusMetrics } from './prometheus-metrics.ts'
import type { Readiness } from './readiness.ts'

export interface HealthServer {
  readonly port: number
  close(): Promise<void>
}

export interface HealthServerOptions {
  readonly host: string
  /** 0 takes any free one. */
  readonly port: number
  readonly readiness: Readiness
  /** Served at /metrics where given. */
  readonly metrics?: Pick<PrometheusMetrics, 'render'> | undefined
}

interface Reply {
  readonly status: number
  readonly contentType: string
  readonly body: string
}

/** Milliseconds in which a request must have come in; whoever sends no more is cut off. */
const requestWithin = 5_000

/**
 * Serves `/health/live` (200 as long as the process answers at all), `/health/ready` (200 or 503, with each check by
 * name) and, where metrics are given, `/metrics`. GET and HEAD only; nothing is read from a request but its path.
 *
 * @throws one sentence when the address cannot be taken
 */
export async function startHealthServer(options: HealthServerOptions): Promise<HealthServer> {
  const { host, port, readiness, metrics } = options
  const routes: Readonly<Record<string, () => Promise<Reply>>> = {
    '/health/live': async () => json(200, { status: 'live' }),
    '/health/ready': async () => {
      const { isReady, ...report } = await readiness.read()
      return json(isReady ? 200 : 503, report)
    },
    ...(metrics && {
      '/metrics': async () => {
        const { text, contentType } = await metrics.render()
        return { status: 200, contentType, body: text }
      },
    }),
  }
  const server = createServer(async (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined
    const method = request.method ?? ''
    if (!route) return send(response, json(404, { error: 'not found' }), method)
    if (method !== 'GET' && method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD')
      return send(response, json(405, { error: 'method not allowed' }), method)
    }
    const reply = await route().catch(() => json(500, { error: 'the check failed' }))
    send(response, reply, method)
  })
  server.requestTimeout = requestWithin
  server.headersTimeout = requestWithin
  await listen(server, host, port)
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function json(status: number, value: unknown): Reply {
  return { status, contentType: 'application/json; charset=utf-8', body: `${JSON.stringify(value)}\n` }
}

function send(response: ServerResponse, { status, contentType, body }: Reply, method: string) {
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  response.end(method === 'HEAD' ? undefined : body)
}

const refusals: Readonly<Record<string, string>> = {
  EADDRINUSE: 'TALKS_HEALTH_PORT is taken by another program.',
  EACCES: 'TALKS_HEALTH_PORT may not be used by this account: choose one from 1024 on.',
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ code = '' }: NodeJS.ErrnoException) => {
      reject(new Error(refusals[code] ?? 'TALKS_HEALTH_HOST is no address of this machine.'))
    })
    server.listen(port, host, resolve)
  })
}
