import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityProblems } from './accessibility.ts'
import { isMissing, openBrowser, type Visitors, whySkipped } from './chromium.ts'
import { channelField, channelLog, lastAnswer, say, thread } from './page-parts.ts'
import { type StartedTalks, startTalks } from './start-talks.ts'

/** Where pictures go, for people to look at; none are taken where it is not set. */
const pictures = process.env.TALKS_PICTURES

describe.skipIf(isMissing)(`each surface in the local workspace${whySkipped}`, () => {
  let talks: StartedTalks
  let browser: Visitors

  beforeAll(async () => {
    talks = await startTalks()
    browser = await openBrowser(() => talks.url)
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await talks?.stop()
  })
  afterEach(async () => {
    await browser.closePages()
    expect(browser.complaints()).toEqual([])
    expect(talks.output()).not.toContain('"level":"error"')
  })

  const dialog = (page: Page, name: string | RegExp): Locator => page.getByRole('dialog', { name })

  /** Waits until it is shown, prints how long that took, and checks it for people who do not see or do not use a mouse. */
  async function shown(page: Page, surface: string, act: () => Promise<unknown>, sight: Locator) {
    const started = performance.now()
    await act()
    await sight.first().waitFor()
    console.log(`in the browser, ${surface}: ${Math.round(performance.now() - started)} ms`)
    expect(await accessibilityProblems(page), surface).toEqual([])
    if (!pictures) return
    mkdirSync(pictures, { recursive: true })
    await page.screenshot({ path: join(pictures, `${surface.replaceAll(' ', '-')}.png`) })
  }

  const command = (page: Page, words: string) => say(channelField(page), `/talks ${words}`)

  it('the digest: its form, its confirmation, its preview and its status', async () => {
    const page = await browser.visit('#olena/newsroom')
    const form = dialog(page, 'Daily digest')
    await shown(page, 'digest form', () => command(page, 'digest'), form.getByLabel('Time zone'))
    await form.getByRole('button', { name: 'Switch on' }).click()
    await form.getByText('the digest of this channel comes weekdays at 09:00 (Europe/Kyiv)').waitFor()
    await page.keyboard.press('Escape')
    const answer = lastAnswer(channelLog(page))
    await shown(
      page,
      'digest preview',
      () => command(page, 'digest now'),
      answer.getByText('Preview: only you'),
    )
    await shown(
      page,
      'digest status',
      () => command(page, 'digest status'),
      answer.getByText('Nothing was due yet'),
    )
  })

  it('quotations: of one’s own, of a message by its menu, and of a draft sent directly', async () => {
    const page = await browser.visit('#max/ukraine-desk')
    const answer = lastAnswer(channelLog(page))
    const words = 'Kuleba said “Lavrov seemed to have come to talk and to decide”.'
    await shown(page, 'quote command', () => command(page, `quote ${words}`), answer.getByText('1. Altered'))
    await say(channelField(page), `For tomorrow: ${words}`)
    const message = channelLog(page).getByRole('article').filter({ hasText: 'For tomorrow' }).last()
    await message.hover()
    await message.getByLabel('More actions').click()
    const receipt = dialog(page, 'Quotation check')
    await shown(
      page,
      'quotation shortcut',
      () => message.getByText('Check quotations', { exact: true }).click(),
      receipt.getByText('1. Altered'),
    )
    await page.keyboard.press('Escape')
  })

  it('provenance: the passage, and a citation to copy', async () => {
    const page = await browser.visit('#grace/newsroom')
    const answer = lastAnswer(channelLog(page))
    await command(page, 'what did Kuleba say after Antalya?')
    const passage = dialog(page, 'Passage')
    const open = () =>
      answer
        .getByRole('button', { name: /^Show passage/ })
        .first()
        .click()
    await shown(page, 'passage', open, passage.getByText('How it reached us'))
    const copy = () => passage.getByRole('button', { name: /Chicago/ }).click()
    await shown(page, 'citation', copy, passage.getByText('Chicago note, to copy'))
    await page.keyboard.press('Escape')
  })

  it('then and now, and who met whom', async () => {
    const page = await browser.visit('#grace/newsroom')
    const answer = lastAnswer(channelLog(page))
    await shown(page, 'changed', () => command(page, 'changed Podoliak'), answer.getByText(/over time, from/))
    await shown(page, 'met', () => command(page, 'met Medinsky'), answer.getByText(/across from/))
  })

  it('the timeline as a picture, in the thread', async () => {
    const page = await browser.visit('#max/newsroom')
    await say(channelField(page), '@talks timeline of the delegation talks in March 2022')
    await page
      .getByRole('button', { name: /repl(y|ies)$/ })
      .last()
      .click()
    const button = thread(page)
      .getByRole('button', { name: /^Draw these talks on a timeline/ })
      .last()
    await shown(
      page,
      'timeline picture',
      () => button.click(),
      thread(page).getByRole('img', { name: /held/ }),
    )
  }, 60_000)

  it('feedback and a channel’s settings', async () => {
    const page = await browser.visit('#olena/ukraine-desk')
    const answer = lastAnswer(channelLog(page))
    await command(page, 'where was the second round held?')
    const form = dialog(page, /missing|feedback/i)
    const wrong = () =>
      answer
        .getByRole('button', { name: /is wrong or missing$/ })
        .first()
        .click()
    await shown(page, 'feedback form', wrong, form)
    await page.keyboard.press('Escape')
    await shown(page, 'settings', () => command(page, 'settings'), dialog(page, /settings/i))
  })

  it('Home', async () => {
    const page = await browser.visit('#max/D0MAX/home')
    await page.reload()
    const open = () => page.getByRole('button', { name: 'Home' }).click()
    await shown(page, 'Home', open, page.getByText('What the record covers'))
    await page
      .getByText(/Show passage/)
      .first()
      .waitFor()
  })
})
