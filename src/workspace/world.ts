import type { Announcer } from './payloads/create-announcer.ts'
import type { ElementStates } from './people/element-states.ts'
import type { ResponseUrls } from './people/response-urls.ts'
import type { Triggers } from './people/triggers.ts'
import type { Activity } from './socket-mode/activity.ts'
import type { Delivery } from './socket-mode/create-delivery.ts'
import type { SocketMode } from './socket-mode/create-socket-mode.ts'
import type { Store } from './store/create-store.ts'

/** The fake tokens an app must show. */
interface Tokens {
  readonly appToken: string
  readonly botToken: string
  readonly signingSecret: string
}

/** All the parts of one running workspace, handed to whoever answers a call. */
export interface World {
  readonly store: Store
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** The workspace's own origin, `http://127.0.0.1:PORT`, known once it listens. */
  readonly origin: () => string
  readonly tokens: Tokens
  /** The slash commands that are registered, with their slash. */
  readonly commands: readonly string[]
  readonly triggers: Triggers
  readonly responseUrls: ResponseUrls
  readonly elementStates: ElementStates
  readonly activity: Activity
  readonly socket: SocketMode
  readonly delivery: Delivery
  readonly announcer: Announcer
  /** A short id that no block, trigger or URL of this workspace had before. */
  readonly nextId: () => string
}
