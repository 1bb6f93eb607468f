import { describe, expect, it } from 'vitest'
import { browseTalks } from './browse-talks.ts'
import { isMissing, whySkipped } from './chromium.ts'
import {
  channelField,
  channelLog,
  command,
  focused,
  lastAnswer,
  openPassage,
  passage,
  say,
  thread,
  threadField,
} from './page-parts.ts'
import { startTalks } from './start-talks.ts'

describe.skipIf(isMissing)(`npm start, seen in a browser${whySkipped}`, () => {
  const browser = browseTalks(startTalks)

  it('answers a command to its asker alone, and opens the passage behind it', async () => {
    const page = await browser.visit('#olena/newsroom')
    const colleague = await browser.visit('#max/newsroom')
    await command(page, 'where was the second round held?')
    const answer = lastAnswer(channelLog(page))
    await answer.getByText('Belovezhskaya Pushcha near Brest').first().waitFor()
    expect(await answer.textContent()).toMatch(/Only visible to you[\s\S]*3 March 2022[\s\S]*Cameron.*¶ 10/)
    expect(await channelLog(colleague).getByRole('article').count()).toBe(0)

    await openPassage(answer)
    await passage(page).waitFor()
    const quotations = await passage(page).getByRole('blockquote').allInnerTexts()
    expect(quotations.join('\n')).toContain('this time in Belovezhskaya Pushcha near Brest')
    const shown = await passage(page).textContent()
    expect(shown).toContain('¶ 10')
    expect(shown).toContain('As attacks on Kyiv & other cities continue')
    expect(shown).toContain('How it reached us')

    await page.keyboard.press('Escape')
    await passage(page).waitFor({ state: 'hidden' })
    expect(await focused(page)).toBe('Show passage')
  })

  it('marks the quotation in the passage that it was taken from', async () => {
    const page = await browser.visit('#grace/newsroom')
    await command(page, 'what did Kuleba say after Antalya?')
    const answer = lastAnswer(channelLog(page))
    const shown = await answer.getByRole('blockquote').first().textContent()
    const quotation = shown?.replace(/^“|”$/g, '')
    expect(quotation).toContain('come to talk, not to decide')
    await openPassage(answer)
    expect(await passage(page).getByRole('blockquote').getByRole('strong').first().textContent()).toBe(
      quotation,
    )
    await passage(page).getByRole('button', { name: 'Close' }).first().click()
    await passage(page).waitFor({ state: 'hidden' })
  })

  it('answers a mention in its thread, and a follow-up there', async () => {
    const page = await browser.visit('#max/ukraine-desk')
    await say(channelField(page), '@talks what did Kuleba say after Antalya?')
    await page.getByRole('button', { name: '1 reply' }).click()
    await lastAnswer(thread(page)).getByText('not to decide').first().waitFor()
    expect(await thread(page).textContent()).not.toContain('Only visible to you')

    await say(threadField(page), '@talks and Lavrov?')
    await page.getByRole('button', { name: '3 replies' }).waitFor()
    const followUp = lastAnswer(thread(page))
    expect(await followUp.textContent()).toMatch(/Sergey Lavrov[\s\S]*¶ \d/)
    // The question stays in view with the beginning of its answer.
    const pane = await page.getByRole('log', { name: 'Messages of the thread' }).boundingBox()
    const question = await thread(page)
      .getByRole('article')
      .filter({ hasText: '@talks and Lavrov?' })
      .boundingBox()
    const answer = await followUp.boundingBox()
    expect(question!.y).toBeGreaterThanOrEqual(pane!.y)
    expect(answer!.y).toBeLessThan(pane!.y + pane!.height / 2)

    await thread(page).getByRole('button', { name: 'Close the thread' }).click()
    expect(await focused(page)).toBe('3 replies')
  })

  it('shares an answer with the channel once, with its question and its buttons', async () => {
    const page = await browser.visit('#olena/newsroom')
    const colleague = await browser.visit('#max/newsroom')
    await command(page, 'why did the Qatar talks stall?')
    const own = lastAnswer(channelLog(page))
    await own.getByRole('button', { name: /^Share/ }).click()
    const shared = lastAnswer(channelLog(colleague))
    await shared.getByText('asked: why did the Qatar talks stall?').waitFor()
    const shareButtons = channelLog(page).getByRole('button', { name: /^Share/ })
    await expect.poll(() => shareButtons.count(), { timeout: 5_000 }).toBe(0)
    await openPassage(shared)
    await passage(colleague).getByText('How it reached us').waitFor()
    expect(await passage(page).isVisible()).toBe(false)
  })

  it('teaches by examples that can be pressed', async () => {
    const page = await browser.visit('#grace/ukraine-desk')
    await command(page, 'help')
    const help = lastAnswer(channelLog(page))
    await help.getByText('/talks who', { exact: true }).waitFor()
    expect(await help.getByRole('button').count()).toBeGreaterThan(3)
    await help.getByRole('button', { name: 'Where was the second round held?' }).click()
    await lastAnswer(channelLog(page)).getByText('Belovezhskaya Pushcha near Brest').first().waitFor()
  })

  it('shows more of a long answer', async () => {
    const page = await browser.visit('#olena/ukraine-desk')
    await command(page, 'what did Zelenskyy say?')
    await lastAnswer(channelLog(page))
      .getByText(/^Items 1–4 of \d+$/)
      .waitFor()
    await lastAnswer(channelLog(page)).getByRole('button', { name: /more/i }).click()
    await channelLog(page)
      .getByText(/^Items 5–\d of \d+$/)
      .waitFor()
  })

  it('changes who one is, and with it what one sees', async () => {
    const page = await browser.visit('#olena/sources')
    await say(channelField(page), 'only Olena and Max read this')
    await page.getByLabel('You are').selectOption({ label: 'Max · Editor, Berlin' })
    await channelLog(page).getByText('only Olena and Max read this').waitFor()
    await page.getByLabel('You are').selectOption({ label: 'Grace · Night desk, New York' })
    await page.getByRole('heading', { level: 1, name: '#newsroom' }).waitFor()
    expect(await page.getByRole('navigation').textContent()).not.toContain('sources')
    expect(page.url()).toContain('#grace/newsroom')
  })

  it.each([
    ['HTML', '<img src=x onerror=alert(1)><script>alert(2)</script>'],
    ['broadcasts', '<!channel> @here where was the second round held?'],
    ['right to left', '\u202Eمتى عقدت الجولة الثانية؟'],
    ['emoji alone', '👨‍👩‍👧‍👦 :tada:'],
    ['formatting', '*what* _did_ `Putin` ```say```?'],
    ['names of properties', 'who __proto__ constructor'],
    ['several lines', 'where\nwas\nthe second round?'],
    ['nine thousand letters', 'x'.repeat(9_000)],
    ['a question four hundred times', 'where was the second round? '.repeat(400)],
  ])('answers odd input without coming apart: %s', async (_, text) => {
    const page = await browser.visit('#grace/newsroom')
    await command(page, text)
    const answer = lastAnswer(channelLog(page))
    await answer.waitFor()
    expect((await answer.textContent())?.length).toBeGreaterThan(40)
    expect(await answer.locator('img, script, iframe').count()).toBe(0)
    expect(await answer.locator('.mention.all').count()).toBe(0)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(1280)
  })

  it('answers in the direct message and on Home', async () => {
    const page = await browser.visit('#grace/D0GRACE')
    await page.getByRole('button', { name: 'Home' }).click()
    await page.getByText('What the record covers').waitFor()
    await page.getByRole('button', { name: 'Messages' }).click()
    await say(channelField(page), 'who took part in the second round?')
    const answer = channelLog(page)
      .getByText(/Medinsky/)
      .first()
    await answer
      .or(page.getByRole('button', { name: '1 reply' }))
      .first()
      .waitFor()
  })
})
