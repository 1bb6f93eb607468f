import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const args =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

/** In CI a missing browser is a failure; elsewhere the suites are listed as skipped, under a name that says why. */
export const isMissing = !existsSync(executablePath) && !process.env.CI

/** To put behind a suite's name. */
export const whySkipped = isMissing ? ` (skipped: no Chromium at ${executablePath}, set CHROMIUM_PATH)` : ''

if (isMissing) console.warn(`SKIPPED: no Chromium at ${executablePath}. Set CHROMIUM_PATH.`)

export interface Visitors {
  /** Opens the page at `#person/channel`, in a window of its own. */
  visit(hash: string, options?: BrowserContextOptions): Promise<Page>
  /** What pages complained of since the last call: errors, refused scripts, requests to anywhere else. */
  complaints(): readonly string[]
  closePages(): Promise<void>
  close(): Promise<void>
}

/** Starts the browser. `url` is asked at each visit, because a test may start a new workspace. */
export async function openBrowser(url: () => string): Promise<Visitors> {
  const browser: Browser = await chromium.launch({ executablePath, args: args.split(' ') })
  let complaints: string[] = []
  return {
    async visit(hash, options) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options })
      const page = await context.newPage()
      page.setDefaultTimeout(20_000)
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      page.on('request', (request) => {
        if (!request.url().startsWith(url()) && !request.url().startsWith('data:')) {
          complaints.push(`asked for ${request.url()}`)
        }
      })
      await page.goto(`${url()}/${hash}`)
      await page.getByRole('heading', { level: 1, name: /#|Talks/ }).waitFor()
      return page
    },
    complaints() {
      const heard = complaints
      complaints = []
      return heard
    },
    async closePages() {
      for (const context of browser.contexts()) await context.close()
    },
    close: () => browser.close(),
  }
}
