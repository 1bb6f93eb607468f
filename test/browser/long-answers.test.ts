import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityProblems } from './accessibility.ts'
import { isMissing, openBrowser, type Visitors, whySkipped } from './chromium.ts'
import { channelField, channelLog, lastAnswer, say } from './page-parts.ts'
import { type StartedTalks, startTalks } from './start-talks.ts'

describe.skipIf(isMissing)(`a long answer in the local workspace${whySkipped}`, () => {
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
  })

  it('is narrowed by menu and switch, paged and cleared, by what each is called', async () => {
    const page = await browser.visit('#olena/C0NEWSROOM')
    await say(channelField(page), '/talks what stalled the talks?')
    const answer = lastAnswer(channelLog(page))
    await answer.getByText('Items 1–4 of 40').waitFor()
    const started = performance.now()
    await answer.getByLabel('Person').selectOption({ label: 'Mykhailo Podoliak (7)' })
    await answer.getByText('Only Mykhailo Podoliak: 7 of 40 items.').waitFor()
    console.log(`long answer in the browser, filter: ${Math.round(performance.now() - started)} ms`)
    await answer.getByRole('button', { name: /^(More|Show more)/ }).click()
    await answer.getByText('Items 5–7 of 7').waitFor()
    await answer.getByLabel('On-record sources only').check()
    await answer.getByText('Only Mykhailo Podoliak, on-record sources:').waitFor()
    expect(await accessibilityProblems(page)).toEqual([])
    await answer.getByRole('button', { name: 'Clear filters' }).click()
    await answer.getByText('Items 1–4 of 40').waitFor()
  }, 60_000)
})
