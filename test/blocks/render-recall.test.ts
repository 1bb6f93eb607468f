import { expect, it } from 'vitest'
import type { AnswerItem } from '../../src/answer/answer.ts'
import { type RecalledMessage, renderRecalled, renderRecallNotice } from '../../src/blocks/render-recall.ts'

const item: AnswerItem = {
  id: 'statement:kennedy',
  kind: 'statement',
  text: 'Kennedy spoke at Schöneberg town hall.',
  quote: 'Ich bin ein Berliner',
  speaker: 'John F. Kennedy',
  date: '1963-06-26',
  place: 'West Berlin',
  citations: [{ document: 's', title: 'Speeches', paragraph: 1, passage: 's/1' }],
  notes: [],
}
const recalled: RecalledMessage = {
  date: '2026-03-29',
  was: 'Asked: what did Kennedy say?',
  answerId: 'abc',
  notes: ['One letter was withdrawn.'],
  entries: [
    { item, index: 0, changed: ['date', 'place'], isBack: false },
    { item: null, index: 1, changed: null, isBack: false },
    { item: { ...item, text: 'Kennedy left.' }, index: null, changed: null, isBack: false },
  ],
}

it('marks what changed, says what went, and leaves the rest unmarked', () => {
  expect(renderRecalled(recalled).text).toBe(
    [
      'Corrected and in part withdrawn on 29 March 2026',
      'Asked: what did Kennedy say?',
      '• Corrected: date, place. Kennedy spoke at Schöneberg town hall. “Ich bin ein Berliner” [Speeches, ¶ 1]',
      '• Withdrawn: an entry that stood here is no longer on the record. Do not rely on it.',
      '• Kennedy left. “Ich bin ein Berliner” [Speeches, ¶ 1]',
      'One letter was withdrawn.',
    ].join('\n'),
  )
})

it('tells the thread which entries, and repeats no words, which a later correction would not reach there', () => {
  const { text, blocks } = renderRecallNotice(recalled)
  expect(text).toBe(
    [
      'Corrected and in part withdrawn on 29 March 2026: please check what you took from the message above.',
      'Entry 1 [Speeches, ¶ 1]: Corrected: date, place.',
      'Entry 2: withdrawn, no longer on the record. Do not rely on it.',
      'One letter was withdrawn.',
    ].join('\n'),
  )
  expect(text + JSON.stringify(blocks)).not.toMatch(/Berliner|town hall|Kennedy/)
})

it('takes the buttons away from entries whose answer has expired', () => {
  const buttons = JSON.stringify(renderRecalled(recalled).blocks).match(/"action_id":"show-passage"/g)
  expect(buttons).toHaveLength(1)
})
