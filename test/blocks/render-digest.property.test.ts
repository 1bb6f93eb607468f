import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Digest } from '../../src/answer/digest.ts'
import { citationLabel, placeLabel } from '../../src/blocks/citation-line.ts'
import { digestPageEntries, digestPages, renderDigest } from '../../src/blocks/render-digest.ts'
import { renderRecalled, renderRecallNotice } from '../../src/blocks/render-recall.ts'
import { blockTextLength, validateBlocks } from '../../src/workspace/limits/validate-blocks.ts'
import { arbitraryItem, words } from '../support/arbitrary-answer.ts'

const entry = fc.record({
  id: fc.uuid().map((id) => `statement:${id}`),
  item: fc.option(arbitraryItem, { freq: 8 }),
  line: words(900, 1),
  remark: fc.option(words(120)),
})

/** Any digest the type allows: many entries, long lines, markup in everything. */
const arbitraryDigest: fc.Arbitrary<Digest> = fc.record({
  localDate: fc.constantFrom('2026-03-29', '2028-02-29'),
  kind: fc.constantFrom('introduction', 'news', 'quiet'),
  headline: words(500, 1),
  sections: fc
    .array(fc.array(entry, { minLength: 1, maxLength: 30 }), { maxLength: 6 })
    .map((lists) =>
      lists.map((entries, index) => ({ kind: 'new' as const, title: `Section ${index}`, entries })),
    ),
  notes: fc.array(words(300), { maxLength: 3 }),
  recordVersion: fc.constant('r1'),
})

/** The same digest with other lines, in turn; null withdraws an entry. */
function withLines(digest: Digest, lines: readonly (string | null)[]): Digest {
  let count = 0
  return {
    ...digest,
    sections: digest.sections.map((section) => ({
      ...section,
      entries: section.entries.map((each) => {
        const line = lines[count++ % lines.length] ?? null
        return line === null ? { ...each, item: null, line: 'No longer on the record.' } : { ...each, line }
      }),
    })),
  }
}

const limits = { blocks: 50, blockText: 12_000, text: 4_000 }

/** Every page, as it is cut now or was cut before. */
function pagesOf(digest: Digest, pages = digestPages(digest)) {
  return pages.map((_, page) => renderDigest(digest, { answerId: 'abc', page, pages }))
}

describe('A digest, whatever it holds', () => {
  it('is taken by Slack on every page', () => {
    fc.assert(
      fc.property(arbitraryDigest, (digest) => {
        for (const { text, blocks } of pagesOf(digest)) {
          expect(validateBlocks(blocks as never, 'message')).toEqual([])
          expect(blocks.length).toBeLessThanOrEqual(limits.blocks)
          expect(blockTextLength(blocks as never)).toBeLessThanOrEqual(limits.blockText)
          expect(text.length).toBeLessThanOrEqual(limits.text)
          expect(text).not.toMatch(/<[!@#h]/)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('shows every entry once, over all its pages, each with all its sources', () => {
    fc.assert(
      fc.property(arbitraryDigest, (digest) => {
        const pages = pagesOf(digest)
        const shown = pages.flatMap((_, page) => digestPageEntries(digest, { page }).map(({ id }) => id))
        const all = digest.sections.flatMap(({ entries }) => entries)
        expect([...shown].sort()).toEqual(all.map(({ id }) => id).sort())
        const text = JSON.stringify(pages.map(({ blocks }) => blocks))
        const has = (label: string) => text.includes(JSON.stringify(label).slice(1, -1))
        for (const citations of all.flatMap(({ item }) => (item ? [item.citations] : []))) {
          // The document is named once for its places in a row.
          for (const citation of citations) expect(has(placeLabel(citation))).toBe(true)
          expect(citations.some((citation) => has(citationLabel(citation)))).toBe(true)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('shows every entry once also where texts grew or were withdrawn since its pages were cut', () => {
    const changes = fc.array(fc.option(words(900, 1)), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(arbitraryDigest, changes, (digest, lines) => {
        const pages = digestPages(digest)
        const later = withLines(digest, lines)
        const shown = pages.flatMap((_, page) => digestPageEntries(later, { page, pages }))
        const all = later.sections.flatMap(({ entries }) => entries)
        expect(shown.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort())
        for (const { text, blocks } of pagesOf(later, pages)) {
          expect(validateBlocks(blocks as never, 'message')).toEqual([])
          expect(blockTextLength(blocks as never)).toBeLessThanOrEqual(limits.blockText)
          expect(text.length).toBeLessThanOrEqual(limits.text)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('says a quiet day in one line', () => {
    fc.assert(
      fc.property(arbitraryDigest, (digest) => {
        expect(digestPageEntries({ ...digest, kind: 'quiet' }, { page: 0 })).toEqual([])
      }),
      { numRuns: 20 },
    )
  })
})

describe('A correction, whatever it corrects', () => {
  const recalled = fc.record({
    date: fc.constant('2026-03-29'),
    was: words(400),
    answerId: fc.constant('abc'),
    notes: fc.array(words(300), { maxLength: 3 }),
    entries: fc.array(
      fc.record({
        item: fc.option(arbitraryItem),
        index: fc.option(fc.integer({ min: 0, max: 40 })),
        changed: fc.option(fc.array(fc.constantFrom('speaker', 'date', 'quotation'), { maxLength: 3 })),
        isBack: fc.boolean(),
      }),
      { minLength: 1, maxLength: 15 },
    ),
  })

  it('is taken by Slack, in the message and in the thread', () => {
    fc.assert(
      fc.property(recalled, (message) => {
        for (const { text, blocks } of [renderRecalled(message), renderRecallNotice(message)]) {
          expect(validateBlocks(blocks as never, 'message')).toEqual([])
          expect(blocks.length).toBeLessThanOrEqual(limits.blocks)
          expect(blockTextLength(blocks as never)).toBeLessThanOrEqual(limits.blockText)
          expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limits.text)
          expect(text).not.toMatch(/<[!@#h]/)
        }
      }),
      { numRuns: 60, endOnFailure: true },
    )
  })
})
