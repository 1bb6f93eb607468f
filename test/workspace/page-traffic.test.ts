import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { accessibilityProblems, faintTexts } from '../browser/accessibility.ts'
import { isMissing, openBrowser, type Visitors, whySkipped } from '../browser/chromium.ts'
import { startEchoApp } from './echo-app.ts'

describe.skipIf(isMissing)(`the inspector of the traffic${whySkipped}`, () => {
  let browser: Visitors
  let workspace: Workspace
  let app: Awaited<ReturnType<typeof startEchoApp>>

  beforeAll(async () => {
    browser = await openBrowser(() => workspace.url)
  }, 30_000)
  afterAll(() => browser?.close())
  beforeEach(async () => {
    workspace = await startWorkspace()
    app = await startEchoApp(workspace)
    await workspace.connected()
  })
  afterEach(async () => {
    await browser.closePages()
    await app.stop()
    await workspace.close()
    expect(browser.complaints()).toEqual([])
  })

  const panel = (page: Page) => page.getByRole('region', { name: 'Traffic', exact: true })
  const entry = (page: Page, name: RegExp) => panel(page).getByRole('button', { name })

  async function openPanel(page: Page) {
    await page.getByRole('button', { name: 'Traffic', exact: true }).click()
    await entry(page, /auth\.test/).waitFor()
  }

  it('shows what happens while it happens, and the JSON of each on request', async () => {
    const page = await browser.visit('#olena/newsroom')
    await openPanel(page)
    await workspace.as('olena').post('newsroom', '@talks hello')
    await entry(page, /app_mention delivery/).waitFor()
    const answer = entry(page, /chat\.postMessage/)
    await answer.waitFor()
    expect(await answer.getAttribute('aria-expanded')).toBe('false')
    await answer.click()
    await panel(page).getByText('"text": "echo: <@U0TALKS> hello"').first().waitFor()
    await workspace.as('olena').post('newsroom', '@talks again')
    await expect.poll(() => entry(page, /chat\.postMessage/).count()).toBe(2)
    expect(await panel(page).locator('pre').count()).toBe(2)
    await answer.first().click()
    expect(await panel(page).locator('pre').count()).toBe(0)
  })

  it('keeps to the kinds that were asked for, and begins afresh when cleared', async () => {
    const page = await browser.visit('#olena/newsroom')
    await openPanel(page)
    await workspace.as('olena').post('newsroom', '@talks hello')
    await entry(page, /chat\.postMessage/).waitFor()
    const filter = panel(page).getByLabel('Show')
    await filter.selectOption('deliveries')
    expect(await entry(page, /app_mention delivery/).count()).toBe(1)
    expect(await entry(page, /call$/).count()).toBe(0)
    await filter.selectOption('calls')
    expect(await entry(page, /delivery$/).count()).toBe(0)
    await panel(page).getByRole('button', { name: 'Clear' }).click()
    await panel(page).getByText('Nothing yet').waitFor()
    await workspace.as('olena').post('newsroom', '@talks again')
    await expect
      .poll(() => entry(page, /call$/).allTextContents())
      .toEqual(['→ from the app: chat.postMessage call'])
  })

  it('shows faults, failures and retries', async () => {
    workspace.faults.add({ kind: 'server-error', status: 502, method: 'chat.postMessage' })
    workspace.faults.add({ kind: 'duplicate', event: 'app_mention' })
    const page = await browser.visit('#olena/newsroom')
    await openPanel(page)
    await workspace.as('olena').post('newsroom', '@talks hello')
    const failed = panel(page).getByRole('row').filter({ hasText: 'chat.postMessage' }).first()
    await failed.getByText('server-error').waitFor()
    expect(await failed.textContent()).toContain('502')
    await panel(page).getByText('duplicate').first().waitFor()
  })

  it('is used by keyboard alone, and gives the focus back', async () => {
    await workspace.as('olena').post('newsroom', '@talks hello')
    const page = await browser.visit('#olena/newsroom')
    await page.getByRole('button', { name: 'Traffic', exact: true }).focus()
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('traffic-name')
    await entry(page, /auth\.test/)
      .first()
      .waitFor()
    for (let presses = 0; presses < 12; presses += 1) {
      if (await page.evaluate('document.activeElement.matches("[data-entry]")')) break
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.ariaExpanded')).toBe('true')
    await page.keyboard.press('Escape')
    expect(await panel(page).isVisible()).toBe(false)
    expect(await page.evaluate('document.activeElement.id')).toBe('traffic-toggle')
  })

  it('shows markup in payloads as it was written, and no credentials', async () => {
    const page = await browser.visit('#olena/newsroom')
    await openPanel(page)
    await app.client.chat.postMessage({
      channel: 'C0NEWSROOM',
      text: '<img src=x onerror=alert(1)> xoxb-1-2',
    })
    await entry(page, /chat\.postMessage/).click()
    const json = await panel(page).locator('pre').first().textContent()
    expect(json).toContain('<img src=x onerror=alert(1)> [redacted]')
    expect(await panel(page).locator('img').count()).toBe(0)
  })

  it.each(['light', 'dark'] as const)('is named and legible, in %s', async (colorScheme) => {
    workspace.faults.add({ kind: 'server-error', method: 'chat.postMessage' })
    const page = await browser.visit('#olena/newsroom', { colorScheme })
    await openPanel(page)
    await workspace.as('olena').post('newsroom', '@talks hello')
    await entry(page, /chat\.postMessage/)
      .first()
      .click()
    expect(await accessibilityProblems(page)).toEqual([])
    expect(await faintTexts(page)).toEqual([])
  })

  it('fits a phone', async () => {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
    const page = await browser.visit('#olena/newsroom', phone)
    await openPanel(page)
    await workspace.as('olena').post('newsroom', '@talks hello')
    await entry(page, /chat\.postMessage/).tap()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    const list = 'document.querySelector(".traffic-list")'
    expect(await page.evaluate(`${list}.scrollWidth - ${list}.clientWidth`)).toBe(0)
    await panel(page).getByRole('button', { name: 'Close' }).tap()
    await page.getByLabel(/^Message /).waitFor()
  })
})
