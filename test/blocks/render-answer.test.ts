import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerText } from '../../src/blocks/answer-text.ts'
import { citationLabel, placeLabel } from '../../src/blocks/citation-line.ts'
import { textLength } from '../../src/blocks/fit-budget.ts'
import { limits } from '../../src/blocks/limits.ts'
import { renderAnswer } from '../../src/blocks/render-answer.ts'
import { withShareLine } from '../../src/blocks/share-line.ts'
import { splitPages } from '../../src/blocks/split-pages.ts'
import { validateBlocks } from '../../src/workspace/limits/validate-blocks.ts'
import { arbitraryAnswer } from '../support/arbitrary-answer.ts'
import { facts } from '../support/fake-talks.ts'
import { buttonIds, shownText } from '../support/shown-text.ts'

const answer = {
  status: 'answered',
  reading: 'what everybody said',
  headline: 'Six people said something.',
  choices: [],
  items: facts,
  notes: ['Nothing after 1987.'],
} as const
const place = { answerId: 'abc_DEF-123', page: 0, surface: 'open' } as const

describe('renderAnswer', () => {
  it('puts the answer first, and what belongs to an item next to it', () => {
    const [first, second] = renderAnswer(answer, place).blocks
    expect(shownText(first)).toBe('Six people said something.')
    expect(shownText(second)).toBe('Understood as: what everybody said')
  })

  it('offers to share only where one person sees it and something is found', () => {
    const idsOn = (surface: 'ephemeral' | 'shared' | 'open', items = answer.items) =>
      buttonIds(renderAnswer({ ...answer, items }, { ...place, surface }).blocks)
    expect(idsOn('ephemeral')).toContain('share')
    expect(idsOn('ephemeral', [])).not.toContain('share')
    expect(idsOn('shared')).not.toContain('share')
    expect(idsOn('open')).not.toContain('share')
  })

  it('writes long choices out, because buttons cut them', () => {
    const choice = `Did ${'very '.repeat(20)}much happen?`
    const { blocks } = renderAnswer({ ...answer, choices: [choice] }, place)
    expect(shownText(blocks)).toContain(choice)
  })

  it('keeps the quotation in its marks when it is cut', () => {
    const item = { ...facts[0]!, quote: 'word '.repeat(300) }
    const items = Array.from({ length: 4 }, () => ({ ...item, notes: ['caution '.repeat(200)] }))
    const quotes = renderAnswer({ ...answer, items }, place)
      .blocks.flatMap((block) => (block.type === 'rich_text' ? block.elements : []))
      .filter((element) => element.type === 'rich_text_quote')
    expect(quotes).toHaveLength(4)
    for (const quote of quotes) expect(shownText(quote)).toMatch(/^“.*…?”$/s)
  })

  it('holds every limit of Slack, for any answer and page', () => {
    fc.assert(
      fc.property(arbitraryAnswer, fc.constantFrom('ephemeral', 'shared', 'open'), (any, surface) => {
        for (const page of splitPages(any.items).keys()) {
          const { text, blocks } = renderAnswer(any, { ...place, page, surface })
          expect(validateBlocks(blocks, 'message')).toEqual([])
          expect(textLength(blocks)).toBeLessThanOrEqual(limits.blockText)
          expect(text.length).toBeLessThanOrEqual(limits.messageText)
          expect(text.trim()).not.toBe('')
        }
      }),
      { numRuns: 150 },
    )
  })

  it('holds the budget when everything is as long as it may be', () => {
    const citations = Array.from({ length: 8 }, (_, index) => ({
      ...facts[0]!.citations[0]!,
      title: 'T'.repeat(60),
      paragraph: index + 1,
    }))
    const long = {
      ...facts[0]!,
      text: 'text '.repeat(120),
      quote: 'quote '.repeat(250),
      notes: Array.from({ length: 6 }, () => 'note '.repeat(80)),
      citations,
    }
    const notes = ['note '.repeat(400)]
    const { text, blocks } = renderAnswer({ ...answer, notes, items: [long, long, long, long] }, place)
    expect(textLength(blocks)).toBeLessThanOrEqual(limits.blockText)
    expect(text.length).toBeLessThanOrEqual(limits.messageText)
    for (const citation of citations) expect(text).toContain(`¶ ${citation.paragraph}`)
  })

  it('keeps every citation and every “Show passage”', () => {
    fc.assert(
      fc.property(arbitraryAnswer, (any) => {
        const pages = [...splitPages(any.items).keys()].map(
          (page) => renderAnswer(any, { ...place, page }).blocks,
        )
        const shown = shownText(pages)
        for (const { citations } of any.items) {
          // The document is named once for its places in a row.
          for (const citation of citations) expect(shown).toContain(placeLabel(citation))
          expect(citations.some((citation) => shown.includes(citationLabel(citation)))).toBe(true)
        }
        expect(buttonIds(pages).filter((id) => id === 'show-passage')).toHaveLength(any.items.length)
      }),
      { numRuns: 100 },
    )
  })

  it('lets no mention, broadcast or link come to life', () => {
    fc.assert(
      fc.property(arbitraryAnswer, (any) => {
        const { text, blocks } = renderAnswer(any, place)
        expect(text).not.toMatch(/[<>]/)
        expect(text.replace(/&(?:amp|lt|gt);/g, '')).not.toContain('&')
        for (const type of ['mrkdwn', 'markdown', 'user', 'channel', 'broadcast', 'link', 'usergroup']) {
          expect(JSON.stringify(blocks)).not.toContain(`"type":"${type}"`)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('says the same in its text, with every source', () => {
    const text = answerText(answer, splitPages(answer.items)[0]!)
    for (const { quote, citations } of facts.slice(0, 4)) {
      expect(text).toContain(`“${quote}”`)
      expect(text).toContain(`[${citationLabel(citations[0]!)}]`)
    }
    expect(answerText(answer, splitPages(answer.items)[1]!)).toContain('I have a dream')
  })
})

describe('withShareLine', () => {
  it('keeps the limits', () => {
    fc.assert(
      fc.property(arbitraryAnswer, (any) => {
        const { text, blocks } = withShareLine(renderAnswer(any, place), 'U0OLENA', 'q <!here> '.repeat(400))
        expect(validateBlocks(blocks, 'message')).toEqual([])
        expect(textLength(blocks)).toBeLessThanOrEqual(13_200)
        expect(text.length).toBeLessThanOrEqual(limits.messageText)
        expect(text).not.toMatch(/[<>]/)
      }),
      { numRuns: 50 },
    )
  })
})
