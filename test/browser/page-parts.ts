import type { Locator, Page } from 'playwright-core'

/** The parts of the page by what people see or hear of them. */
export const channelField = (page: Page): Locator => page.getByLabel(/^Message /)
export const threadField = (page: Page): Locator => page.getByLabel('Reply in this thread')
export const channelLog = (page: Page): Locator => page.getByRole('log', { name: 'Messages', exact: true })
export const thread = (page: Page): Locator => page.getByRole('complementary', { name: 'Thread' })
export const passage = (page: Page): Locator => page.getByRole('dialog', { name: 'Passage' })

/** The last message of this list that was written by the bot. */
export const lastAnswer = (within: Locator): Locator =>
  within.getByRole('article').filter({ hasText: 'TalksApp' }).last()

/** Types a line and sends it as people do. */
export async function say(field: Locator, text: string): Promise<void> {
  await field.fill(text)
  await field.press('Enter')
}
