import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'

let folder: string
let workspace: Workspace
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'talks-doctor-cli-'))
  workspace = await startWorkspace()
})
afterEach(async () => {
  await workspace.close()
  rmSync(folder, { recursive: true })
})

/** `npm run doctor` with nothing set but what the test sets. */
function doctor(env: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const { PATH = '', HOME = '' } = process.env
  const set = {
    PATH,
    HOME,
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_APP_TOKEN: workspace.appToken,
    SLACK_SIGNING_SECRET: '',
    SLACK_API_URL: workspace.apiUrl,
    NODE_ENV: '',
    TALKS_STATE: join(folder, 'talks.db'),
    ...env,
  }
  return new Promise<{ readonly code: unknown; readonly output: string }>((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'src/cli/doctor.ts', ...args],
      { env: set },
      (error, stdout, stderr) => resolve({ code: error ? error.code : 0, output: stdout + stderr }),
    )
  })
}

it('says of each thing how it is, in words too, and ends well when nothing keeps Talks from running', async () => {
  const { code, output } = await doctor({})
  expect(output).toMatch(/^✓ ok {7}node: /)
  expect(output).toMatch(/^✓ ok {7}bot token: /m)
  expect(output).toMatch(/^✓ ok {7}data: The record has 5 documents/m)
  expect(output).toMatch(/\nTalks can run here\.\n$/)
  expect(code).toBe(0)
})

it('ends with code 1 and says what to mend, without a token', async () => {
  writeFileSync(join(folder, 'talks.db'), 'no database '.repeat(1_000))
  const { code, output } = await doctor({ SLACK_BOT_TOKEN: 'xoxb-1-wrong' })
  expect(output).toMatch(/^✗ problem {2}bot token: Slack refuses SLACK_BOT_TOKEN \(invalid_auth\)\. Install/m)
  expect(output).toMatch(/^✗ problem {2}database: .* is damaged\. /m)
  expect(output).toMatch(/\nThings to mend: 2\.\n$/)
  expect(output).not.toMatch(/xoxb-1|xapp-1/)
  expect(code).toBe(1)
})

it('tells other programs as JSON', async () => {
  const { code, output } = await doctor({ SLACK_APP_TOKEN: '' }, '--json')
  expect(JSON.parse(output)).toMatchObject({
    ok: false,
    findings: expect.arrayContaining([
      { check: 'environment', state: 'problem', text: expect.any(String), mend: expect.any(String) },
    ]),
  })
  expect(code).toBe(1)
})

it('says how it is called', async () => {
  const { code, output } = await doctor({}, '--gently')
  expect([code, output]).toEqual([2, 'Usage: npm run doctor [-- --json]\n'])
})
