import { afterEach, beforeEach, expect, it } from 'vitest'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { createFakeTalks } from '../support/fake-talks.ts'
import { shownText } from '../support/shown-text.ts'
import { startTalksBot, type TestBot } from '../support/start-talks-bot.ts'

let workspace: Workspace
let bot: TestBot

beforeEach(async () => {
  workspace = await startWorkspace()
  bot = await startTalksBot(workspace, { talks: createFakeTalks() })
})
afterEach(async () => {
  await bot.stop()
  await workspace.close()
})

it('says what the record covers', async () => {
  await workspace.as('grace').openHome()
  await workspace.settled()
  const home = shownText(workspace.home('grace')?.blocks)
  expect(home).toContain('The record covers six speeches.')
  expect(home).toContain('Record fake-1')
})

it('answers its examples in the direct message', async () => {
  await workspace.as('grace').openHome()
  await workspace.settled()
  await workspace.as('grace').click(workspace.home('grace')!, 'choose-0')
  const answer = await workspace.nextMessage()
  expect(answer.channel).toBe('D0GRACE')
  expect(shownText(answer.blocks)).toContain('Ich bin ein Berliner')
  await workspace.as('grace').click(answer, 'show-passage')
  await workspace.settled()
  expect(workspace.views('grace')).toHaveLength(1)
})
