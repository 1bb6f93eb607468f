import { describe, expect, it } from 'vitest'
import { browseTalks } from './browse-talks.ts'
import { isMissing, whySkipped } from './chromium.ts'
import { channelLog, command, dialog, lastAnswer } from './page-parts.ts'
import { shown } from './shown.ts'
import { startTalks } from './start-talks.ts'

describe.skipIf(isMissing)(`feedback and a channel’s settings in the local workspace${whySkipped}`, () => {
  const { visit } = browseTalks(() => startTalks({ TALKS_EDITORS: 'U0MAX' }))

  it('what somebody finds missing is listed to an editor, settled, and they are told', async () => {
    const page = await visit('#olena/ukraine-desk')
    const answer = lastAnswer(channelLog(page))
    await command(page, 'where was the second round held?')
    const form = dialog(page, 'Wrong or missing')
    const wrong = () => answer.getByRole('button', { name: /is wrong or missing$/ }).click()
    await shown(page, 'feedback form', wrong, form)
    await form.getByLabel('Something is missing').check()
    await form.getByLabel('A note for the editors').fill('Which border crossing was it?')
    const send = () => form.getByRole('button', { name: 'Send' }).click()
    await shown(page, 'feedback thanks', send, form.getByText('the editors see it'))
    await page.keyboard.press('Escape')

    const editor = await visit('#max/newsroom')
    const list = lastAnswer(channelLog(editor))
    const note = list.getByRole('blockquote').getByText('Which border crossing was it?')
    await shown(editor, 'feedback list', () => command(editor, 'feedback'), note)
    const settle = () => list.getByRole('button', { name: /^Settled:/ }).click()
    const settled = list.getByText('No open feedback; 1 settled')
    await shown(editor, 'feedback settled', settle, settled)

    const openMessages = () => page.getByRole('navigation').getByRole('button', { name: /Talks/ }).click()
    const told = channelLog(page).getByText('An editor has settled what you reported as missing')
    await shown(page, 'feedback told', openMessages, told)
  })

  it('who finds an answer helpful is thanked, and who is no editor sees no list', async () => {
    const page = await visit('#grace/ukraine-desk')
    const answers = channelLog(page)
    await command(page, 'where was the second round held?')
    const helpful = () =>
      lastAnswer(answers)
        .getByRole('button', { name: /helpful/i })
        .click()
    await shown(page, 'feedback helpful', helpful, answers.getByText('noted as helpful'))
    const refused = answers.getByText('Only the editors see and settle feedback.')
    await shown(page, 'feedback refused', () => command(page, 'feedback'), refused)
  })

  it('a channel’s settings hold for its next answer: who sees it, and which cautions it spells out', async () => {
    const page = await visit('#olena/newsroom')
    const colleague = await visit('#grace/newsroom')
    const question = 'what did the unsigned report say about progress?'
    await command(page, question)
    const answer = lastAnswer(channelLog(page))
    const spelledOut = /Caution: .*machine-translated/
    await expect.poll(() => answer.textContent(), { timeout: 10_000 }).toMatch(spelledOut)

    const form = dialog(page, 'Settings of this channel')
    await shown(page, 'settings', () => command(page, 'settings'), form)
    await form.getByLabel('Everybody in the channel').check()
    await form.getByLabel(/^Time zone/).selectOption('America/New_York')
    await form.getByLabel('Only disputes and unnamed sources').check()
    const save = () => form.getByRole('button', { name: 'Save' }).click()
    await shown(
      page,
      'settings saved',
      save,
      form.getByText('Saved. Answers to /talks here: in the channel.'),
    )
    await page.keyboard.press('Escape')

    const seen = lastAnswer(channelLog(colleague)).getByText(`asked: ${question}`)
    await shown(colleague, 'settings in effect', () => command(page, question), seen)
    const shared = await lastAnswer(channelLog(colleague)).textContent()
    expect(shared).toContain('Caution: one more stands with the passage.')
    expect(shared).not.toMatch(spelledOut)
  })
})
