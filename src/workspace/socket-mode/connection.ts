import type { WebSocket } from 'ws'
import type { Parcel, Receipt } from '../delivery/carrier.ts'
import { isRecord } from '../store/block.ts'
import type { Traffic } from '../traffic/create-traffic.ts'

/** What Slack's `disconnect` frames say. */
export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets'

/** One socket of the app's. */
export interface Connection {
  /** Whether new envelopes may go to it. A silent one takes them, and loses them. */
  isOpen(): boolean
  greet(connections: number, appId: string): void
  carry(parcel: Parcel, onReceipt: (receipt: Receipt) => void): void
  /** Sends a `disconnect` frame. After all but a warning no more envelopes go to this socket. */
  askToLeave(reason: DisconnectReason): void
  /** Stays up, and neither sends nor hears any more. */
  fallSilent(): void
  /** Pings; a peer that did not answer the ping before is dropped. */
  beat(): void
  /** Closes with a close frame, and cuts the line when the app does not answer it soon. */
  close(code: number, reason: string): Promise<void>
  cut(): void
}

/** Milliseconds that an app has to answer a close frame. */
const goodbyeTime = 300

/** The name that Slack's servers give themselves in `debug_info`. */
const host = 'applink-local'

/** Frames that are no acknowledgement are noted and otherwise ignored: a bad client harms nobody but itself. */
export function createConnection(socket: WebSocket, traffic: Traffic, onGone: () => void): Connection {
  /** By envelope_id; more than one waits where an envelope was handed over twice. */
  const waiting = new Map<string, ((receipt: Receipt) => void)[]>()
  let state: 'open' | 'leaving' | 'silent' | 'gone' = 'open'
  let isAlive = true

  function send(frame: Record<string, unknown>) {
    if (state !== 'silent' && socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame))
  }

  function gone() {
    if (state === 'gone') return
    state = 'gone'
    for (const onReceipt of [...waiting.values()].flat()) onReceipt({ kind: 'lost' })
    waiting.clear()
    onGone()
  }

  function cut() {
    socket.terminate()
    gone()
  }

  function hear(data: { toString(): string }, isBinary: boolean) {
    if (state === 'silent') return
    const frame = isBinary ? undefined : parse(data.toString())
    if (!isRecord(frame) || typeof frame.envelope_id !== 'string') {
      const name = isBinary ? 'binary frame' : 'malformed frame'
      return traffic.note({ direction: 'from-app', kind: 'socket', name, ok: false })
    }
    const [onReceipt, ...rest] = waiting.get(frame.envelope_id) ?? []
    if (!onReceipt) {
      // Acknowledged twice, on another socket than it came on, or never sent: Slack takes no notice either.
      const error = 'no envelope of this id waits on this connection'
      return traffic.note({ direction: 'from-app', kind: 'ack', name: 'unknown', ok: false, error })
    }
    if (rest.length > 0) waiting.set(frame.envelope_id, rest)
    else waiting.delete(frame.envelope_id)
    onReceipt({ kind: 'acked', payload: frame.payload ?? {} })
  }

  socket.on('message', hear)
  socket.on('pong', () => {
    isAlive = true
  })
  socket.on('error', (error) => {
    // A broken or huge frame closes this connection and no other; ws has sent the close code by now.
    traffic.note({
      direction: 'from-app',
      kind: 'socket',
      name: 'broken frame',
      ok: false,
      error: error.message,
    })
    setTimeout(cut, goodbyeTime).unref()
  })
  socket.on('close', (code) => {
    traffic.note({ direction: 'from-app', kind: 'socket', name: 'closed', status: code })
    gone()
  })

  return {
    isOpen: () => state === 'silent' || (state === 'open' && socket.readyState === socket.OPEN),
    greet(connections, appId) {
      const debug = { host, build_number: 1, approximate_connection_time: 18_060 }
      send({
        type: 'hello',
        num_connections: connections,
        debug_info: debug,
        connection_info: { app_id: appId },
      })
      traffic.note({ direction: 'to-app', kind: 'socket', name: 'hello' })
    },
    carry({ id, type, payload, attempt, reason }, onReceipt) {
      const retry = { retry_attempt: attempt, retry_reason: reason }
      const isEvent = type === 'events_api'
      if (state === 'silent') return onReceipt({ kind: 'lost' })
      waiting.set(id, [...(waiting.get(id) ?? []), onReceipt])
      send({ envelope_id: id, type, payload, accepts_response_payload: !isEvent, ...(isEvent && retry) })
    },
    askToLeave(reason) {
      if (state === 'open' && reason !== 'warning') state = 'leaving'
      send({ type: 'disconnect', reason, debug_info: { host } })
      traffic.note({ direction: 'to-app', kind: 'socket', name: `disconnect ${reason}` })
    },
    fallSilent() {
      state = 'silent'
      socket.pause()
      for (const onReceipt of [...waiting.values()].flat()) onReceipt({ kind: 'lost' })
      waiting.clear()
    },
    beat() {
      if (!isAlive) return cut()
      isAlive = false
      if (state !== 'silent' && socket.readyState === socket.OPEN) socket.ping()
    },
    close(code, reason) {
      if (state === 'silent' || state === 'gone') return Promise.resolve(cut())
      return new Promise((resolve) => {
        const timer = setTimeout(cut, goodbyeTime)
        socket.once('close', () => {
          clearTimeout(timer)
          resolve()
        })
        socket.close(code, reason)
      })
    },
    cut,
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
