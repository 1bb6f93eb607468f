import { spawn } from 'node:child_process'
import { expect } from 'vitest'
import type { Workspace } from '../../src/workspace/start-workspace.ts'

/** Talks as a process of its own, connected to a workspace of the test's. */
export interface TalksProcess {
  /** All it has printed and logged so far. */
  output(): string
  kill(signal: NodeJS.Signals): void
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>
}

/** `npm start` with the workspace's tokens and what else the test sets; resolves once it is connected. */
export async function startTalksProcess(
  workspace: Workspace,
  env: Readonly<Record<string, string>>,
): Promise<TalksProcess> {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/start.ts'], {
    env: {
      PATH,
      HOME,
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_APP_TOKEN: workspace.appToken,
      SLACK_API_URL: workspace.apiUrl,
      SLACK_SIGNING_SECRET: '',
      NODE_ENV: '',
      ...env,
    },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part) => {
      output += part
    })
  }
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.once('exit', (code, signal) => resolve(code ?? signal)),
  )
  await expect
    .poll(() => output, { timeout: 25_000, interval: 20 })
    .toMatch(/^Talks is connected|^Talks cannot start.*/m)
  if (!output.includes('Talks is connected')) throw new Error(output)
  return { output: () => output, kill: (signal) => child.kill(signal), ended }
}
