import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface StartedTalks {
  readonly url: string
  /** Everything it printed. */
  output(): string
  stop(): Promise<void>
}

/**
 * Runs what `npm start` runs, without tokens, on a free port and with its state in a folder of its own.
 *
 * @param settings further variables of the environment, such as TALKS_EDITORS
 * @throws with what it printed, when it is not connected within 60 seconds
 */
export async function startTalks(settings: Readonly<Record<string, string>> = {}): Promise<StartedTalks> {
  const folder = mkdtempSync(join(tmpdir(), 'talks-browser-'))
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/start.ts'], {
    env: {
      PATH,
      HOME,
      // Empty rather than absent, so that nobody's .env is used.
      SLACK_BOT_TOKEN: '',
      SLACK_APP_TOKEN: '',
      SLACK_SIGNING_SECRET: '',
      NODE_ENV: '',
      PORT: '0',
      TALKS_STATE: join(folder, 'talks.db'),
      ...settings,
    },
  })
  const ended = once(child, 'exit')
  let output = ''
  await new Promise<void>((resolve, reject) => {
    const fail = () => reject(new Error(`Talks did not start. It printed:\n${output}`))
    const timer = setTimeout(fail, 60_000)
    child.once('exit', fail)
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part) => {
        output += part
        if (!output.includes('Talks is connected')) return
        clearTimeout(timer)
        resolve()
      })
    }
  })
  return {
    url: /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0] ?? '',
    output: () => output,
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
