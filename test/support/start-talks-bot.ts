import { createDeliveryRounds, type DeliveryPace, type DeliveryRounds } from '../../src/delivery-rounds.ts'
import { silentMetrics } from '../../src/operations/metrics.ts'
import { type AppOptions, type RunningApp, startApp } from '../../src/slack/create-app.ts'
import { createLog } from '../../src/slack/logging/create-log.ts'
import { openState, type State } from '../../src/state/open-state.ts'
import type { Talks } from '../../src/talks.ts'
import type { Workspace } from '../../src/workspace/start-workspace.ts'

export interface TestBot {
  readonly state: State
  /** The log's lines, as written. */
  readonly lines: readonly string[]
  readonly rounds: DeliveryRounds
  /** One look at what digests are due and what has to be corrected. */
  round(): Promise<void>
  /** One look at what a process that is gone had taken and not answered. */
  lookBack(): Promise<void>
  /** Ends the connection and closes the state, as a restart does. */
  stop(): Promise<void>
}

export interface TestBotOptions {
  readonly talks: Talks
  readonly statePath?: string
  /** In place of a path: shared with another bot, and closed by whoever opened it. */
  readonly state?: State
  readonly config?: Partial<AppOptions['config']>
  readonly now?: () => Date
  readonly pace?: DeliveryPace
  readonly lateWindow?: number
  /** How the workspace reaches it; over Socket Mode unless it says otherwise. */
  readonly over?: 'socket' | 'http'
  /** Off, so that direct messages are answered beside and not in a thread; 'by-scopes' as in earnest. */
  readonly agentPane?: 'off' | 'by-scopes'
}

/** The messages that show a fact, as far as corrections would find them; oldest first. */
export function showing({ state }: Pick<TestBot, 'state'>, factId: string) {
  return state.posted.withShown(state.posted.allShown().filter((shown) => shown.factId === factId))
}

/** The real bot over real sockets, in the local workspace. Nothing of Bolt is replaced. */
export async function startTalksBot(
  workspace: Workspace,
  {
    talks,
    statePath = ':memory:',
    state: shared,
    config,
    now = () => new Date(),
    pace,
    lateWindow = 6 * 3_600_000,
    over = 'socket',
    agentPane = 'off',
  }: TestBotOptions,
): Promise<TestBot> {
  const lines: string[] = []
  const state = shared ?? openState(statePath)
  const { botToken, appToken, apiUrl, signingSecret } = workspace
  let references = 0
  const log = createLog({ write: (line) => lines.push(line), now })
  const app: RunningApp = await startApp({
    transport:
      over === 'http'
        ? { mode: 'http', botToken, signingSecret, port: 0, apiUrl }
        : { mode: 'socket', botToken, appToken, apiUrl },
    config: { timeZone: 'UTC', allowedTeams: [], editors: [], ...config },
    talks,
    state,
    now,
    log,
    postInterval: 5,
    ...(agentPane === 'off' && { hasAgentPane: false }),
    newReference: () => {
      references += 1
      return `T-TEST0${references}`
    },
  })
  if (over === 'http') await workspace.setRequestUrl(`http://127.0.0.1:${app.port}/slack/events`)
  await workspace.connected()
  const parts = { app, talks, state, now, lateWindow, log, metrics: silentMetrics }
  const rounds = createDeliveryRounds(parts, pace)
  return {
    state,
    lines,
    rounds,
    async round() {
      await rounds.digests()
      await rounds.recalls()
    },
    lookBack: app.answerAbandoned,
    async stop() {
      await app.stop()
      if (!shared) state.close()
    },
  }
}
