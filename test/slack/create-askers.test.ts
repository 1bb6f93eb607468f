import { expect, it } from 'vitest'
import { createAskers } from '../../src/slack/asking/create-askers.ts'
import type { SlackClient } from '../../src/slack/calls/slack-client.ts'
import { createLog } from '../../src/slack/logging/create-log.ts'

const now = () => new Date('2026-03-02T05:30:00Z')

const askersOf = (user: object) =>
  createAskers({
    client: { users: { info: async () => ({ ok: true, user }) } } as unknown as SlackClient,
    timeZone: 'UTC',
    now,
    log: createLog({ write: () => undefined, now }),
  })

it('tells the enterprise of a colleague in a sister workspace', async () => {
  const user = { team_id: 'T9', tz: 'Europe/Kyiv', enterprise_user: { enterprise_id: 'E1' } }
  expect(await askersOf(user).find('U1')).toEqual({
    timeZone: 'Europe/Kyiv',
    teamId: 'T9',
    enterpriseId: 'E1',
    isStranger: false,
  })
})

it('takes the default zone for one that Node does not know', async () => {
  expect(await askersOf({ tz: 'Mars/Olympus' }).find('U1')).toMatchObject({ timeZone: 'UTC' })
})
