import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Clock } from '../clock.ts'
import type { Carrier, ConnectionFault } from '../delivery/carrier.ts'
import type { Traffic } from '../traffic/create-traffic.ts'
import { type Connection, createConnection, type DisconnectReason } from './connection.ts'
import { createTickets } from './tickets.ts'

/** The app's side of Socket Mode, over real WebSockets. */
export interface SocketMode extends Carrier {
  /** A one-time path for a connection, as apps.connections.open hands out. */
  issueTicketPath(): string
  /** Completes an upgrade whose ticket is good; false when the caller should refuse it. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /** How many sockets can be given envelopes. */
  connections(): number
  /** Returns a function that stops the listening. */
  onConnections(listener: (count: number) => void): () => void
  /** Asks the app to leave every socket, as Slack does when it recycles a server, and closes them after a while. */
  disconnect(reason: Exclude<DisconnectReason, 'too_many_websockets'>): void
  /** Cuts every socket without a word, and forgets the tickets: a front end that was restarted. */
  restart(): void
  /** Says goodbye to every connection, and waits a moment for the answer. */
  close(): Promise<void>
}

/** Slack allows an app ten connections at a time. Source: "Using Socket Mode". */
const maxConnections = 10
const maxFrame = 1_000_000

/**
 * Milliseconds from a `disconnect` frame to the end of its socket. Slack promises about ten seconds after a warning; the
 * others are our reading.
 */
const slackCloseDelays: Readonly<Record<DisconnectReason, number>> = {
  warning: 10_000,
  refresh_requested: 1_000,
  link_disabled: 1_000,
  too_many_websockets: 0,
}

export type CloseDelays = Partial<typeof slackCloseDelays>

/**
 * Serves Socket Mode: `hello` first, then envelopes, each to one connection in turn and acknowledged on that same one by
 * `{envelope_id, payload?}`. Times are milliseconds.
 */
export function createSocketMode({
  appId,
  clock,
  traffic,
  pingInterval = 10_000,
  closeDelays,
}: {
  appId: string
  clock: Clock
  traffic: Traffic
  pingInterval?: number
  closeDelays?: CloseDelays
}): SocketMode {
  const delays = { ...slackCloseDelays, ...closeDelays }
  const server = new WebSocketServer({ noServer: true, maxPayload: maxFrame, perMessageDeflate: false })
  const tickets = createTickets(clock.now)
  const countListeners = new Set<(count: number) => void>()
  let all: readonly Connection[] = []

  const usable = () => all.filter((each) => each.isOpen())

  function changed(next: readonly Connection[]) {
    all = next
    for (const listener of [...countListeners]) listener(usable().length)
  }

  function dismiss(connection: Connection, reason: DisconnectReason) {
    connection.askToLeave(reason)
    clock.after(delays[reason], () => void connection.close(1000, reason))
    changed(all)
  }

  function welcome(socket: WebSocket) {
    const connection = createConnection(socket, traffic, () =>
      changed(all.filter((each) => each !== connection)),
    )
    // The eleventh gets in, and is told at once to leave: so Slack does it.
    if (all.length >= maxConnections) return dismiss(connection, 'too_many_websockets')
    connection.greet(all.length + 1, appId)
    changed([...all, connection])
  }

  function suffer(connection: Connection, fault: ConnectionFault | undefined) {
    if (fault?.kind !== 'disconnect') return
    if (fault.how === 'cut') connection.cut()
    else dismiss(connection, fault.how)
  }

  const heartbeat = setInterval(() => {
    for (const connection of all) connection.beat()
  }, pingInterval)
  heartbeat.unref()

  return {
    transport: 'socket',
    timeoutReason: 'timeout',
    issueTicketPath: () => `/link/?ticket=${tickets.issue()}&app_id=${appId}`,
    accept(request, socket, head) {
      const ticket = new URL(request.url ?? '/', 'http://local').searchParams.get('ticket') ?? ''
      if (!tickets.redeem(ticket)) return false
      server.handleUpgrade(request, socket, head, welcome)
      return true
    },
    connections: () => usable().length,
    isThere: () => usable().length > 0,
    carry(parcel, onReceipt, fault) {
      const connection = usable()[0]
      if (!connection) return onReceipt({ kind: 'lost' })
      // The next envelope goes to the next connection: an app must not count on one of them.
      all = [...all.filter((each) => each !== connection), connection]
      if (fault?.kind === 'half-open') connection.fallSilent()
      connection.carry(parcel, onReceipt)
      suffer(connection, fault)
    },
    onConnections(listener) {
      countListeners.add(listener)
      return () => countListeners.delete(listener)
    },
    disconnect(reason) {
      for (const connection of all) dismiss(connection, reason)
    },
    restart() {
      tickets.forget()
      for (const connection of all) connection.cut()
    },
    async close() {
      clearInterval(heartbeat)
      await Promise.all(all.map((connection) => connection.close(1001, 'the local workspace is closing')))
      for (const socket of server.clients) socket.terminate()
      server.close()
    },
  }
}
