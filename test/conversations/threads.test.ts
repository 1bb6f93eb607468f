import { afterEach, beforeEach, expect, it } from 'vitest'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { createFakeTalks, type FakeTalks } from '../support/fake-talks.ts'
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

const tsOf = (outcome: { ok: boolean; ts?: string }) => outcome.ts ?? ''

it('leans on questions put to the bot and on nothing else in the thread', async () => {
  const root = tsOf(await workspace.as('olena').post('newsroom', 'my source says Churchill will come'))
  await workspace.as('olena').post('newsroom', '@talks what did Kennedy say?', { thread: root })
  await workspace.nextMessage()
  await workspace.as('max').post('newsroom', 'never mind Churchill', { thread: root })
  await workspace.as('max').post('newsroom', '@talks and Reagan?', { thread: root })
  await workspace.nextMessage()
  expect(talks.asked.at(-1)).toMatchObject({ question: 'and Reagan?', thread: ['what did Kennedy say?'] })
})

it('keeps nothing of what was said in a thread', async () => {
  const root = tsOf(await workspace.as('olena').post('newsroom', 'the source is in Geneva'))
  await workspace.as('olena').post('newsroom', '@talks Kennedy', { thread: root })
  await workspace.nextMessage()
  await workspace.settled()
  expect(bot.lines.join('')).not.toMatch(/Geneva|Kennedy/)
})

it('leans on what a button asked, which stands in no message of a person', async () => {
  const root = tsOf(await workspace.as('olena').post('newsroom', '@talks who?'))
  await workspace.as('olena').click(await workspace.nextMessage(), 'choose-0')
  await workspace.nextMessage()
  await workspace.as('olena').post('newsroom', '@talks and Reagan?', { thread: root })
  await workspace.nextMessage()
  expect(talks.asked.at(-1)?.thread).toEqual(['who?', 'What did Kennedy say?'])
})

it('leans on a shared answer when mentioned below it', async () => {
  await workspace.as('olena').command('/talks', 'what did Kennedy say?', 'newsroom')
  await workspace.as('olena').click(await workspace.nextMessage(), 'share')
  const shared = await workspace.nextMessage((shown) => !shown.to)
  await workspace.as('max').post('newsroom', '@talks and Reagan?', { thread: shared.ts })
  await workspace.nextMessage((shown) => shown.thread_ts === shared.ts)
  expect(talks.asked.at(-1)?.thread).toEqual(['what did Kennedy say?'])
})

it('posts the next items and a chosen answer once, however many press', async () => {
  await workspace.as('olena').post('newsroom', '@talks everything')
  const answer = await workspace.nextMessage()
  await workspace.as('olena').click(answer, 'more')
  await workspace.nextMessage()
  await workspace.as('max').click(answer, 'more')
  const told = await workspace.nextMessage()
  expect(told).toMatchObject({ to: 'U0MAX', text: 'The next items are already shown below.' })
})

it('answers in the thread of a direct message when asked in one', async () => {
  const root = tsOf(await workspace.as('olena').post('D0OLENA', 'Kennedy'))
  await workspace.nextMessage()
  await workspace.as('olena').post('D0OLENA', 'and Reagan?', { thread: root })
  const answer = await workspace.nextMessage()
  expect(answer.thread_ts).toBe(root)
  expect(talks.asked.at(-1)?.thread).toEqual(['Kennedy'])
})

it('does not answer edits, deletions or talk without a mention', async () => {
  const posted = tsOf(await workspace.as('grace').post('D0GRACE', 'Kennedy'))
  await workspace.nextMessage()
  await workspace.as('grace').edit('D0GRACE', posted, 'Reagan')
  await workspace.as('grace').remove('D0GRACE', posted)
  await workspace.as('grace').post('newsroom', 'Kennedy, anyone?')
  await workspace.settled()
  expect(talks.asked.map((each) => each.question)).toEqual(['Kennedy'])
})
