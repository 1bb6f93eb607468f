import type { Environment } from '../../config.ts'
import { checkData } from './check-data.ts'
import { checkDatabase } from './check-database.ts'
import { checkEnvironment } from './check-environment.ts'
import { checkHealthPort } from './check-health-port.ts'
import { checkRuntime, type Runtime, thisRuntime } from './check-runtime.ts'
import { checkSlack } from './check-slack.ts'
import type { Finding } from './finding.ts'
import type { WantedScope } from './manifest-scopes.ts'

export interface Patient {
  readonly env: Environment
  /** The text of `.env`; null where there is none. */
  readonly envFile: string | null
  /** What manifest.yml asks for. */
  readonly scopes: readonly WantedScope[]
  readonly now: () => Date
  readonly runtime?: Runtime
}

/**
 * Checks one thing after another and yields what it finds as it goes. Changes nothing: no file is created, no socket
 * opened, nothing posted. Where the environment cannot be read, there is nothing further to look at but Node.
 */
export async function* diagnose({
  env,
  envFile,
  scopes,
  now,
  runtime = thisRuntime(),
}: Patient): AsyncGenerator<Finding> {
  yield* checkRuntime(runtime)
  const { config, findings } = checkEnvironment(env, envFile)
  yield* findings
  if (!config) return
  yield* await checkSlack(config.slack, scopes, now)
  yield* checkDatabase(config.statePath)
  yield* checkData(config.dataPath, now())
  yield await checkHealthPort(config.health)
}
