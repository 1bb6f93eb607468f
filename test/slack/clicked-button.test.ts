import type { BlockAction, ButtonAction } from '@slack/bolt'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { writeButtonValue } from '../../src/blocks/actions.ts'
import type { Deps } from '../../src/slack/deps.ts'
import { readClick } from '../../src/slack/listeners/actions/clicked-button.ts'
import { openState, type State } from '../../src/state/open-state.ts'

const now = () => new Date('2026-01-01T12:00:00Z')
let state: State

beforeEach(() => {
  state = openState(':memory:')
})
afterEach(() => state.close())

/** A click as Slack sends it: by whom, on the answer that olena got, in which channel. */
function click(audience: 'asker' | 'channel', user: string, channel = 'C1') {
  const stored = state.answers.add({
    asker: 'U0OLENA',
    channel: 'C1',
    audience,
    question: 'q',
    thread: [],
    timeZone: 'UTC',
    itemIds: ['statement:a'],
    choices: [],
    createdAt: now(),
  })
  const body = {
    user: { id: user, team_id: 'T1' },
    channel: { id: channel },
    container: { is_ephemeral: audience === 'asker', message_ts: '1.0' },
  } as unknown as BlockAction
  const action = { value: writeButtonValue({ answerId: stored.id, index: 0 }) } as ButtonAction
  const identity = {
    botUserId: 'UBOT',
    botId: 'B',
    teamId: 'T1',
    teamName: 'Desk',
    enterpriseId: undefined,
    hasAgentPane: false,
  }
  return readClick(body, action, { state, now, identity, allowedTeams: [] } as unknown as Deps)
}

it('lets the buttons of an ephemeral answer serve its asker only', () => {
  expect(click('asker', 'U0OLENA')).toMatchObject({ kind: 'clicked' })
  expect(click('asker', 'U0MAX')).toEqual({
    kind: 'refused',
    sentence: 'These buttons serve whoever asked. Ask me yourself with /talks.',
  })
})

it('lets the buttons of an answer in a channel serve that channel only', () => {
  expect(click('channel', 'U0MAX')).toMatchObject({ kind: 'clicked' })
  expect(click('channel', 'U0MAX', 'C2')).toMatchObject({ kind: 'refused' })
})
