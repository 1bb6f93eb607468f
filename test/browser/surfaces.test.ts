import { describe, expect, it } from 'vitest'
import { browseTalks } from './browse-talks.ts'
import { isMissing, whySkipped } from './chromium.ts'
import {
  channelField,
  channelLog,
  command,
  dialog,
  focused,
  lastAnswer,
  openPassage,
  openThread,
  passage,
  say,
  thread,
} from './page-parts.ts'
import { shown } from './shown.ts'
import { startTalks } from './start-talks.ts'

describe.skipIf(isMissing)(`each surface in the local workspace${whySkipped}`, () => {
  const { visit } = browseTalks(startTalks)

  it('the digest: its form, its confirmation, its preview and its status', async () => {
    const page = await visit('#olena/newsroom')
    const form = dialog(page, 'Daily digest')
    await shown(page, 'digest form', () => command(page, 'digest'), form.getByLabel('Time zone'))
    const switchOn = () => form.getByRole('button', { name: 'Switch on' }).click()
    const confirmed = form.getByText('the digest of this channel comes weekdays at 09:00 (Europe/Kyiv)')
    await shown(page, 'digest switched on', switchOn, confirmed)
    await page.keyboard.press('Escape')
    const answer = lastAnswer(channelLog(page))
    const preview = answer.getByText('Preview: only you')
    await shown(page, 'digest preview', () => command(page, 'digest now'), preview)
    const status = answer.getByText('Nothing was due yet')
    await shown(page, 'digest status', () => command(page, 'digest status'), status)
  })

  const words = 'Kuleba said “Lavrov seemed to have come to talk and to decide”.'

  it('quotations: of one’s own, and of a message by its menu', async () => {
    const page = await visit('#max/ukraine-desk')
    const answer = lastAnswer(channelLog(page))
    await shown(page, 'quote command', () => command(page, `quote ${words}`), answer.getByText('1. Altered'))
    await say(channelField(page), `For tomorrow: ${words}`)
    const message = channelLog(page).getByRole('article').filter({ hasText: 'For tomorrow' }).last()
    await message.hover()
    await message.getByLabel('More actions').click()
    const check = () => message.getByText('Check quotations', { exact: true }).click()
    await shown(page, 'quotation shortcut', check, dialog(page, 'Quotation check').getByText('1. Altered'))
    await page.keyboard.press('Escape')
  })

  it('quotations: of a draft sent directly, in its thread', async () => {
    const page = await visit('#max/D0MAX')
    const draft = `${words} Putin told him: “Peace will come by Christmas”.`
    const send = async () => {
      await say(channelField(page), draft)
      await openThread(page)
    }
    await shown(page, 'quotation draft', send, thread(page).getByText('1. Altered'))
    await thread(page).getByText('2. Not in the passages held').waitFor()
  })

  it('provenance: the passage with what stands around it, and a citation to copy', async () => {
    const page = await visit('#grace/newsroom')
    await command(page, 'what did Kuleba say after Antalya?')
    const open = () => openPassage(lastAnswer(channelLog(page)))
    await shown(page, 'passage', open, passage(page).getByText('How it reached us'))
    await passage(page)
      .getByText(/beside it$/)
      .first()
      .waitFor()
    const copy = () =>
      passage(page)
        .getByRole('button', { name: /Chicago/ })
        .click()
    await shown(page, 'citation', copy, passage(page).getByText('Chicago note, to copy'))
    await expect.poll(() => focused(page), { timeout: 10_000 }).toBe('Copy as Chicago note')
    await page.keyboard.press('Escape')
  })

  it('provenance: the wordings of one utterance, each with its own document', async () => {
    const page = await visit('#grace/ukraine-desk')
    await command(page, 'what did Slutsky say about a joint position?')
    const open = () => openPassage(lastAnswer(channelLog(page)))
    const wordings = passage(page).getByText('Wordings of the same utterance')
    await shown(page, 'other wordings', open, wordings)
    await passage(page).getByText('This one:').waitFor()
    await passage(page).getByText('Another:').waitFor()
  })

  it('then and now, and who met whom', async () => {
    const page = await visit('#grace/newsroom')
    const answer = lastAnswer(channelLog(page))
    await shown(page, 'changed', () => command(page, 'changed Podoliak'), answer.getByText(/over time, from/))
    await shown(page, 'met', () => command(page, 'met Medinsky'), answer.getByText(/across from/))
  })

  it('the timeline as a picture, in the thread', async () => {
    const page = await visit('#max/newsroom')
    await say(channelField(page), '@talks timeline of the delegation talks in March 2022')
    await openThread(page)
    const draw = () =>
      thread(page)
        .getByRole('button', { name: /^Draw these talks on a timeline/ })
        .last()
        .click()
    await shown(page, 'timeline picture', draw, thread(page).getByRole('img', { name: /held/ }))
  })

  it('Home', async () => {
    const page = await visit('#max/D0MAX/home')
    await page.reload()
    const open = () => page.getByRole('button', { name: 'Home' }).click()
    await shown(page, 'Home', open, page.getByText('What the record covers'))
    await page
      .getByText(/Show passage/)
      .first()
      .waitFor()
  })
})
