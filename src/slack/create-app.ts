import { setTimeout } from 'node:timers/promises'
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt'
import type { Config, SlackConfig } from '../config.ts'
import type { DigestChannel } from '../digest/deliver-digest.ts'
import { type Metrics, silentMetrics } from '../operations/metrics.ts'
import type { RecallChannel } from '../recall/run-recalls.ts'
import type { State } from '../state/open-state.ts'
import type { Talks } from '../talks.ts'
import { createAgentPane } from './asking/agent-pane.ts'
import { answerAbandoned } from './asking/answer-abandoned.ts'
import { createAskers } from './asking/create-askers.ts'
import { createHandling } from './asking/handling.ts'
import { identify } from './calls/identify.ts'
import { createSlackClient } from './calls/slack-client.ts'
import { createDigestChannel } from './digest/digest-channel.ts'
import { createRecallChannel } from './digest/recall-channel.ts'
import { watchIntake } from './intake.ts'
import { answerMessage } from './listeners/events/asked-in-message.ts'
import { createBoltLogger } from './logging/bolt-logger.ts'
import type { Log } from './logging/create-log.ts'
import { describeError } from './logging/describe-error.ts'
import { createChannelLanes } from './posting/channel-lanes.ts'
import { createPoster } from './posting/create-poster.ts'
import { registerListeners } from './register-listeners.ts'
import { randomReference } from './reply-or-reference.ts'
import { keepConnected, watchConnection } from './socket-connection.ts'

/** A way of reaching Slack that has its tokens. */
export type Transport = Exclude<SlackConfig, { mode: 'local' }>

export interface AppOptions {
  readonly transport: Transport
  readonly config: Pick<Config, 'timeZone' | 'allowedTeams' | 'editors'>
  readonly talks: Talks
  readonly state: State
  readonly now: () => Date
  readonly log: Log
  readonly metrics?: Metrics
  /** Milliseconds between two posts in one channel. */
  readonly postInterval?: number
  readonly newReference?: () => string
  /** Whether Slack's agent pane is used; unless given, where the token's scopes allow it. */
  readonly hasAgentPane?: boolean | undefined
}

export interface RunningApp {
  /** The port in HTTP mode. */
  readonly port: number | undefined
  readonly teamName: string
  /** How digests and corrections reach their channels. */
  readonly digests: DigestChannel
  readonly recalls: RecallChannel
  /** Answers what a process that is gone had taken and not answered; to be called now and then. */
  answerAbandoned(): Promise<void>
  /** Whether Slack can reach it at this moment. */
  isConnected(): boolean
  /** Takes nothing new, finishes what was acknowledged, and resolves. */
  stop(): Promise<void>
}

/** Milliseconds for each step of a shutdown, ten seconds together. */
const patience = { acknowledge: 1_000, disconnect: 1_000, finish: 8_000 }

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
  metrics = silentMetrics,
  postInterval = 1_000,
  newReference = randomReference,
  hasAgentPane,
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

  const intake = watchIntake(app, { metrics, now })
  // Listeners answer for themselves; what arrives here failed before any of them, and has nobody to be told.
  app.error(async (error) => {
    log.error('failed', { what: 'bolt', reference: newReference(), ...describeError(error) })
  })
  const lanes = createChannelLanes({ interval: postInterval })
  const posting = {
    client,
    identity,
    lanes,
    state,
    talks,
    now,
    log,
    timeZone: config.timeZone,
    allowedTeams: config.allowedTeams,
  }
  const deps = {
    ...posting,
    poster: createPoster({ client, botId, lanes, log, now, metrics }),
    askers: createAskers({ client, timeZone: config.timeZone, now, log, metrics }),
    editors: config.editors,
    pane: createAgentPane({ client, isThere: hasAgentPane ?? identity.hasAgentPane, log }),
    handling: createHandling(),
    metrics,
    newReference,
  }
  registerListeners(app, deps)

  const { port, isConnected } = await startReceiver(app, receiver, log)
  log.info('connected', { mode: transport.mode })
  return {
    port,
    teamName: identity.teamName,
    isConnected,
    digests: createDigestChannel(posting),
    recalls: createRecallChannel(posting),
    answerAbandoned: () => answerAbandoned(deps, answerMessage),
    async stop() {
      // Over HTTP the server turns new requests away itself, once it is closed.
      if (transport.mode === 'socket') intake.close()
      await intake.acknowledged(patience.acknowledge)
      await Promise.race([app.stop(), setTimeout(patience.disconnect, undefined, { ref: false })])
      if (!(await intake.finished(patience.finish))) log.warn('left unfinished')
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
    // keepConnected does it, and sooner.
    autoReconnectEnabled: false,
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

async function startReceiver(
  app: App,
  receiver: ReturnType<typeof createReceiver>,
  log: Log,
): Promise<Pick<RunningApp, 'port' | 'isConnected'>> {
  try {
    if (receiver instanceof SocketModeReceiver) {
      const isConnected = watchConnection(receiver.client)
      await app.start()
      keepConnected(receiver.client, { log })
      return { port: undefined, isConnected }
    }
    const server = await app.start()
    const address = server.address()
    return {
      port: typeof address === 'object' ? address?.port : undefined,
      isConnected: () => server.listening,
    }
  } catch (error) {
    const { code, data } = error as { code?: string; data?: { error?: string } }
    if (code === 'EADDRINUSE') throw new Error('PORT is taken by another program.')
    if (data?.error)
      throw new Error(`Slack refuses SLACK_APP_TOKEN (${data.error}): it needs connections:write.`)
    throw new Error('Slack cannot be reached for Socket Mode: check the network.')
  }
}
