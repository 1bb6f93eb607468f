import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkRuntime, thisRuntime } from '../../src/operations/doctor/check-runtime.ts'
import { diagnose, type Patient } from '../../src/operations/doctor/diagnose.ts'
import type { Finding } from '../../src/operations/doctor/finding.ts'
import { readManifestScopes } from '../../src/operations/doctor/manifest-scopes.ts'
import { startHealthServer } from '../../src/operations/health-server.ts'
import { createReadiness } from '../../src/operations/readiness.ts'
import { openState } from '../../src/state/open-state.ts'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'

const now = () => new Date()
const scopes = readManifestScopes(readFileSync('manifest.yml', 'utf8'))

let folder: string
let statePath: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'talks-doctor-'))
  statePath = join(folder, 'talks.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

async function examine(env: Patient['env'] = {}, rest: Partial<Patient> = {}): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  // Reading the whole record takes its time: only those tests do that are about it.
  const places = { TALKS_STATE: statePath, TALKS_DATA: join(folder, 'none') }
  const patient = { env: { ...places, ...env }, envFile: null, scopes, now, ...rest }
  for await (const finding of diagnose(patient)) findings.push(finding)
  return findings
}

/** "problem: The scope … is missing. Add …" of one check, or of all. */
const said = (findings: readonly Finding[], check?: string) =>
  findings
    .filter((each) => check === undefined || each.check === check)
    .map(({ state, text, mend }) => [`${state}: ${text}`, mend].filter(Boolean).join(' '))

it('finds nothing wrong with a fresh clone, and says that Slack was not asked', async () => {
  const findings = await examine({ TALKS_DATA: 'data' })
  expect(findings.filter(({ state }) => state !== 'ok').map(({ check }) => check)).toEqual(['slack'])
  expect(said(findings, 'slack')[0]).toMatch(/Slack was not checked, and npm start opens the local workspace/)
})

describe('the environment', () => {
  it('shows where .env is malformed, and never what stands there', async () => {
    const envFile = [
      '# a comment',
      'export TALKS_TIME_ZONE = Europe/Kyiv # good',
      'xoxb-a-token-alone',
      'TALKS_EDITORS="U012ABCDEF,',
      'U034GHIJKL"',
      '',
      'not a line',
      'NAME: also taken',
    ].join('\r\n')
    const findings = said(await examine({}, { envFile }), 'environment')
    expect(findings).toEqual([
      expect.stringMatching(/^problem: Line 3 of \.env is no NAME=value/),
      expect.stringMatching(/^problem: Line 7 of \.env /),
    ])
    expect(findings.join()).not.toContain('xoxb')
  })
  it('takes .env.example for what it is', async () => {
    const envFile = readFileSync('.env.example', 'utf8')
    expect(said(await examine({}, { envFile }), 'environment')).toEqual([
      'ok: The variables are well formed; .env is read.',
    ])
  })
  it('wonders about names that look like ours', async () => {
    const envFile = 'SLACK_BOTTOKEN=xoxb-1\nTALKS_STATES=x\nEDITOR=vi\n'
    expect(said(await examine({}, { envFile }), 'environment')).toEqual([
      expect.stringMatching(/^warning: SLACK_BOTTOKEN is no variable/),
      expect.stringMatching(/^warning: TALKS_STATES is no variable/),
    ])
  })
  it('names what is missing and looks no further', async () => {
    const findings = await examine({ SLACK_BOT_TOKEN: 'xoxb-secret-thing' })
    expect(findings.at(-1)).toMatchObject({ check: 'environment', state: 'problem' })
    expect(findings.at(-1)?.text).toMatch(/^SLACK_APP_TOKEN is missing/)
    expect(JSON.stringify(findings)).not.toContain('secret-thing')
  })
})

describe('the platform', () => {
  it.each([
    ['20.18.9', 'problem'],
    ['18.20.0', 'problem'],
    ['20.19.0', 'ok'],
    ['24.1.0', 'ok'],
  ])('Node %s: %s', (version, state) => {
    expect(checkRuntime({ ...thisRuntime(), version })[0]).toMatchObject({ check: 'node', state })
  })
  it('notices data for English and UTC only', () => {
    const small = { ...thisRuntime(), sample: () => 'March 29 at 09:00 AM' }
    expect(checkRuntime(small)[1]).toMatchObject({ check: 'time zones', state: 'problem' })
  })
})

describe('Slack, in the local workspace', () => {
  let workspace: Workspace
  beforeEach(async () => {
    workspace = await startWorkspace()
  })
  afterEach(() => workspace.close())

  const env = () => ({
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_APP_TOKEN: workspace.appToken,
    SLACK_API_URL: workspace.apiUrl,
  })

  it('takes good tokens, and never shows them', async () => {
    const findings = await examine(env())
    expect(said(findings, 'bot token')[0]).toMatch(/^ok: Slack takes SLACK_BOT_TOKEN, of /)
    expect(said(findings, 'app token')[0]).toMatch(/^ok: /)
    expect(said(findings, 'clock')).toEqual(['ok: The clock agrees with Slack’s.'])
    expect(JSON.stringify(findings)).not.toMatch(/xox|xapp-/)
  })
  it('notices a scope that the app was installed without', async () => {
    await workspace.close()
    const granted = scopes.map(({ scope }) => scope).filter((scope) => scope !== 'chat:write')
    workspace = await startWorkspace({ scopes: granted })
    expect(said(await examine(env()), 'scopes')).toEqual([
      expect.stringMatching(/^problem: The scope chat:write is missing \(Answers\)\. Add it under OAuth/),
    ])
  })
  it('leaves no connection behind', async () => {
    await examine(env())
    await expect(workspace.connected({ timeout: 100 })).rejects.toThrow()
  })
  it('names each token that is refused', async () => {
    const bad = { ...env(), SLACK_BOT_TOKEN: 'xoxb-1-wrong', SLACK_APP_TOKEN: 'xapp-1-wrong' }
    const findings = await examine(bad)
    expect(said(findings, 'bot token')[0]).toMatch(/^problem: Slack refuses SLACK_BOT_TOKEN \(invalid_auth\)/)
    expect(said(findings, 'app token')[0]).toMatch(/^problem: Slack refuses SLACK_APP_TOKEN \(invalid_auth\)/)
    expect(JSON.stringify(findings)).not.toContain('wrong')
  })
  it.each([
    [31, 'ahead of'],
    [-31, 'behind'],
  ])('notices a clock that is %i seconds off', async (seconds, side) => {
    const findings = await examine(env(), { now: () => new Date(Date.now() + seconds * 1_000) })
    expect(said(findings, 'clock')[0]).toMatch(
      new RegExp(`^problem: The clock is 3\\d seconds ${side} Slack’s`),
    )
  })
})

describe('Slack, as it answers', () => {
  let server: Server
  let answer: { readonly status?: number; readonly headers?: Record<string, string>; readonly body: string }
  beforeEach(async () => {
    server = createServer((_, response) => {
      response.writeHead(answer.status ?? 200, answer.headers).end(answer.body)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterEach(() => new Promise((resolve) => server.close(resolve)))

  const env = () => ({
    SLACK_BOT_TOKEN: 'xoxb-1-test',
    SLACK_SIGNING_SECRET: '0123456789abcdef',
    SLACK_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
  })
  const bot = JSON.stringify({ ok: true, team: 'The Desk', bot_id: 'B1' })

  it('names the scopes that are missing with their reason, and those that are not needed', async () => {
    const granted = scopes
      .map(({ scope }) => scope)
      .filter((scope) => !/groups:history|users:read/.test(scope))
    answer = { headers: { 'x-oauth-scopes': [...granted, 'files:read'].join(', ') }, body: bot }
    const found = said(await examine(env()), 'scopes')
    expect(found).toHaveLength(3)
    expect(found[0]).toMatch(
      /^problem: The scope groups:history is missing \(The thread in which it was asked/,
    )
    expect(found[1]).toMatch(/^problem: The scope users:read is missing \(The asker's time zone/)
    expect(found[2]).toMatch(/^warning: The scope files:read is granted and not needed/)
  })
  it('is content when the scopes are those of the manifest', async () => {
    answer = { headers: { 'x-oauth-scopes': scopes.map(({ scope }) => scope).join(',') }, body: bot }
    const findings = await examine(env())
    expect(said(findings, 'scopes')[0]).toMatch(/^ok: All \d+ scopes/)
    expect(said(findings, 'signing secret')[0]).toMatch(/^ok: /)
  })
  it('wants a bot’s token', async () => {
    answer = { body: JSON.stringify({ ok: true, team: 'The Desk', user_id: 'U1' }) }
    const findings = await examine(env())
    expect(said(findings, 'bot token')[0]).toMatch(/^problem: SLACK_BOT_TOKEN is not a bot’s token/)
    expect(said(findings, 'scopes')[0]).toMatch(/^warning: Slack did not say/)
  })
  it.each([
    ['a page of some proxy', { status: 502, body: '<html>Bad gateway</html>' }],
    ['JSON of somebody else', { body: 'null' }],
    ['a redirection', { status: 302, headers: { location: 'http://127.0.0.1:9/' }, body: '' }],
  ])('is not reached through %s', async (_, other) => {
    answer = other
    expect(said(await examine(env()), 'slack')[0]).toMatch(/^problem: Slack cannot be reached/)
  })
  it('is shown without anything that an error’s name may carry', async () => {
    answer = { body: JSON.stringify({ ok: false, error: 'bad xoxb-1-test\nToken' }) }
    expect(said(await examine(env()), 'bot token')[0]).toMatch(/\(no reason given\)/)
  })
})

describe('the database', () => {
  const database = async (env: Patient['env'] = {}) => said(await examine(env), 'database')

  it('is sound after Talks has used it, and while it does', async () => {
    const state = openState(statePath)
    state.seen.take({ eventId: 'Ev1' }, now())
    expect(await database()).toEqual([
      expect.stringMatching(
        /^ok: The state in .* is sound and can be written: version \d+, \d+ kB, 1 rows\.$/,
      ),
    ])
    state.close()
  })
  it('is not created by looking', async () => {
    expect(await database()).toEqual([
      expect.stringMatching(/^ok: There is no .*; the first start creates it\.$/),
    ])
    expect(await database()).toEqual([expect.stringMatching(/^ok: There is no /)])
  })
  it('is damaged', async () => {
    writeFileSync(statePath, 'no database '.repeat(1_000))
    expect(await database()).toEqual([
      expect.stringMatching(/^problem: .* is damaged\. .*npm run restore -- FILE/),
    ])
  })
  it('is another program’s', async () => {
    const other = new Database(statePath)
    other.exec('CREATE TABLE orders (id)')
    other.close()
    expect(await database()).toEqual([expect.stringMatching(/^problem: .* is not the state of Talks/)])
  })
  it('is locked by somebody who writes and writes', async () => {
    openState(statePath).close()
    const other = new Database(statePath)
    other.exec('BEGIN IMMEDIATE')
    expect(await database()).toEqual([
      expect.stringMatching(/^problem: .* cannot be written\. Find the program/),
    ])
    other.exec('ROLLBACK')
    other.close()
  })
  it('would stand where nobody can write', async () => {
    writeFileSync(join(folder, 'file'), '')
    const path = join(folder, 'file', 'talks.db')
    expect(await database({ TALKS_STATE: path })).toEqual([expect.stringMatching(/^problem: The folder of /)])
  })
  it('is kept nowhere', async () => {
    expect(await database({ TALKS_STATE: ':memory:' })).toEqual([
      expect.stringMatching(/^warning: .*in memory only/),
    ])
  })
})

describe('the data', () => {
  beforeEach(() => cpSync('data', join(folder, 'data'), { recursive: true }))
  const data = async () => said(await examine({ TALKS_DATA: join(folder, 'data') }), 'data')
  const file = () => join(folder, 'data', 'documents', 'cameron-2022.yaml')

  it('shows how far the record goes', async () => {
    expect(await data()).toEqual(['ok: The record has 5 documents, the newest of 2024-08-18.'])
  })
  it('names a mistake with file and line', async () => {
    writeFileSync(file(), readFileSync(file(), 'utf8').replace(/^ {2}genre: .*$/m, '  genre: gossip'))
    expect((await data())[0]).toMatch(
      /^problem: .*cameron-2022\.yaml:\d+ document\.genre: found "gossip", expected /,
    )
  })
  it('lists a few of many mistakes, and counts the rest', async () => {
    writeFileSync(
      file(),
      readFileSync(file(), 'utf8').replaceAll(/^( +)paragraph: .*$/gm, '$1paragraph: many'),
    )
    const found = await data()
    expect(found).toHaveLength(6)
    expect(found[5]).toMatch(/^problem: And \d+ more mistakes\. .*npm run check/)
  })
  it('names what is withdrawn', async () => {
    writeFileSync(file(), readFileSync(file(), 'utf8').replace(/^ {2}status: usable$/m, '  status: withheld'))
    expect(await data()).toEqual([
      'ok: The record has 4 documents, the newest of 2024-08-18.',
      expect.stringMatching(/^warning: The document cameron-2022 is withheld\./),
    ])
  })
  it('is missing', async () => {
    rmSync(join(folder, 'data'), { recursive: true })
    expect(await data()).toEqual([expect.stringMatching(/^problem: There is no folder /)])
    mkdirSync(join(folder, 'data'))
    expect((await data())[0]).toMatch(/^problem: .*people\.yaml.*no file/)
  })
})

describe('the health port', () => {
  const health = async (port: number) => said(await examine({ TALKS_HEALTH_PORT: String(port) }), 'health')

  it('is free, or served by Talks itself', async () => {
    const server = await startHealthServer({
      host: '127.0.0.1',
      port: 0,
      readiness: createReadiness({ now }),
    })
    expect(await health(server.port)).toEqual([
      expect.stringMatching(/^ok: .* is served by a Talks that runs\.$/),
    ])
    await server.close()
    expect(await health(server.port)).toEqual([expect.stringMatching(/^ok: .* is free\.$/)])
  })
  it('is taken', async () => {
    const other = createServer((_, response) => response.end('{}'))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    expect(await health((other.address() as AddressInfo).port)).toEqual([
      expect.stringMatching(/^problem: .* is taken by another program\./),
    ])
    await new Promise((resolve) => other.close(resolve))
  })
})

it('reads each scope of the manifest with its reason', () => {
  expect(scopes.every(({ reason }) => reason.length > 5)).toBe(true)
  expect(scopes.find(({ scope }) => scope === 'app_mentions:read')?.reason).toMatch(/^Hears its own mentions/)
  const thread = scopes.filter(({ scope }) => /^(channels|groups):history$/.test(scope))
  expect(new Set(thread.map(({ reason }) => reason)).size).toBe(1)
})
