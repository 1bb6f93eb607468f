import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wrapText } from '../../src/pictures/wrap-text.ts'
import { words } from '../support/arbitrary-answer.ts'

/** Ten pixels a character. */
const measure = (text: string) => [...text].length * 10
const wrap = (text: string, width: number, lines: number) => wrapText(text, { width, lines, measure })

it.each([
  ['Ich bin ein Berliner', 120, 2, ['Ich bin ein', 'Berliner']],
  ['Ich bin ein Berliner', 200, 2, ['Ich bin ein Berliner']],
  ['Ich bin ein Berliner', 80, 2, ['Ich bin', 'ein Ber…']],
  ['Ich bin ein Berliner', 120, 1, ['Ich bin ein…']],
  ['Donaudampfschiff', 60, 3, ['Donaud', 'ampfsc', 'hiff']],
  ['  two \n words ', 500, 1, ['two words']],
  ['turned \u202earound', 500, 1, ['turned around']],
  ['half a \ud83d dove', 500, 1, ['half a dove']],
  ['', 100, 2, []],
])('sets %j in %d pixels and %d lines', (text, width, lines, expected) => {
  expect(wrap(text, width, lines)).toEqual(expected)
})

it('keeps to width and lines, and loses nothing without an ellipsis', () => {
  fc.assert(
    fc.property(
      words(200),
      fc.integer({ min: 20, max: 800 }),
      fc.integer({ min: 1, max: 4 }),
      (text, width, most) => {
        const lines = wrap(text, width, most)
        expect(lines.length).toBeLessThanOrEqual(most)
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width)
        const isWhole = lines.join('').replace(/\s/g, '') === wrap(text, 1e9, 1).join('').replace(/\s/g, '')
        expect(isWhole || lines.at(-1)!.endsWith('…')).toBe(true)
      },
    ),
  )
})
