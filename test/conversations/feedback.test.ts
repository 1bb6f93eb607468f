import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { createFakeTalks } from '../support/fake-talks.ts'
import { buttonIds, shownText } from '../support/shown-text.ts'
import { startTalksBot, type TestBot } from '../support/start-talks-bot.ts'

const folder = mkdtempSync(join(tmpdir(), 'talks-feedback-'))
let count = 0
let statePath: string
let workspace: Workspace
let bot: TestBot

const begin = (editors: readonly string[] = ['U0MAX']) =>
  startTalksBot(workspace, { talks: createFakeTalks(), statePath, config: { editors } })

beforeEach(async () => {
  count += 1
  statePath = join(folder, `${count}.db`)
  workspace = await startWorkspace({ rateLimits: 'off' })
  bot = await begin()
})
afterEach(async () => {
  await bot.stop()
  await workspace.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

async function order(person: string, words: string, channel = 'newsroom') {
  await workspace.as(person).command('/talks', words, channel)
  return workspace.nextMessage((shown) => shown.to !== undefined)
}

/** The value of one of the two thumbs. */
function thumb(blocks: unknown, which: 'positive_button' | 'negative_button'): string {
  return new RegExp(`"${which}":\\{[^}]*\\}?[^}]*"value":"([^"]+)"`).exec(JSON.stringify(blocks))?.[1] ?? ''
}

/** Presses the second thumb under a message, and sends a note. */
async function complain(
  person: string,
  shown: Awaited<ReturnType<typeof order>>,
  note: string,
  kind = 'wrong',
) {
  const value = thumb(shown.blocks, 'negative_button')
  await workspace.as(person).click(shown, 'feedback', { value })
  await workspace.settled()
  const form = workspace.views(person).at(-1)!
  await workspace.as(person).submitView(form, { 'feedback-kind': kind, 'feedback-words': note })
  await workspace.settled()
  return shownText(workspace.views(person).at(-1)?.blocks)
}

describe('under an answer', () => {
  it('thanks for "helpful" once, and stores it once', async () => {
    const answer = await order('olena', 'what did Kennedy say?')
    const value = thumb(answer.blocks, 'positive_button')
    const clicked = performance.now()
    await workspace.as('olena').click(answer, 'feedback', { value })
    const thanks = await workspace.nextMessage((shown) => shown.to === 'U0OLENA')
    console.log(`Helpful: thanked after ${Math.round(performance.now() - clicked)} ms`)
    expect(thanks.text).toBe('Thank you: noted as helpful.')
    await workspace.as('olena').click(answer, 'feedback', { value })
    expect((await workspace.nextMessage()).text).toContain('already')
    expect(bot.state.feedback.counts()).toEqual({ open: 0, settled: 0, helpful: 1 })
  })

  it('asks what is missing, and stores it with the question, the entries and the record’s version', async () => {
    const answer = await order('olena', 'what did Kennedy say?')
    expect(await complain('olena', answer, 'The date is wrong.', 'missing')).toContain('the editors see it')
    expect(bot.state.feedback.open(5)).toMatchObject([
      {
        kind: 'missing',
        note: 'The date is wrong.',
        question: 'what did Kennedy say?',
        itemIds: ['statement:kennedy'],
        recordVersion: 'fake-1',
        givenBy: 'U0OLENA',
      },
    ])
  })

  it('takes it from anybody in the channel where the answer stands in one', async () => {
    await workspace.as('olena').post('newsroom', '@talks Kennedy')
    const answer = await workspace.nextMessage()
    await complain('grace', answer, 'Not in Berlin.')
    expect(bot.state.feedback.open(5)).toMatchObject([{ givenBy: 'U0GRACE', kind: 'wrong' }])
  })

  it('is not offered where the bot asks back', async () => {
    expect(buttonIds((await order('olena', 'who?')).blocks)).not.toContain('feedback')
    expect(buttonIds((await order('olena', 'Napoleon')).blocks)).toContain('feedback')
  })
})

describe('/talks feedback', () => {
  it('lists what is open to an editor, who settles it', async () => {
    const answer = await order('olena', 'what did Kennedy say?')
    await complain('olena', answer, 'Tell <!channel> *now*')
    const list = await order('max', 'feedback')
    expect(list.to).toBe('U0MAX')
    expect(list.text).not.toContain('<!channel>')
    expect(shownText(list.blocks)).toContain('Tell <!channel> *now*')
    expect(shownText(list.blocks)).toContain('1 entry, first: John F. Kennedy spoke')
    await workspace.as('max').click(list, 'settle-feedback')
    await workspace.settled()
    expect(shownText(workspace.ephemerals('max').at(-1)?.blocks)).toContain('No open feedback; 1 settled')
    expect(bot.state.feedback.open(5)).toEqual([])
  })

  it('tells whoever gave it that it was settled, once', async () => {
    await complain('olena', await order('olena', 'what did <!channel> Kennedy say?'), 'Wrong day.')
    const list = await order('max', 'feedback')
    await workspace.as('max').click(list, 'settle-feedback')
    await workspace.as('max').click(list, 'settle-feedback')
    await workspace.settled({ quiet: 300 })
    const told = workspace.messages('D0OLENA')
    expect(told).toHaveLength(1)
    expect(told[0]!.text).toMatch(
      /^An editor has settled what you reported as wrong, about the answer to “what did/,
    )
    expect(told[0]!.text).not.toContain('<!channel>')
  })

  it('survives a restart', async () => {
    await complain('olena', await order('olena', 'what did Kennedy say?'), 'Wrong day.')
    await bot.stop()
    bot = await begin()
    expect(shownText((await order('max', 'feedback')).blocks)).toContain('Wrong day.')
  })

  it('tells others who settles it, and shows them nothing', async () => {
    await complain('olena', await order('olena', 'what did Kennedy say?'), 'Wrong day.')
    expect((await order('grace', 'feedback')).text).toContain('Only the editors')
  })

  it('settles nothing for somebody who is an editor no more', async () => {
    await complain('olena', await order('olena', 'what did Kennedy say?'), 'Wrong day.')
    const list = await order('max', 'feedback')
    await bot.stop()
    bot = await begin(['U0GRACE'])
    await workspace.as('max').click(list, 'settle-feedback')
    expect((await workspace.nextMessage()).text).toContain('Only the editors')
    expect(bot.state.feedback.open(5)).toHaveLength(1)
  })

  it('says so when nobody is an editor', async () => {
    await bot.stop()
    bot = await begin([])
    expect((await order('max', 'feedback')).text).toContain('TALKS_EDITORS')
    const answer = await order('olena', 'what did Kennedy say?')
    expect(await complain('olena', answer, 'Wrong day.')).toContain('Nobody is named as editor yet')
  })
})
