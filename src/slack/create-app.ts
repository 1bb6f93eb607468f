import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt'
import type { Config, SlackConfig } from '../config.ts'
import type { State } from '../state/open-state.ts'
import type { Talks } from '../talks.ts'
import { createAskers } from './asking/create-askers.ts'
import { identify } from './calls/identify.ts'
import { createSlackClient } from './calls/slack-client.ts'
import { createInFlight } from './in-flight.ts'
import { createBoltLogger } from './logging/bolt-logger.ts'
import type { Log } from './logging/create-log.ts'
import { describeError } from './logging/describe-error.ts'
import { createChannelLanes } from './posting/channel-lanes.ts'
import { createPoster } from './posting/create-poster.ts'
import { registerListeners } from './register-listeners.ts'
import { randomReference } from './reply-or-reference.ts'

/** A way of reaching Slack that has its tokens. */
export type Transport = Exclude<SlackConfig, { mode: 'local' }>

export interface AppOptions {
  readonly transport: Transport
  readonly config: Pick<Config, 'timeZone' | 'allowedTeams'>
  readonly talks: Talks
  readonly state: State
  readonly now: () => Date
  readonly log: Log
  /** Milliseconds between two posts in one channel. */
  readonly postInterval?: number
  readonly newReference?: () => string
}

export interface RunningApp {
  /** The port in HTTP mode. */
  readonly port: number | undefined
  readonly teamName: string
  /** Takes nothing new, finishes what was acknowledged, and resolves. */
  stop(): Promise<void>
}

/** Milliseconds to finish what was acknowledged before a shutdown. */
const finishWithin = 10_000

/**
 * Connects to Slack and answers.
 *
 * @throws one sentence when Slack refuses a token or cannot be reached
 */
export async function startApp({
  transport,
  config,
  talks,
  state,
  now,
  log,
  postInterval = 1_000,
  newReference = randomReference,
}: AppOptions): Promise<RunningApp> {
  const { botToken, apiUrl } = transport
  const logger = createBoltLogger(log)
  const client = createSlackClient({ botToken, apiUrl, logger })
  const identity = await identify(client)
  const { botUserId, botId } = identity
  const receiver = createReceiver(transport, logger)
  const app = new App({
    receiver,
    token: botToken,
    botUserId,
    botId,
    logger,
    logLevel: LogLevel.WARN,
    convoStore: false,
    clientOptions: { ...(apiUrl && { slackApiUrl: apiUrl }), logger, retryConfig: { retries: 0 } },
  })

  const inFlight = createInFlight()
  app.use(async ({ next }) => {
    const done = inFlight.begin()
    try {
      await next()
    } finally {
      done()
    }
  })
  // Listeners answer for themselves; what arrives here failed before any of them, and has nobody to be told.
  app.error(async (error) => {
    log.error('failed', { what: 'bolt', reference: newReference(), ...describeError(error) })
  })
  registerListeners(app, {
    talks,
    state,
    client,
    identity,
    poster: createPoster({ client, lanes: createChannelLanes({ interval: postInterval }), log }),
    askers: createAskers({ client, timeZone: config.timeZone, now, log }),
    allowedTeams: config.allowedTeams,
    log,
    now,
    newReference,
  })

  const started = await startReceiver(app, transport)
  log.info('connected', { mode: transport.mode })
  return {
    port: started,
    teamName: identity.teamName,
    async stop() {
      await app.stop()
      if (!(await inFlight.drained(finishWithin))) log.warn('left unfinished')
    },
  }
}

function createReceiver(transport: Transport, logger: ReturnType<typeof createBoltLogger>) {
  if (transport.mode === 'http') {
    // processBeforeResponse stays off: it is for hosts that freeze a process after its response, and would put the
    // whole answer before the acknowledgement.
    return new HTTPReceiver({ signingSecret: transport.signingSecret, port: transport.port, logger })
  }
  return new SocketModeReceiver({
    appToken: transport.appToken,
    logger,
    installerOptions: {
      clientOptions: {
        ...(transport.apiUrl && { slackApiUrl: transport.apiUrl }),
        // A lost network must not end the bot: reconnecting goes on for as long as it takes.
        retryConfig: { forever: true, factor: 1.3, maxTimeout: 30_000 },
        timeout: 20_000,
      },
    },
  })
}

/** The port in HTTP mode. */
async function startReceiver(app: App, transport: Transport): Promise<number | undefined> {
  try {
    const server = await app.start()
    const address = transport.mode === 'http' ? server.address() : null
    return address && typeof address === 'object' ? address.port : undefined
  } catch (error) {
    const { code, data } = error as { code?: string; data?: { error?: string } }
    if (code === 'EADDRINUSE') throw new Error('PORT is taken by another program.')
    if (data?.error)
      throw new Error(`Slack refuses SLACK_APP_TOKEN (${data.error}): it needs connections:write.`)
    throw new Error('Slack cannot be reached for Socket Mode: check the network.')
  }
}
