import { performance } from 'node:perf_hooks'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createRecordSource } from '../../src/record/record-source.ts'
import { createTalks } from '../../src/talks.ts'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { buttonIds, shownText } from '../support/shown-text.ts'
import { startTalksBot, type TestBot } from '../support/start-talks-bot.ts'

let workspace: Workspace
let bot: TestBot

beforeAll(async () => {
  workspace = await startWorkspace({ rateLimits: 'off' })
  const talks = createTalks(createRecordSource('data'))
  // As the bot does when it starts: what is measured is a question, not the reading of the record.
  await talks.ask('warm up', { now: new Date() })
  bot = await startTalksBot(workspace, { talks })
})
afterAll(async () => {
  await bot.stop()
  await workspace.close()
})

/** What a command shows its asker, and how long it took. */
async function command(words: string) {
  const since = performance.now()
  await workspace.as('olena').command('/talks', words, 'newsroom')
  const message = await workspace.nextMessage()
  console.log(`/talks ${words}: ${Math.round(performance.now() - since)} ms from typed to shown`)
  expect(message.to).toBe('U0OLENA')
  return { message, shown: shownText(message.blocks) }
}

it('lines up what somebody said over time', async () => {
  const { message, shown } = await command('changed Podoliak')
  expect(message.text).toContain('over time, from 3 March 2022 to 18 March 2022')
  expect(shown.indexOf('3 March 2022')).toBeGreaterThan(-1)
  expect(shown).not.toMatch(/changed his/)
  expect(buttonIds(message.blocks)).toContain('show-passage')
})

it('shows who sat across from whom', async () => {
  const { shown } = await command('met Medinsky')
  expect(shown).toContain('sat across from Oleksiy Reznikov (Gomel, Belarus, 28 February 2022)')
  expect(shown).toContain('Met in person')
})

it('shows beside a claim what the other side says, and calls it no caution', async () => {
  const { shown } = await command('positions What did Medinsky say Ukraine offered on neutrality?')
  expect(shown).toContain('On the same subject (neutrality), from the Ukrainian side (')
  expect(shown).not.toContain('Caution: On the same subject')
})

it('explains both where no words follow', async () => {
  expect((await command('changed')).shown).toContain('over time')
  expect((await command('met')).shown).toContain('sat across from whom')
})
