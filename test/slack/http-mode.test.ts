import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type RunningApp, startApp } from '../../src/slack/create-app.ts'
import { createLog } from '../../src/slack/logging/create-log.ts'
import { openState, type State } from '../../src/state/open-state.ts'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { createFakeTalks } from '../support/fake-talks.ts'

let workspace: Workspace
let state: State
let app: RunningApp

beforeEach(async () => {
  workspace = await startWorkspace()
  state = openState(':memory:')
  const { botToken, apiUrl, signingSecret } = workspace
  const now = () => new Date()
  app = await startApp({
    transport: { mode: 'http', botToken, signingSecret, port: 0, apiUrl },
    config: { timeZone: 'UTC', allowedTeams: [], editors: [] },
    talks: createFakeTalks(),
    state,
    now,
    log: createLog({ write: () => undefined, now }),
    postInterval: 5,
  })
})
afterEach(async () => {
  await app.stop()
  state.close()
  await workspace.close()
})

function deliver(body: string, type: string, secret = workspace.signingSecret) {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')
  return fetch(`http://127.0.0.1:${app.port}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
      connection: 'close',
    },
    body,
  })
}

function mention(ts: string) {
  return JSON.stringify({
    type: 'event_callback',
    team_id: 'T0LOCAL',
    event_id: `Ev${ts}`,
    event: {
      type: 'app_mention',
      channel: 'C0NEWSROOM',
      user: 'U0OLENA',
      user_team: 'T0LOCAL',
      ts,
      text: '<@U0TALKS> Kennedy',
    },
  })
}

it('answers a signed event in its thread', async () => {
  const posted = await workspace.as('olena').post('newsroom', 'a thread')
  const ts = (posted.ok && posted.ts) || ''
  expect((await deliver(mention(ts), 'application/json')).status).toBe(200)
  expect(await workspace.nextMessage()).toMatchObject({ thread_ts: ts })
})

it('acknowledges a signed command before it answers', async () => {
  const body = new URLSearchParams({
    command: '/talks',
    text: 'Kennedy',
    team_id: 'T0LOCAL',
    user_id: 'U0OLENA',
    channel_id: 'C0NEWSROOM',
    response_url: `${workspace.url}/response/none`,
    trigger_id: 't',
  })
  const answer = await deliver(String(body), 'application/x-www-form-urlencoded')
  expect([answer.status, await answer.text()]).toEqual([200, ''])
})

it('refuses what is not signed with the secret', async () => {
  expect((await deliver(mention('1.0'), 'application/json', 'another secret')).status).toBe(401)
})
