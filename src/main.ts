import { type Environment, readConfig } from './config.ts'
import { createDeliveryRounds, type DeliveryPace } from './delivery-rounds.ts'
import { type Rounds, startRounds } from './digest/start-rounds.ts'
import { createHeartbeat } from './operations/heartbeat.ts'
import { createRecordHealth, databaseCheck, slackCheck } from './operations/part-checks.ts'
import { startOperations } from './operations/start-operations.ts'
import type { RecordError } from './record/load-record.ts'
import { createRecordSource } from './record/record-source.ts'
import { type RunningApp, startApp } from './slack/create-app.ts'
import { createLog, type Log } from './slack/logging/create-log.ts'
import { describeError } from './slack/logging/describe-error.ts'
import { openState, type State } from './state/open-state.ts'
import { createTalks, type Talks } from './talks.ts'

export interface StartOptions {
  readonly env: Environment
  readonly now?: () => Date
  /** Where log lines go. */
  readonly write?: (line: string) => void
  /** How fast digests and corrections are looked after. */
  readonly pace?: DeliveryPace & { readonly every?: number; readonly postInterval?: number }
}

/** Milliseconds between two rounds of forgetting what is past its time. */
const pruneInterval = 6 * 3_600_000
/** Milliseconds between two looks at what is due. */
const roundEvery = 10_000
/** Milliseconds between two looks at what was taken and not answered. */
const lookBackEvery = 60_000
/** Milliseconds without a round of deliveries after which Talks is not ready. A post may be waiting for Slack. */
const silentWithin = 5 * 60_000
/** Milliseconds for which a shutdown waits for the message that a round is at: no longer than for what was asked. */
const roundsEndWithin = 8_000

/**
 * Puts Talks together and connects it: config → record → talks → state → Slack. Record and index are built
 * before it connects, so that nobody waits for them with the first question. The only place that reads the clock.
 *
 * @throws one sentence, or the record's list of problems, when the set-up is broken
 */
export async function start({
  env,
  now = () => new Date(),
  write = (line) => process.stderr.write(line),
  pace,
}: StartOptions): Promise<RunningApp> {
  const config = readConfig(env)
  const { slack } = config
  if (slack.mode === 'local') throw new Error('Without Slack tokens Talks starts from the command line only.')

  /** What is open, in the order of opening; it is closed the other way round, so that health goes last. */
  const open: (() => unknown)[] = []
  const stop = async () => {
    for (const close of open.splice(0).reverse()) await close()
  }
  try {
    const { readiness, metrics, port, close } = await startOperations(config, { now })
    open.push(close)
    const log = createLog({ write, now, level: config.logLevel, onLine: metrics.logLine })
    if (port !== undefined) log.info('health served', { port })

    const { record, recordCheck } = openRecord(config.dataPath, log, now)
    const talks = createTalks(record)
    const state = openState(config.statePath)
    open.push(state.close)
    state.prune(now())
    await warmUp(talks, now, log)

    const app = await startApp({
      transport: slack,
      config,
      talks,
      state,
      now,
      log,
      metrics,
      ...(pace?.postInterval !== undefined && { postInterval: pace.postInterval }),
    })
    const rounds = createDeliveryRounds(
      { app, talks, state, now, lateWindow: config.digestLateWindow, log, metrics },
      pace,
    )
    const running: Rounds[] = []
    // The intake closes at once, however long the rounds take: what would else be taken is for the next process.
    open.push(async () => {
      rounds.stop()
      const ends = running.map(({ stop }) => stop(roundsEndWithin))
      await app.stop()
      if ((await Promise.all(ends)).includes(false)) log.warn('left unfinished')
    })
    const pruning = setInterval(() => prune(state, now, log), pruneInterval)
    open.push(() => clearInterval(pruning))

    const heartbeat = createHeartbeat({ now, within: silentWithin })
    const keepRunning = (run: () => Promise<void>, every = pace?.every ?? roundEvery) => {
      const onError = (error: unknown) => log.error('delivery round failed', describeError(error))
      running.push(startRounds({ run, every, onError }))
    }
    keepRunning(() => rounds.digests().then(heartbeat.beat))
    keepRunning(rounds.recalls)
    keepRunning(app.answerAbandoned, lookBackEvery)

    readiness.report('deliveries', heartbeat.check)
    readiness.report('slack', slackCheck(app.isConnected))
    readiness.report('record', recordCheck)
    readiness.report(
      'database',
      databaseCheck(() => state.probe(now())),
    )
    readiness.started()
    open.push(readiness.stopping)
    return { ...app, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** A database that is locked for a moment must not end the bot: the next round forgets what this one could not. */
function prune(state: State, now: () => Date, log: Log) {
  try {
    state.prune(now())
  } catch (error) {
    log.warn('nothing forgotten this time', describeError(error))
  }
}

/** The record, and whether its last reading was good. */
function openRecord(dataPath: string, log: Log, now: () => Date) {
  const health = createRecordHealth()
  const onProblem = ({ problems }: RecordError) => {
    health.noteProblem()
    const { file, line } = problems[0] ?? {}
    log.error('data unreadable, the last good record serves on', { problems: problems.length, file, line })
  }
  const record = createRecordSource(dataPath, onProblem, health.noteRead)
  return { record, recordCheck: health.check(() => record(now())) }
}

/** Any question reads the record; one that searches also has the index and its word lists loaded. */
async function warmUp(talks: Talks, now: () => Date, log: Log): Promise<void> {
  const began = now()
  await talks.ask(talks.examples()[0]?.question ?? 'who said what', { now: began })
  log.info('record read', {
    version: talks.version(),
    milliseconds: now().getTime() - began.getTime(),
  })
}
