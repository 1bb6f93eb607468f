import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { hashOfDues } from './due-table.ts'

const run = promisify(execFile)
const table = new URL('due-table.ts', import.meta.url).href
const script = `import { hashOfDues } from ${JSON.stringify(table)}
console.log(JSON.stringify([new Date(2026, 6, 1).toISOString(), hashOfDues()]))`

/** The hash, and an instant that tells whether the child really lived in that zone. */
async function inProcessZone(zone: string): Promise<readonly [string, string]> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    env: { ...process.env, TZ: zone },
  })
  return JSON.parse(stdout)
}

// Six processes at once take their time on a busy machine.
it('the process’s own time zone moves no digest', async () => {
  const expected = hashOfDues()
  const midnights = {
    UTC: '2026-07-01T00:00:00.000Z',
    'America/New_York': '2026-07-01T04:00:00.000Z',
    'Europe/Kyiv': '2026-06-30T21:00:00.000Z',
    'Pacific/Apia': '2026-06-30T11:00:00.000Z',
    'Asia/Kathmandu': '2026-06-30T18:15:00.000Z',
    'Pacific/Kiritimati': '2026-06-30T10:00:00.000Z',
  }
  const found = await Promise.all(
    Object.keys(midnights).map(async (zone) => [zone, await inProcessZone(zone)] as const),
  )
  for (const [zone, [midnight, hash]] of found) {
    expect(midnight).toBe(midnights[zone as keyof typeof midnights])
    expect(hash, zone).toBe(expected)
  }
}, 90_000)
