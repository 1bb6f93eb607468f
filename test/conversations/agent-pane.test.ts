import { afterEach, expect, it } from 'vitest'
import { readManifest } from '../../src/workspace/read-manifest.ts'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { createFakeTalks, type FakeTalks } from '../support/fake-talks.ts'
import { startTalksBot, type TestBot } from '../support/start-talks-bot.ts'

const { scopes } = readManifest(new URL('../../manifest.yml', import.meta.url))
const withPane = [...scopes, 'assistant:write']

let workspace: Workspace
let talks: FakeTalks
let bot: TestBot

async function begin(granted: readonly string[]) {
  workspace = await startWorkspace({ scopes: granted })
  talks = createFakeTalks()
  bot = await startTalksBot(workspace, { talks, agentPane: 'by-scopes' })
}
afterEach(async () => {
  await bot.stop()
  await workspace.close()
})

/** The app's calls of this method that the workspace has seen. */
const calls = (method: string) =>
  workspace.traffic.entries().filter(({ kind, name }) => kind === 'call' && name === method)

it('puts questions to press into the pane when it is opened', async () => {
  await begin(withPane)
  await workspace.as('olena').openHome('messages')
  await workspace.settled()
  expect(calls('assistant.threads.setSuggestedPrompts')).toHaveLength(1)
  const [pane] = workspace.store.assistant.in('D0OLENA')
  expect(pane?.prompts?.prompts.map(({ message }) => message)).toEqual(['Kennedy in Berlin', 'Armstrong'])
})

it('says that it is looking, and answers in the thread that the message began', async () => {
  await begin(withPane)
  const sent = performance.now()
  await workspace.as('olena').post('D0OLENA', 'what did Kennedy say?')
  const answer = await workspace.nextMessage()
  console.log(`Agent pane: answered ${Math.round(performance.now() - sent)} ms`)
  const [question] = workspace.messages('D0OLENA')
  expect(answer.thread_ts).toBe(question?.ts)
  await workspace.settled()
  expect(calls('assistant.threads.setStatus')).toHaveLength(1)
  const left = workspace.store.assistant.in('D0OLENA').filter(({ status }) => status !== undefined)
  expect(left).toEqual([])
})

it('answers beside the question, without a word of the pane, where the scope is missing', async () => {
  await begin(scopes)
  await workspace.as('olena').openHome('messages')
  await workspace.as('olena').post('D0OLENA', 'what did Kennedy say?')
  expect((await workspace.nextMessage()).thread_ts).toBeUndefined()
  await workspace.settled()
  expect(calls('assistant.threads.setStatus')).toEqual([])
  expect(calls('assistant.threads.setSuggestedPrompts')).toEqual([])
  expect(bot.lines.join('\n')).not.toContain('agent pane')
})

it('lets a slow status hold up no answer', async () => {
  await begin(withPane)
  workspace.faults.add({ kind: 'latency', method: 'assistant.threads.setStatus', milliseconds: 3_000 })
  const sent = performance.now()
  await workspace.as('olena').post('D0OLENA', 'what did Kennedy say?')
  await workspace.nextMessage()
  expect(performance.now() - sent).toBeLessThan(2_500)
})
