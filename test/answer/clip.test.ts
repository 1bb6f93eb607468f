import fc from 'fast-check'
import { expect, it } from 'vitest'
import { clip, clipSentences } from '../../src/answer/clip.ts'

it('ends with a whole sentence where one fits', () => {
  const told = 'They met in Geneva. According to Shultz: The sides named topics on which some agreed.'
  expect(clipSentences(told, 60)).toBe('They met in Geneva.')
  expect(clipSentences(told, 200)).toBe(told)
})

it('cuts between words where not even one sentence fits', () => {
  expect(clipSentences('A sentence that has no end within the room', 20)).toBe(
    clip('A sentence that has no end within the room', 20),
  )
})

it('is never longer than it may be', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 2, max: 80 }), (text, most) => {
      expect(clipSentences(text, most).length).toBeLessThanOrEqual(most)
    }),
  )
})
