import { afterAll, beforeAll, expect, it } from 'vitest'
import { createRecordSource } from '../../src/record/record-source.ts'
import { createTalks, type Talks } from '../../src/talks.ts'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { buttonIds, shownText } from '../support/shown-text.ts'
import { startTalksBot, type TestBot } from '../support/start-talks-bot.ts'

let workspace: Workspace
let talks: Talks
let bot: TestBot

beforeAll(async () => {
  workspace = await startWorkspace({ rateLimits: 'off' })
  talks = createTalks(createRecordSource('data'))
  bot = await startTalksBot(workspace, { talks })
})
afterAll(async () => {
  await bot.stop()
  await workspace.close()
})

it('answers every example of its own help, by the sub-command as shown', async () => {
  for (const { command, question } of talks.examples()) {
    await workspace.as('olena').command('/talks', `${command} ${question}`, 'newsroom')
    const answer = await workspace.nextMessage()
    expect(answer.to).toBe('U0OLENA')
    expect(answer.text, question).toContain('¶')
    expect(buttonIds(answer.blocks), question).toContain('show-passage')
  }
})

it('opens the passage of every item it shows', async () => {
  await workspace.as('max').post('ukraine-desk', '@talks what did Kuleba say after Antalya?')
  const answer = await workspace.nextMessage()
  const blocks = answer.blocks?.filter((block) => block.type === 'section' && 'accessory' in block) ?? []
  expect(blocks.length).toBeGreaterThan(0)
  for (const block of blocks) {
    await workspace.as('max').click(answer, 'show-passage', { blockId: block.block_id ?? '' })
    await workspace.settled()
    const shown = shownText(workspace.views('max').at(-1)?.blocks)
    expect(shown).toContain('¶')
    expect(shown).toContain('How it reached us')
  }
})

it('understands a follow-up in the thread', async () => {
  const asked = await workspace.as('max').post('ukraine-desk', '@talks what did Kuleba say after Antalya?')
  await workspace.nextMessage()
  const thread = (asked.ok && asked.ts) || ''
  await workspace.as('olena').post('ukraine-desk', '@talks and Lavrov?', { thread })
  const answer = await workspace.nextMessage()
  expect(answer.thread_ts).toBe(thread)
  expect(shownText(answer.blocks)).toContain('Lavrov')
})

it('says what it does not have', async () => {
  await workspace.as('grace').post('D0GRACE', 'what did Napoleon say about Waterloo?')
  const answer = await workspace.nextMessage()
  expect(answer.text).not.toContain('•')
})
