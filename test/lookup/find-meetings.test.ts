import { describe, expect, it } from 'vitest'
import { isBundle } from '../../src/lookup/find-meetings.ts'
import { ids, meetings } from './find.ts'
import { summits } from './summits-fixture.ts'

describe('Who met whom', () => {
  it('has those held in person by date, and the planned one last', async () => {
    const found = await meetings({ people: [['reagan']] })
    expect(ids(found)).toEqual(['geneva-summit', 'reykjavik-summit', 'washington-summit', 'moscow-summit'])
  })
  it('has what is only reported last, however early it was', async () => {
    expect(ids(await meetings({ people: [['shultz']] }))).toEqual([
      'geneva-summit',
      'reykjavik-summit',
      'back-channel',
    ])
  })
  it('has nobody’s meetings where two were never at one table', async () => {
    const found = await meetings({ people: [['thatcher'], ['reagan']] })
    expect(found.facts).toEqual([])
    expect(found.absence).toEqual({ kind: 'never-met', people: ['thatcher', 'reagan'] })
  })
  it('has the meeting of two that was elsewhere or at another time', async () => {
    const pair = [['shultz'], ['shevardnadze']]
    const elsewhere = await meetings({ people: pair, places: ['white-house'] })
    expect(ids(elsewhere)).toEqual(['geneva-summit', 'reykjavik-summit', 'back-channel'])
    expect(elsewhere.correction).toEqual({ kind: 'elsewhere', what: 'place' })
    const then = await meetings({ people: pair, windows: [{ from: '1987-12-08', to: '1987-12-08' }] })
    expect(then.correction).toEqual({ kind: 'elsewhere', what: 'date' })
  })
  it('has a side’s meetings only where its people are at the table', async () => {
    expect(ids(await meetings({ sides: ['european-union'] }))).toEqual([
      'april-call',
      'june-call',
      'july-call',
    ])
    const { facts, absence } = await meetings({ sides: ['china'] })
    expect(facts).toEqual([])
    expect(absence).toEqual({ kind: 'never-met', people: [], sides: ['china'] })
  })
  it('does not take an office at the table for the person', async () => {
    expect((await meetings({ people: [['white-house-spokesman']] })).facts).toEqual([])
  })
  it('knows calls that are told together from one call of three', () => {
    const call = summits().talks.get('april-call')!
    const third = { who: 'reagan', side: 'united-states' } as const
    const together = { ...call, participants: [...call.participants, third] }
    expect(isBundle(together)).toBe(false)
    expect(isBundle({ ...together, start: { precision: 'unknown', basis: 'unknown' } })).toBe(true)
    expect(isBundle(call)).toBe(false)
  })
})
