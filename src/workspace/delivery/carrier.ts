import type { DeliveryFault, DeliveryType } from '../faults/fault.ts'

/** Why an event comes again. Source: Events API, "Retries"; over sockets Slack says `timeout`. */
export type RetryReason = 'timeout' | 'http_timeout' | 'http_error' | 'connection_failed'

/** One thing to hand over to the app, once. */
export interface Parcel {
  /** The envelope_id: each attempt has its own. */
  readonly id: string
  readonly type: DeliveryType
  readonly payload: unknown
  /** 0 for the first attempt, and with it no reason. */
  readonly attempt: number
  readonly reason: RetryReason | ''
}

/** What becomes of a parcel after it was handed over; nothing at all when the app does not answer. */
export type Receipt =
  | { readonly kind: 'acked'; readonly payload: unknown; readonly status?: number }
  | {
      readonly kind: 'failed'
      readonly reason: RetryReason
      readonly status?: number
      /** The app asked that it should not come again. */
      readonly noRetry: boolean
    }
  /** The connection ended or is silent: no acknowledgement can come any more. */
  | { readonly kind: 'lost' }

/** What a connection is to suffer with a parcel. */
export type ConnectionFault = Extract<DeliveryFault, { kind: 'disconnect' | 'half-open' }>

/** A way to the app: Socket Mode, or signed HTTP. */
export interface Carrier {
  readonly transport: 'socket' | 'http'
  readonly timeoutReason: RetryReason
  /** Whether there is anybody to hand over to. */
  isThere(): boolean
  /** Hands over once. A receipt may come at once or late, and more than one may come. */
  carry(parcel: Parcel, onReceipt: (receipt: Receipt) => void, fault?: ConnectionFault): void
}
