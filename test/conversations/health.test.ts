import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { start } from '../../src/main.ts'
import type { RunningApp } from '../../src/slack/create-app.ts'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'

interface Line {
  readonly event: string
  readonly port?: number
}

let folder: string
let workspace: Workspace
let app: RunningApp
let port: number | undefined
const lines: string[] = []
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'talks-health-'))
  cpSync('data', join(folder, 'data'), { recursive: true })
  workspace = await startWorkspace()
  app = await start({
    env: {
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_APP_TOKEN: workspace.appToken,
      SLACK_API_URL: workspace.apiUrl,
      TALKS_STATE: join(folder, 'talks.db'),
      TALKS_DATA: join(folder, 'data'),
      TALKS_HEALTH_PORT: '0',
      TALKS_METRICS: 'on',
    },
    write: (line) => lines.push(line),
  })
  port = lines.map((line) => JSON.parse(line) as Line).find(({ event }) => event === 'health served')?.port
}, 60_000)
afterAll(async () => {
  await app.stop()
  await workspace.close()
  rmSync(folder, { recursive: true })
})

const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`)

async function ready() {
  const answer = await get('/health/ready')
  const text = await answer.text()
  expect(text).not.toMatch(/xox|xapp|talks-health|\.db|\.yaml/)
  const { status, checks } = JSON.parse(text) as { status: string; checks: Record<string, { state: string }> }
  const states = Object.fromEntries(Object.entries(checks).map(([name, { state }]) => [name, state]))
  return { code: answer.status, status, ...states }
}

const well = { code: 200, status: 'ready', slack: 'ok', record: 'ok', database: 'ok' }
/** Readings serve for a second. */
const soon = { timeout: 10_000, interval: 200 }

describe('readiness', () => {
  it('follows the database', async () => {
    expect(await ready()).toMatchObject(well)
    const other = new Database(join(folder, 'talks.db'))
    other.exec('BEGIN IMMEDIATE')
    await expect.poll(ready, soon).toMatchObject({ code: 503, status: 'failing', database: 'failing' })
    other.exec('ROLLBACK')
    other.close()
    await expect.poll(ready, soon).toMatchObject(well)
  }, 30_000)

  it('follows the record: with mistakes in it the last good one serves, and is still ready', async () => {
    const file = join(folder, 'data', 'topics.yaml')
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, `${text}\n  - nonsense\n`)
    await expect.poll(ready, soon).toMatchObject({ code: 200, status: 'degraded', record: 'degraded' })
    writeFileSync(file, text)
    await expect.poll(ready, soon).toMatchObject(well)
  }, 30_000)

  it('follows the connection', async () => {
    const id = workspace.faults.add({
      kind: 'server-error',
      method: 'apps.connections.open',
      times: Number.POSITIVE_INFINITY,
    })
    workspace.disconnectApp()
    await expect.poll(ready, soon).toMatchObject({ code: 503, status: 'failing', slack: 'failing' })
    expect((await get('/health/live')).status).toBe(200)
    workspace.faults.remove(id)
    await expect.poll(ready, { ...soon, timeout: 20_000 }).toMatchObject(well)
  }, 40_000)
})

describe('metrics', () => {
  it('count what is asked by its intent, what came of it and the way in, and nothing that tells who asked what', async () => {
    await workspace.as('olena').command('/talks', 'stalled Qatar', 'newsroom')
    await workspace.nextMessage()
    await workspace.as('olena').post('newsroom', '@talks What did Churchill say?')
    await workspace.nextMessage()
    await workspace.settled()
    const text = await (await get('/metrics')).text()
    expect(text).toContain('talks_questions_total{intent="stalled",status="answered",surface="command"} 1')
    expect(text).toContain('talks_questions_total{intent="said",status="not-in-record",surface="mention"} 1')
    expect(text).toMatch(/^talks_answer_seconds_count\{surface="command"\} 1$/m)
    expect(Number(/^talks_acknowledgement_seconds_count (\d+)$/m.exec(text)?.[1])).toBeGreaterThanOrEqual(2)
    expect(text).toMatch(/^talks_log_lines_total\{level="info"\} [1-9]/m)
    expect(text).not.toMatch(/olena|newsroom|C0|U0|qatar|churchill/i)
  }, 20_000)
})

it('is ready over HTTP once it listens', async () => {
  const http = await start({
    env: {
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_SIGNING_SECRET: workspace.signingSecret,
      SLACK_API_URL: workspace.apiUrl,
      PORT: '0',
      TALKS_STATE: ':memory:',
    },
    write: () => undefined,
  })
  expect(http.isConnected()).toBe(true)
  await http.stop()
  expect(http.isConnected()).toBe(false)
}, 20_000)
