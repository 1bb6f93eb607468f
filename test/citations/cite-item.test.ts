import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CitationFormat, citationFormats, citeFact, citePassage } from '../../src/citations/cite-item.ts'
import { insideQuotes, quotedSentence } from '../../src/citations/nested-quotes.ts'
import { factsOf } from '../../src/record/facts.ts'
import { loadRecord } from '../../src/record/load-record.ts'
import { now, summits } from '../lookup/summits-fixture.ts'

const record = summits()
const facts = new Map(factsOf(record).map((fact) => [fact.id, fact]))
const cite = (id: string, format: CitationFormat) => citeFact(facts.get(id)!, format, record)

describe('An AP sentence', () => {
  it.each([
    [
      'statement:reagan-tear-down',
      'According to Nellie Bly of The Daily Planet, in “The title of Chronicle, 2 January 1988” (Jan. 2, 1988), paragraph 1, Ronald Reagan said on June 12, 1987: “Mr. Gorbachev, tear down this wall!”',
    ],
    // A paraphrase has no words to quote.
    [
      'statement:gorbachev-reasons',
      'According to Nellie Bly of The Daily Planet, in “The title of Chronicle, 2 January 1988” (Jan. 2, 1988), paragraph 1, Mikhail Gorbachev, as relayed by The Daily Planet, said on June 13, 1987 (date inferred) that the wall stood for reasons of its own.',
    ],
    // Unsigned, undated, no day known; the ellipsis is the narrator's interruption.
    [
      'statement:thatcher-memoir',
      'According to an unsigned report, in “The title of Memoir, undated” (undated), paragraph 2, Margaret Thatcher said: “Him I like, … business we could do.” The document is marked: undated; retells another outlet’s report.',
    ],
    // The joke goes with its context or not at all.
    [
      'statement:gorbachev-every-meeting',
      'According to Nellie Bly of The Daily Planet, in “The title of Chronicle, 2 January 1988” (Jan. 2, 1988), paragraph 2, Mikhail Gorbachev said on Dec. 8, 1987: “You repeat that at every meeting.” Context: The hall laughed: it was said in jest.',
    ],
  ])('attributes %s', (id, sentence) => {
    expect(cite(id, 'ap')).toBe(sentence)
  })

  it('has all paragraphs of a document and a line a document', () => {
    expect(cite('talk:reykjavik-summit', 'ap')).toMatch(/paragraphs 4, 5: Reykjavik summit \(held\)\.$/)
  })
})

describe('A Chicago note', () => {
  it.each([
    [
      'statement:reagan-tear-down',
      'Ronald Reagan, quoted in Nellie Bly, “The title of Chronicle, 2 January 1988,” The Daily Planet, January 2, 1988, para. 1.',
    ],
    [
      'statement:shultz-back-channel',
      '“The title of Memoir, undated,” n.d., para. 1. The document is marked: undated; retells another outlet’s report.',
    ],
    [
      'talk:reykjavik-summit',
      'Nellie Bly, “The title of Chronicle, 2 January 1988,” The Daily Planet, January 2, 1988, paras. 4, 5.',
    ],
  ])('cites %s', (id, note) => {
    expect(cite(id, 'chicago')).toBe(note)
  })
})

describe('CSL-JSON', () => {
  it('is an array of one item a document, as reference managers import it', () => {
    expect(JSON.parse(cite('statement:reagan-tear-down', 'csl-json'))).toEqual([
      expect.objectContaining({
        id: 'chronicle/p1',
        locator: '1',
        author: [{ family: 'Bly', given: 'Nellie' }],
      }),
    ])
    expect(JSON.parse(cite('talk:reykjavik-summit', 'csl-json'))).toEqual([
      expect.objectContaining({ id: 'chronicle', locator: '4, 5' }),
    ])
  })
})

it('cites a bare passage', () => {
  expect(citePassage(record.passages.get('wire/p1')!, 'chicago', record)).toMatch(/para\. 1\. The document/)
})

describe('Inside quotation marks', () => {
  it.each([
    ['the “Republics” of 2014', 'the ‘Republics’ of 2014'],
    ['he said "no" and left', 'he said ‘no’ and left'],
    ['"No," he said', '‘No,’ he said'],
    ['the people’s ‘own’ words', 'the people’s “own” words'],
    ['“the ‘people’s’ words”', '‘the “people’s” words’'],
    ['plain words', 'plain words'],
  ])('%s becomes %s', (words, inside) => {
    expect(insideQuotes(words)).toBe(inside)
  })
  it('changes marks and nothing else', () => {
    const bare = (text: string) => text.replace(/[“”‘’„"]/g, '')
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: fc.constantFrom(...'a “”‘’"„. ') }),
        (a, b) => {
          expect(bare(insideQuotes(a + b))).toBe(bare(a + b))
          expect(insideQuotes(a + b)).not.toContain('"')
        },
      ),
    )
  })
  it.each([
    ['Tear down this wall!', '“Tear down this wall!”'],
    ['Trust, but verify', '“Trust, but verify.”'],
    ['he said “no.”', '“he said ‘no.’”'],
    ['on the way,', '“on the way.”'],
  ])('ends %s as %s', (words, sentence) => {
    expect(quotedSentence(words)).toBe(sentence)
  })
})

describe('Of the record as it is', () => {
  const real = loadRecord('data', now)

  it('every fact is cited in every format, with all its documents and paragraphs', () => {
    for (const fact of factsOf(real)) {
      for (const format of citationFormats) {
        const text = citeFact(fact, format, real)
        for (const { document, paragraph } of fact.passages) {
          const title = format === 'csl-json' ? JSON.stringify(document.title) : insideQuotes(document.title)
          expect(text, fact.id).toContain(title)
          expect(text, fact.id).toMatch(new RegExp(`\\b${paragraph}\\b`))
        }
      }
      expect(citeFact(fact, 'ap', real), fact.id).not.toMatch(/\.\.(?!\.)|,,|undefined|null/)
      expect(citeFact(fact, 'chicago', real), fact.id).not.toMatch(/\.\.(?!\.)|,,|undefined|null/)
      expect(() => JSON.parse(citeFact(fact, 'csl-json', real))).not.toThrow()
    }
  })

  it('a date that a document does not state is never cited as stated', () => {
    for (const fact of factsOf(real)) {
      if (!fact.passages.some(({ document }) => document.published.basis === 'inferred')) continue
      expect(citeFact(fact, 'ap', real), fact.id).toContain('date inferred')
      expect(citeFact(fact, 'chicago', real), fact.id).toMatch(/\[.+\d{4}\]/)
      expect(citeFact(fact, 'csl-json', real), fact.id).toContain('"circa": true')
    }
  })
})
