import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'

describe('the workspace as a program of its own', () => {
  let child: ChildProcess
  afterEach(() => child.kill())

  function run(args: readonly string[], stdio: ('ipc' | 'pipe' | 'ignore')[]) {
    child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/workspace.ts', ...args], { stdio })
  }

  it('reports to its parent, and ends with it', async () => {
    run([], ['ignore', 'pipe', 'pipe', 'ipc'])
    const [ready] = await once(child, 'message')
    expect(ready).toEqual({
      kind: 'ready',
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      apiUrl: expect.stringMatching(/\/api\/$/),
      appToken: expect.stringContaining('LOCAL'),
      botToken: expect.stringContaining('local'),
    })
    expect((await fetch((ready as { url: string }).url)).status).toBe(200)
    child.disconnect()
    expect(await once(child, 'exit')).toEqual([0, null])
  }, 20_000)

  it('prints what a Bolt app needs when it runs alone', async () => {
    run(['--port', '0'], ['ignore', 'pipe', 'pipe'])
    let printed = ''
    child.stdout?.on('data', (chunk) => {
      printed += chunk
    })
    await expect.poll(() => printed, { timeout: 15_000 }).toContain('SLACK_BOT_TOKEN=')
    expect(printed).toMatch(/SLACK_API_URL=http:\/\/127\.0\.0\.1:\d+\/api\//)
  }, 20_000)

  it('says what is wrong with a port', async () => {
    run(['--port', 'front-door'], ['ignore', 'pipe', 'pipe'])
    expect(await once(child, 'exit')).toEqual([2, null])
  }, 20_000)

  async function printedBy(
    args: readonly string[],
  ): Promise<{ code: number | null; out: string; err: string }> {
    run(args, ['ignore', 'pipe', 'pipe'])
    const printed = { out: '', err: '' }
    child.stdout?.on('data', (part) => {
      printed.out += part
    })
    child.stderr?.on('data', (part) => {
      printed.err += part
    })
    const [code] = (await once(child, 'close')) as [number | null]
    return { code, ...printed }
  }

  it('explains itself', async () => {
    const { code, out } = await printedBy(['--help'])
    expect(code).toBe(0)
    for (const option of ['--port', '--manifest', '--help']) expect(out).toContain(option)
  }, 20_000)

  it.each([
    [['--colour'], '--colour'],
    [['--manifest', 'no-such-file.yml'], 'no-such-file.yml'],
    [['--manifest', 'package.json'], 'not a manifest'],
  ])(
    'says what is wrong with %j',
    async (args, word) => {
      const { code, err } = await printedBy(args)
      expect(code).toBe(2)
      expect(err).toContain(word)
      expect(err).not.toContain('    at ')
    },
    20_000,
  )
})
