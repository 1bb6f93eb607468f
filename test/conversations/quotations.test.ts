import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createRecordSource } from '../../src/record/record-source.ts'
import { createTalks } from '../../src/talks.ts'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { shownText } from '../support/shown-text.ts'
import { startTalksBot, type TestBot } from '../support/start-talks-bot.ts'

const talks = createTalks(createRecordSource('data'))
let workspace: Workspace
let bot: TestBot

beforeEach(async () => {
  workspace = await startWorkspace({
    rateLimits: 'off',
    shortcuts: [{ type: 'message', name: 'Check quotations', callback_id: 'check-quotations' }],
  })
  bot = await startTalksBot(workspace, { talks })
})
afterEach(async () => {
  await bot.stop()
  await workspace.close()
})

/** Olena's window no longer waits. */
async function checked(person = 'olena') {
  await vi.waitFor(
    () => {
      const shown = shownText(workspace.views(person).at(-1)?.blocks)
      expect(shown).not.toBe('')
      expect(shown).not.toContain('Checking the quotations')
    },
    { timeout: 10_000 },
  )
  await workspace.settled()
}

/** Some words of the record, exactly and changed, and some that nobody said. */
const draft = [
  'Our story from the talks.',
  'Kuleba told reporters: “Unfortunately, FM Lavrov seemed to have come to talk, not to decide.”',
  'Kuleba added: “Unfortunately, FM Lavrov seemed to have come to talk and to decide.”',
  'Somebody in the corridor said that “nobody here has ever heard these particular words”.',
].join('\n')

describe('a draft sent directly', () => {
  it('is answered with a receipt in its thread', async () => {
    await workspace.as('olena').post('D0OLENA', draft)
    const receipt = await workspace.nextMessage()
    const shown = shownText(receipt.blocks)
    expect(receipt.thread_ts).toBeDefined()
    expect(shown).toMatch(/3 quotations: /)
    expect(shown).toContain('1. Verbatim')
    expect(shown).toContain('2. Altered')
    expect(shown).toContain('3. Not in the passages held')
    expect(shown).toMatch(/Checked .* against record/)
  })

  it('is no draft when it asks a question', async () => {
    await workspace
      .as('olena')
      .post('D0OLENA', 'Who said "FM Lavrov seemed to have come to talk, not to decide"?')
    expect((await workspace.nextMessage()).text).not.toContain('quotation:')
  })
})

describe('/talks quote', () => {
  it('checks what stands in quotation marks', async () => {
    await workspace.as('olena').command('/talks', `quote ${draft.split('\n')[1]}`, 'newsroom')
    const receipt = await workspace.nextMessage((shown) => shown.to === 'U0OLENA')
    expect(receipt.text).toContain('1 quotation: 1 verbatim.')
  })

  it('explains itself when nothing follows', async () => {
    await workspace.as('olena').command('/talks', 'quote', 'newsroom')
    expect((await workspace.nextMessage((shown) => Boolean(shown.to))).text).toContain(
      'Type the quotation after it',
    )
  })

  it('takes what follows a name and a colon as the quotation, in marks or not', async () => {
    await workspace
      .as('olena')
      .command('/talks', 'quote Kuleba: We will define Ukraine’s destiny by ourselves', 'newsroom')
    const receipt = await workspace.nextMessage((shown) => shown.to === 'U0OLENA')
    expect(shownText(receipt.blocks)).toContain('Another speaker’s words')
    expect(shownText(receipt.blocks)).toContain('Sergey Lavrov')
  })

  it('leaves questions for quotations to be answered', async () => {
    await workspace.as('olena').command('/talks', 'quotes from Kuleba', 'newsroom')
    expect((await workspace.nextMessage((shown) => Boolean(shown.to))).text).not.toContain('verbatim')
  })
})

describe('“Check quotations” on a message', () => {
  it('opens a receipt that only the one who asked sees', async () => {
    await workspace.as('max').post('newsroom', draft)
    const message = workspace.messages('newsroom').at(-1)!
    await workspace.as('olena').messageShortcut('newsroom', message.ts, 'check-quotations')
    await checked()
    const shown = shownText(workspace.views('olena').at(-1)?.blocks)
    expect(shown).toMatch(/3 quotations: /)
    expect(shown).toContain('Altered')
    expect(workspace.views('max')).toEqual([])
    expect(workspace.messages('newsroom')).toHaveLength(1)
  })

  it('opens its window before the check, which a trigger_id may not live through', async () => {
    await workspace.as('max').post('newsroom', draft)
    const message = workspace.messages('newsroom').at(-1)!
    const before: string[] = []
    const check = vi.spyOn(talks, 'checkQuotations').mockImplementationOnce((...given) => {
      before.push(shownText(workspace.views('olena').at(-1)?.blocks))
      return talks.checkQuotations(...given)
    })
    await workspace.as('olena').messageShortcut('newsroom', message.ts, 'check-quotations')
    await checked()
    check.mockRestore()
    expect(before).toEqual([expect.stringContaining('Checking the quotations')])
    expect(shownText(workspace.views('olena').at(-1)?.blocks)).toMatch(/3 quotations: /)
  })

  it('names who asked, as Slack names them', async () => {
    await workspace.as('max').post('newsroom', draft)
    await workspace
      .as('olena')
      .messageShortcut('newsroom', workspace.messages('newsroom').at(-1)!.ts, 'check-quotations')
    await checked()
    expect(JSON.stringify(workspace.views('olena').at(-1)?.blocks)).toContain(
      '{"type":"user","user_id":"U0OLENA"}',
    )
  })

  it('says so when there is nothing to check', async () => {
    await workspace.as('max').post('newsroom', 'Lunch at one?')
    const message = workspace.messages('newsroom').at(-1)!
    await workspace.as('olena').messageShortcut('newsroom', message.ts, 'check-quotations')
    await checked()
    expect(shownText(workspace.views('olena').at(-1)?.blocks)).toContain('no quotation to check')
  })

  it('refuses people from outside', async () => {
    await workspace.as('max').post('partners', draft)
    const message = workspace.messages('partners').at(-1)!
    await workspace.as('ivo').messageShortcut('partners', message.ts, 'check-quotations')
    await checked('ivo')
    expect(shownText(workspace.views('ivo').at(-1)?.blocks)).toContain('members of Local newsroom only')
  })
})
