import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  renderQuotations,
  renderQuotationsModal,
  renderQuotationsWithin,
} from '../../src/blocks/render-quotations.ts'
import { type CheckedQuotation, type QuotationReceipt, verdictKinds } from '../../src/quotations/receipt.ts'
import { blockTextLength, validateBlocks } from '../../src/workspace/limits/validate-blocks.ts'
import { words } from '../support/arbitrary-answer.ts'

const entry: fc.Arbitrary<CheckedQuotation> = fc.record({
  quotation: words(3_000, 1),
  line: fc.integer({ min: 1, max: 999 }),
  start: fc.constant(0),
  end: fc.constant(1),
  style: fc.constantFrom('curly', 'straight') as fc.Arbitrary<CheckedQuotation['style']>,
  nested: fc.boolean(),
  unbalanced: fc.boolean(),
  verdict: fc.constantFrom(...verdictKinds),
  omission: fc.boolean(),
  brackets: fc.boolean(),
  saidBy: fc.option(words(120, 1).map((name) => ({ name, ids: [] }))),
  speaker: fc.option(words(120, 1).map((name) => ({ id: 'x', name }))),
  wording: fc.option(words(1_500, 1)),
  items: fc.constant([]),
  citations: fc.array(
    fc.record({
      document: fc.constant('d'),
      title: words(120, 1),
      paragraph: fc.integer({ min: 1, max: 99 }),
      passage: fc.constant('d/p'),
    }),
    { maxLength: 4 },
  ),
  diff: fc.array(fc.record({ kind: fc.constantFrom('same', 'left-out', 'added'), text: words(400, 1) }), {
    maxLength: 80,
  }),
  leftOut: fc.option(words(200)),
  notes: fc.array(words(600, 1), { maxLength: 6 }),
})

const receipt: fc.Arbitrary<QuotationReceipt> = fc.array(entry, { maxLength: 45 }).map((entries) => ({
  recordVersion: 'r1',
  checkedAt: '2026-03-29T09:00:00.000Z',
  counts: Object.fromEntries(
    verdictKinds.map((kind) => [kind, entries.filter(({ verdict }) => verdict === kind).length]),
  ) as QuotationReceipt['counts'],
  entries,
  coverage: 'The record holds passages, not whole articles.',
}))

describe('A receipt, whatever was checked', () => {
  it('fits as many messages as it may take, and tells what it leaves out', () => {
    fc.assert(
      fc.property(receipt, fc.integer({ min: 2, max: 8 }), (given, most) => {
        const [whole, shown] = [renderQuotations(given), renderQuotationsWithin(given, most)]
        expect(shown.length).toBeLessThanOrEqual(most)
        if (whole.length <= most) expect(shown).toEqual(whole)
        else {
          expect(shown[0]!.text).toContain(`${given.entries.length} quotations`)
          expect(shown.at(-1)!.text).toContain('verbatim quotations are counted and not listed')
        }
      }),
      { numRuns: 40, endOnFailure: true },
    )
  })

  it('is taken by Slack in every message and as a window', () => {
    fc.assert(
      fc.property(receipt, (given) => {
        for (const { text, blocks } of renderQuotations(given)) {
          expect(validateBlocks(blocks as never, 'message')).toEqual([])
          expect(blockTextLength(blocks as never)).toBeLessThanOrEqual(12_000)
          expect(text.length).toBeLessThanOrEqual(4_000)
          expect(text).not.toMatch(/<[!@#h]/)
        }
        expect(validateBlocks(renderQuotationsModal(given).blocks as never, 'modal')).toEqual([])
      }),
      { numRuns: 40, endOnFailure: true },
    )
  })

  it('shows every quotation in its messages, numbered through', () => {
    fc.assert(
      fc.property(receipt, (given) => {
        const shown = renderQuotations(given)
          .map(({ blocks }) => JSON.stringify(blocks))
          .join('')
        for (const index of given.entries.keys()) expect(shown).toContain(`"${index + 1}. `)
      }),
      { numRuns: 20, endOnFailure: true },
    )
  })
})
