import { describe, expect, it } from 'vitest'
import { buildLibrary } from '../../src/lookup/library.ts'
import { otherSideOf } from '../../src/lookup/other-side.ts'
import { buildLexicon } from '../../src/question/lexicon.ts'
import { isEnglish } from '../../src/question/spelling.ts'
import type { PositionEntry, StatementEntry } from '../../src/record/record.ts'
import { summits } from './summits-fixture.ts'

const record = summits()
/** Shultz, of the American side, on what Moscow wants: no weapons in space. */
const claim = record.positions.get('no-weapons-in-space')!
const base = record.statements.get('gorbachev-reasons')!

/** What stands beside Shultz's claim when these are on the record too. */
function beside(
  statements: readonly Partial<StatementEntry>[],
  over: Partial<PositionEntry> = {},
  id = 'position:no-weapons-in-space',
) {
  const more = statements.map((part, i) => [`more-${i}`, { ...base, id: `more-${i}`, ...part }] as const)
  const grown = {
    ...record,
    statements: new Map([...record.statements, ...more]),
    positions: new Map([...record.positions, [claim.id, { ...claim, ...over }]]),
  }
  const library = buildLibrary(grown, buildLexicon(grown, isEnglish))
  return otherSideOf(library, library.facts.get(id)!.fact)
}

const inSpace: Partial<StatementEntry> = {
  topics: ['space'],
  gist: 'Moscow accepts no weapons in space.',
}

describe('What the other side says of a claim about it', () => {
  it('is nothing where nobody there has a word on the subject', () => {
    expect(beside([])).toEqual({ kind: 'nobody', side: 'russia' })
  })
  it('is that it says so too, in nearly the same words', () => {
    expect(beside([inSpace])).toMatchObject({ kind: 'says-so-too', fact: { id: 'statement:more-0' } })
  })
  it.each<[string, Partial<StatementEntry>]>([
    ['the contrary', { ...inSpace, gist: 'Moscow accepts weapons in space.' }],
    ['a denial', { ...inSpace, act: 'deny' }],
    ['something else on the subject', { ...inSpace, gist: 'weapons cost more up there than down here.' }],
  ])('is never that it says so too for %s', (_, statement) => {
    expect(beside([statement])).toMatchObject({ kind: 'same-subject', topic: 'space' })
  })
  it('does not count words of the side that makes the claim', () => {
    expect(beside([{ ...inSpace, speaker: 'reagan', side: 'united-states' }])).toMatchObject({
      kind: 'nobody',
    })
  })
  it('is not asked where a newspaper makes the claim, or the side itself', () => {
    expect(beside([], { according: 'daily-planet' })).toBeNull()
    expect(beside([], { according: 'shevardnadze' })).toBeNull()
  })
  it('stands beside the statement on which the claim rests', () => {
    const rests = { statements: ['memoir/shultz-back-channel'] }
    expect(beside([], rests, 'statement:shultz-back-channel')).toEqual({ kind: 'nobody', side: 'russia' })
    expect(beside([], {}, 'statement:shultz-back-channel')).toBeNull()
  })
})
