import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { isMissing, openBrowser, type Visitors, whySkipped } from '../browser/chromium.ts'
import { channelField as composer } from '../browser/page-parts.ts'
import { startEchoApp } from './echo-app.ts'

describe.skipIf(isMissing)(`the page in a browser${whySkipped}`, () => {
  let browser: Visitors
  let workspace: Workspace
  let app: Awaited<ReturnType<typeof startEchoApp>> | undefined

  beforeAll(async () => {
    browser = await openBrowser(() => workspace.url)
  }, 30_000)
  afterAll(() => browser?.close())

  beforeEach(async () => {
    workspace = await startWorkspace()
  })
  afterEach(async () => {
    await browser.closePages()
    await app?.stop()
    app = undefined
    await workspace.close()
    expect(browser.complaints()).toEqual([])
  })

  async function connectApp() {
    app = await startEchoApp(workspace)
    await workspace.connected()
  }

  const visit = (hash = '#olena/newsroom', width = 1200): Promise<Page> =>
    browser.visit(hash, { viewport: { width, height: 780 } })

  it('says that no bot is connected, and takes it back', async () => {
    const page = await visit()
    await page.getByText('The bot is not connected.').waitFor()
    await composer(page).fill('/talks help')
    await composer(page).press('Enter')
    await page.getByText('dispatch_failed').waitFor()
    await connectApp()
    await page.getByText('The bot is not connected.').waitFor({ state: 'hidden' })
  })

  it('asks by mention, from the hint in an empty channel, and shows the answer in the thread', async () => {
    await connectApp()
    const page = await visit()
    await page.getByRole('button', { name: '@talks where was the second round?' }).click()
    await composer(page).press('Enter')
    await page.getByRole('button', { name: '1 reply' }).click()
    await page.locator('#thread').getByText('echo:').waitFor()
    await page.keyboard.type('/talks help')
    await page.keyboard.press('Enter')
    await page.getByText('/talks is not supported in threads. Sorry!').waitFor()
    await page.keyboard.press('Escape')
    expect(await page.locator('#thread').isVisible()).toBe(false)
    expect(await page.evaluate('document.activeElement.textContent')).toBe('1 reply')
  })

  it('shows a command’s answer to its user alone, and opens, refuses and closes a form by keyboard', async () => {
    await connectApp()
    const page = await visit()
    const other = await visit('#max/newsroom')
    await composer(page).fill('/talks where')
    await composer(page).press('Enter')
    await page.getByText('Only visible to you').waitFor()
    expect(await other.getByText('You typed where').count()).toBe(0)

    await page.getByRole('button', { name: 'Open a form' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'A form' })
    await dialog.waitFor()
    expect(await page.evaluate('document.activeElement.dataset.actionId')).toBe('typed')
    await page.keyboard.type('wrong')
    await page.keyboard.press('Enter')
    await dialog.getByText('Not that word.').waitFor()
    expect(await page.evaluate('document.activeElement.value')).toBe('wrong')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Open a form')

    await page.getByRole('button', { name: 'Share in channel' }).click()
    await other.getByText('shared').last().waitFor()
    await page.reload()
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.getByText('Only visible to you').count()).toBe(0)
  })

  it('shows the Home tab', async () => {
    await connectApp()
    const page = await visit('#olena/D0OLENA')
    await page.getByRole('button', { name: 'Home' }).click()
    await page.getByText('Welcome home').waitFor()
  })

  it('reads nothing that anybody wrote as HTML, a script or a foreign link', async () => {
    await connectApp()
    const page = await visit()
    await workspace.as('max').post('newsroom', '<img src=x onerror=alert(1)> &lt;b&gt; *bold* <!channel>')
    await app?.client.chat.postMessage({
      channel: 'C0NEWSROOM',
      text: 'x',
      blocks: [
        {
          type: 'section',
          text: { type: 'mrkdwn', text: '<javascript:alert(1)|press> &amp;lt; <https://example.org|fine>' },
        },
        { type: 'image', image_url: 'https://example.org/x.png', alt_text: 'A map of the front' },
      ],
    })
    const row = page.getByText('onerror=alert(1)').last()
    expect(await row.textContent()).toBe('<img src=x onerror=alert(1)> &lt;b&gt; bold <!channel>')
    await page.getByRole('img', { name: 'A map of the front' }).waitFor()
    expect(await page.locator('.message img').count()).toBe(0)
    const links = await page.evaluate(
      '[...document.querySelectorAll(".message a")].map((link) => [link.href, link.rel])',
    )
    expect(links).toEqual([['https://example.org/', 'noopener noreferrer']])
    expect(await page.getByText('press &lt;').count()).toBe(1)
  })

  it('keeps odd writing within its own message', async () => {
    const page = await visit()
    const odd = [
      '\u202Eesrever',
      'مرحبا، متى عقدت الجولة الثانية؟',
      `z${'\u0301'.repeat(80)}`,
      'x'.repeat(600),
    ]
    for (const text of odd) {
      await composer(page).fill(text)
      await composer(page).press('Enter')
    }
    await page.getByText('مرحبا').waitFor()
    await expect.poll(() => page.getByRole('article').count()).toBe(odd.length)
    const styles = await page.evaluate(
      `[...document.querySelectorAll('.message .text')].map((each) => {
        const style = getComputedStyle(each)
        return style.direction + ' ' + style.overflowY
      })`,
    )
    expect(styles).toEqual(['ltr clip', 'rtl clip', 'ltr clip', 'ltr clip'])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(1200)
  })

  it('keeps a message that was too long in the field, with the reason', async () => {
    const page = await visit()
    await composer(page).fill('word '.repeat(9_000))
    await composer(page).press('Enter')
    await page.getByText('This message is too long.').waitFor()
    expect(await composer(page).inputValue()).toHaveLength(45_000)
  })

  it('comes up at an address that names nobody, or cannot be read', async () => {
    const page = await visit('#%E0%A4%A/nowhere')
    await page.getByRole('heading', { level: 1, name: '#newsroom' }).waitFor()
    expect(browser.complaints().join()).toMatch(/^(Failed to load resource: .* 404 .*)?$/)
  })

  it('goes to one’s own message, and leaves a reader of older ones in peace', async () => {
    const page = await visit()
    for (let count = 1; count <= 40; count += 1) await workspace.as('max').post('newsroom', `older ${count}`)
    await page.getByText('older 40').waitFor()
    const log = page.getByRole('log', { name: 'Messages', exact: true })
    const isInView = (text: string) =>
      page.evaluate(`(() => {
        const log = document.getElementById('messages').getBoundingClientRect()
        const row = [...document.querySelectorAll('#messages article')].findLast((each) =>
          each.textContent.includes(${JSON.stringify(text)}))?.getBoundingClientRect()
        return row !== undefined && row.top >= log.top && row.bottom <= log.bottom
      })()`)
    await expect.poll(() => isInView('older 40')).toBe(true)
    await log.hover()
    await page.mouse.wheel(0, -10_000)
    await expect.poll(() => isInView('older 1')).toBe(true)
    await workspace.as('max').post('newsroom', 'newer')
    await log.getByText('newer').waitFor()
    expect(await isInView('older 1')).toBe(true)
    await composer(page).fill('my own')
    await composer(page).press('Enter')
    await expect.poll(() => isInView('my own')).toBe(true)
  })

  it('closes a modal at once, and shows none that was open before a reload', async () => {
    await connectApp()
    const page = await visit()
    await composer(page).fill('/talks where')
    await composer(page).press('Enter')
    await page.getByRole('button', { name: 'Open a form' }).click()
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.getByRole('button', { name: 'Open a form' }).click()
    await page.getByRole('dialog').waitFor()
    await page.reload()
    await page.getByRole('heading', { level: 1, name: '#newsroom' }).waitFor()
    await composer(page).fill('still here')
    await composer(page).press('Enter')
    await page.getByText('still here').last().waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('fits a phone', async () => {
    await connectApp()
    const page = await visit('#olena/newsroom', 390)
    await composer(page).fill(`/talks ${'averylongword'.repeat(12)}`)
    await composer(page).press('Enter')
    await page.getByText('Only visible to you').waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    await page.getByRole('button', { name: 'Channels' }).click()
    await page.getByRole('button', { name: /ukraine-desk/ }).click()
    await page.getByRole('heading', { level: 1, name: '#ukraine-desk' }).waitFor()
  })
})
