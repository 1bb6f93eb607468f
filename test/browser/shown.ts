import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { accessibilityProblems, faintTexts } from './accessibility.ts'
import { cutOff } from './cut-off.ts'

/** Where pictures go, for people to look at; none are taken where it is not set. */
const pictures = process.env.TALKS_PICTURES

const phone = { width: 390, height: 844 }

/**
 * Waits until a surface is shown, prints how long that took, and checks it for people who do not see, do not use a
 * mouse, read in the dark or on a phone.
 */
export async function shown(page: Page, surface: string, act: () => Promise<unknown>, sight: Locator) {
  const started = performance.now()
  await act()
  await sight.first().waitFor()
  console.log(`in the browser, ${surface}: ${Math.round(performance.now() - started)} ms`)
  expect(await accessibilityProblems(page), surface).toEqual([])
  expect(await cutOff(page), surface).toEqual([])
  // Whoever wants pictures looks at it in the dark and on a phone too; the pages' own tests do so always.
  if (!pictures) return
  const desk = page.viewportSize()
  if (!desk) throw new Error('a page has a size')
  const inEachScheme = async (device: string) => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await faintTexts(page), `${surface}, ${colorScheme}`).toEqual([])
      await picture(page, sight, `${surface}-${device}-${colorScheme}`)
    }
  }
  await inEachScheme('desktop')
  await page.setViewportSize(phone)
  expect(await cutOff(page), `${surface}, on a phone`).toEqual([])
  await inEachScheme('phone')
  await page.setViewportSize(desk)
}

async function picture(page: Page, sight: Locator, name: string) {
  mkdirSync(pictures!, { recursive: true })
  await sight.first().scrollIntoViewIfNeeded()
  await page.screenshot({ path: join(pictures!, `${name.replaceAll(' ', '-')}.png`) })
}
