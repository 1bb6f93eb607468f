import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { accessibilityProblems, faintTexts } from '../browser/accessibility.ts'
import { isMissing, openBrowser, type Visitors, whySkipped } from '../browser/chromium.ts'
import { channelField, channelLog, say, thread, threadField } from '../browser/page-parts.ts'
import { startEchoApp } from './echo-app.ts'

/** A picture of one red dot. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

describe.skipIf(isMissing)(`what people do in the page${whySkipped}`, () => {
  let browser: Visitors
  let workspace: Workspace
  let app: Awaited<ReturnType<typeof startEchoApp>>

  beforeAll(async () => {
    browser = await openBrowser(() => workspace.url)
  }, 30_000)
  afterAll(() => browser?.close())
  beforeEach(async () => {
    workspace = await startWorkspace({
      rateLimits: 'off',
      shortcuts: [
        { type: 'global', name: 'Fill in a form', callback_id: 'open-form' },
        { type: 'message', name: 'Quote it', callback_id: 'quote' },
      ],
    })
    app = await startEchoApp(workspace)
    await workspace.connected()
  })
  afterEach(async () => {
    await browser.closePages()
    await app.stop()
    await workspace.close()
    expect(browser.complaints()).toEqual([])
  })

  const row = (page: Page, text: string) => channelLog(page).getByRole('article').filter({ hasText: text })

  it('runs a shortcut of the composer by keyboard', async () => {
    const page = await browser.visit('#olena/newsroom')
    const menu = page.getByLabel('Shortcuts')
    await menu.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'From a shortcut' }).waitFor()
    await page.keyboard.press('Escape')
    await menu.press('Enter')
    await page.keyboard.press('Escape')
    expect(await page.getByRole('button', { name: 'Fill in a form' }).isVisible()).toBe(false)
  })

  it('runs a shortcut of a message', async () => {
    await workspace.as('max').post('newsroom', 'choose this')
    const page = await browser.visit('#olena/newsroom')
    await row(page, 'choose this').hover()
    await row(page, 'choose this').getByLabel('More actions').click()
    await page.getByRole('button', { name: 'Quote it' }).click()
    await page.getByText('chosen: choose this').waitFor()
    expect(await page.getByRole('button', { name: 'Quote it' }).isVisible()).toBe(false)
  })

  it('edits and deletes one’s own messages, and nobody else’s', async () => {
    await workspace.as('max').post('newsroom', 'his own')
    const page = await browser.visit('#olena/newsroom')
    await say(channelField(page), 'mine for @max in #newsroom & all')
    const mine = row(page, 'mine for')
    await mine.hover()
    await mine.getByLabel('More actions').click()
    await mine.getByRole('button', { name: 'Edit message' }).click()
    const field = page.getByLabel('Edit message')
    expect(await field.inputValue()).toBe('mine for @max in #newsroom & all')
    await field.fill('mine, mended')
    await field.press('Enter')
    await page.getByText('mine, mended (edited)').waitFor()
    expect(workspace.messages('newsroom').at(-1)?.text).toBe('mine, mended')

    await row(page, 'mine, mended').hover()
    await row(page, 'mine, mended').getByLabel('More actions').click()
    await page.getByRole('button', { name: 'Delete message' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await page.getByText('mine, mended').waitFor({ state: 'detached' })

    await row(page, 'his own').hover()
    await row(page, 'his own').getByLabel('More actions').click()
    expect(await row(page, 'his own').getByRole('button', { name: 'Quote it' }).isVisible()).toBe(true)
    expect(await page.getByRole('button', { name: 'Edit message' }).count()).toBe(0)
  })

  it('shows that a message with replies was deleted, and who joined', async () => {
    const max = workspace.as('max')
    const root = await max.post('newsroom', 'a thread')
    const ts = (root.ok && root.ts) || ''
    await max.post('newsroom', 'its reply', { thread: ts })
    await max.remove('newsroom', ts)
    await max.leave('newsroom')
    await max.join('newsroom')
    const page = await browser.visit('#olena/newsroom')
    await page.getByText('This message was deleted.').waitFor()
    await page.getByText('@Max has joined the channel').waitFor()
    await page.getByRole('button', { name: '1 reply' }).click()
    await thread(page).getByText('its reply').waitFor()
    await page.getByLabel('Send to the channel as well').check()
    await say(threadField(page), 'for everybody')
    await channelLog(page).getByText('for everybody').waitFor()
  })

  it('reacts, joins a reaction and takes it back', async () => {
    await workspace.as('max').post('newsroom', 'good news')
    const page = await browser.visit('#olena/newsroom')
    await row(page, 'good news').hover()
    await row(page, 'good news').getByLabel('Add a reaction').click()
    await page.getByRole('button', { name: 'tada', exact: true }).click()
    const mine = page.getByRole('button', { name: 'tada: 1 reaction', pressed: true })
    await mine.click()
    await mine.waitFor({ state: 'detached' })
    const message = workspace.messages('newsroom').at(-1)!
    await workspace.as('max').react('newsroom', message.ts, 'eyes')
    await page.getByRole('button', { name: 'eyes: 1 reaction', pressed: false }).click()
    await page.getByRole('button', { name: 'eyes: 2 reactions', pressed: true }).waitFor()
  })

  it('shows pictures with their words, and other files as links', async () => {
    const shared = { channel_id: 'C0NEWSROOM' }
    const picture = { filename: 'map.png', length: dot.length, alt_txt: 'A red dot' }
    const announced = await app.client.files.getUploadURLExternal(picture)
    await fetch(String(announced.upload_url), { method: 'POST', body: dot })
    await app.client.files.completeUploadExternal({
      channel_id: shared.channel_id,
      files: [{ id: String(announced.file_id), title: 'The map' }],
    })
    await app.client.filesUploadV2({ ...shared, title: 'Notes', filename: 'notes.txt', content: 'said' })
    const page = await browser.visit('#olena/newsroom')
    const shown = page.getByRole('img', { name: 'A red dot' })
    await shown.waitFor()
    expect(await page.evaluate('document.querySelector(".files img").naturalWidth')).toBe(1)
    expect(await page.getByRole('link', { name: /^Notes/ }).getAttribute('href')).toMatch(/^\/files\//)
  })

  it('shows what the app suggests and that it works on it', async () => {
    await workspace.as('olena').post('D0OLENA', 'hello')
    const ts = (await workspace.nextMessage()).ts
    const page = await browser.visit('#olena/D0OLENA')
    await app.client.apiCall('assistant.threads.setSuggestedPrompts', {
      channel_id: 'D0OLENA',
      prompts: [{ title: 'The second round', message: 'where was the second round?' }],
    })
    await app.client.apiCall('assistant.threads.setStatus', {
      channel_id: 'D0OLENA',
      thread_ts: ts,
      status: 'is searching…',
    })
    await page.getByRole('status').getByText('Talks is searching…').waitFor()
    await page.getByRole('button', { name: 'The second round' }).click()
    await page.getByText('direct: where was the second round?').waitFor()
  })

  it('reads Markdown and tables, and nothing in them as HTML or a foreign scheme', async () => {
    const markdown = [
      '# What was said',
      '**Bold**, _italic_, `code`, [fine](https://example.org) and [press](javascript:alert(1)) <img src=x>',
      '- one\n- two\n  1. within',
      '> a quotation',
      '```\n**as it stands**\n```',
    ].join('\n\n')
    const cell = (text: string) => ({ type: 'raw_text', text })
    await app.client.apiCall('chat.postMessage', {
      channel: 'C0NEWSROOM',
      text: 'in blocks',
      blocks: JSON.stringify([
        { type: 'markdown', text: markdown },
        {
          type: 'table',
          rows: [
            [cell('Round'), cell('Days')],
            [cell('Antalya'), cell('<b>3</b>')],
          ],
        },
      ]),
    })
    const page = await browser.visit('#olena/newsroom')
    const message = channelLog(page).getByRole('article').last()
    await message.getByRole('heading', { name: 'What was said' }).waitFor()
    expect(await message.locator('strong').allTextContents()).toContain('Bold')
    expect(await message.locator('em').textContent()).toBe('italic')
    expect(await message.getByRole('listitem').count()).toBe(3)
    expect(await message.getByRole('blockquote').textContent()).toBe('a quotation')
    expect(await message.locator('pre').textContent()).toBe('**as it stands**')
    expect(await message.getByRole('link').count()).toBe(1)
    expect(await message.getByRole('link').getAttribute('href')).toBe('https://example.org')
    expect(await message.locator('img').count()).toBe(0)
    expect(await message.getByText('press](javascript:alert(1)) <img src=x>').count()).toBe(1)
    expect(await message.getByRole('columnheader').allTextContents()).toEqual(['Round', 'Days'])
    expect(await message.getByRole('cell').allTextContents()).toEqual(['Antalya', '<b>3</b>'])
  })

  it.each(['light', 'dark'] as const)('is named and legible with all of this, in %s', async (colorScheme) => {
    const max = workspace.as('max')
    const posted = await max.post('newsroom', 'reacted to')
    const ts = (posted.ok && posted.ts) || ''
    await workspace.as('olena').react('newsroom', ts, 'eyes')
    await max.react('newsroom', ts, 'tada')
    await max.leave('newsroom')
    await max.join('newsroom')
    const page = await browser.visit('#olena/newsroom', { colorScheme })
    await row(page, 'reacted to').hover()
    await row(page, 'reacted to').getByLabel('More actions').click()
    expect(await accessibilityProblems(page)).toEqual([])
    expect(await faintTexts(page)).toEqual([])
  })
})
