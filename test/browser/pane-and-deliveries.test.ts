import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { browseTalks } from './browse-talks.ts'
import { isMissing, whySkipped } from './chromium.ts'
import {
  channelField,
  channelLog,
  command,
  lastAnswer,
  openThread,
  say,
  thread,
  threadField,
} from './page-parts.ts'
import { shown } from './shown.ts'
import { startHere } from './start-here.ts'

describe.skipIf(isMissing)(`the agent pane, the digest at its time and corrections${whySkipped}`, () => {
  /** A copy of the record, to be corrected. */
  let data: string
  let ahead = 0
  /** It goes on from there. */
  const setClock = (time: string) => {
    ahead = Date.parse(time) - Date.now()
  }
  afterAll(() => rmSync(data, { recursive: true }))
  const browser = browseTalks(() => {
    data = mkdtempSync(join(tmpdir(), 'talks-record-'))
    cpSync('data', data, { recursive: true })
    setClock('2026-03-20T12:00:00Z')
    return startHere({ data, scopes: ['assistant:write'], now: () => new Date(Date.now() + ahead) })
  })

  it('the agent pane offers questions to press, says that it is looking, and answers in the question’s thread', async () => {
    const page = await browser.visit('#olena/D0OLENA')
    const prompts = page.getByRole('main').getByRole('region', { name: 'Suggested questions' })
    const prompt = prompts.getByRole('button')
    const open = () => page.getByRole('button', { name: 'Messages' }).click()
    await shown(page, 'agent pane', open, prompt)
    // Slack asks for patience, so that there is time to see the status.
    browser.talks.workspace.faults.add({ kind: 'rate-limited', method: 'chat.postMessage', retryAfter: 3 })
    const looking = page.getByRole('status').getByText('Talks is looking in the record …')
    await shown(page, 'agent pane status', () => prompt.first().click(), looking)
    await shown(page, 'agent pane answer', () => openThread(page), lastAnswer(thread(page)).getByText(/¶ \d/))
    await looking.waitFor({ state: 'detached' })
  })

  it('the agent pane understands a further question in the thread', async () => {
    const page = await browser.visit('#grace/D0GRACE')
    await say(channelField(page), 'what did Kuleba say after Antalya?')
    await openThread(page)
    await lastAnswer(thread(page)).getByText('not to decide').first().waitFor()
    // A direct message needs no mention, in its threads neither.
    await thread(page).getByLabel('Send to the direct message as well').waitFor()
    await thread(page).getByText('Mention @talks').waitFor({ state: 'detached' })
    const ask = () => say(threadField(page), 'and Lavrov?')
    await shown(page, 'agent pane follow-up', ask, lastAnswer(thread(page)).getByText('Sergey Lavrov'))
  })

  it('the digest at its time, with the rest of it in its thread', async () => {
    const page = await browser.visit('#olena/newsroom')
    await command(page, 'digest on 09:00 Europe/Kyiv')
    const answer = lastAnswer(channelLog(page))
    await answer.getByText('Next: Monday 23 March 2026 at 09:00').waitFor()
    const onMonday = async () => setClock('2026-03-23T09:00:30+02:00')
    await shown(page, 'digest', onMonday, answer.getByText('Talks digest, 23 March 2026'))
    const more = async () => {
      await answer.getByRole('button', { name: 'Show the rest of this digest in its thread' }).click()
      await openThread(page)
    }
    const rest = thread(page).getByText(/^Talks digest, .*, continued$/)
    await shown(page, 'digest more in the thread', more, rest)
  })

  it('a correction: the answer is marked, and its thread told', async () => {
    const page = await browser.visit('#max/ukraine-desk')
    await say(channelField(page), '@talks what did Slutsky say about a joint position?')
    await openThread(page)
    const answers = thread(page).getByRole('article').filter({ hasText: 'TalksApp' })
    await answers.getByText('joint position of both delegations').first().waitFor()
    const notice = answers.getByText(/please check what you took from the message above/)
    await shown(page, 'recall', async () => correct(), notice)
    const marked = answers.first()
    await expect.poll(() => marked.textContent(), { timeout: 10_000 }).toMatch(/Corrected on \d/)
  })

  /** What an editor does who finds a mistake in the document's file. */
  function correct() {
    const file = join(data, 'documents', 'cameron-2022.yaml')
    const before = readFileSync(file, 'utf8')
    const after = before.replace(
      'he personally expected that within the next few days the progress made could become',
      'he personally expected that within days the progress made could become',
    )
    expect(after).not.toBe(before)
    writeFileSync(file, after)
  }
})
