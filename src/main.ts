import { type Environment, readConfig } from './config.ts'
import { createRecordSource } from './record/record-source.ts'
import { type RunningApp, startApp } from './slack/create-app.ts'
import { createLog, type Log } from './slack/logging/create-log.ts'
import { openState } from './state/open-state.ts'
import { createTalks, type Talks } from './talks.ts'

export interface StartOptions {
  readonly env: Environment
  readonly now?: () => Date
  /** Where log lines go. */
  readonly write?: (line: string) => void
}

/** Milliseconds between two rounds of forgetting what is past its time. */
const pruneInterval = 6 * 3_600_000

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
}: StartOptions): Promise<RunningApp> {
  const config = readConfig(env)
  const { slack } = config
  if (slack.mode === 'local') throw new Error('Without Slack tokens Talks starts from the command line only.')

  const log = createLog({ write, now })
  const record = createRecordSource(config.dataPath, ({ problems }) => {
    const { file, line } = problems[0] ?? {}
    log.error('data unreadable, the last good record serves on', { problems: problems.length, file, line })
  })
  const talks = createTalks(record)
  const state = openState(config.statePath)
  try {
    state.prune(now())
    await warmUp(talks, now, log)
    const app = await startApp({ transport: slack, config, talks, state, now, log })
    const pruning = setInterval(() => state.prune(now()), pruneInterval)
    pruning.unref()
    return {
      ...app,
      async stop() {
        clearInterval(pruning)
        await app.stop()
        state.close()
      },
    }
  } catch (error) {
    state.close()
    throw error
  }
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
