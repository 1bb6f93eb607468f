import { createDeliveryRounds, type DeliveryPace } from '../../src/delivery-rounds.ts'
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
  /** One look at what digests are due and what has to be corrected. */
  round(): Promise<void>
  /** Ends the connection and closes the state, as a restart does. */
  stop(): Promise<void>
}

export interface TestBotOptions {
  readonly talks: Talks
  readonly statePath?: string
  readonly config?: Partial<AppOptions['config']>
  readonly now?: () => Date
  readonly pace?: DeliveryPace
  readonly lateWindow?: number
}

/** The real bot over real Socket Mode, in the local workspace. Nothing of Bolt is replaced. */
export async function startTalksBot(
  workspace: Workspace,
  {
    talks,
    statePath = ':memory:',
    config,
    now = () => new Date(),
    pace,
    lateWindow = 6 * 3_600_000,
  }: TestBotOptions,
): Promise<TestBot> {
  const lines: string[] = []
  const state = openState(statePath)
  const { botToken, appToken, apiUrl } = workspace
  let references = 0
  const log = createLog({ write: (line) => lines.push(line), now })
  const app: RunningApp = await startApp({
    transport: { mode: 'socket', botToken, appToken, apiUrl },
    config: { timeZone: 'UTC', allowedTeams: [], ...config },
    talks,
    state,
    now,
    log,
    postInterval: 5,
    newReference: () => {
      references += 1
      return `T-TEST0${references}`
    },
  })
  await workspace.connected()
  const parts = { app, talks, state, now, lateWindow, log, metrics: silentMetrics }
  const rounds = createDeliveryRounds(parts, pace)
  return {
    state,
    lines,
    async round() {
      await rounds.digests()
      await rounds.recalls()
    },
    async stop() {
      await app.stop()
      state.close()
    },
  }
}
