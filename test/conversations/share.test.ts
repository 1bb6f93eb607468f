import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { createFakeTalks, type FakeTalks } from '../support/fake-talks.ts'
import { buttonIds, shownText } from '../support/shown-text.ts'
import { showing, startTalksBot, type TestBot } from '../support/start-talks-bot.ts'

let workspace: Workspace
let talks: FakeTalks
let bot: TestBot

beforeEach(async () => {
  workspace = await startWorkspace({ rateLimits: 'off' })
  talks = createFakeTalks()
  bot = await startTalksBot(workspace, { talks })
})
afterEach(async () => {
  await bot.stop()
  await workspace.close()
})

async function askPrivately(channel = 'newsroom') {
  await workspace.as('olena').command('/talks', 'what did Kennedy say?', channel)
  return workspace.nextMessage((shown) => shown.to === 'U0OLENA')
}

it('shows the answer to the channel, with its question, its sources and working buttons', async () => {
  await workspace.as('olena').click(await askPrivately(), 'share')
  const shared = await workspace.nextMessage((shown) => !shown.to)
  expect(shared.channel).toBe('C0NEWSROOM')
  expect(shared.text).toContain('Shared from /talks: what did Kennedy say?')
  expect(shownText(shared.blocks)).toContain('Speeches everybody remembers, ¶ 1')
  await workspace.settled()
  expect(showing(bot, 'statement:kennedy')).toMatchObject([{ ts: shared.ts }])
  await workspace.as('max').click(shared, 'show-passage')
  await workspace.settled()
  expect(shownText(workspace.views('max').at(-1)?.blocks)).toContain('Ich bin ein Berliner')
})

it('takes the share button away once it was used', async () => {
  await workspace.as('olena').click(await askPrivately(), 'share')
  await workspace.settled()
  const left = workspace.ephemerals('olena').at(-1)
  expect(buttonIds(left?.blocks)).toEqual(['show-passage', 'feedback'])
  expect(workspace.messages('newsroom')).toHaveLength(1)
})

it('shares once when pressed twice at the same time', async () => {
  const answer = await askPrivately()
  const olena = workspace.as('olena')
  await Promise.all([olena.click(answer, 'share'), olena.click(answer, 'share')])
  await workspace.settled()
  expect(workspace.messages('newsroom')).toHaveLength(1)
})

it('asks to be invited where it could not correct the answer later, and shares after that', async () => {
  const answer = await askPrivately('sources')
  await workspace.as('olena').click(answer, 'share')
  const told = await workspace.nextMessage((shown) => shown.to === 'U0OLENA')
  expect(told.text).toContain('/invite')
  await workspace.as('olena').post('sources', '/invite @talks')
  await workspace.as('olena').click(answer, 'share')
  expect((await workspace.nextMessage((shown) => !shown.to)).channel).toBe('C0SOURCES')
})

describe('in a channel that others share', () => {
  it('refuses once a mention told so, as it refuses mentions there', async () => {
    await workspace.as('olena').post('partners', '@talks Kennedy')
    await workspace.nextMessage()
    const before = workspace.messages('partners').length
    await workspace.as('olena').click(await askPrivately('partners'), 'share')
    const told = await workspace.nextMessage((shown) => shown.to === 'U0OLENA')
    expect(told.text).toContain('shared with another organisation, so I do not share answers here')
    await workspace.settled()
    expect(workspace.messages('partners')).toHaveLength(before)
    await workspace.as('olena').click(await askPrivately(), 'share')
    expect((await workspace.nextMessage((shown) => !shown.to)).channel).toBe('C0NEWSROOM')
  })

  it('remembers that over a restart, and shares once the organisation is allowed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'talks-share-'))
    const restart = async (allowedTeams: readonly string[] = []) => {
      await bot.stop()
      bot = await startTalksBot(workspace, {
        talks,
        statePath: join(folder, 'talks.db'),
        config: { allowedTeams },
      })
    }
    try {
      await restart()
      await workspace.as('olena').post('partners', '@talks Kennedy')
      await workspace.nextMessage()
      await restart()
      const answer = await askPrivately('partners')
      await workspace.as('olena').click(answer, 'share')
      const told = await workspace.nextMessage((shown) => shown.to === 'U0OLENA')
      expect(told.text).toContain('I do not share answers here')
      await restart(['T0PARTNER'])
      await workspace.as('olena').click(answer, 'share')
      expect((await workspace.nextMessage((shown) => !shown.to)).channel).toBe('C0PARTNERS')
    } finally {
      await bot.stop()
      rmSync(folder, { recursive: true })
      bot = await startTalksBot(workspace, { talks })
    }
  })
})
