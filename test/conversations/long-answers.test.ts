import { performance } from 'node:perf_hooks'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadRecord } from '../../src/record/load-record.ts'
import { createRecordSource } from '../../src/record/record-source.ts'
import { createTalks, type Talks } from '../../src/talks.ts'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { createFakeTalks, type FakeTalks, facts } from '../support/fake-talks.ts'
import { buttonIds, shownText } from '../support/shown-text.ts'
import { startTalksBot, type TestBot } from '../support/start-talks-bot.ts'

type Shown = Awaited<ReturnType<Workspace['nextMessage']>>

/** What the record has, by which the answers are counted. */
const all = [...loadRecord('data', new Date('2026-03-02T05:30:00Z')).obstacles.values()]
const obstacles = all.length
const ofPodoliak = all.filter(({ assertedBy }) => assertedBy.includes('podoliak')).length

let workspace: Workspace
let bot: TestBot
let now: Date

async function begin(talks: Talks) {
  now = new Date('2026-03-02T05:30:00Z')
  workspace = await startWorkspace({ rateLimits: 'off' })
  bot = await startTalksBot(workspace, { talks, now: () => now })
}
afterEach(async () => {
  await bot.stop()
  await workspace.close()
})

async function ask(question: string, channel = 'newsroom') {
  await workspace.as('olena').command('/talks', question, channel)
  return workspace.nextMessage((shown) => shown.to === 'U0OLENA')
}

async function mention(question: string) {
  await workspace.as('olena').post('newsroom', `@talks ${question}`)
  return workspace.nextMessage((shown) => !shown.to)
}

/** What a menu offers, by the words a reader sees. */
function optionIn(shown: Pick<Shown, 'blocks'>, actionId: string, words: string): string {
  const elements = (shown.blocks ?? []).flatMap(
    (block) =>
      (block.elements ?? []) as {
        action_id?: string
        options?: { text: { text: string }; value: string }[]
      }[],
  )
  const options = elements.find(({ action_id }) => action_id === actionId)?.options ?? []
  const found = options.find(({ text }) => text.text.startsWith(words))
  if (!found) throw new Error(`${actionId} offers ${options.map(({ text }) => text.text).join(', ')}`)
  return found.value
}

/** Chooses in a menu, or switches on what is named, and gives what whoever chose is shown then. */
async function choose(shown: Shown, actionId: string, given: string | readonly string[], who = 'olena') {
  const value = typeof given === 'string' ? optionIn(shown, actionId, given) : given
  await workspace.as(who).click(shown, actionId, { value: value as string | string[] })
  return workspace.nextMessage((next) => next.to !== undefined)
}

const textOf = (shown: Pick<Shown, 'blocks'>) => shownText(shown.blocks)

describe('the answer that one person sees', () => {
  const talks = createTalks(createRecordSource('data'))
  beforeAll(() => talks.ask('What stalled the talks?', { now: new Date('2026-03-02T05:30:00Z') }))
  beforeEach(() => begin(talks))

  it('is narrowed in place, and says what it hides', async () => {
    const answer = await ask('What stalled the talks?')
    expect(textOf(answer)).toContain(`Items 1–4 of ${obstacles}`)
    const started = performance.now()
    const byPerson = await choose(answer, 'filter-person', 'Mykhailo Podoliak')
    console.log(`long answer, filter: ${Math.round(performance.now() - started)} ms from click to shown`)
    expect(byPerson.ts).toBe(answer.ts)
    expect(textOf(byPerson)).toContain(
      `Only Mykhailo Podoliak: ${ofPodoliak} of ${obstacles} items. ${obstacles - ofPodoliak} hidden: ${obstacles - ofPodoliak} of others.`,
    )
    expect(byPerson.text).toContain(`${obstacles - ofPodoliak} hidden`)
    expect(textOf(byPerson)).toMatch(new RegExp(`Items 1–\\d of ${ofPodoliak}\\b`))

    const more = performance.now()
    await workspace.as('olena').click(byPerson, 'more')
    const second = await workspace.nextMessage()
    console.log(`long answer, page: ${Math.round(performance.now() - more)} ms from click to shown`)
    expect(textOf(second)).toMatch(new RegExp(`Items \\d–\\d+ of ${ofPodoliak}\\b`))
    expect(second.ts).toBe(answer.ts)
    await workspace.as('olena').click(second, 'previous')
    expect(textOf(await workspace.nextMessage())).toMatch(new RegExp(`Items 1–\\d of ${ofPodoliak}\\b`))
    expect(workspace.ephemerals('olena')).toHaveLength(1)
  })

  it('adds up choices, and leaves out those taken back', async () => {
    const answer = await ask('What stalled the talks?')
    const onRecord = await choose(answer, 'filter-switches', ['on-record'])
    const counted =
      /Only on-record sources: (\d+) of (\d+) items\. (\d+) hidden: (\d+) paraphrases, (\d+) from unnamed sources/
    const [, shown, whole, hidden, ...reasons] = counted.exec(textOf(onRecord))!.map(Number)
    expect(whole).toBe(obstacles)
    expect(shown! + hidden!).toBe(obstacles)
    expect(reasons.reduce((sum, each) => sum + each)).toBe(hidden)
    const august = await choose(onRecord, 'filter-month', 'August 2024')
    expect(textOf(august)).toContain('Only August 2024, on-record sources: ')
    // What heads the whole answer may be hidden now.
    const [headline = ''] = textOf(answer).split('\n')
    expect(textOf(answer)).toContain(headline)
    expect(textOf(august)).not.toContain(headline)
    const both = await choose(august, 'filter-switches', ['on-record', 'undisputed'])
    expect(textOf(both)).toMatch(
      /Only August 2024, on-record sources, undisputed: \d+ of \d+ items|Nothing is left/,
    )
    const anyDate = await choose(both, 'filter-month', 'Any date')
    const none = await choose(anyDate, 'filter-switches', [])
    expect(textOf(none)).not.toMatch(/Only .*: \d+ of|hidden:/)
    expect(textOf(none)).toContain(`Items 1–4 of ${obstacles}`)
  })

  it('says so when nothing is left, and offers to clear', async () => {
    const answer = await ask('What stalled the talks?')
    const cameron = await choose(answer, 'filter-document', 'Cameron')
    const nothing = await choose(cameron, 'filter-person', 'Rustem Umerov')
    expect(textOf(nothing)).toContain('Nothing is left with this choice: only Rustem Umerov, Cameron')
    expect(nothing.text).toContain('Nothing is left')
    expect(buttonIds(nothing.blocks)).not.toContain('share')
    await workspace.as('olena').click(nothing, 'clear-filters')
    const cleared = await workspace.nextMessage()
    expect(textOf(cleared)).toContain(`Items 1–4 of ${obstacles}`)
    expect(cleared.ts).toBe(answer.ts)
  })

  it('opens the passage of the item it shows, and shares what it shows', async () => {
    const answer = await ask('What stalled the talks?')
    const narrowed = await choose(answer, 'filter-person', 'Maria Zakharova')
    await workspace.as('olena').click(narrowed, 'show-passage')
    await workspace.settled()
    expect(shownText(workspace.views('olena').at(-1)?.blocks)).toContain('Zakharova')
    await workspace.as('olena').click(narrowed, 'share')
    const shared = await workspace.nextMessage((shown) => !shown.to)
    expect(textOf(shared)).toMatch(/Only Maria Zakharova: \d+ of \d+ items/)
    await workspace.settled()
    expect(bot.state.posted.allShown()).toHaveLength(
      buttonIds(shared.blocks).filter((id) => id === 'show-passage').length,
    )
  })

  it('has no menus where it is short', async () => {
    const answer = await ask('Where was the second round held?')
    expect(buttonIds(answer.blocks).filter((id) => id.startsWith('filter'))).toEqual([])
  })
})

describe('the answer that a channel sees', () => {
  let talks: FakeTalks
  beforeEach(() => {
    talks = createFakeTalks()
    return begin(talks)
  })

  it('stays as it is when one reader narrows it for themselves', async () => {
    const answer = await mention('everything')
    const before = JSON.stringify(workspace.messages('newsroom'))
    const mine = await choose(answer, 'filter-month', 'June 1987', 'max')
    expect([mine.to, mine.thread_ts]).toEqual(['U0MAX', answer.thread_ts])
    expect(textOf(mine)).toContain('Only June 1987: 1 of 6 items. 5 hidden: 5 of other dates.')
    expect(textOf(mine)).toContain('tear down this wall')
    expect(buttonIds(mine.blocks)).not.toContain('share')
    await workspace.settled()
    expect(JSON.stringify(workspace.messages('newsroom'))).toBe(before)
    expect(workspace.ephemerals('olena')).toEqual([])
  })

  it('turns what they see in place from then on', async () => {
    const answer = await mention('everything')
    const mine = await choose(answer, 'filter-month', 'August 1963', 'max')
    const all = await choose(mine, 'filter-month', 'Any date', 'max')
    expect(all.ts).toBe(mine.ts)
    await workspace.as('max').click(all, 'more')
    const rest = await workspace.nextMessage()
    expect(rest.ts).toBe(mine.ts)
    expect(textOf(rest)).toContain('Items 5–6 of 6')
    expect(workspace.messages('newsroom')).toHaveLength(2)
  })

  it('keeps what was chosen earlier in the same message', async () => {
    const answer = await mention('everything')
    await choose(answer, 'filter-month', 'June 1963', 'max')
    const both = await choose(answer, 'filter-person', 'Ronald Reagan', 'max')
    expect(textOf(both)).toContain('Nothing is left with this choice: only Ronald Reagan, June 1963.')
  })

  it('is narrowed beside the answer in a direct message, too, where there is no channel to share in', async () => {
    await workspace.as('olena').post('D0OLENA', 'everything')
    const answer = await workspace.nextMessage((shown) => shown.channel === 'D0OLENA')
    const mine = await choose(answer, 'filter-person', 'Ronald Reagan')
    expect([mine.to, mine.channel]).toEqual(['U0OLENA', 'D0OLENA'])
    expect(textOf(mine)).toContain('Only Ronald Reagan: 1 of 6 items')
    const all = await choose(mine, 'filter-person', 'Everybody')
    expect(buttonIds(all.blocks)).toContain('more')
    expect(buttonIds(all.blocks)).not.toContain('share')
  })

  it('tells whoever chooses in an answer that is too old', async () => {
    const answer = await mention('everything')
    now = new Date(now.getTime() + 31 * 24 * 3_600_000)
    const told = await choose(answer, 'filter-month', 'June 1963', 'max')
    expect(told).toMatchObject({
      to: 'U0MAX',
      text: 'This answer is too old for its buttons. Please ask again.',
    })
  })
})

describe('after a withdrawal', () => {
  let talks: FakeTalks
  beforeEach(() => {
    talks = createFakeTalks()
    return begin(talks)
  })

  it('skips nothing that was not shown yet, and counts what is left', async () => {
    const answer = await mention('everything')
    talks.withdraw(facts[1]!.id)
    await workspace.as('max').click(answer, 'more')
    const rest = await workspace.nextMessage()
    expect(textOf(rest)).toContain('Items 4–5 of 5')
    expect(textOf(rest)).toContain('fear itself')
    expect(textOf(rest)).toContain('I have a dream')
    expect(textOf(rest)).not.toContain('fight on the beaches')
  })

  it('says that nothing comes next any more', async () => {
    const answer = await mention('everything')
    for (const { id } of facts.slice(4)) talks.withdraw(id)
    await workspace.as('max').click(answer, 'more')
    expect(await workspace.nextMessage()).toMatchObject({
      to: 'U0MAX',
      text: 'The items that came next are no longer on the record.',
    })
  })

  it('narrows what is left, and names nobody who is gone', async () => {
    const answer = await ask('everything')
    talks.withdraw(facts[0]!.id)
    const other = await choose(answer, 'filter-month', 'August 1963')
    expect(textOf(other)).toContain('Only August 1963: 1 of 5 items. 4 hidden: 4 of other dates.')
    expect(textOf(other)).not.toContain('Kennedy spoke')
    expect(textOf(other)).not.toContain('John F. Kennedy (')
  })

  it('says so when all of a person’s items are gone', async () => {
    const answer = await ask('everything')
    talks.withdraw(facts[0]!.id)
    const gone = await choose(answer, 'filter-person', 'John F. Kennedy')
    expect(textOf(gone)).toContain(
      'Nothing is left with this choice: only a person no longer in this answer.',
    )
  })
})
