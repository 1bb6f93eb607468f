import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clip, listText, sentence } from '../../src/answer/clip.ts'
import './seed.ts'

const text = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.lorem({ maxCount: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
)
const most = fc.integer({ min: 1, max: 200 })

describe('A clipped text', () => {
  it('is never longer than allowed', () => {
    fc.assert(
      fc.property(
        text,
        most,
        (whole, limit) => void expect(clip(whole, limit).length).toBeLessThanOrEqual(limit),
      ),
    )
  })
  it('is the text itself where that fits', () => {
    fc.assert(fc.property(text, (whole) => void expect(clip(whole, Math.max(1, whole.length))).toBe(whole)))
  })
  it('says with an ellipsis that something went, and changes no letter before it', () => {
    fc.assert(
      fc.property(text, most, (whole, limit) => {
        fc.pre(whole.length > limit)
        const clipped = clip(whole, limit)
        expect(clipped.endsWith('…')).toBe(true)
        expect(whole.startsWith(clipped.slice(0, -1))).toBe(true)
      }),
    )
  })
  it('ends between words where there are any of ordinary length', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 60 }), fc.integer({ min: 40, max: 200 }), (whole, limit) => {
        fc.pre(whole.length > limit)
        const kept = clip(whole, limit).slice(0, -1)
        expect(whole.slice(kept.length)).toMatch(/^\W/)
      }),
    )
  })
  it('never cuts a character in two', () => {
    expect(clip('🕊🕊🕊🕊', 4)).not.toMatch(/\p{Surrogate}/u)
  })
})

describe('A sentence', () => {
  it('ends once, whatever it ended with', () => {
    fc.assert(
      fc.property(fc.lorem({ mode: 'sentences', maxCount: 3 }), (words) => {
        expect(sentence(words)).toMatch(/[^.]\.$/)
        expect(sentence(sentence(words))).toBe(sentence(words))
      }),
    )
  })
  it('lists every name once, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[A-Z][a-z]{2,8}$/), { maxLength: 8 }), (names) => {
        expect(
          listText(names)
            .split(/, | and /)
            .filter(Boolean),
        ).toEqual(names)
      }),
    )
  })
})
