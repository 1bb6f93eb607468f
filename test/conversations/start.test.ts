import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let folder: string
let child: ChildProcess | undefined
let output = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'talks-start-'))
  output = ''
})
afterEach(() => {
  child?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** `npm start` with nothing set but what the test sets. */
function run(env: Readonly<Record<string, string>> = {}) {
  const { PATH = '', HOME = '' } = process.env
  const started = spawn(process.execPath, ['--import', 'tsx', 'src/cli/start.ts'], {
    env: {
      PATH,
      HOME,
      SLACK_BOT_TOKEN: '',
      SLACK_APP_TOKEN: '',
      SLACK_SIGNING_SECRET: '',
      NODE_ENV: '',
      TALKS_STATE: join(folder, 'talks.db'),
      ...env,
    },
  })
  child = started
  for (const stream of [started.stdout, started.stderr]) {
    stream.on('data', (part) => {
      output += part
    })
  }
  return new Promise<number | null>((resolve) => started.once('exit', resolve))
}

describe('npm start without tokens', () => {
  it('says first that this is the local workspace and where, connects, and ends with it', async () => {
    const ended = run()
    await expect.poll(() => output, { timeout: 20_000 }).toContain('Talks is connected')
    expect(output).toMatch(
      /^This is the local workspace \(no Slack tokens are set\)\. Open http:\/\/127\.0\.0\.1:\d+ /,
    )
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0] ?? ''
    expect((await fetch(`${address}/api/auth.test`, { method: 'POST' })).status).toBe(200)
    child?.kill('SIGTERM')
    expect(await ended).toBe(0)
    await expect
      .poll(() =>
        fetch(address).then(
          () => 'up',
          () => 'gone',
        ),
      )
      .toBe('gone')
  }, 30_000)
})

describe('npm start with a broken set-up', () => {
  it.each([
    [
      'a bot token alone',
      { SLACK_BOT_TOKEN: 'xoxb-9-none' },
      /^Talks cannot start\. SLACK_APP_TOKEN is missing[^\n]*\n$/,
    ],
    [
      'nothing in production',
      { NODE_ENV: 'production' },
      /^Talks cannot start\. SLACK_BOT_TOKEN is missing[^\n]*\n$/,
    ],
    [
      'nobody at the address',
      {
        SLACK_BOT_TOKEN: 'xoxb-9-none',
        SLACK_APP_TOKEN: 'xapp-9-none',
        SLACK_API_URL: 'http://127.0.0.1:9/api/',
      },
      /Talks cannot start\. Slack cannot be reached[^\n]*\n$/,
    ],
  ])(
    'says so in one sentence and prints no token: %s',
    async (_, env, sentence) => {
      expect(await run(env)).toBe(1)
      expect(output).toMatch(sentence)
      expect(output).not.toMatch(/9-none/)
    },
    30_000,
  )
})
