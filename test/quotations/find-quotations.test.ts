import { describe, expect, it } from 'vitest'
import { findQuotations } from '../../src/quotations/find-quotations.ts'

const wordsIn = (text: string) => findQuotations(text).map(({ words }) => words)

describe('quotations in a text', () => {
  it.each([
    ['straight', 'He said "to be or not to be" twice.'],
    ['curly', 'He said “to be or not to be” twice.'],
    ['low', 'He said „to be or not to be“ twice.'],
    ['angle', 'He said «to be or not to be» twice.'],
    ['angle', 'He said « to be or not to be » twice.'],
    ['angle', 'He said »to be or not to be« twice.'],
    ['angle', 'He said ‹to be or not to be› twice.'],
    ['single', 'He said ‘to be or not to be’ twice.'],
    ['single', "He said 'to be or not to be' twice."],
    ['single', 'He said ‚to be or not to be‘ twice.'],
    ['block', 'He said:\n> to be\n> or not to be\n— Hamlet'],
    ['block', 'He said:\n&gt; to be or not to be\n\nTwice.'],
  ])('are known by %s marks: %s', (style, text) => {
    const found = findQuotations(text)
    expect(found.map((each) => [each.style, each.words.replace('\n', ' ')])).toEqual([
      [style, 'to be or not to be'],
    ])
  })

  it('have their line and the offsets of their marks', () => {
    const text = 'One.\n\nHe said “to be” and left.'
    const [found] = findQuotations(text)
    expect(found).toMatchObject({ line: 3, unbalanced: false, parent: null })
    expect(text.slice(found!.start, found!.end)).toBe('“to be”')
  })

  it('are told apart from apostrophes, years, plurals, feet and inches', () => {
    expect(
      wordsIn("'Twas the '90s; the negotiators' aides didn't sleep, and the 6'2\" guard's didn’t either."),
    ).toEqual([])
    expect(wordsIn("'Both sides' aides didn't sleep,' he said.")).toEqual(["Both sides' aides didn't sleep,"])
  })

  it('may stand in one another', () => {
    const found = findQuotations('“She said ‘he cried “enough” and left’ at noon,” he wrote.')
    expect(found.map(({ words, parent }) => [words, parent])).toEqual([
      ['She said ‘he cried “enough” and left’ at noon,', null],
      ['he cried “enough” and left', 0],
      ['enough', 1],
    ])
  })

  it('run on over paragraphs that open again, and are one', () => {
    const found = findQuotations('“To be.\n\n“Or not to be.\n\n“That is the question,” he said.')
    expect(found.map(({ words, unbalanced }) => [words, unbalanced])).toEqual([
      ['To be.\nOr not to be.\nThat is the question,', false],
    ])
  })

  it('that nobody closed are read to the end of their paragraph, and said to be open', () => {
    const found = findQuotations('He said, “to be or not to be.\n\nThen “he” left.')
    expect(found.map(({ words, unbalanced }) => [words, unbalanced])).toEqual([
      ['to be or not to be.', true],
      ['he', false],
    ])
  })
})
