import { describe, expect, it } from 'vitest'
import { ids, timeline } from './find.ts'

describe('A timeline', () => {
  it('is of talks in date order, undated ones last, without tracks', async () => {
    expect(ids(await timeline({}))).toEqual([
      'geneva-summit',
      'reykjavik-summit',
      'april-call',
      'june-call',
      'july-call',
      'washington-summit',
      'moscow-summit',
      'back-channel',
    ])
  })
  it('of somebody is of what they took part in', async () => {
    expect(ids(await timeline({ people: [['thatcher']] }))).toEqual(['april-call', 'june-call', 'july-call'])
  })
  it('of a few days has what was said as well, in date order', async () => {
    const found = await timeline({ windows: [{ from: '1987-12-07', to: '1987-12-09' }] })
    expect(ids(found)[0]).toBe('washington-summit')
    expect(ids(found).slice(1)).toEqual(
      expect.arrayContaining(['reagan-trust', 'gorbachev-every-meeting', 'reagan-count']),
    )
    const dates = found.facts.map((fact) => fact.dates[0]!.from)
    expect(dates).toEqual(dates.toSorted())
  })
  it('shows nothing from outside the window', async () => {
    const found = await timeline({ windows: [{ from: '1987-06-01', to: '1987-06-30' }] })
    for (const { dates } of found.facts) {
      expect(dates[0]!.from >= '1987-06-01').toBe(true)
      expect(dates[0]!.to <= '1987-06-30').toBe(true)
    }
    expect(ids(found)).toContain('june-call')
  })
  it('shows nothing undated where a window is asked for', async () => {
    expect(ids(await timeline({ windows: [{ from: '0001-01-01', to: '9999-12-31' }] }))).not.toContain(
      'back-channel',
    )
  })
  it('of a time without anything is out of range', async () => {
    expect((await timeline({ windows: [{ from: '1969-07-20', to: '1969-07-20' }] })).absence).toEqual({
      kind: 'out-of-range',
    })
  })
  it('of the latest begins with the newest, and goes back a month', async () => {
    const found = ids(await timeline({ people: [['thatcher']] }, { latest: true }))
    expect(found).toEqual(['july-call', 'june-call'])
  })
  it('of somebody’s words is of statements in date order', async () => {
    expect(ids(await timeline({ speakers: [['reagan']] }, { spoken: true }))).toEqual([
      'reagan-tear-down',
      'reagan-trust',
      'reagan-count',
    ])
  })
})
