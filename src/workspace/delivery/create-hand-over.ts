import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Faults } from '../faults/create-faults.ts'
import type { DeliveryFault, Strike } from '../faults/fault.ts'
import type { Activity } from '../socket-mode/activity.ts'
import type { Traffic } from '../traffic/create-traffic.ts'
import type { Carrier, Parcel, Receipt, RetryReason } from './carrier.ts'
import { createHolding } from './create-holding.ts'
import { noteHandOver } from './note-hand-over.ts'
import { parcelName } from './parcel-name.ts'

/** How one attempt ended. */
export type Taken =
  | { readonly kind: 'acked'; readonly payload: unknown }
  | { readonly kind: 'timeout' | 'failed'; readonly reason: RetryReason; readonly noRetry: boolean }

/** One attempt and its three seconds. */
export interface HandOver {
  /** Hands over once, under the faults that strike, and waits for the acknowledgement as long as Slack does. */
  handOver(parcel: Parcel): Promise<Taken>
  /** Ends all waiting, as failed and not to be tried again. */
  close(): void
}

export function createHandOver({
  carrier,
  clock,
  faults,
  traffic,
  activity,
  ackTimeout,
}: {
  carrier: () => Carrier
  clock: Clock
  faults: Faults
  traffic: Traffic
  activity: Activity
  ackTimeout: number
}): HandOver {
  const unsettled = new Set<(taken: Taken) => void>()
  const holding = createHolding(clock)

  function handOver(parcel: Parcel): Promise<Taken> {
    return new Promise((resolve) => {
      function settle(taken: Taken) {
        if (unsettled.delete(settle)) resolve(taken)
      }
      unsettled.add(settle)
      const name = parcelName(parcel)
      const strike = faults.strikeDelivery({ name, type: parcel.type, transport: carrier().transport })
      const { delay } = strike
      const go = () => start(parcel, strike, settle)
      if (delay?.kind === 'late-delivery') return void clock.after(delay.milliseconds, go)
      if (delay?.kind === 'reorder') return holding.hold(delay.behind ?? 1, go)
      go()
      holding.passed()
    })
  }

  function start(parcel: Parcel, strike: Strike<DeliveryFault>, settle: (taken: Taken) => void) {
    const { timeoutReason } = carrier()
    const cancel = clock.after(ackTimeout, () => {
      note.timedOut()
      settle({ kind: 'timeout', reason: timeoutReason, noRetry: false })
    })
    const note = present(parcel, strike, (taken) => {
      cancel()
      settle(taken)
    })
    if (strike.copies) planCopies(parcel, strike.copies, settle)
  }

  function planCopies(
    parcel: Parcel,
    { copies = 1, gap = 0 }: Extract<DeliveryFault, { kind: 'duplicate' }>,
    settle: (taken: Taken) => void,
  ) {
    for (let count = 1; count <= copies; count += 1) {
      const copy = count % 2 === 1 ? parcel : { ...parcel, id: randomUUID() }
      clock.after(gap * count, () => presentCopy(copy, settle))
    }
  }

  /** An acknowledgement of a copy is one, but a copy that fails changes nothing. */
  function presentCopy(parcel: Parcel, settle: (taken: Taken) => void) {
    const done = activity.begin()
    clock.after(ackTimeout, done)
    present(parcel, { copies: { kind: 'duplicate' } }, (taken) => {
      done()
      if (taken.kind === 'acked') settle(taken)
    })
  }

  /** Gives it to the carrier and notes what comes of it; `settle` hears of all but a loss. */
  function present(parcel: Parcel, strike: Strike<DeliveryFault>, settle: (taken: Taken) => void) {
    const { transport, isThere, carry } = carrier()
    const { fate } = strike
    const note = noteHandOver(traffic, parcel, strike, transport)

    function onReceipt(receipt: Receipt) {
      note.received(receipt)
      if (receipt.kind === 'failed') settle(receipt)
      if (receipt.kind === 'acked' && fate?.kind !== 'lost-ack') settle(receipt)
    }

    if (fate?.kind === 'lost-delivery') {
      note.handedOver()
      onReceipt({ kind: 'lost' })
    } else if (isThere()) {
      note.handedOver()
      carry(parcel, onReceipt, fate?.kind === 'lost-ack' ? undefined : fate)
    } else {
      note.nobody()
      settle({ kind: 'failed', reason: 'connection_failed', noRetry: false })
    }
    return note
  }

  return {
    handOver,
    close() {
      for (const settle of [...unsettled])
        settle({ kind: 'failed', reason: 'connection_failed', noRetry: true })
    },
  }
}
