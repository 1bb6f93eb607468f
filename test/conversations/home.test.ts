import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { createFakeTalks, type FakeTalks } from '../support/fake-talks.ts'
import { shownText } from '../support/shown-text.ts'
import { startTalksBot, type TestBot } from '../support/start-talks-bot.ts'

let workspace: Workspace
let talks: FakeTalks
let bot: TestBot

beforeEach(async () => {
  workspace = await startWorkspace()
  talks = createFakeTalks()
  bot = await startTalksBot(workspace, { talks })
})
afterEach(async () => {
  await bot.stop()
  await workspace.close()
})

/** What the Home tab says once it was opened. */
async function open(person = 'grace') {
  await workspace.as(person).openHome()
  await workspace.settled()
  return shownText(workspace.home(person)?.blocks)
}

it('says what the record covers, and as of when', async () => {
  const clicked = performance.now()
  await workspace.as('grace').openHome()
  while (!workspace.home('grace')) await workspace.settled({ quiet: 1 })
  console.log(`Home: shown ${Math.round(performance.now() - clicked)} ms`)
  const home = await open()
  expect(home).toContain('The record covers six speeches.')
  expect(home).toContain('The newest document is dated 31 December 1999.')
  expect(home).toContain('Record fake-1')
  expect(home).toContain('(America/New_York)')
})

it('shows the newest entries and the open disputes, cited, each with its passage', async () => {
  const home = await open()
  expect(home).toContain('John F. Kennedy spoke in West Berlin.\nSpeeches everybody remembers, ¶ 1')
  expect(home).toContain('Against it: Gorbachev heard it otherwise.\nSpeeches everybody remembers, ¶ 2')
  const view = workspace.home('grace')!
  await workspace.as('grace').click(view, 'show-passage')
  await workspace.settled()
  expect(shownText(workspace.views('grace').at(-1)?.blocks)).toContain('Ich bin ein Berliner')
})

it('is fresh each time it is opened', async () => {
  await open()
  talks.withdraw('statement:kennedy')
  expect(await open()).not.toContain('Kennedy spoke')
})

describe('the channels’ digests', () => {
  it('are those that the reader set, and nobody else’s', async () => {
    await workspace.as('grace').command('/talks', 'digest on 07:15 Europe/Kyiv daily', 'newsroom')
    await workspace.nextMessage()
    expect(await open()).toContain('every day at 07:15 (Europe/Kyiv). Next: ')
    expect(JSON.stringify(workspace.home('grace')?.blocks)).toContain('"channel_id":"C0NEWSROOM"')
    expect(await open('max')).not.toContain('07:15')
  })
})

it('answers its examples in the direct message', async () => {
  await open()
  await workspace.as('grace').click(workspace.home('grace')!, 'choose-0')
  const answer = await workspace.nextMessage()
  expect(answer.channel).toBe('D0GRACE')
  expect(shownText(answer.blocks)).toContain('Ich bin ein Berliner')
  await workspace.as('grace').click(answer, 'show-passage')
  await workspace.settled()
  expect(workspace.views('grace')).toHaveLength(1)
})

it('opens the window for a question', async () => {
  await open()
  await workspace.as('grace').click(workspace.home('grace')!, 'ask-question')
  await workspace.settled()
  await workspace.as('grace').submitView(workspace.views('grace').at(-1)!, { question: 'Armstrong' })
  await workspace.settled()
  expect(shownText(workspace.views('grace').at(-1)?.blocks)).toContain('one small step')
})
