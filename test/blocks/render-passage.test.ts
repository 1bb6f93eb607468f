import fc from 'fast-check'
import { expect, it } from 'vitest'
import { textLength } from '../../src/blocks/fit-budget.ts'
import { limits } from '../../src/blocks/limits.ts'
import { markQuote } from '../../src/blocks/mark-quote.ts'
import { renderNoPassage, renderPassage } from '../../src/blocks/render-passage.ts'
import { readView } from '../../src/workspace/limits/read-view.ts'
import { arbitraryPassage } from '../support/arbitrary-answer.ts'
import { createFakeTalks } from '../support/fake-talks.ts'
import { shownText } from '../support/shown-text.ts'

it('marks the quotation within its passage', () => {
  const passage = createFakeTalks().passage('statement:kennedy', new Date(0))!
  const text = JSON.stringify(renderPassage(passage).blocks)
  expect(text).toContain('{"type":"text","text":"Ich bin ein Berliner","style":{"bold":true}}')
  expect(text).toContain('"url":"https://example.org/speeches"')
})

it('is a view that Slack takes, within the budget, for any passage', () => {
  fc.assert(
    fc.property(arbitraryPassage, (passage) => {
      const view = renderPassage(passage)
      const reading = readView(view, ['modal'], () => 'id')
      expect(reading).toMatchObject({ kind: 'view' })
      expect(textLength(view.blocks)).toBeLessThanOrEqual(limits.blockText * 1.1)
      expect(JSON.stringify(view)).not.toMatch(/"type":"(mrkdwn|user|broadcast|channel)"/)
      expect(JSON.stringify(view)).not.toMatch(/"url":"(?!https:)/)
    }),
    { numRuns: 150 },
  )
})

it('names the paragraphs, and the document where it is another one', () => {
  const passage = createFakeTalks().passage('statement:kennedy', new Date(0))!
  const passages = [{ exact: 'x', paragraph: 3, paragraphEnd: 4, document: 'other' }]
  expect(shownText(renderPassage({ ...passage, passages }))).toContain('Paragraphs 3–4 of other')
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
