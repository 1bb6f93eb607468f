import { createServer } from 'node:net'
import type { Config } from '../../config.ts'
import { type Finding, ok, problem } from './finding.ts'

const check = 'health'

/** Taken by Talks itself is as good as free: the doctor may be called while it runs. */
export async function checkHealthPort(health: Config['health']): Promise<Finding> {
  if (!health) return ok(check, 'Health is not served (TALKS_HEALTH_PORT is not set).')
  const { host, port } = health
  const where = `TALKS_HEALTH_PORT ${port} on ${host}`
  const code = await tryToListen(host, port)
  if (code === null) return ok(check, `${where} is free.`)
  if (code !== 'EADDRINUSE') {
    return problem(
      check,
      `${where} cannot be used (${code}).`,
      'Choose another port, or another TALKS_HEALTH_HOST.',
    )
  }
  if (await isTalks(host, port)) return ok(check, `${where} is served by a Talks that runs.`)
  return problem(check, `${where} is taken by another program.`, 'Choose another port.')
}

/** Null when it can be had, else the system's code for why not. */
function tryToListen(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? 'unknown'))
    server.listen(port, host, () => server.close(() => resolve(null)))
  })
}

async function isTalks(host: string, port: number): Promise<boolean> {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host
  try {
    const answer = await fetch(`http://${reachable}:${port}/health/live`, {
      signal: AbortSignal.timeout(2_000),
    })
    return answer.ok && ((await answer.json()) as { status?: unknown }).status === 'live'
  } catch {
    return false
  }
}
