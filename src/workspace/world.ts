import type { Clock } from './clock.ts'
import type { Delivery } from './delivery/create-delivery.ts'
import type { Faults } from './faults/create-faults.ts'
import type { HttpDelivery } from './http-delivery/create-http-delivery.ts'
import type { Announcer } from './payloads/create-announcer.ts'
import type { ElementStates } from './people/element-states.ts'
import type { ResponseUrls } from './people/response-urls.ts'
import type { Shortcut } from './people/shortcut.ts'
import type { Triggers } from './people/triggers.ts'
import type { RateLimits } from './rate-limits/create-rate-limits.ts'
import type { Activity } from './socket-mode/activity.ts'
import type { SocketMode } from './socket-mode/create-socket-mode.ts'
import type { Store } from './store/create-store.ts'
import type { Traffic } from './traffic/create-traffic.ts'

/** The fake tokens an app must show. */
interface Tokens {
  readonly appToken: string
  readonly botToken: string
  readonly signingSecret: string
}

/** All the parts of one running workspace, handed to whoever answers a call. */
export interface World {
  readonly store: Store
  readonly clock: Clock
  /** The clock's `now`: milliseconds since 1970. */
  readonly now: () => number
  /** The workspace's own origin, `http://127.0.0.1:PORT`, known once it listens. */
  readonly origin: () => string
  readonly tokens: Tokens
  /** The slash commands that are registered, with their slash; `any` hands on whatever begins with one. */
  readonly commands: readonly string[] | 'any'
  readonly shortcuts: readonly Shortcut[]
  /** The bot scopes that the app was given. */
  readonly scopes: readonly string[]
  readonly rateLimits: RateLimits
  readonly triggers: Triggers
  readonly responseUrls: ResponseUrls
  readonly elementStates: ElementStates
  readonly faults: Faults
  readonly traffic: Traffic
  readonly activity: Activity
  readonly socket: SocketMode
  readonly delivery: Delivery
  /** Signed requests to the app's own server, in place of the sockets while an address is set. */
  readonly httpDelivery: HttpDelivery
  readonly announcer: Announcer
  /** A short id that no block, trigger or URL of this workspace had before. */
  readonly nextId: () => string
}
