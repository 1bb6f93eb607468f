import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { askTalksId } from '../../src/slack/listeners/shortcuts/ask-talks.ts'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { createFakeTalks, type FakeTalks } from '../support/fake-talks.ts'
import { buttonIds, shownText } from '../support/shown-text.ts'
import { startTalksBot, type TestBot } from '../support/start-talks-bot.ts'

let workspace: Workspace
let talks: FakeTalks
let bot: TestBot

beforeEach(async () => {
  workspace = await startWorkspace({
    shortcuts: [{ type: 'global', name: 'Ask Talks', callback_id: askTalksId }],
  })
  talks = createFakeTalks()
  bot = await startTalksBot(workspace, { talks })
})
afterEach(async () => {
  await bot.stop()
  await workspace.close()
})

/** What olena's topmost window says. */
const onTop = () => workspace.views('olena').at(-1)!
const said = () => shownText(onTop().blocks)

async function ask(question: string) {
  await workspace.as('olena').submitView(onTop(), { question })
  await vi.waitFor(() => expect(said()).not.toContain('Looking in the record'), { timeout: 5_000 })
  await workspace.settled()
}

async function open() {
  const clicked = performance.now()
  await workspace.as('olena').shortcut(askTalksId)
  while (workspace.views('olena').length === 0) await workspace.settled({ quiet: 1 })
  return Math.round(performance.now() - clicked)
}

it('opens a window at once, and answers in it', async () => {
  const opened = await open()
  expect(said()).toContain('Kennedy in Berlin')
  const asked = performance.now()
  await workspace.as('olena').submitView(onTop(), { question: 'What did Kennedy say?' })
  while (!said().includes('Ich bin ein Berliner')) await workspace.settled({ quiet: 1 })
  console.log(`Ask Talks: window ${opened} ms, answer ${Math.round(performance.now() - asked)} ms`)
  expect(workspace.views('olena')).toHaveLength(1)
  expect(workspace.messages('D0OLENA')).toEqual([])
})

it('shows a passage on top of the answer', async () => {
  await open()
  await ask('What did Kennedy say?')
  await workspace.as('olena').click(onTop(), 'show-passage')
  await workspace.settled()
  expect(workspace.views('olena')).toHaveLength(2)
  expect(said()).toContain('It was heard.')
})

it('understands a further question by the one before', async () => {
  await open()
  await ask('What did Kennedy say?')
  await ask('and Reagan?')
  expect(talks.asked.at(-1)).toMatchObject({ question: 'and Reagan?', thread: ['What did Kennedy say?'] })
  expect(said()).toContain('tear down this wall')
})

it('turns the pages of a long answer in the window', async () => {
  await open()
  await ask('everything')
  expect(buttonIds(onTop().blocks)).not.toContain('previous')
  await workspace.as('olena').click(onTop(), 'more')
  await workspace.settled()
  expect(said()).toContain('Items 5–6 of 6')
  expect(said()).toContain('I have a dream')
  await workspace.as('olena').click(onTop(), 'previous')
  await workspace.settled()
  expect(said()).toContain('Ich bin ein Berliner')
})

it('narrows a long answer in the window, and follows up on it', async () => {
  await open()
  await ask('everything')
  const menu = JSON.stringify(onTop().blocks)
  const king = /"text":"Martin Luther King \(1\)"[^}]*\},"value":"([^"]+)"/.exec(menu)?.[1] ?? ''
  await workspace.as('olena').click(onTop(), 'filter-person', { value: king })
  await workspace.settled()
  expect(said()).toContain('Only Martin Luther King: 1 of 6 items.')
  expect(said()).not.toContain('Ich bin ein Berliner')
  await workspace.as('olena').click(onTop(), 'clear-filters')
  await workspace.settled()
  expect(said()).toContain('Ich bin ein Berliner')
  await ask('and Reagan?')
  expect(talks.asked.at(-1)).toMatchObject({ question: 'and Reagan?', thread: ['everything'] })
  expect(workspace.messages('D0OLENA')).toEqual([])
})

it('answers a choice in the window when it has to ask back', async () => {
  await open()
  await ask('who?')
  await workspace.as('olena').click(onTop(), 'choose-1')
  await workspace.settled()
  expect(said()).toContain('tear down this wall')
  expect(workspace.messages('D0OLENA')).toEqual([])
})

it('answers in the direct message when the window was closed meanwhile', async () => {
  await open()
  const submitted = workspace.as('olena').submitView(onTop(), { question: 'What did Kennedy say?' })
  workspace.store.views.clear('U0OLENA')
  await submitted
  const answer = await workspace.nextMessage()
  expect(answer.channel).toBe('D0OLENA')
  expect(answer.text).toContain('Ich bin ein Berliner')
  expect(shownText(answer.blocks)).toContain('You asked: What did Kennedy say?')
})

it('tells a failure by its reference, in the window', async () => {
  await open()
  await ask('boom')
  expect(said()).toContain('Reference T-TEST01.')
  await ask('What did Kennedy say?')
  expect(said()).toContain('Ich bin ein Berliner')
})

it('refuses members of another organisation', async () => {
  await workspace.as('ivo').shortcut(askTalksId)
  await workspace.settled()
  expect(shownText(workspace.views('ivo').at(-1)?.blocks)).toContain('members of Local newsroom only')
})
