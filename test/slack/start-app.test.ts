import { afterEach, beforeEach, expect, it } from 'vitest'
import { startApp, type Transport } from '../../src/slack/create-app.ts'
import { createLog } from '../../src/slack/logging/create-log.ts'
import { openState, type State } from '../../src/state/open-state.ts'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { createFakeTalks } from '../support/fake-talks.ts'
import { startTalksBot } from '../support/start-talks-bot.ts'

let workspace: Workspace
let state: State
beforeEach(async () => {
  workspace = await startWorkspace()
  state = openState(':memory:')
})
afterEach(async () => {
  state.close()
  await workspace.close()
})

function start(change: Partial<Transport>) {
  const { botToken, appToken, apiUrl } = workspace
  const now = () => new Date()
  return startApp({
    transport: { mode: 'socket', botToken, appToken, apiUrl, ...change } as Transport,
    config: { timeZone: 'UTC', allowedTeams: [], editors: [] },
    talks: createFakeTalks(),
    state,
    now,
    log: createLog({ write: () => undefined, now }),
  })
}

it('names the bot token that Slack refuses', async () => {
  await expect(start({ botToken: 'xoxb-wrong' })).rejects.toThrow(
    /^Slack refuses SLACK_BOT_TOKEN \(invalid_auth\)[^\n]*\.$/,
  )
})

it('names the app token that Slack refuses', async () => {
  await expect(start({ mode: 'socket', appToken: 'xapp-wrong' })).rejects.toThrow(
    /^Slack refuses SLACK_APP_TOKEN \(invalid_auth\)[^\n]*\.$/,
  )
})

it('answers again after Slack asked it to reconnect', async () => {
  const bot = await startTalksBot(workspace, { talks: createFakeTalks() })
  workspace.disconnectApp()
  await expect
    .poll(() => workspace.as('olena').command('/talks', 'Kennedy', 'newsroom'), {
      timeout: 15_000,
      interval: 500,
    })
    .toMatchObject({ ok: true })
  expect((await workspace.nextMessage((shown) => shown.text.includes('Berliner'))).to).toBe('U0OLENA')
  await bot.stop()
}, 30_000)
