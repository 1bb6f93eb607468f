import { describe, expect, it } from 'vitest'
import type { AnswerItem } from '../../src/answer/answer.ts'
import { answerText } from '../../src/blocks/answer-text.ts'
import { renderAnswer } from '../../src/blocks/render-answer.ts'
import { splitPages } from '../../src/blocks/split-pages.ts'
import { facts } from '../support/fake-talks.ts'
import { shownText } from '../support/shown-text.ts'

const caution = 'A scholar’s chronicle that retells statements.'

const item = (notes: readonly string[], change: Partial<AnswerItem> = {}): AnswerItem => ({
  ...facts[0]!,
  notes,
  ...change,
})

/** What two surfaces show of these items. */
function shown(...items: AnswerItem[]) {
  const answer = { status: 'answered', reading: '', headline: 'H.', choices: [], items, notes: [] } as const
  const { blocks } = renderAnswer(answer, { answerId: 'id', page: 0, surface: 'open' })
  return { blocks, surfaces: [shownText(blocks), answerText(answer, splitPages(answer.items)[0]!)] }
}
const times = (text: string, part: string) => text.split(part).length - 1

describe('an item’s notes', () => {
  it('begin with a word that says what they are', () => {
    const notes = [
      caution,
      'Disputed: Churchill said otherwise.',
      'Disputed by Reagan: He denied it.',
      'Date inferred: the next day.',
    ]
    for (const text of shown(item(notes)).surfaces) {
      expect(text).toContain(`Caution: ${caution}`)
      for (const note of notes.slice(1)) expect(text).toContain(note)
      expect(times(text, 'Caution: ')).toBe(1)
    }
  })

  it('are written out once a message, and pointed at by the citation after that', () => {
    const items = [item([caution]), item([caution, 'Said in jest.']), item([caution])]
    const { surfaces, blocks } = shown(...items)
    for (const text of surfaces) {
      expect(times(text, caution)).toBe(1)
      expect(times(text, 'caution as above')).toBe(2)
      expect(text).toContain('Caution: Said in jest.')
    }
    const sections = blocks.filter((block) => block.type === 'section').map(shownText)
    expect(sections.map((line) => line.includes('¶ 1 (caution as above)'))).toEqual([false, true, true])
  })

  it('are written out again for another document, and on the next page', () => {
    const other = [{ ...facts[0]!.citations[0]!, document: 'other' }]
    for (const text of shown(item([caution]), item([caution], { citations: other })).surfaces)
      expect(times(text, caution)).toBe(2)
    const items = Array.from({ length: 5 }, () => item([caution]))
    const answer = { status: 'answered', reading: '', headline: 'H.', choices: [], items, notes: [] } as const
    const { blocks } = renderAnswer(answer, { answerId: 'id', page: 1, surface: 'open' })
    expect(shownText(blocks)).toContain(`Caution: ${caution}`)
  })

  it('are four at most; disputes and cautions stay, and what was left out is written at the next item', () => {
    const notes = ['As of 2022.', 'One.', 'Two.', 'Three.', 'Four.', caution]
    for (const text of shown(item(notes), item([caution])).surfaces) {
      expect(text).toContain('and 2 more with the passage')
      expect(text).not.toContain('As of 2022.')
      expect(times(text, 'Caution: ')).toBe(5)
      expect(times(text, `Caution: ${caution}`)).toBe(1)
      expect(text).not.toContain('as above')
    }
  })

  it('all keep their beginning when there is no room', () => {
    const long = Array.from({ length: 4 }, (_, index) => `N${index} ${'word '.repeat(100)}`)
    const items = Array.from({ length: 4 }, (_, index) =>
      item(
        long.map((note) => `${index}${note}`),
        { quote: 'quote '.repeat(240), text: 'text '.repeat(110) },
      ),
    )
    for (const text of shown(...items).surfaces)
      for (const index of [0, 1, 2, 3])
        for (const note of [0, 1, 2, 3]) expect(text).toContain(`Caution: ${index}N${note} word`)
  })
})

describe('an item’s words', () => {
  it('sign a quotation once, and not with the place of the talks it is about', () => {
    const [text = '', plain = ''] = shown(item([])).surfaces
    expect(text).toContain('\n— John F. Kennedy, 26 June 1963\n')
    expect(plain).toContain('” — John F. Kennedy, 26 June 1963 [')
    const [elsewhere = ''] = shown(item([], { text: 'A speech.' })).surfaces
    expect(elsewhere).toContain('\n— John F. Kennedy, 26 June 1963\n')
    expect(elsewhere).not.toContain('West Berlin')
  })

  it('are not signed with what they tell themselves', () => {
    const said = item([], {
      quote: null,
      text: 'A diplomat, according to the Post, said on 26 June 1963 that it was so.',
      speaker: 'a diplomat (via the Post)',
      place: null,
    })
    for (const text of shown(said).surfaces) expect(text).not.toContain('—')
  })

  it('put a talk’s name on a line of its own', () => {
    const talk = item([], {
      kind: 'talk',
      quote: null,
      text: 'Second round, Brest (held). Date: 3 March 2022. Place: Brest.',
    })
    const [, , words] = shown(talk).blocks
    expect(words).toMatchObject({
      elements: [
        {
          elements: [
            { text: 'Second round, Brest (held).', style: { bold: true } },
            { text: '\nDate: 3 March 2022. Place: Brest.' },
          ],
        },
        {},
      ],
    })
    const [, , cut] = shown(item([], { kind: 'talk', quote: null, text: 'no sentence' })).blocks
    expect(cut).toMatchObject({ elements: [{ elements: [{ text: 'no sentence' }] }, {}] })
  })
})
