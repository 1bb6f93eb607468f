import { performance } from 'node:perf_hooks'
import type { DeliveryFault, Strike } from '../faults/fault.ts'
import type { Traffic } from '../traffic/create-traffic.ts'
import type { Carrier, Parcel, Receipt } from './carrier.ts'
import { parcelChannel, parcelName } from './parcel-name.ts'

/** What the traffic says of one hand-over. */
export interface HandOverNote {
  /** There was nobody to hand over to. */
  nobody(): void
  /** It was handed over; the acknowledgement's time counts from here. */
  handedOver(): void
  received(receipt: Receipt): void
  timedOut(): void
}

export function noteHandOver(
  traffic: Traffic,
  parcel: Parcel,
  strike: Strike<DeliveryFault>,
  transport: Carrier['transport'],
): HandOverNote {
  const name = parcelName(parcel)
  const channel = parcelChannel(parcel)
  const kinds = Object.values(strike).map((fault) => fault.kind)
  const fault = kinds.length > 0 ? { fault: kinds.join(', ') } : {}
  const about = { name, ...(channel !== undefined && { channel }), ...fault }
  const more = traffic.begin({
    ...about,
    direction: 'to-app',
    kind: transport === 'http' ? 'http' : 'envelope',
    retryAttempt: parcel.attempt,
    payload: parcel.payload,
  })
  let start = performance.now()
  let book: ReturnType<Traffic['handedOver']> | undefined
  let isOver = false

  function receivedAck({ payload, status }: Extract<Receipt, { kind: 'acked' }>, milliseconds: number) {
    book?.acknowledged(milliseconds)
    if (transport === 'http')
      return more({ ok: true, milliseconds, ...(status && { status }), reply: payload })
    more({ ok: true, milliseconds })
    traffic.note({ ...about, direction: 'from-app', kind: 'ack', ok: true, milliseconds, payload })
  }

  return {
    nobody: () => more({ ok: false, error: 'no connection' }),
    handedOver() {
      start = performance.now()
      book = traffic.handedOver({ name, attempt: parcel.attempt, ...fault })
    },
    received(receipt) {
      isOver = true
      const milliseconds = Math.round((performance.now() - start) * 10) / 10
      if (receipt.kind === 'acked') return receivedAck(receipt, milliseconds)
      if (receipt.kind === 'lost') {
        book?.lost()
        return more({ ok: false, error: 'connection lost' })
      }
      const { reason, status } = receipt
      more({ ok: false, error: reason, milliseconds, ...(status && { status }) })
    },
    timedOut() {
      // A late acknowledgement overwrites this.
      if (!isOver) more({ ok: false, error: 'timeout' })
    },
  }
}
