import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest'
import { openBrowser, type Visitors } from './chromium.ts'
import type { StartedTalks } from './start-talks.ts'

export interface Browsing<T extends StartedTalks> {
  /** Once the suite has begun. */
  readonly talks: T
  readonly visit: Visitors['visit']
}

/**
 * Starts Talks and a browser for a suite's tests, and ends both. Each test's pages are closed after it; none may have
 * complained, and Talks may not have logged a failure.
 */
export function browseTalks<T extends StartedTalks>(begin: () => Promise<T>): Browsing<T> {
  // A busy machine takes its time for each of many steps.
  vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 })
  let talks: T
  let browser: Visitors
  beforeAll(async () => {
    talks = await begin()
    browser = await openBrowser(() => talks.url)
  })
  afterAll(async () => {
    await browser?.close()
    await talks?.stop()
  })
  afterEach(async () => {
    await browser.closePages()
    expect(browser.complaints()).toEqual([])
    expect(talks.output()).not.toContain('"level":"error"')
  })
  return {
    get talks() {
      return talks
    },
    visit: (hash, options) => browser.visit(hash, options),
  }
}
