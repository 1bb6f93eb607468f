import { expect, it } from 'vitest'
import { type StretchPart, stretchOf } from '../../src/answer/stretch.ts'
import type { PassageEntry, TalksRecord } from '../../src/record/record.ts'
import { summits } from '../lookup/summits-fixture.ts'

const record = summits()
const document = record.documents.get('chronicle')!

/** A document that holds one passage at each of these paragraphs. */
function holding(...places: readonly (number | readonly [number, number])[]) {
  const passages = places.map((place, index): PassageEntry => {
    const [paragraph, paragraphEnd] = typeof place === 'number' ? [place] : place
    const id = `p${index}`
    return { id, path: `chronicle/${id}`, document, paragraph, paragraphEnd, exact: `Words ${index}.` }
  })
  const held: TalksRecord = { ...record, passages: new Map(passages.map((each) => [each.path, each])) }
  return (...own: readonly number[]) =>
    stretchOf(
      document,
      own.map((index) => passages[index]!),
      held,
    ).map(brief)
}

function brief(part: StretchPart): string {
  if (part.kind === 'gap') return `gap ${part.from}–${part.to ?? 'end'}`
  if (part.kind === 'more') return `more ${part.count}`
  return `${part.kind} ${part.paragraph}`
}

it('shows two passages before and after, and marks what is not held', () => {
  expect(holding(2, 4, 8, 12, 13)(2)).toEqual([
    'gap 1–1',
    'neighbour 2',
    'gap 3–3',
    'neighbour 4',
    'gap 5–7',
    'passage 8',
    'gap 9–11',
    'neighbour 12',
    'neighbour 13',
    'gap 14–end',
  ])
})

it('says how many held passages it leaves out, before and between', () => {
  expect(holding(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)(3, 9)).toEqual([
    'more 1',
    'neighbour 2',
    'neighbour 3',
    'passage 4',
    'neighbour 5',
    'neighbour 6',
    'more 1',
    'neighbour 8',
    'neighbour 9',
    'passage 10',
    'neighbour 11',
    'gap 12–end',
  ])
})

it('sees no gap inside a passage that runs over two paragraphs', () => {
  expect(holding([3, 5], 4, 6, 8)(1)).toEqual([
    'gap 1–2',
    'neighbour 3',
    'passage 4',
    'neighbour 6',
    'gap 7–7',
    'neighbour 8',
    'gap 9–end',
  ])
})

it('keeps the order of passages within a paragraph', () => {
  expect(holding(2, 2, 2)(1)).toEqual(['gap 1–1', 'neighbour 2', 'passage 2', 'neighbour 2', 'gap 3–end'])
})

it('shows fewer neighbours the more passages an item has of its own', () => {
  const places = Array.from({ length: 20 }, (_, index) => index + 1)
  const own = [0, 2, 4, 6, 8, 10, 12]
  expect(holding(...places)(...own).filter((part) => part.startsWith('neighbour'))).toEqual([])
  expect(holding(...places)(10, 11, 12)).toContain('neighbour 10')
  expect(holding(...places)(10, 11, 12)).not.toContain('neighbour 9')
})
