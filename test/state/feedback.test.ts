import { afterEach, beforeEach, expect, it } from 'vitest'
import { openState, type State } from '../../src/state/open-state.ts'

const noon = new Date('2026-03-02T12:00:00Z')
const days = (count: number) => new Date(noon.getTime() + count * 24 * 3_600_000)

let state: State
beforeEach(() => {
  state = openState(':memory:')
})
afterEach(() => state.close())

function give(kind: 'helpful' | 'wrong' | 'missing', { by = 'U0OLENA', at = noon, note = '' } = {}) {
  return state.feedback.add({
    answerId: 'a1',
    question: 'what did Kennedy say?',
    itemIds: ['statement:kennedy'],
    recordVersion: 'r1',
    kind,
    note,
    givenBy: by,
    givenAt: at,
  })
}

it('comes back as it was given, oldest first', () => {
  const later = give('missing', { at: days(1), note: 'and <!here>' })
  const first = give('wrong')
  expect(state.feedback.open(10)).toEqual([first, later])
  expect(state.feedback.open(1)).toEqual([first])
})

it('counts an answer as helpful once for each person', () => {
  expect(give('helpful')).not.toBeNull()
  expect(give('helpful')).toBeNull()
  expect(give('helpful', { by: 'U0MAX' })).not.toBeNull()
  give('wrong')
  give('wrong')
  expect(state.feedback.counts()).toEqual({ open: 2, settled: 0, helpful: 2 })
})

it('is settled once, and never what was helpful', () => {
  const { id } = give('wrong')!
  const helpful = give('helpful')!
  expect(state.feedback.settle(id, 'U0MAX', noon)).toMatchObject({ id, settledBy: 'U0MAX', settledAt: noon })
  expect(state.feedback.settle(id, 'U0GRACE', noon)).toBeNull()
  expect(state.feedback.settle(helpful.id, 'U0MAX', noon)).toBeNull()
  expect(state.feedback.settle('unknown', 'U0MAX', noon)).toBeNull()
  expect(state.feedback.counts()).toEqual({ open: 0, settled: 1, helpful: 1 })
})

it('keeps what is open, and forgets the rest after a year', () => {
  give('wrong')
  give('helpful')
  state.feedback.settle(give('missing')!.id, 'U0MAX', noon)
  state.prune(days(364))
  expect(state.feedback.counts()).toEqual({ open: 1, settled: 1, helpful: 1 })
  state.prune(days(366))
  expect(state.feedback.counts()).toEqual({ open: 1, settled: 0, helpful: 0 })
})

it('keeps one set of settings for each channel', () => {
  const own = { channel: 'C1', setBy: 'U0OLENA', setAt: noon, cautions: 'all' } as const
  state.channelSettings.set({ ...own, visibility: 'channel', timeZone: 'Asia/Tokyo' })
  state.channelSettings.set({ ...own, visibility: 'asker', timeZone: null, setBy: 'U0MAX' })
  expect(state.channelSettings.find('C1')).toEqual({
    ...own,
    visibility: 'asker',
    timeZone: null,
    setBy: 'U0MAX',
  })
  expect(state.channelSettings.find('C2')).toBeUndefined()
})
