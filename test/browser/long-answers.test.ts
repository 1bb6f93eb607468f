import type { Locator, Page } from 'playwright-core'
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

describe.skipIf(isMissing)(`a long answer, and the window of Ask Talks${whySkipped}`, () => {
  const browser = browseTalks(startTalks)

  const press = (within: Locator, name: string | RegExp) => within.getByRole('button', { name }).click()
  /** Chooses the entry of a menu that begins so, whatever its count. */
  async function choose(answer: Locator, menu: string, entry: string) {
    const select = answer.getByLabel(menu)
    const label = await select.locator('option').filter({ hasText: entry }).first().textContent()
    await select.selectOption({ label: label! })
  }

  it('a long answer is narrowed by menu and switch, paged and cleared, by what each is called', async () => {
    const page = await browser.visit('#olena/newsroom')
    const answer = lastAnswer(channelLog(page))
    const all = answer.getByText(/^Items 1–4 of \d+$/)
    await shown(page, 'long answer', () => command(page, 'what stalled the talks?'), all)
    const podoliak = answer.getByText(/^Only Mykhailo Podoliak: \d+ of \d+ items/)
    await shown(page, 'long answer by person', () => choose(answer, 'Person', 'Mykhailo Podoliak'), podoliak)
    await shown(
      page,
      'long answer more',
      () => press(answer, /more/i),
      answer.getByText(/^Items 5–\d+ of \d+$/),
    )
    const onRecord = () => answer.getByLabel('On-record sources only').check()
    await shown(
      page,
      'long answer on record',
      onRecord,
      answer.getByText('Only Mykhailo Podoliak, on-record sources:'),
    )
    await press(answer, 'Clear filters')
    await all.waitFor()
  })

  it('a long answer is narrowed by date, by document and to what nobody disputes, all at once', async () => {
    const page = await browser.visit('#grace/newsroom')
    const answer = lastAnswer(channelLog(page))
    await command(page, 'what stalled the talks?')
    const march = answer.getByText(/^Only March 2022: \d+ of \d+ items/)
    await shown(page, 'long answer by month', () => choose(answer, 'Date', 'March 2022'), march)
    const cameron = answer.getByText(/^Only March 2022, Cameron, 21 March 2022: \d+ of \d+ items/)
    await shown(page, 'long answer by document', () => choose(answer, 'Document', 'Cameron'), cameron)
    const undisputed = answer.getByText(
      /^Only March 2022, Cameron, 21 March 2022, undisputed: \d+ of \d+ items/,
    )
    const hide = () => answer.getByLabel('Hide disputed').check()
    await shown(page, 'long answer undisputed', hide, undisputed)
    expect(await answer.getByLabel('Hide disputed').isChecked()).toBe(true)
  })

  it('a long answer goes on below itself in a thread, and is narrowed there for one person alone', async () => {
    const page = await browser.visit('#max/ukraine-desk')
    await say(channelField(page), '@talks what stalled the talks?')
    await openThread(page)
    const below = lastAnswer(thread(page))
    await below.getByText(/^Items 1–4 of \d+$/).waitFor()
    const next = below.getByText(/^Items 5–8 of \d+$/)
    await shown(page, 'long answer more in a thread', () => press(below, /more/i), next)
    const alone = page.getByText(/^Only Mykhailo Podoliak: \d+ of \d+ items/)
    const first = thread(page)
      .getByRole('article')
      .filter({ hasText: /Items 1–4 of \d+/ })
    const narrow = () => choose(first, 'Person', 'Mykhailo Podoliak')
    await shown(page, 'long answer narrowed in a thread', narrow, alone)
    const own = thread(page).getByRole('article').filter({ has: alone })
    await own.getByText('Only visible to you').waitFor()
  })

  const window = (page: Page) => dialog(page, 'Ask Talks')
  const question = (page: Page) => window(page).getByRole('textbox')

  async function open(page: Page) {
    await page.getByLabel('Shortcuts').click()
    await page.getByRole('button', { name: 'Ask Talks' }).click()
  }
  async function ask(page: Page, words: string) {
    await question(page).fill(words)
    await window(page).getByRole('button', { name: /^Ask/ }).click()
  }

  it('Ask Talks answers a question in its window, and the next one by what was asked before', async () => {
    const page = await browser.visit('#olena/newsroom')
    const before = channelLog(page).getByRole('article')
    await shown(page, 'Ask Talks', () => open(page), window(page).getByLabel('Your question'))
    await window(page).getByText('For example:').waitFor()
    const answer = window(page).getByText('not to decide')
    await shown(page, 'Ask Talks answer', () => ask(page, 'what did Kuleba say after Antalya?'), answer)
    // It is read from its beginning, not from the field for the next question below it.
    await expect.poll(() => focused(page), { timeout: 10_000 }).toBe('Ask Talks')
    await shown(page, 'Ask Talks passage', () => openPassage(window(page)), passage(page))
    await page.keyboard.press('Escape')
    await answer.first().waitFor()
    await expect.poll(() => focused(page), { timeout: 10_000 }).toBe('Show passage')
    const followUp = window(page).getByText('Sergey Lavrov')
    await shown(page, 'Ask Talks follow-up', () => ask(page, 'and Lavrov?'), followUp)
    await page.keyboard.press('Escape')
    await window(page).waitFor({ state: 'hidden' })
    await before.waitFor({ state: 'detached' })
  })

  it('Ask Talks turns the pages of a long answer and narrows it, in its window', async () => {
    const page = await browser.visit('#grace/newsroom')
    await open(page)
    await ask(page, 'what stalled the talks?')
    await window(page)
      .getByText(/^Items 1–4 of \d+$/)
      .waitFor()
    const next = window(page).getByText(/^Items 5–8 of \d+$/)
    await shown(page, 'Ask Talks next page', () => press(window(page), /more/i), next)
    await press(window(page), 'Show the items before')
    await window(page)
      .getByText(/^Items 1–4 of \d+$/)
      .waitFor()
    const podoliak = () => choose(window(page), 'Person', 'Mykhailo Podoliak')
    const narrowed = window(page).getByText(/^Only Mykhailo Podoliak: \d+ of \d+ items/)
    await shown(page, 'Ask Talks narrowed', podoliak, narrowed)
  })

  it('Ask Talks answers in the direct message when its window was closed meanwhile', async () => {
    const page = await browser.visit('#max/newsroom')
    await open(page)
    // Slack asks for patience, so that there is time to close the window while the answer is looked for.
    await fetch(`${browser.talks.url}/control/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'rate-limited', method: 'views.update', retryAfter: 5 }),
    })
    const looking = window(page).getByText('Looking in the record …')
    await shown(page, 'Ask Talks looking', () => ask(page, 'where was the second round held?'), looking)
    await page.keyboard.press('Escape')
    await window(page).waitFor({ state: 'hidden' })
    const openMessages = () => page.getByRole('navigation').getByRole('button', { name: /Talks/ }).click()
    const answer = lastAnswer(channelLog(page)).getByText('Belovezhskaya Pushcha near Brest')
    await shown(page, 'Ask Talks answered directly', openMessages, answer)
  })
})
