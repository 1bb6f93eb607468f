import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PassageView } from '../../src/answer/passage-view.ts'
import { citationFormats } from '../../src/citations/cite-item.ts'
import { createRecordSource } from '../../src/record/record-source.ts'
import { createTalks, type Talks } from '../../src/talks.ts'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { createFakeTalks, type FakeTalks } from '../support/fake-talks.ts'
import { shownText } from '../support/shown-text.ts'
import { startTalksBot, type TestBot } from '../support/start-talks-bot.ts'

let workspace: Workspace
let bot: TestBot

const view = (person = 'olena') => workspace.views(person).at(-1)
const shown = (person = 'olena') => shownText(view(person)?.blocks)

/** Runs a click and waits until the window shows what the predicate wants; tells how long that took. */
async function until(click: Promise<unknown>, wanted: () => boolean): Promise<number> {
  const started = performance.now()
  await Promise.all([click, vi.waitFor(() => expect(wanted()).toBe(true), { interval: 3, timeout: 5_000 })])
  return Math.round(performance.now() - started)
}

/** Asks privately and opens the first passage. */
async function open(question: string, person = 'olena') {
  await workspace.as(person).command('/talks', question, 'newsroom')
  const answer = await workspace.nextMessage(({ to }) => to !== undefined)
  const blockId = answer.blocks?.find((block) => JSON.stringify(block).includes('show-passage'))?.block_id
  const before = view(person)?.id
  const milliseconds = await until(
    workspace.as(person).click(answer, 'show-passage', { blockId: blockId ?? '' }),
    () => view(person) !== undefined && view(person)?.id !== before,
  )
  return { answer, milliseconds }
}

async function cite(format: string, person = 'olena') {
  const before = JSON.stringify(view(person)?.blocks)
  const click = workspace.as(person).click(view(person)!, `cite-${format}`)
  return until(click, () => JSON.stringify(view(person)?.blocks) !== before)
}

/** The words in the box to copy from. */
function copied(person = 'olena'): string {
  const text = /"rich_text_preformatted","elements":\[\{"type":"text","text":("(?:[^"\\]|\\.)*")/.exec(
    JSON.stringify(view(person)?.blocks),
  )
  return text ? JSON.parse(text[1]!) : ''
}

describe('With the record as it is', () => {
  let talks: Talks
  beforeAll(async () => {
    workspace = await startWorkspace({ rateLimits: 'off' })
    talks = createTalks(createRecordSource('data'))
    bot = await startTalksBot(workspace, { talks })
  })
  afterAll(async () => {
    await bot.stop()
    await workspace.close()
  })

  it('a click leads from an answer to the passage, its neighbours and its way here', async () => {
    await open('What did Kuleba say after Antalya?')
    const { milliseconds } = await open('What did Kuleba say after Antalya?')
    console.info(`Show passage, ${milliseconds} ms`)
    expect(milliseconds).toBeLessThan(1_000)
    for (const words of [
      'beside it',
      'Only these passages are held',
      'Dmytro Kuleba',
      '← Cameron, 21 March 2022',
      'One origin: Cameron, 21 March 2022',
      'Said on 10 March 2022',
    ])
      expect(shown()).toContain(words)
  })

  it('tells who denies talks that were only reported', async () => {
    await open('Why did the Qatar talks stall?')
    expect(shown()).toMatch(/(?:Denied|Disputed) by/)
  })

  it.each(citationFormats)(
    'a click shows the citation as %s, to copy, in the same window',
    async (format) => {
      await open('What did Kuleba say after Antalya?')
      const id = view()?.id
      const milliseconds = await cite(format)
      console.info(`Copy as ${format}, ${milliseconds} ms`)
      expect(milliseconds).toBeLessThan(1_000)
      expect(view()?.id).toBe(id)
      const text = copied()
      if (format === 'csl-json') {
        expect(JSON.parse(text)).toMatchObject([
          { author: [{ family: 'Cameron' }], locator: expect.any(String) },
        ])
      } else {
        expect(text).toContain('David R. Cameron')
        expect(text).toMatch(/“As attacks on Kyiv & other cities continue/)
        expect(text).toMatch(format === 'ap' ? /paragraphs? \d/ : /paras?\. \d/)
      }
      expect(shown()).toContain('How it reached us')
    },
  )

  it('another format takes the place of the one before', async () => {
    await open('What did Kuleba say after Antalya?')
    await cite('ap')
    await cite('chicago')
    expect(copied()).toMatch(/quoted in David R\. Cameron|^David R\. Cameron/)
    expect(shown()).not.toContain('According to David R. Cameron')
  })
})

describe('Who may, and what is gone', () => {
  let talks: FakeTalks
  beforeEach(async () => {
    workspace = await startWorkspace({ rateLimits: 'off' })
    talks = createFakeTalks()
    bot = await startTalksBot(workspace, { talks })
    return async () => {
      await bot.stop()
      await workspace.close()
    }
  })

  it('a passage withdrawn while its window is open is not cited any more', async () => {
    await open('what did Kennedy say?')
    expect(shown()).toContain('Ich bin ein Berliner')
    talks.withdraw('statement:kennedy')
    await cite('ap')
    expect(shown()).toBe('The record does not show this passage any more.')
  })

  it('a window that was closed while its citation was made is no failure', async () => {
    await open('what did Kennedy say?')
    const window = view()!
    vi.spyOn(talks, 'cite').mockImplementation(() => {
      void workspace.as('olena').closeView(window)
      return 'Kennedy, 1963.'
    })
    await cite('ap')
    expect(view()).toBeUndefined()
    expect(bot.lines.filter((line) => line.includes('"level":"error"'))).toEqual([])
  })

  it('an answer too old for its buttons says so, to whoever clicked', async () => {
    let now = new Date('2026-03-02T09:00:00Z')
    await bot.stop()
    bot = await startTalksBot(workspace, { talks, now: () => now })
    await open('what did Kennedy say?')
    now = new Date('2027-03-02T09:00:00Z')
    await workspace.as('olena').click(view()!, 'cite-ap')
    const told = await workspace.nextMessage(({ text }) => text.includes('too old'))
    expect(told.channel).toBe('D0OLENA')
    expect(copied()).toBe('')
  })

  it('a window in a channel’s name serves each who opened it', async () => {
    await workspace.as('max').post('ukraine-desk', '@talks what did Kennedy say?')
    const answer = await workspace.nextMessage()
    for (const person of ['olena', 'max']) {
      await until(workspace.as(person).click(answer, 'show-passage'), () => view(person) !== undefined)
      await cite('chicago', person)
      expect(copied(person)).toBe('chicago: “Ich bin ein Berliner” (John F. Kennedy)')
    }
  })

  it('nothing that a document wrote comes to life in the window', async () => {
    const evil = '<!channel> <@U0OLENA> <https://evil.example|here>'
    const passage = talks.passage
    const mean: Talks = {
      ...talks,
      passage: (id, now): PassageView | null => {
        const found = passage(id, now)
        return found && { ...found, chains: [evil], cautions: [evil], origins: evil }
      },
      cite: () => evil,
    }
    await bot.stop()
    bot = await startTalksBot(workspace, { talks: mean })
    await open('what did Kennedy say?')
    await cite('ap')
    expect(copied()).toBe(evil)
    expect(JSON.stringify(view()?.blocks)).not.toMatch(
      /"type":"(user|broadcast|mrkdwn)"|"url":"https:\/\/evil/,
    )
  })
})
