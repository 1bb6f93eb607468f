import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../src/answer/answer.ts'
import { loadRecord } from '../../src/record/load-record.ts'
import type { TalksRecord } from '../../src/record/record.ts'
import { createTalks, type Talks } from '../../src/talks.ts'
import { datePhrases } from './date-arbitraries.ts'
import './seed.ts'

const now = new Date('2026-03-29T09:00:00Z')
let record: TalksRecord
let talks: Talks
beforeAll(() => {
  record = loadRecord(new URL('../../data', import.meta.url).pathname, now)
  talks = createTalks(() => record)
})

/** What must hold of every answer, to whatever question. */
function expectCited(answer: Answer, question: string) {
  expect(['answered', 'corrected', 'not-in-record', 'unclear']).toContain(answer.status)
  expect(answer.headline.trim(), question).not.toBe('')
  expect(answer.reading.length).toBeLessThanOrEqual(300)
  if (answer.status === 'not-in-record' || answer.status === 'unclear')
    expect(answer.items, question).toEqual([])
  for (const item of answer.items) {
    const where = `${question} → ${item.id}`
    expect(item.text.length, where).toBeLessThanOrEqual(600)
    expect(item.citations.length, where).toBeGreaterThan(0)
    for (const citation of item.citations) {
      const passage = record.passages.get(citation.passage)
      expect(passage?.document.id, where).toBe(citation.document)
      expect(passage?.paragraph, where).toBe(citation.paragraph)
      expect(passage?.paragraphEnd, where).toBe(citation.paragraphEnd)
    }
    if (item.quote === null) continue
    expect(item.quote.length, where).toBeLessThanOrEqual(1500)
    expect(item.quote, where).not.toBe('')
    // All passages of the paragraphs cited: a citation names one passage a paragraph.
    const words = [...record.passages.values()]
      .filter((passage) =>
        item.citations.some((c) => c.document === passage.document.id && c.paragraph === passage.paragraph),
      )
      .map(({ exact }) => exact)
    // " … " stands where the narrator interrupts; a source's own ellipsis stands in its passage.
    const stands = (text: string) => words.some((exact) => exact.includes(text))
    expect(stands(item.quote) || item.quote.split(' … ').every(stands), where).toBe(true)
  }
}

/** Questions made of the record's own words, which is where answers have most to get wrong. */
const recordWords = () => {
  const names = [...record.people.values()].flatMap(({ name, aliases }) => [name, ...aliases])
  const places = [...record.places.values()].flatMap(({ name, aliases }) => [name, ...aliases])
  const topics = [...record.topics.values()].flatMap(({ words }) => words)
  const talkNames = [...record.talks.values()].flatMap(({ name, aliases }) => [name, ...aliases])
  const word = (list: readonly string[]) => fc.constantFrom(...list)
  const shape = fc.constantFrom(
    'what did # say about #',
    'who said #',
    'where did # and # meet',
    'when was #',
    'why did # stall',
    'who was at #',
    'did # and # agree on #',
    'timeline of #',
    'how long did # last',
    'not #, but # outside #',
    '#',
    '# # #',
    'was # at # on #',
  )
  const part = fc.oneof(word(names), word(places), word(topics), word(talkNames), datePhrases)
  return fc
    .tuple(shape, fc.array(part, { minLength: 4, maxLength: 4 }))
    .map(([text, parts]) => parts.reduce<string>((filled, piece) => filled.replace('#', () => piece), text))
}
const quoted = () =>
  fc
    .tuple(fc.constantFrom(...record.passages.values()), fc.nat(200), fc.integer({ min: 3, max: 200 }))
    .map(
      ([{ exact }, from, length]) =>
        `who said “${exact.slice(from % exact.length, (from % exact.length) + length)}”`,
    )

describe('Every question gets an answer whose every item is cited', () => {
  const asking = async (question: string, thread: readonly string[] = []) =>
    expectCited(await talks.ask(question, { now, thread }), question)

  it('asked in the words of the record', async () => {
    await fc.assert(
      fc.asyncProperty(recordWords(), (question) => asking(question)),
      { numRuns: 300 },
    )
  })
  it('asked with its quotations, whole or cut anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(quoted(), (question) => asking(question)),
      { numRuns: 150 },
    )
  })
  it('asked as a follow-up', async () => {
    const follow = fc.constantFrom(
      'source?',
      'why?',
      'and Kuleba?',
      'next day?',
      'no, the 18 March one',
      'how long?',
    )
    const thread = fc.array(recordWords(), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(follow, thread, (question, earlier) => asking(question, earlier)),
      { numRuns: 60 },
    )
  })
  it('made of any characters at all', async () => {
    const garbage = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.string({
        unit: fc.constantFrom(...'“”"’\'?!.,…-–—<>&*_~`@#|\n\t \u200b\u202e\u0000\ud83d'),
        maxLength: 80,
      }),
      fc.constantFrom('__proto__', '<script>', '%s%n', '\\', '((((', '[a-z]+$', 'NaN', '0'),
    )
    await fc.assert(
      fc.asyncProperty(garbage, fc.array(garbage, { maxLength: 3 }), (question, thread) =>
        asking(question, thread),
      ),
      { numRuns: 300 },
    )
  })
  it('of a day before all calendars', () => asking('what did Putin say 900000 weeks ago?'))
  it('that has the word "constructor"', () => asking('who was the constructor of the Berlin wall'))
  it.each([
    ['one endless word', 'a'.repeat(100_000)],
    ['many words', 'what did Lavrov say about Crimea '.repeat(1500)],
    ['many dates', '14 and 16 March 2022 to '.repeat(1500)],
    ['many quotation marks', '“'.repeat(20_000)],
    ['many blanks', `${' '.repeat(100_000)}?`],
    ['many digits', '1'.repeat(50_000)],
    ['many unknown names', Array.from({ length: 3000 }, (_, i) => `Xyzzy${i.toString(36)}`).join(' ')],
  ])(
    'very long: %s',
    async (_, question) => {
      await asking(question)
    },
    60_000,
  )
})
