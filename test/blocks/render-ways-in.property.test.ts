import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Overview } from '../../src/answer/overview.ts'
import type { RenderedHome, RenderedMessage, RenderedModal } from '../../src/blocks/block.ts'
import { citationLabel, placeLabel } from '../../src/blocks/citation-line.ts'
import { renderChannelSettings } from '../../src/blocks/render-channel-settings.ts'
import { renderFeedbackForm, renderFeedbackList, renderWindowNote } from '../../src/blocks/render-feedback.ts'
import { homeItemIds, renderHome } from '../../src/blocks/render-home.ts'
import {
  renderAnswerInWindow,
  renderLooking,
  renderQuestionForm,
  renderUnanswered,
} from '../../src/blocks/render-question.ts'
import { spellOutCautions } from '../../src/blocks/spell-out-cautions.ts'
import { splitPages } from '../../src/blocks/split-pages.ts'
import { knownZones } from '../../src/digest/schedule/known-zones.ts'
import { readView } from '../../src/workspace/limits/read-view.ts'
import { blockTextLength, validateBlocks } from '../../src/workspace/limits/validate-blocks.ts'
import { arbitraryAnswer, arbitraryItem, words } from '../support/arbitrary-answer.ts'
import { buttonIds } from '../support/shown-text.ts'

let ids = 0
function nextId() {
  ids += 1
  return `V${ids}`
}

/** As Slack reads it: everything that a view must keep to. */
function expectView(view: RenderedModal | RenderedHome) {
  const reading = readView(JSON.parse(JSON.stringify(view)), ['modal', 'home'], nextId)
  expect(reading.kind === 'refused' ? reading.messages : []).toEqual([])
  expect(JSON.stringify(view.blocks)).not.toContain('"mrkdwn"')
}

function expectMessage({ text, blocks }: RenderedMessage) {
  expect(validateBlocks(blocks as never, 'message')).toEqual([])
  expect(blockTextLength(blocks as never)).toBeLessThanOrEqual(12_000)
  expect(text.trim()).not.toBe('')
  expect(text.length).toBeLessThanOrEqual(4_000)
  expect(text).not.toMatch(/<[!@#h]/)
}

const entry = fc
  .tuple(arbitraryItem, words(900, 1))
  .map(([{ id, citations }, line]) => ({ id, line, citations }))
const overview: fc.Arbitrary<Overview> = fc.record({
  documents: fc.nat(500),
  asOf: words(60),
  newest: fc.array(entry, { maxLength: 5 }),
  disputes: fc.array(
    fc.tuple(entry, fc.option(words(900, 1))).map(([each, against]) => ({ ...each, against })),
    { maxLength: 4 },
  ),
})
const examples = fc.array(fc.record({ command: fc.constantFrom('who', 'where'), question: words(300, 1) }), {
  maxLength: 12,
})

describe('The Home tab, whatever the record holds', () => {
  const content = fc.record({
    coverage: arbitraryAnswer,
    overview,
    digests: fc.array(
      fc.record({ channel: fc.constantFrom('C0NEWSROOM', 'D0OLENA'), sentence: words(200, 1) }),
      {
        maxLength: 40,
      },
    ),
    examples,
    answerId: fc.constant('abc'),
    version: words(60),
    shownAt: words(60),
  })

  it('is taken by Slack, and cuts no citation', () => {
    fc.assert(
      fc.property(content, (home) => {
        const view = renderHome(home)
        expectView(view)
        const shown = JSON.stringify(view.blocks)
        for (const { citations } of [...home.overview.newest, ...home.overview.disputes]) {
          for (const citation of citations) {
            const whole = JSON.stringify(citationLabel(citation)).slice(1, -1)
            expect(shown.includes(whole) || shown.includes(placeLabel(citation))).toBe(true)
          }
        }
        const passages = buttonIds(view.blocks).filter((id) => id === 'show-passage')
        expect(passages).toHaveLength(homeItemIds(home.overview).length)
      }),
      { numRuns: 60 },
    )
  })
})

describe('The window for questions', () => {
  it('is taken by Slack on every page of every answer, with nothing in it that does not work there', () => {
    fc.assert(
      fc.property(arbitraryAnswer, words(3_000, 1), (answer, question) => {
        for (const page of splitPages(answer.items).keys()) {
          const view = renderAnswerInWindow(answer, { question, answerId: 'abc', page })
          expectView(view)
          expect(view.private_metadata).toBe('abc')
          const known = /^(show-passage|choose-\d+|more|previous|clear-filters|filter-\w+|feedback|question)$/
          expect(buttonIds(view.blocks).filter((id) => !known.test(id))).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is taken by Slack empty, at work and without an answer', () => {
    fc.assert(
      fc.property(words(3_000), fc.array(words(300), { maxLength: 8 }), (text, list) => {
        expectView(renderQuestionForm(list))
        expectView(renderLooking(text))
        expectView(renderUnanswered(text, text))
        expectView(renderWindowNote('Wrong or missing', text))
      }),
      { numRuns: 60 },
    )
  })
})

describe('Feedback', () => {
  const feedback = fc.record({
    id: fc.uuid(),
    kind: fc.constantFrom('wrong', 'missing'),
    question: words(3_000, 1),
    note: words(2_000),
    givenBy: fc.constant('U0OLENA'),
    givenAt: words(60),
    recordVersion: words(40),
    answered: words(700),
  })

  it('is listed within what Slack takes, and nobody’s words become a mention', () => {
    fc.assert(
      fc.property(fc.array(feedback, { maxLength: 8 }), fc.nat(900), (entries, more) => {
        const counts = { open: entries.length + more, settled: 3, helpful: 4 }
        expectMessage(renderFeedbackList({ entries, counts }))
      }),
      { numRuns: 60 },
    )
  })

  it('is asked for about any question', () => {
    fc.assert(
      fc.property(words(3_000), (question) => expectView(renderFeedbackForm('abc', question))),
      { numRuns: 40 },
    )
  })
})

it('The settings are taken by Slack with zones that it lists and one that it does not', () => {
  for (const timeZone of [null, 'Europe/Kyiv', 'America/New_York', 'Etc/GMT+3']) {
    const choices = { visibility: 'channel', timeZone, cautions: 'disputes' } as const
    expectView(renderChannelSettings({ channel: 'C1', choices, zones: knownZones() }))
  }
})

describe('Cautions', () => {
  const note = (text: string) => ({ items: [{ notes: [text] }] })
  const left = (text: string) =>
    spellOutCautions(note(text) as never, 'disputes').items.flatMap(({ notes }) => notes)

  it.each([
    'Disputed: Peskov said that it is not so.',
    'Denies Podolyak, who said that it is so.',
    'Bloomberg: rests on unnamed sources.',
    'The official is not named in the document.',
    'Date inferred: from the weekday.',
    'As of March 2022.',
  ])('always spells out "%s"', (text) => expect(left(text)).toEqual([text]))

  it('counts the others', () => {
    expect(left('Its expert could not be verified.')).toEqual(['Caution: one more stands with the passage.'])
  })

  it('leaves every answer as it is where all are wanted', () => {
    fc.assert(
      fc.property(arbitraryAnswer, (answer) => {
        expect(spellOutCautions(answer, 'all')).toBe(answer)
      }),
      { numRuns: 20 },
    )
  })
})
