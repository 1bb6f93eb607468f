import { afterEach, expect, it } from 'vitest'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { createFakeTalks, type FakeTalks } from '../support/fake-talks.ts'
import { startTalksBot, type TestBot } from '../support/start-talks-bot.ts'

let workspace: Workspace
let talks: FakeTalks
let bot: TestBot

async function begin(allowedTeams: readonly string[]) {
  workspace = await startWorkspace()
  talks = createFakeTalks()
  bot = await startTalksBot(workspace, { talks, config: { allowedTeams } })
}
afterEach(async () => {
  await bot.stop()
  await workspace.close()
})

it('refuses a member of another organisation, politely and without asking the record', async () => {
  await begin([])
  await workspace.as('ivo').post('partners', '@talks Kennedy')
  expect((await workspace.nextMessage()).text).toBe(
    'I answer members of Local newsroom only. Please ask a colleague there to put your question.',
  )
  await workspace.as('ivo').command('/talks', 'Kennedy', 'partners')
  expect((await workspace.nextMessage()).text).toContain('members of Local newsroom only')
  expect(talks.asked).toEqual([])
})

it('does not answer in a channel that others share, not even a colleague', async () => {
  await begin([])
  await workspace.as('olena').post('partners', '@talks Kennedy')
  expect((await workspace.nextMessage()).text).toContain('shared with another organisation')
  expect(talks.asked).toEqual([])
})

it('answers a colleague there with /talks, to them alone', async () => {
  await begin([])
  await workspace.as('olena').command('/talks', 'Kennedy', 'partners')
  expect((await workspace.nextMessage()).to).toBe('U0OLENA')
})

it('answers both once the organisation is allowed', async () => {
  await begin(['T0PARTNER'])
  await workspace.as('ivo').post('partners', '@talks Kennedy')
  const answer = await workspace.nextMessage()
  expect(answer.text).toContain('Ich bin ein Berliner')
  await workspace.as('ivo').click(answer, 'show-passage')
  await workspace.as('olena').post('partners', '@talks Reagan')
  expect((await workspace.nextMessage()).text).toContain('tear down this wall')
  expect(workspace.views('ivo')).toHaveLength(1)
})

it('shows a stranger no passage', async () => {
  await begin(['T0OTHER'])
  await workspace.as('olena').post('partners', '@talks Kennedy')
  const answer = await workspace.nextMessage()
  await workspace.as('ivo').click(answer, 'show-passage')
  expect(await workspace.nextMessage()).toMatchObject({ to: 'U0IVO' })
  expect(workspace.views('ivo')).toEqual([])
})

it('remembers that others share a channel for as long as no mention says otherwise', async () => {
  await begin([])
  await workspace.as('olena').post('partners', '@talks Kennedy')
  await workspace.nextMessage()
  bot.state.prune(new Date(Date.now() + 40 * 24 * 3_600_000))
  await workspace.as('olena').command('/talks', 'Kennedy', 'partners')
  const alone = await workspace.nextMessage((shown) => shown.to === 'U0OLENA')
  await workspace.as('olena').click(alone, 'share')
  expect((await workspace.nextMessage()).text).toContain('shared with another organisation')
})

it('posts nothing more where others came to share the channel, whichever button asks for it', async () => {
  await begin([])
  const channel = workspace.store.channel('newsroom')!.id
  await workspace.as('olena').post('newsroom', '@talks everything')
  const answer = await workspace.nextMessage()
  bot.state.sharedChannels.note(channel, true)
  await workspace.as('max').click(answer, 'more')
  const told = await workspace.nextMessage()
  expect(told.to).toBe('U0MAX')
  expect(told.text).toContain('shared with another organisation')
})
