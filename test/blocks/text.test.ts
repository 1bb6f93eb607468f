import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readButtonValue, writeButtonValue } from '../../src/blocks/actions.ts'
import { citationLabel, citationLines } from '../../src/blocks/citation-line.ts'
import { escapeText, escapeWithin } from '../../src/blocks/escape.ts'
import { shorten } from '../../src/blocks/shorten.ts'
import { button, plainText } from '../../src/blocks/text-objects.ts'

describe('escaping', () => {
  it('turns three characters and no others', () => {
    expect(escapeText(`<!channel> & "it's" *so*`)).toBe(`&lt;!channel&gt; &amp; "it's" *so*`)
  })
  it('never cuts an entity in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 60 }), (text, max) => {
        const cut = escapeWithin(`<${text}&`, max)
        expect(cut.length).toBeLessThanOrEqual(max)
        expect(cut.replace(/&(?:amp|lt|gt);/g, '')).not.toMatch(/[&<>]/)
      }),
    )
  })
})

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

describe('shorten', () => {
  it('leaves what fits', () => expect(shorten('short', 5)).toBe('short'))
  it('cuts at a word', () => expect(shorten('one two three', 11)).toBe('one two…'))
  it('keeps within any length and never splits a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 30 }), (text, max) => {
        const cut = shorten(text, max)
        expect(cut.length <= max || cut === text).toBe(true)
        expect(cut).not.toMatch(loneSurrogate)
      }),
    )
  })
})

describe('citations', () => {
  const citation = { document: 'd', title: 'The chronicle', paragraph: 14, passage: 'd/p' }
  it('name title and paragraphs', () => {
    expect(citationLabel(citation)).toBe('The chronicle, ¶ 14')
    expect(citationLabel({ ...citation, paragraphEnd: 15 })).toBe('The chronicle, ¶ 14–15')
    expect(citationLabel({ ...citation, paragraphEnd: 14 })).toBe('The chronicle, ¶ 14')
  })
  it('stand in one line while they fit, each once, in the document’s order', () => {
    expect(citationLines([citation, citation, { ...citation, paragraph: 2 }], 100)).toEqual([
      'The chronicle, ¶ 2, ¶ 14',
    ])
    expect(citationLines([citation, { ...citation, paragraph: 2 }], 20)).toHaveLength(2)
  })
})

describe('buttons', () => {
  it('carry an opaque id and a number, and read nothing else', () => {
    expect(readButtonValue(writeButtonValue({ answerId: 'a-B_9', index: 12 }))).toEqual({
      answerId: 'a-B_9',
      index: 12,
    })
    const narrowed = { answerId: 'a', index: 1, first: 4, filters: 'p.0a1b2c3d' }
    expect(readButtonValue(writeButtonValue(narrowed))).toEqual(narrowed)
    for (const value of [undefined, '', 'a', 'a:', ':1', 'a:-1', 'a:1:2:3', 'a b:1', 'a:99999']) {
      expect(readButtonValue(value)).toBeNull()
    }
  })
  it('have words and a label within Slack’s limits, whatever they are given', () => {
    const made = button('id', '', 'v', 'x'.repeat(200))
    expect(made.text.text).toBe(' ')
    expect(made.accessibility_label).toHaveLength(75)
  })
  it('leave emoji codes as they were written', () => expect(plainText(':smile:').emoji).toBe(false))
})
