import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Faults } from '../faults/create-faults.ts'
import type { Activity } from '../socket-mode/activity.ts'
import type { Traffic } from '../traffic/create-traffic.ts'
import type { Carrier, RetryReason } from './carrier.ts'
import { createHandOver } from './create-hand-over.ts'

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

/** Watches the acknowledgements, and redelivers events. Times are milliseconds. */
export function createDelivery({
  activity,
  retryDelays,
  clock,
  ...parts
}: {
  carrier: () => Carrier
  clock: Clock
  faults: Faults
  traffic: Traffic
  activity: Activity
  ackTimeout: number
  retryDelays: readonly number[]
}): Delivery {
  const { handOver, close } = createHandOver({ clock, activity, ...parts })
  let isClosed = false

  async function attempt(payload: unknown, number: number, reason: RetryReason | '', done: () => void) {
    const taken = await handOver({ id: randomUUID(), type: 'events_api', payload, attempt: number, reason })
    const delay = retryDelays[number]
    if (taken.kind === 'acked' || taken.noRetry || delay === undefined || isClosed) return done()
    if (delay > soon) done()
    clock.after(delay, () => {
      void attempt(payload, number + 1, taken.reason, delay > soon ? activity.begin() : done)
    })
  }

  return {
    async ask(type, payload) {
      if (isClosed) return { kind: 'unreachable' }
      const done = activity.begin()
      try {
        const taken = await handOver({ id: randomUUID(), type, payload, attempt: 0, reason: '' })
        if (taken.kind === 'acked') return { kind: 'acked', payload: taken.payload }
        return { kind: taken.kind === 'timeout' ? 'timeout' : 'unreachable' }
      } finally {
        done()
      }
    },
    tell(payload) {
      if (!isClosed) void attempt(payload, 0, '', activity.begin())
    },
    close() {
      isClosed = true
      close()
    },
  }
}
