import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { isRecord } from '../store/block.ts'

/** One hand-over to the app. Events carry retry fields from the second attempt on. */
export interface Envelope {
  readonly envelope_id: string
  readonly type: 'events_api' | 'slash_commands' | 'interactive'
  readonly payload: unknown
  readonly accepts_response_payload: boolean
  readonly retry_attempt?: number
  readonly retry_reason?: string
}

/** The app's side of Socket Mode, over real WebSockets. */
export interface SocketMode {
  /** A one-time path for a connection, as apps.connections.open hands out. */
  issueTicketPath(): string
  /** Completes an upgrade whose ticket is good; false when the caller should refuse it. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  connections(): number
  /** Gives the envelope to one connection; false when there is none. */
  carry(envelope: Envelope): boolean
  onAck(listener: (envelopeId: string, payload: unknown) => void): void
  onConnections(listener: (count: number) => void): void
  /** Asks the app to reconnect, as Slack does when it recycles a server. */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled'): void
  /** Says goodbye to every connection, and waits a moment for the answer. */
  close(): Promise<void>
}

/** Slack allows an app ten connections at a time. */
const maxConnections = 10
const ticketLife = 30_000
const maxFrame = 1_000_000
const goodbyeTime = 300

/**
 * Serves Socket Mode: `hello` first, then envelopes, each answered by `{envelope_id, payload?}`.
 * Frames that are no such answer are ignored, because a bad client must not bring the workspace down.
 */
export function createSocketMode({
  appId,
  now,
  pingInterval = 10_000,
}: {
  appId: string
  now: () => number
  pingInterval?: number
}): SocketMode {
  const server = new WebSocketServer({ noServer: true, maxPayload: maxFrame, perMessageDeflate: false })
  const tickets = new Map<string, number>()
  const ackListeners = new Set<(envelopeId: string, payload: unknown) => void>()
  const countListeners = new Set<(count: number) => void>()
  const alive = new WeakSet<WebSocket>()
  let open: WebSocket[] = []

  function setOpen(next: WebSocket[]) {
    open = next
    for (const listener of [...countListeners]) listener(open.length)
  }

  function greet(socket: WebSocket) {
    const hello = {
      type: 'hello',
      num_connections: open.length,
      debug_info: { host: 'applink-local', build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: appId },
    }
    socket.send(JSON.stringify(hello))
  }

  function hear(data: { toString(): string }, isBinary: boolean) {
    const frame = isBinary ? undefined : parse(data.toString())
    if (!isRecord(frame) || typeof frame.envelope_id !== 'string') return
    for (const listener of [...ackListeners]) listener(frame.envelope_id, frame.payload ?? {})
  }

  function welcome(socket: WebSocket) {
    alive.add(socket)
    socket.on('message', hear)
    socket.on('pong', () => alive.add(socket))
    // A broken frame closes that connection and nothing else.
    socket.on('error', () => socket.terminate())
    socket.on('close', () => setOpen(open.filter((each) => each !== socket)))
    setOpen([...open, socket])
    greet(socket)
  }

  const heartbeat = setInterval(() => {
    for (const socket of open) {
      if (!alive.delete(socket)) socket.terminate()
      else socket.ping()
    }
  }, pingInterval)
  heartbeat.unref()

  return {
    issueTicketPath() {
      const ticket = randomUUID()
      tickets.set(ticket, now() + ticketLife)
      return `/link/?ticket=${ticket}&app_id=${appId}`
    },
    accept(request, socket, head) {
      const ticket = new URL(request.url ?? '/', 'http://local').searchParams.get('ticket') ?? ''
      const expiry = tickets.get(ticket)
      tickets.delete(ticket)
      if (expiry === undefined || expiry < now() || open.length >= maxConnections) return false
      server.handleUpgrade(request, socket, head, welcome)
      return true
    },
    connections: () => open.length,
    carry(envelope) {
      const socket = open.find((each) => each.readyState === each.OPEN)
      if (!socket) return false
      // The next envelope goes to the next connection: an app must not count on one of them.
      open = [...open.filter((each) => each !== socket), socket]
      socket.send(JSON.stringify(envelope))
      return true
    },
    onAck: (listener) => ackListeners.add(listener),
    onConnections: (listener) => countListeners.add(listener),
    disconnect(reason) {
      for (const socket of open) socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: {} }))
    },
    async close() {
      clearInterval(heartbeat)
      await Promise.all([...server.clients].map(sayGoodbye))
      server.close()
    },
  }
}

/** An app that is closing by itself gets the time to finish; one that does not answer is cut off. */
function sayGoodbye(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.terminate(), goodbyeTime)
    socket.once('close', () => {
      clearTimeout(timer)
      resolve()
    })
    socket.close(1001, 'the local workspace is closing')
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
