import { afterEach, beforeEach, expect, it } from 'vitest'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { createFakeTalks, type FakeTalks } from '../support/fake-talks.ts'
import { buttonIds, shownText } from '../support/shown-text.ts'
import { startTalksBot, type TestBot } from '../support/start-talks-bot.ts'

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

it('explains a sub-command without words, and its button asks its example', async () => {
  await workspace.as('olena').command('/talks', 'where', 'newsroom')
  const explained = await workspace.nextMessage()
  expect(explained.to).toBe('U0OLENA')
  expect(shownText(explained.blocks)).toContain('finds where and when talks were held')
  expect(explained.text).toContain('/talks where Armstrong')
  expect(buttonIds(explained.blocks)).toEqual(['choose-1'])
  expect(talks.asked).toEqual([])
  await workspace.as('olena').click(explained, 'choose-1')
  expect((await workspace.nextMessage()).text).toContain('one small step')
})
