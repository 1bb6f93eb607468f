import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { startTalksProcess, type TalksProcess } from '../support/talks-process.ts'

let folder: string
let statePath: string
let backup: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'talks-backup-cli-'))
  statePath = join(folder, 'state', 'talks.db')
  backup = join(folder, 'monday.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** `npm run backup` or `npm run restore`, as another process beside the bot. */
function run(program: 'backup' | 'restore', ...args: readonly string[]) {
  const { PATH = '', HOME = '' } = process.env
  return new Promise<{ readonly code: unknown; readonly output: string }>((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', `src/cli/${program}.ts`, ...args],
      { env: { PATH, HOME, TALKS_STATE: statePath } },
      (error, stdout, stderr) => resolve({ code: error ? error.code : 0, output: stdout + stderr }),
    )
  })
}

describe('after a database was lost', () => {
  let workspace: Workspace
  let bot: TalksProcess
  beforeEach(async () => {
    // Slack hands every event over again and again: whoever has forgotten one answers it anew.
    workspace = await startWorkspace({ ackTimeout: 1, retryDelays: Array<number>(1_000).fill(300) })
  })
  afterEach(async () => {
    bot.kill('SIGKILL')
    await workspace.close()
  })

  const start = () => startTalksProcess(workspace, { TALKS_STATE: statePath })
  const fromBot = () => workspace.messages('newsroom').filter((message) => message.bot_id)

  it('the bot knows from a backup, made while it worked, what it has answered and what its buttons do', async () => {
    bot = await start()
    await workspace.as('olena').post('newsroom', '@talks Timeline from 28 February to 10 March 2022')
    const answer = await workspace.nextMessage(undefined, { timeout: 15_000 })
    const writing = Array.from({ length: 20 }, () =>
      workspace.as('max').command('/talks', 'help', 'newsroom'),
    )
    const backedUp = await run('backup', backup)
    await Promise.all(writing)
    expect(backedUp.output).toMatch(
      /^Backed up .* to .*monday\.db, and checked: version \d+, \d+ kB; \d+ answer/,
    )
    expect(backedUp.code).toBe(0)

    expect(await run('restore', backup)).toMatchObject({
      code: 1,
      output: expect.stringContaining('is in use: stop Talks first, then restore.'),
    })
    bot.kill('SIGKILL')
    await bot.ended
    // Both: what SQLite finds in a good log heals a damaged file.
    for (const path of [statePath, `${statePath}-wal`]) writeFileSync(path, 'damage '.repeat(20_000))
    await expect(start()).rejects.toThrow(/The state in .* is damaged/)

    const restored = await run('restore', backup)
    expect(restored.output).toMatch(
      /^Restored .* from .*monday\.db, and checked: [^\n]*\nWhat was there before is in /,
    )
    expect(restored.code).toBe(0)
    expect(readdirSync(join(folder, 'state')).filter((name) => name.includes('before-restore'))).toHaveLength(
      1,
    )

    bot = await start()
    await workspace.as('olena').click(answer, 'more')
    const next = await workspace.nextMessage((shown) => shown.thread_ts === answer.thread_ts, {
      timeout: 15_000,
    })
    expect(next.text).not.toBe(answer.text)
    expect(next.text).not.toMatch(/went wrong|too old/)
    // By now the question came in again a few times.
    await workspace.settled({ quiet: 700 })
    expect(fromBot()).toHaveLength(2)
  }, 120_000)
})

describe('called wrongly', () => {
  it.each([
    ['backup', []],
    ['backup', ['a', 'b']],
    ['restore', ['--force', 'a']],
  ] as const)('%s %j says how it is called', async (program, args) => {
    const { code, output } = await run(program, ...args)
    expect(output).toMatch(new RegExp(`^Usage: npm run ${program} -- FILE `))
    expect(code).toBe(2)
  })

  it('says in one sentence what is missing, and leaves nothing', async () => {
    expect(await run('backup', backup)).toMatchObject({
      code: 1,
      output: expect.stringMatching(/^backup: There is no state in [^\n]*\.\n$/),
    })
    expect(await run('restore', backup)).toMatchObject({
      code: 1,
      output: expect.stringMatching(/^restore: There is no file [^\n]*\.\n$/),
    })
    expect(existsSync(backup) || existsSync(statePath)).toBe(false)
  })
})
