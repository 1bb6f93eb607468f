import type { App } from '@slack/bolt'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { digestForm } from '../../src/blocks/render-digest-settings.ts'
import type { Deps } from '../../src/slack/deps.ts'
import { runDigestOrder } from '../../src/slack/listeners/commands/digest-command.ts'
import { registerDigestSettings } from '../../src/slack/listeners/views/digest-settings.ts'
import type { Respond } from '../../src/slack/posting/respond-with.ts'
import { openState, type State } from '../../src/state/open-state.ts'

/** Enterprise Grid: several workspaces, each a team of its own, under one enterprise. The bot is installed in T1. */
const colleague = { teamId: 'T2', enterpriseId: 'E1' }
const stranger = { teamId: 'T9', enterpriseId: 'E9' }

let state: State
let deps: Deps
beforeEach(() => {
  state = openState(':memory:')
  const client = {
    conversations: { history: async () => ({ ok: true, messages: [] }) },
    views: { update: async () => ({ ok: true }) },
  }
  deps = {
    state,
    client,
    identity: {
      teamId: 'T1',
      enterpriseId: 'E1',
      teamName: 'Local newsroom',
      botUserId: 'U0TALKS',
      botId: 'B0TALKS',
    },
    allowedTeams: [],
    askers: { find: async () => ({ timeZone: 'Europe/Kyiv' }) },
    log: { info() {}, warn() {}, error() {} },
    now: () => new Date('2026-03-02T05:30:00Z'),
    newReference: () => 'T-TEST01',
    timeZone: 'UTC',
  } as unknown as Deps
})
afterEach(() => state.close())

async function order(by: { readonly teamId: string; readonly enterpriseId: string }) {
  const told: unknown[] = []
  const respond = (async (message: unknown) => {
    told.push(message)
    return { text: async () => 'ok' }
  }) as unknown as Respond
  const place = { channel: 'C1', user: 'U2', triggerId: 'trigger', respond }
  await runDigestOrder({ kind: 'on', words: '09:00 Europe/Kyiv' }, { ...place, ...by }, deps)
  return JSON.stringify(told)
}

/** Fills in the form and saves it. */
async function save(by: { readonly teamId: string; readonly enterpriseId: string }) {
  type Listener = (submitted: unknown) => Promise<void>
  const listeners: Listener[] = []
  const app = { view: (_id: string, listener: Listener) => void listeners.push(listener) }
  registerDigestSettings(app as unknown as Pick<App, 'view'>, deps)
  await listeners[0]?.({
    ack: async () => {},
    body: { user: { id: 'U2', team_id: by.teamId }, enterprise: { id: by.enterpriseId } },
    view: {
      id: 'V1',
      private_metadata: 'C1',
      state: {
        values: {
          [digestForm.time]: { [digestForm.time]: { selected_time: '09:00' } },
          [digestForm.zone]: { [digestForm.zone]: { selected_option: { value: 'Europe/Kyiv' } } },
          [digestForm.days]: { [digestForm.days]: { selected_options: [{ value: 'mon' }] } },
        },
      },
    },
  })
}

it('a colleague of a sister workspace may order a digest', async () => {
  expect(await order(colleague)).toContain('Done: the digest')
})

it('and save its form', async () => {
  await save(colleague)
  expect(state.subscriptions.find('C1')).toMatchObject({ setBy: 'U2' })
})

it('a member of another enterprise may not', async () => {
  expect(await order(stranger)).toContain('members of Local newsroom only')
  await save(stranger)
  expect(state.subscriptions.all()).toEqual([])
})
