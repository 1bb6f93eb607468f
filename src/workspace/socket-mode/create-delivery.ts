import { randomUUID } from 'node:crypto'
import type { Activity } from './activity.ts'
import type { Envelope, SocketMode } from './create-socket-mode.ts'

/** How an app took what it was given. */
type Ack =
  | { readonly kind: 'acked'; readonly payload: unknown }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'unreachable' }

export interface Delivery {
  /** Hands over a command, click or submission once, and waits for its acknowledgement. */
  ask(type: 'slash_commands' | 'interactive', payload: unknown): Promise<Ack>
  /** Hands over an event, again and again until it is acknowledged or the retries are used up. */
  tell(payload: unknown): void
  close(): void
}

/** Slack redelivers an event at once, after a minute and after five. Source: Events API, "Retries". */
export const slackRetryDelays: readonly number[] = [0, 60_000, 300_000]

/** A redelivery further away than this does not keep a test waiting for `settled`. */
const soon = 1_000

/** Turns payloads into envelopes, watches the three seconds, and redelivers events. Times are milliseconds. */
export function createDelivery({
  socket,
  activity,
  ackTimeout,
  retryDelays,
}: {
  socket: SocketMode
  activity: Activity
  ackTimeout: number
  retryDelays: readonly number[]
}): Delivery {
  const waiting = new Map<string, (ack: Ack) => void>()
  const timers = new Set<NodeJS.Timeout>()
  let isClosed = false

  socket.onAck((envelopeId, payload) => waiting.get(envelopeId)?.({ kind: 'acked', payload }))

  function later(delay: number, run: () => void): NodeJS.Timeout {
    const timer = setTimeout(() => {
      timers.delete(timer)
      run()
    }, delay)
    timers.add(timer)
    return timer
  }

  function carry(envelope: Omit<Envelope, 'envelope_id'>): Promise<Ack> {
    if (isClosed) return Promise.resolve({ kind: 'unreachable' })
    const id = randomUUID()
    return new Promise((resolve) => {
      const timer = later(ackTimeout, () => settle({ kind: 'timeout' }))
      function settle(ack: Ack) {
        waiting.delete(id)
        timers.delete(timer)
        clearTimeout(timer)
        resolve(ack)
      }
      waiting.set(id, settle)
      if (!socket.carry({ envelope_id: id, ...envelope })) settle({ kind: 'unreachable' })
    })
  }

  async function attempt(payload: unknown, number: number, reason: string, done: () => void) {
    const retry = number === 0 ? {} : { retry_attempt: number, retry_reason: reason }
    const ack = await carry({ type: 'events_api', payload, accepts_response_payload: false, ...retry })
    const delay = retryDelays[number]
    if (ack.kind === 'acked' || delay === undefined || isClosed) return done()
    if (delay > soon) done()
    const nextReason = ack.kind === 'timeout' ? 'timeout' : 'connection_failed'
    later(delay, () => void attempt(payload, number + 1, nextReason, done))
  }

  return {
    async ask(type, payload) {
      const done = activity.begin()
      try {
        return await carry({ type, payload, accepts_response_payload: true })
      } finally {
        done()
      }
    },
    tell(payload) {
      void attempt(payload, 0, '', activity.begin())
    },
    close() {
      isClosed = true
      for (const settle of [...waiting.values()]) settle({ kind: 'unreachable' })
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}
