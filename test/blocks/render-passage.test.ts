import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PassageView } from '../../src/answer/passage-view.ts'
import type { StretchPart } from '../../src/answer/stretch.ts'
import { citationLabel } from '../../src/blocks/citation-line.ts'
import { textLength } from '../../src/blocks/fit-budget.ts'
import { limits } from '../../src/blocks/limits.ts'
import { markQuote } from '../../src/blocks/mark-quote.ts'
import { readCiteAction } from '../../src/blocks/render-citation.ts'
import { renderNoPassage, renderPassage } from '../../src/blocks/render-passage.ts'
import { citationFormats } from '../../src/citations/cite-item.ts'
import { readView } from '../../src/workspace/limits/read-view.ts'
import { arbitraryPassage, words } from '../support/arbitrary-answer.ts'
import { createFakeTalks } from '../support/fake-talks.ts'
import { shownText } from '../support/shown-text.ts'

const of = { answerId: 'abc', index: 3 }
const kennedy = createFakeTalks().passage('statement:kennedy', new Date(0))!
const shown = (view: PassageView) => shownText(renderPassage(view, { of }).blocks)
const withStretch = (...stretch: StretchPart[]): PassageView => ({
  ...kennedy,
  documents: [{ ...kennedy.documents[0]!, stretch }],
})

it('marks the quotation within its passage', () => {
  const text = JSON.stringify(renderPassage(kennedy, { of }).blocks)
  expect(text).toContain('{"type":"text","text":"Ich bin ein Berliner","style":{"bold":true}}')
  expect(text).toContain('"url":"https://example.org/speeches"')
})

const shownCitation = fc.option(
  fc.record({ format: fc.constantFrom(...citationFormats), text: words(5_000, 1) }),
  { nil: undefined },
)

it('is a view that Slack takes, within the budget, for any passage and any citation', () => {
  fc.assert(
    fc.property(arbitraryPassage, shownCitation, (passage, citation) => {
      const view = renderPassage(passage, { of, shown: citation })
      const reading = readView(view, ['modal'], () => 'id')
      expect(reading).toMatchObject({ kind: 'view' })
      expect(textLength(view.blocks)).toBeLessThanOrEqual(limits.blockText * 1.1)
      expect(JSON.stringify(view)).not.toMatch(/"type":"(mrkdwn|user|broadcast|channel|usergroup)"/)
      expect(JSON.stringify(view)).not.toMatch(/"url":"(?!https:)/)
      expect(view.blocks.filter(({ type }) => type === 'actions')).toHaveLength(1)
    }),
    { numRuns: 150, endOnFailure: true },
  )
})

it('never cuts the citation to copy, nor those beside what denies it', () => {
  fc.assert(
    fc.property(arbitraryPassage, words(5_000, 1), (passage, text) => {
      const { blocks } = renderPassage(passage, { of, shown: { format: 'ap', text } })
      const json = JSON.stringify(blocks)
      expect(json).toContain(
        `"rich_text_preformatted","elements":[{"type":"text","text":${JSON.stringify(text)}`,
      )
      for (const { citations } of passage.counterparts.slice(0, 2)) {
        expect(json).toContain(JSON.stringify(citationLabel(citations[0]!)).slice(1, -1))
      }
    }),
    { numRuns: 60, endOnFailure: true },
  )
})

describe('The stretch of a document', () => {
  it('tells the item’s own passage, its neighbours and what is not held apart in words', () => {
    const text = shown(
      withStretch(
        { kind: 'more', count: 1 },
        { kind: 'neighbour', exact: 'It was hot.', paragraph: 2 },
        { kind: 'passage', exact: 'He spoke.', paragraph: 3, paragraphEnd: 4 },
        { kind: 'gap', from: 5, to: 5 },
        { kind: 'gap', from: 9, to: 11 },
        { kind: 'gap', from: 25, to: null },
      ),
    )
    for (const words of [
      '1 more passage held here',
      '¶ 2, beside it',
      '¶ 3–4',
      '¶ 5 is not held.',
      '¶ 9–11 are not held.',
      'After ¶ 24 nothing is held.',
    ])
      expect(text).toContain(words)
  })

  it('gives neighbours up before the item’s own words when there is too much', () => {
    const long = 'word '.repeat(300)
    const parts = Array.from(
      { length: 30 },
      (_, index): StretchPart => ({
        kind: index === 20 ? 'passage' : 'neighbour',
        exact: index === 20 ? `OWN ${long}` : long,
        paragraph: index + 1,
      }),
    )
    const text = shown(withStretch(...parts, ...parts))
    expect(text).toContain('OWN word')
    expect(text).toMatch(/passages left out here for length/)
  })
})

describe('Beside the passage', () => {
  const citations = [{ document: 'a', title: 'Archive', paragraph: 9, passage: 'a/p9' }]

  it('stands who denies it, each with its citation', () => {
    const counterparts = [
      { kind: 'denied-by', speaker: 'Peskov', text: 'Said that it was not so.', quote: 'No', citations },
      { kind: 'denies', speaker: 'The Post', text: 'Said that it was so.', quote: null, citations },
    ] as const
    const text = shown({ ...kennedy, counterparts })
    expect(text).toMatch(/Denied by Peskov: .*Said that it was not so\..*“No”.*\[Archive, ¶ 9\]/s)
    expect(text).toContain('It denies The Post')
  })

  it('stand two wordings of one utterance, each with its own citation', () => {
    const wordings = [
      { quote: 'a break', text: 'They paused.', isThis: true, citations },
      { quote: null, text: 'They stopped.', isThis: false, citations },
    ]
    const text = shown({ ...kennedy, wordings })
    expect(text).toMatch(/This one: .*“a break”.*They paused\..*\[Archive, ¶ 9\]/s)
    expect(text).toMatch(/Another: .*paraphrased only:.*They stopped\./s)
  })

  it('stand corrections of the document, origins and dates', () => {
    const documents = [{ ...kennedy.documents[0]!, corrections: ['5 July 1963: The date was wrong.'] }]
    const text = shown({ ...kennedy, documents })
    expect(text).toContain('5 July 1963: The date was wrong.')
    expect(text).toContain('One origin: Speeches everybody remembers.')
    expect(text).toContain('stated in the text')
  })
})

it('has a button a format, each with a label and the place of its item', () => {
  const actions = renderPassage(kennedy, { of }).blocks.find(({ type }) => type === 'actions')
  expect(actions).toMatchObject({
    elements: citationFormats.map((format) => ({
      action_id: `cite-${format}`,
      value: 'abc:3',
      accessibility_label: expect.stringMatching(/^Show citation to copy: /),
    })),
  })
  expect(citationFormats.map((format) => readCiteAction(`cite-${format}`))).toEqual(citationFormats)
  expect(readCiteAction('cite-mla')).toBeUndefined()
})

it('has a sentence for a passage that is gone', () => {
  expect(shownText(renderNoPassage('Gone.').blocks)).toBe('Gone.')
})

it('keeps the quotation when a passage is too long, and cuts around it', () => {
  const passage = `${'before '.repeat(500)}THE QUOTE${' after'.repeat(500)}`
  const leaves = markQuote(passage, 'THE QUOTE', 300)
  expect(shownText(leaves)).toMatch(/^….*before \nTHE QUOTE\n after.*…$/s)
  expect(shownText(leaves).length).toBeLessThan(320)
})

it('leaves a passage as it is when the quotation is not in it letter by letter', () => {
  expect(markQuote('He said so.', 'He said … so', 300)).toEqual([{ type: 'text', text: 'He said so.' }])
})
