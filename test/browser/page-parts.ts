import type { Locator, Page } from 'playwright-core'

/** The parts of the page by what people see or hear of them. */
export const channelField = (page: Page): Locator => page.getByLabel(/^Message /)
export const threadField = (page: Page): Locator => page.getByLabel('Reply in this thread')
export const channelLog = (page: Page): Locator => page.getByRole('log', { name: 'Messages', exact: true })
export const thread = (page: Page): Locator => page.getByRole('complementary', { name: 'Thread' })
export const dialog = (page: Page, name: string | RegExp): Locator => page.getByRole('dialog', { name })
export const passage = (page: Page): Locator => dialog(page, 'Passage')

/** The last message of this list that was written by the bot. */
export const lastAnswer = (within: Locator): Locator =>
  within.getByRole('article').filter({ hasText: 'TalksApp' }).last()

/** Types a line and sends it as people do. */
export async function say(field: Locator, text: string): Promise<void> {
  await field.fill(text)
  await field.press('Enter')
}

/** Gives the bot an order, or asks it for oneself alone. */
export const command = (page: Page, words: string): Promise<void> =>
  say(channelField(page), `/talks ${words}`)

/** What the control with the focus says. */
export const focused = (page: Page): Promise<string> => page.evaluate('document.activeElement.textContent')

/** Opens the passage behind the first item. */
export const openPassage = (answer: Locator): Promise<void> =>
  answer
    .getByRole('button', { name: /^Show passage/ })
    .first()
    .click()

/** Opens the thread below the last message that has one. */
export const openThread = (page: Page): Promise<void> =>
  page
    .getByRole('button', { name: /repl(y|ies)$/ })
    .last()
    .click()
