/** How often a fault strikes, and how many that it would fit go by unharmed before. */
interface Often {
  /** 1 unless it says otherwise; `Infinity` until it is removed. */
  readonly times?: number
  /** 0 unless it says otherwise. */
  readonly skip?: number
}

/** Which of the app's calls. */
interface WhichCall extends Often {
  /** A Web API method, or `response_url`; any where it is absent. */
  readonly method?: string
  /** The channel's id, as the call names it. */
  readonly channel?: string
}

/** Which deliveries to the app. */
interface WhichDelivery extends Often {
  readonly type?: DeliveryType
  /** `app_mention`, `/talks`, `block_actions`: an event's or interaction's type, or the command with its slash. */
  readonly event?: string
}

/** What Socket Mode calls an envelope's type. */
export type DeliveryType = 'events_api' | 'slash_commands' | 'interactive'

/** What can go wrong with a call of the app's. */
export type CallFault =
  /** The work is done at once and the answer comes late. */
  | ({ readonly kind: 'latency'; readonly milliseconds: number } & WhichCall)
  /** 429 with Retry-After (in seconds); nothing is done. */
  | ({ readonly kind: 'rate-limited'; readonly retryAfter: number } & WhichCall)
  /** What a gateway would say; nothing is done. 503 unless it says otherwise. */
  | ({ readonly kind: 'server-error'; readonly status?: 500 | 502 | 503 } & WhichCall)
  /** The connection is cut before the work. */
  | ({ readonly kind: 'lost-request' } & WhichCall)
  /** The work is done, then the connection is cut. */
  | ({ readonly kind: 'lost-response' } & WhichCall)

/** What can go wrong with a delivery to the app. */
export type DeliveryFault =
  /**
   * The same comes again whether or not it was acknowledged: `copies` times (1), `gap` milliseconds (0) from each to
   * the next. The first copy keeps its envelope_id, the second has a new one, and so on in turn.
   */
  | ({ readonly kind: 'duplicate'; readonly copies?: number; readonly gap?: number } & WhichDelivery)
  /** Waits until `behind` (1) later ones went first, but no longer than a second. */
  | ({ readonly kind: 'reorder'; readonly behind?: number } & WhichDelivery)
  | ({ readonly kind: 'late-delivery'; readonly milliseconds: number } & WhichDelivery)
  /** Never arrives, so no acknowledgement comes. */
  | ({ readonly kind: 'lost-delivery' } & WhichDelivery)
  /** Arrives, but the acknowledgement does not. */
  | ({ readonly kind: 'lost-ack' } & WhichDelivery)
  /** Right after the delivery its connection gets this `disconnect` frame, or is cut without a word. Sockets only. */
  | ({
      readonly kind: 'disconnect'
      readonly how: 'warning' | 'refresh_requested' | 'link_disabled' | 'cut'
    } & WhichDelivery)
  /**
   * The connection stays up and falls silent both ways, from this delivery on: no frames, no pongs, no acknowledgements,
   * until the workspace's own heartbeat finds it dead. Sockets only.
   */
  | ({ readonly kind: 'half-open' } & WhichDelivery)

export type Fault = CallFault | DeliveryFault
export type FaultKind = Fault['kind']

/**
 * At most one fault of each slot strikes a call or a delivery, the oldest that fits; the others keep their turn. So
 * two faults of one kind strike one after the other, and a late answer can also be a lost one.
 */
export const slots = {
  latency: 'delay',
  'rate-limited': 'fate',
  'server-error': 'fate',
  'lost-request': 'fate',
  'lost-response': 'fate',
  duplicate: 'copies',
  reorder: 'delay',
  'late-delivery': 'delay',
  'lost-delivery': 'fate',
  'lost-ack': 'fate',
  disconnect: 'fate',
  'half-open': 'fate',
} as const satisfies Readonly<Record<FaultKind, 'delay' | 'fate' | 'copies'>>

type InSlot<F extends Fault, Slot> = Extract<
  F,
  { kind: { [Kind in FaultKind]: (typeof slots)[Kind] extends Slot ? Kind : never }[FaultKind] }
>

/** All that strikes one call or delivery. */
export interface Strike<F extends Fault> {
  readonly delay?: InSlot<F, 'delay'>
  readonly fate?: InSlot<F, 'fate'>
  readonly copies?: InSlot<F, 'copies'>
}

export const faultKinds = Object.keys(slots) as readonly FaultKind[]

const callKinds: ReadonlySet<FaultKind> = new Set([
  'latency',
  'rate-limited',
  'server-error',
  'lost-request',
  'lost-response',
] as const)

export function isCallFault(fault: Fault): fault is CallFault {
  return callKinds.has(fault.kind)
}

/** A call of the app's, or a post to a response_url. */
export interface Call {
  readonly kind: 'call'
  readonly name: string
  readonly channel?: string
}

export interface DeliveryAttempt {
  readonly kind: 'delivery'
  readonly name: string
  readonly type: DeliveryType
  readonly transport: 'socket' | 'http'
}

/** Whether a fault is meant for this one. */
export function fits(fault: Fault, target: Call | DeliveryAttempt): boolean {
  if (isCallFault(fault)) {
    return (
      target.kind === 'call' &&
      (fault.method ?? target.name) === target.name &&
      (fault.channel === undefined || fault.channel === target.channel)
    )
  }
  return (
    target.kind === 'delivery' &&
    (fault.type ?? target.type) === target.type &&
    (fault.event ?? target.name) === target.name &&
    (target.transport === 'socket' || (fault.kind !== 'disconnect' && fault.kind !== 'half-open'))
  )
}
