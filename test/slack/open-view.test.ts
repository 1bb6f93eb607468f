import { webApi } from '@slack/bolt'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openView } from '../../src/slack/calls/open-view.ts'
import { createSlackClient } from '../../src/slack/calls/slack-client.ts'
import { createBoltLogger } from '../../src/slack/logging/bolt-logger.ts'
import { createLog } from '../../src/slack/logging/create-log.ts'
import type { Fault } from '../../src/workspace/faults/fault.ts'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'

const refused = (error: string) => new webApi.WebAPIPlatformError({ ok: false, error })

const view: Parameters<typeof openView>[1]['view'] = {
  type: 'modal',
  title: { type: 'plain_text', text: 'Passage', emoji: true },
  close: { type: 'plain_text', text: 'Close', emoji: true },
  blocks: [],
}

let workspace: Workspace
let waits: number[]
beforeEach(async () => {
  waits = []
  workspace = await startWorkspace({ commands: 'any' })
})
afterEach(() => workspace.close())

/** Opens a view with the trigger_id of a command, whose app is this test. */
async function openUnder(...faults: Fault[]) {
  const log = createLog({ write: () => undefined, now: () => new Date(0) })
  const { botToken, apiUrl } = workspace
  const client = createSlackClient({ botToken, apiUrl, logger: createBoltLogger(log) })
  for (const fault of faults) workspace.faults.add(fault)
  await workspace.as('olena').command('/any', '', 'newsroom')
  const payload = workspace.traffic.entries().find((entry) => entry.name === '/any')?.payload
  const { trigger_id: triggerId } = payload as { trigger_id: string }
  const pause = async (milliseconds: number) => waits.push(milliseconds)
  return openView(client, { triggerId, view }, { pause })
}

const method = 'views.open'

it('opens one view although the answer was lost, and lost again', async () => {
  await openUnder({ kind: 'lost-response', method, times: 2 })
  expect(workspace.views('olena')).toHaveLength(1)
})

it('tries again where nothing was done', async () => {
  await openUnder({ kind: 'server-error', method }, { kind: 'lost-request', method })
  expect(workspace.views('olena')).toHaveLength(1)
})

it('waits for a second where Slack asks for it, and no longer', async () => {
  await openUnder({ kind: 'rate-limited', method, retryAfter: 1 })
  expect(workspace.views('olena')).toHaveLength(1)
  expect(waits).toEqual([1_000])
  await expect(openUnder({ kind: 'rate-limited', method, retryAfter: 2 })).rejects.toThrow()
  expect(waits).toEqual([1_000])
})

it('gives up after three tries, and has waited for less than the trigger lives', async () => {
  await expect(openUnder({ kind: 'server-error', method, times: 5 })).rejects.toThrow()
  expect(waits).toEqual([500, 1_000])
})

it('does not take a trigger_id that somebody else used for its own', async () => {
  await openUnder()
  const spent = workspace.traffic.entries().findLast((entry) => entry.name === '/any')?.payload
  const { trigger_id: triggerId } = spent as { trigger_id: string }
  const log = createLog({ write: () => undefined, now: () => new Date(0) })
  const { botToken, apiUrl } = workspace
  const client = createSlackClient({ botToken, apiUrl, logger: createBoltLogger(log) })
  await expect(openView(client, { triggerId, view })).rejects.toThrow('exchanged_trigger_id')
})

it('says that it was too late when Slack has given the window up', async () => {
  const client = { views: { open: () => Promise.reject(refused('expired_trigger_id')) } } as never
  await expect(openView(client, { triggerId: 'late', view })).rejects.toThrow(
    /^I took too long to open the window/,
  )
})
