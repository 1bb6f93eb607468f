import type { AddressInfo } from 'node:net'
import { type Clock, createClock } from './clock.ts'
import { createEventStream } from './control/event-stream.ts'
import { createDelivery, slackRetryDelays } from './delivery/create-delivery.ts'
import { createFaults, type Faults } from './faults/create-faults.ts'
import { createHttpServer } from './http/create-http-server.ts'
import { requireFakeToken, requireLoopback } from './http/loopback.ts'
import { createHttpDelivery, type Verification } from './http-delivery/create-http-delivery.ts'
import type { RequestUrl } from './http-delivery/request-urls.ts'
import { createAnnouncer, defaultSubscriptions, type MentionOrder } from './payloads/create-announcer.ts'
import { createElementStates } from './people/element-states.ts'
import { createResponseUrls } from './people/response-urls.ts'
import type { Shortcut } from './people/shortcut.ts'
import { createTriggers, triggerLife } from './people/triggers.ts'
import { createRateLimits, type RateLimitPolicy } from './rate-limits/create-rate-limits.ts'
import { restart } from './restart.ts'
import { defaultScopes } from './scopes/default-scopes.ts'
import { maySubscribe } from './scopes/may-subscribe.ts'
import { createActivity } from './socket-mode/activity.ts'
import { type CloseDelays, createSocketMode } from './socket-mode/create-socket-mode.ts'
import type { Cast } from './store/cast.ts'
import { createStore, type Store } from './store/create-store.ts'
import { createTraffic, type Traffic } from './traffic/create-traffic.ts'
import { type Acting, actAs, type Watching, watch } from './workspace-handle.ts'
import type { World } from './world.ts'

/** Obviously fake, and in the form that an app expects. */
const localTokens = {
  appToken: 'xapp-1-LOCAL-workspace-not-a-secret',
  botToken: 'xoxb-local-workspace-not-a-secret',
  signingSecret: 'local-signing-secret-not-a-secret',
} as const

export interface WorkspaceOptions {
  /** 0 takes any free port. */
  readonly port?: number
  /** Loopback only. */
  readonly host?: string
  readonly appToken?: string
  readonly botToken?: string
  readonly signingSecret?: string
  /** Milliseconds since 1970. */
  readonly now?: () => number
  readonly cast?: Cast
  readonly commands?: readonly string[] | 'any'
  readonly shortcuts?: readonly Shortcut[]
  /** Event subscriptions by their names in a manifest. */
  readonly subscribed?: readonly string[]
  /** Which of a mention's two events goes first where the app reads channel messages. */
  readonly mentionOrder?: MentionOrder
  /** The bot scopes the app has, as in its manifest; `defaultScopes`, which is nearly all of them, unless given. */
  readonly scopes?: readonly string[]
  /** Whether calls that come too fast are answered with 429; see RateLimitPolicy. */
  readonly rateLimits?: RateLimitPolicy
  /** Milliseconds an app has to acknowledge; Slack's 3,000 unless a test is in a hurry. */
  readonly ackTimeout?: number
  /** Milliseconds before each redelivery of an event. */
  readonly retryDelays?: readonly number[]
  /** Milliseconds a trigger_id lives. */
  readonly triggerLife?: number
  /** The app's own server on this machine: everything is delivered there, signed, and nothing over sockets. */
  readonly requestUrl?: RequestUrl
  /** Milliseconds between the pings on a socket; one that did not answer the ping before is dropped. */
  readonly pingInterval?: number
  /** Milliseconds from a `disconnect` frame to the end of its socket. */
  readonly closeDelays?: CloseDelays
  /** Milliseconds that a client has to send its whole request. */
  readonly requestTimeout?: number
}

export interface Workspace extends Watching {
  /** The page's address, `http://127.0.0.1:PORT`. */
  readonly url: string
  /** For `clientOptions.slackApiUrl`. */
  readonly apiUrl: string
  readonly port: number
  readonly appToken: string
  readonly botToken: string
  readonly signingSecret: string
  readonly store: Store
  /** The workspace's time, which a test can put forward. */
  readonly clock: Clock
  readonly faults: Faults
  readonly traffic: Traffic
  /** Acts as a person, by name or id: `workspace.as('olena').post('newsroom', '@talks help')`. */
  as(person: string): Acting
  /** Asks the app to reconnect, as Slack does now and then. */
  disconnectApp(reason?: 'warning' | 'refresh_requested' | 'link_disabled'): void
  /**
   * Delivers to this address from now on, if the app there passes Slack's `url_verification`; undefined goes back to
   * Socket Mode.
   *
   * @throws when it is no loopback address
   */
  setRequestUrl(url: RequestUrl | undefined): Promise<Verification>
  /** Puts the clock forward, and runs what became due. */
  advance(milliseconds: number): void
  /** Cuts every connection and forgets what was handed out; with `forget` everything else that happened too. */
  restart(options?: { readonly forget?: boolean }): void
  close(): Promise<void>
}

/**
 * Starts a stand-in for Slack on this machine.
 *
 * @throws when the host is not loopback, a token looks real, or the port is taken
 */
export async function startWorkspace({
  port = 0,
  host = '127.0.0.1',
  appToken = localTokens.appToken,
  botToken = localTokens.botToken,
  signingSecret = localTokens.signingSecret,
  now: given = Date.now,
  cast,
  commands = ['/talks'],
  shortcuts = [],
  subscribed = defaultSubscriptions,
  mentionOrder = 'mention-first',
  scopes = defaultScopes,
  rateLimits: policy = 'slack',
  ackTimeout = 3_000,
  retryDelays = slackRetryDelays,
  triggerLife: life = triggerLife,
  requestUrl,
  pingInterval,
  closeDelays,
  requestTimeout,
}: WorkspaceOptions = {}): Promise<Workspace> {
  requireLoopback(host)
  requireFakeToken(appToken)
  requireFakeToken(botToken)
  requireFakeToken(signingSecret)

  let address: AddressInfo | undefined
  let ids = 0
  const nextId = () => {
    ids += 1
    return `local${String(ids).padStart(5, '0')}`
  }
  const boundPort = () => address?.port ?? port
  const url = () => `http://${host === '::1' ? '[::1]' : host}:${boundPort()}`

  const clock = createClock(given)
  const { now } = clock
  const faults = createFaults()
  const traffic = createTraffic({ now })
  const store = createStore({ now, ...(cast && { cast }) })
  const activity = createActivity()
  const socket = createSocketMode({ appId: store.cast.bot.appId, clock, traffic, pingInterval, closeDelays })
  const httpDelivery = createHttpDelivery({ signingSecret, requestUrl })
  const delivery = createDelivery({
    carrier: () => (httpDelivery.isThere() ? httpDelivery : socket),
    clock,
    faults,
    traffic,
    activity,
    ackTimeout,
    retryDelays,
  })
  const world: World = {
    store,
    clock,
    now,
    origin: url,
    tokens: { appToken, botToken, signingSecret },
    commands,
    shortcuts,
    scopes,
    rateLimits: createRateLimits({ now, policy }),
    triggers: createTriggers({ now, life }),
    responseUrls: createResponseUrls({ now, nextId }),
    elementStates: createElementStates(),
    faults,
    traffic,
    activity,
    socket,
    delivery,
    httpDelivery,
    announcer: createAnnouncer({
      store,
      delivery,
      now,
      nextId,
      mentionOrder,
      hears: (event) => subscribed.includes(event) && maySubscribe(event, scopes),
    }),
    nextId,
  }
  const stream = createEventStream()
  store.onChange(stream.changed)
  socket.onConnections(stream.changed)
  traffic.onEntry(stream.trafficChanged)
  const watching = watch(world)
  const server = createHttpServer(world, stream, boundPort, { requestTimeout })

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  address = server.address() as AddressInfo

  return {
    ...watching,
    url: url(),
    apiUrl: `${url()}/api/`,
    port: address.port,
    appToken,
    botToken,
    signingSecret,
    store,
    clock,
    faults,
    traffic,
    as: (person) => actAs(world, person),
    advance: (milliseconds) => clock.advance(milliseconds),
    restart: (options) => restart(world, options),
    disconnectApp: (reason = 'refresh_requested') => socket.disconnect(reason),
    async setRequestUrl(url) {
      const verification = url === undefined ? ({ ok: true } as const) : await httpDelivery.verify(url)
      if (verification.ok) httpDelivery.use(url)
      return verification
    },
    async close() {
      clock.close()
      delivery.close()
      httpDelivery.close()
      await socket.close()
      stream.close()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}
