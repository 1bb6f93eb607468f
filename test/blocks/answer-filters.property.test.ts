import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer, AnswerItem } from '../../src/answer/answer.ts'
import { actionIds, readButtonValue, writeButtonValue } from '../../src/blocks/actions.ts'
import {
  type AnswerFilters,
  answerPage,
  choicesOf,
  narrow,
  noFilters,
  readFilters,
  writeFilters,
} from '../../src/blocks/answer-filters.ts'
import type { ActionsBlock, StaticSelect } from '../../src/blocks/block.ts'
import { placeLabel } from '../../src/blocks/citation-line.ts'
import { textLength } from '../../src/blocks/fit-budget.ts'
import { limits } from '../../src/blocks/limits.ts'
import { renderAnswer } from '../../src/blocks/render-answer.ts'
import { readFilterState } from '../../src/blocks/render-filters.ts'
import { validateBlocks } from '../../src/workspace/limits/validate-blocks.ts'
import { arbitraryAnswer, arbitraryItem } from '../support/arbitrary-answer.ts'
import { shownText } from '../support/shown-text.ts'

const place = { answerId: 'abc_DEF-12345678', page: 0, surface: 'ephemeral' } as const

const rightToLeft: Partial<AnswerItem> = { people: ['محمود عباس '.repeat(9), '🕊️'.repeat(50)], date: null }

/** Long answers, of which many items differ in everything that can be filtered by. */
const longAnswer: fc.Arbitrary<Answer> = fc
  .record({
    answer: arbitraryAnswer,
    seeds: fc.array(arbitraryItem, { minLength: 1, maxLength: 6 }),
    many: fc.constantFrom(6, 13, 40, 240),
  })
  .map(({ answer, seeds, many }) => ({
    ...answer,
    choices: [],
    items: Array.from({ length: many }, (_, index): AnswerItem => {
      const seed = seeds[index % seeds.length]!
      const people = [...(seed.people ?? []), `${index} ${seed.speaker ?? ''}`].slice(-20)
      const year = 1900 + (index % 120)
      const varied = { ...seed, id: `statement:${index}`, people, date: `${year}-0${(index % 9) + 1}` }
      return index % 7 === 0 ? { ...varied, ...rightToLeft } : varied
    }),
  }))

/** An answer, and filters that somebody could have chosen in it. */
const narrowed = longAnswer.chain((answer) => {
  const keyOf = (facet: 'person' | 'month' | 'document') =>
    fc.constantFrom(null, null, ...choicesOf(answer.items, facet).map(({ key }) => key))
  const filters: fc.Arbitrary<AnswerFilters> = fc.record({
    person: keyOf('person'),
    month: keyOf('month'),
    document: keyOf('document'),
    onRecordOnly: fc.boolean(),
    hideDisputed: fc.boolean(),
  })
  return fc.record({ answer: fc.constant(answer), filters })
})

/** Every page, from the first on, as its readers turn to it by "More". */
function pagesOf(items: readonly AnswerItem[], filters: AnswerFilters) {
  const pages = [answerPage(items, { page: 0, filters }).shown]
  for (let next = pages[0]!.next; next; next = pages.at(-1)!.next) {
    pages.push(answerPage(items, { page: next.number, first: next.first, filters }).shown)
  }
  return pages
}

function selects(answer: Answer, filters: AnswerFilters): StaticSelect[] {
  const rows = renderAnswer(answer, { ...place, filters }).blocks.filter(
    (block): block is ActionsBlock => block.type === 'actions',
  )
  return rows.flatMap(({ elements }) => elements.filter((each) => each.type === 'static_select'))
}

describe('a narrowed answer', () => {
  it('holds every limit of Slack on its first, its second and its last page', () => {
    fc.assert(
      fc.property(
        narrowed,
        fc.constantFrom('ephemeral', 'shared', 'open'),
        ({ answer, filters }, surface) => {
          const pages = pagesOf(answer.items, filters)
          for (const { number } of [pages[0]!, pages[1] ?? pages[0]!, pages.at(-1)!]) {
            const rendered = renderAnswer(answer, {
              ...place,
              page: number,
              surface,
              filters,
              revision: '1.2',
            })
            expect(validateBlocks(rendered.blocks, 'message')).toEqual([])
            expect(textLength(rendered.blocks)).toBeLessThanOrEqual(limits.blockText)
            expect(rendered.text.length).toBeLessThanOrEqual(limits.messageText)
            expect(rendered.text).not.toMatch(/[<>]/)
          }
        },
      ),
      { numRuns: 30 },
    )
  })

  it('shows and hides each item once, and counts both', () => {
    fc.assert(
      fc.property(narrowed, ({ answer: { items }, filters }) => {
        const { shown, hidden } = narrow(items, filters)
        const hiddenCount = [...hidden.values()].reduce((sum, count) => sum + count, 0)
        expect(shown.length + hiddenCount).toBe(items.length)
        const turned = pagesOf(items, filters).flatMap((page) => page.items.map(({ index }) => index))
        expect(turned).toEqual(shown.map(({ index }) => index))
        for (const { item, index } of shown) expect(items[index]).toBe(item)
      }),
      { numRuns: 60 },
    )
  })

  it('keeps every citation of what it shows', () => {
    fc.assert(
      fc.property(narrowed, ({ answer, filters }) => {
        const { shown } = answerPage(answer.items, { page: 0, filters })
        const text = shownText(renderAnswer(answer, { ...place, filters }).blocks)
        for (const { item } of shown.items)
          for (const citation of item.citations) expect(text).toContain(placeLabel(citation))
      }),
      { numRuns: 40 },
    )
  })

  it('offers in each menu what some item has, and counts it rightly', () => {
    fc.assert(
      fc.property(narrowed, ({ answer, filters }) => {
        for (const { action_id, options = [], initial_option: chosen } of selects(answer, filters)) {
          const facet =
            action_id === actionIds.filterPerson
              ? 'person'
              : action_id === actionIds.filterMonth
                ? 'month'
                : 'document'
          expect(chosen?.value ?? null).toBe(filters[facet])
          for (const { text, value } of options.slice(1)) {
            const { shown } = narrow(answer.items, { ...noFilters, [facet]: value })
            expect(text.text).toMatch(new RegExp(`\\(${shown.length}\\)$`))
          }
        }
      }),
      { numRuns: 10 },
    )
  })
})

describe('what menus and buttons carry', () => {
  it('comes back as it was, and holds no word of the answer', () => {
    fc.assert(
      fc.property(narrowed, ({ answer, filters }) => {
        expect(readFilters(writeFilters(filters))).toEqual(filters)
        const value = { answerId: place.answerId, index: 3, first: 12, filters: writeFilters(filters) }
        const read = readButtonValue(writeButtonValue(value))
        expect({ filters: '', ...read }).toEqual(value)
        const { blocks } = renderAnswer(answer, { ...place, filters, revision: '1700000000.000100' })
        const row = blocks.find((block) => readFilterState('block_id' in block ? block.block_id : undefined))
        expect(row).toBeDefined()
      }),
      { numRuns: 60 },
    )
  })

  it.each(['q', 'p', 'pshort', 'n.n', 'h.n', 'm2022-3', '.', 'pabcdefgh.', 'pabcdefghn'])(
    'reads nothing from “%s”',
    (code) => expect(readFilters(code)).toBeNull(),
  )

  it('holds the button’s own limit', () => {
    const longest = { person: 'abcdefgh', month: '2022-03', document: 'abcdefgh' }
    const code = writeFilters({ ...longest, onRecordOnly: true, hideDisputed: true })
    expect(code.length).toBeLessThanOrEqual(60)
  })
})
