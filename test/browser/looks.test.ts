import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { accessibilityProblems, faintTexts } from './accessibility.ts'
import { browseTalks } from './browse-talks.ts'
import { isMissing, whySkipped } from './chromium.ts'
import { cutOff } from './cut-off.ts'
import {
  channelField,
  channelLog,
  command,
  lastAnswer,
  openPassage,
  openThread,
  passage,
  say,
  thread,
} from './page-parts.ts'
import { startTalks } from './start-talks.ts'

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

describe.skipIf(isMissing)(`how the local workspace looks and reads${whySkipped}`, () => {
  const browser = browseTalks(startTalks)

  /** Walks through everything Talks shows, and stops at each sight. */
  async function tour(page: Page, look: (sight: string) => Promise<void>) {
    await look('the empty channel')
    await command(page, 'help')
    await lastAnswer(channelLog(page)).getByText('/talks who', { exact: true }).waitFor()
    await look('the help')
    await command(page, 'what stalled the talks in Qatar?')
    await openPassage(lastAnswer(channelLog(page)))
    await passage(page).getByText('How it reached us').waitFor()
    await look('a passage')
    await page.keyboard.press('Escape')
    await passage(page).waitFor({ state: 'hidden' })
    await look('an answer to one')
    await say(channelField(page), '@talks what did Kuleba say after Antalya?')
    await openThread(page)
    await lastAnswer(thread(page)).getByText('not to decide').first().waitFor()
    await look('a thread')
    await page.goto(`${browser.talks.url}/#max/D0MAX/home`)
    await page.reload()
    await page.getByRole('button', { name: 'Home' }).click()
    await page.getByText('What the record covers').waitFor()
    await look('Home')
  }

  it.each(['light', 'dark'] as const)(
    'is named, ordered and legible throughout, in %s',
    async (colorScheme) => {
      const page = await browser.visit(colorScheme === 'light' ? '#max/newsroom' : '#grace/newsroom', {
        colorScheme,
      })
      const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor')
      expect(ground).toBe(colorScheme === 'light' ? 'rgb(251, 250, 247)' : 'rgb(23, 25, 28)')
      await tour(page, async (sight) => {
        expect(await accessibilityProblems(page), sight).toEqual([])
        expect(await faintTexts(page), sight).toEqual([])
      })
    },
  )

  it('has no horizontal scrolling on a phone, and nothing cut off', async () => {
    const page = await browser.visit('#max/ukraine-desk', phone)
    await tour(page, async (sight) => {
      expect(await cutOff(page), sight).toEqual([])
      expect(await accessibilityProblems(page), sight).toEqual([])
    })
    await page.getByRole('button', { name: 'Channels' }).tap()
    await page.getByRole('button', { name: /newsroom/ }).tap()
    await page.getByRole('heading', { level: 1, name: '#newsroom' }).waitFor()
  })

  it('announces new messages politely and mistakes at once', async () => {
    const page = await browser.visit('#olena/newsroom')
    expect(await channelLog(page).getAttribute('aria-live')).toBe('polite')
    await say(channelField(page), 'a'.repeat(40_001))
    await page.getByRole('alert').filter({ hasText: 'too long' }).waitFor()
    expect(await page.evaluate('document.documentElement.lang')).toBe('en')
    expect(await page.title()).toBe('#newsroom · Local newsroom')
  })

  it('carries the whole way by keyboard alone', async () => {
    const page = await browser.visit('#grace/ukraine-desk')
    const focused = () =>
      page.evaluate('document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent')
    async function tabTo(name: RegExp, key = 'Tab') {
      for (let presses = 0; presses < 60; presses += 1) {
        if (name.test(String(await focused()))) return
        await page.keyboard.press(key)
      }
      throw new Error(`no way to ${name} by ${key}; at ${await focused()}`)
    }
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Skip to the message field')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('composer-text')
    await page.keyboard.type('/talks where was the second round held?')
    await page.keyboard.press('Enter')
    await lastAnswer(channelLog(page)).waitFor()

    await tabTo(/^Show passage/, 'Shift+Tab')
    await page.keyboard.press('Enter')
    await passage(page).waitFor()
    for (let presses = 0; presses < 8; presses += 1) {
      await page.keyboard.press('Tab')
      const outside = 'document.activeElement !== document.body && !document.activeElement.closest("dialog")'
      expect(await page.evaluate(outside)).toBe(false)
    }
    await page.keyboard.press('Escape')
    expect(await focused()).toMatch(/^Show passage/)

    await tabTo(/^Share/)
    await page.keyboard.press('Enter')
    await channelLog(page).getByText('asked: where was the second round held?').waitFor()
    await tabTo(/^Reply in thread to Talks/)
    await page.keyboard.press('Enter')
    await page.keyboard.type('@talks who took part?')
    await page.keyboard.press('Enter')
    await thread(page)
      .getByText(/Medinsky/)
      .last()
      .waitFor()
    await page.keyboard.press('Escape')
    expect(await thread(page).isVisible()).toBe(false)
    expect(await focused()).toMatch(/repl|Reply/)
  })
})
