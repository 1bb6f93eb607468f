import type { AddressInfo } from 'node:net'
import { createEventStream } from './control/event-stream.ts'
import { createHttpServer } from './http/create-http-server.ts'
import { requireFakeToken, requireLoopback } from './http/loopback.ts'
import { createAnnouncer, type Subscription } from './payloads/create-announcer.ts'
import { createElementStates } from './people/element-states.ts'
import { createResponseUrls } from './people/response-urls.ts'
import { createTriggers, triggerLife } from './people/triggers.ts'
import { createActivity } from './socket-mode/activity.ts'
import { createDelivery, slackRetryDelays } from './socket-mode/create-delivery.ts'
import { createSocketMode } from './socket-mode/create-socket-mode.ts'
import type { Cast } from './store/cast.ts'
import { createStore, type Store } from './store/create-store.ts'
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
  readonly commands?: readonly string[]
  readonly subscribed?: readonly Subscription[]
  /** Milliseconds an app has to acknowledge; Slack's 3,000 unless a test is in a hurry. */
  readonly ackTimeout?: number
  /** Milliseconds before each redelivery of an event. */
  readonly retryDelays?: readonly number[]
  /** Milliseconds a trigger_id lives. */
  readonly triggerLife?: number
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
  /** Acts as a person, by name or id: `workspace.as('olena').post('newsroom', '@talks help')`. */
  as(person: string): Acting
  /** Asks the app to reconnect, as Slack does now and then. */
  disconnectApp(reason?: 'warning' | 'refresh_requested' | 'link_disabled'): void
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
  now = Date.now,
  cast,
  commands = ['/talks'],
  subscribed,
  ackTimeout = 3_000,
  retryDelays = slackRetryDelays,
  triggerLife: life = triggerLife,
}: WorkspaceOptions = {}): Promise<Workspace> {
  requireLoopback(host)
  requireFakeToken(appToken)
  requireFakeToken(botToken)

  let address: AddressInfo | undefined
  let ids = 0
  const nextId = () => {
    ids += 1
    return `local${String(ids).padStart(5, '0')}`
  }
  const boundPort = () => address?.port ?? port
  const url = () => `http://${host === '::1' ? '[::1]' : host}:${boundPort()}`

  const store = createStore({ now, ...(cast && { cast }) })
  const activity = createActivity()
  const socket = createSocketMode({ appId: store.cast.bot.appId, now })
  const delivery = createDelivery({ socket, activity, ackTimeout, retryDelays })
  const world: World = {
    store,
    now,
    origin: url,
    tokens: { appToken, botToken, signingSecret },
    commands,
    triggers: createTriggers({ now, life }),
    responseUrls: createResponseUrls({ now, nextId }),
    elementStates: createElementStates(),
    activity,
    socket,
    delivery,
    announcer: createAnnouncer({ store, delivery, now, nextId, ...(subscribed && { subscribed }) }),
    nextId,
  }
  const stream = createEventStream()
  store.onChange(stream.changed)
  socket.onConnections(stream.changed)
  const watching = watch(world)
  const server = createHttpServer(world, stream, boundPort)

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
    as: (person) => actAs(world, person),
    disconnectApp: (reason = 'refresh_requested') => socket.disconnect(reason),
    async close() {
      delivery.close()
      await socket.close()
      stream.close()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}
