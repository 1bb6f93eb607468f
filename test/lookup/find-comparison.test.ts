import { describe, expect, it } from 'vitest'
import { compare, ids, speakers } from './find.ts'

describe('A comparison', () => {
  it('gives each party a turn', async () => {
    const found = await compare({ speakers: [['reagan'], ['gorbachev']] })
    expect(speakers(found).slice(0, 4)).toEqual(['reagan', 'gorbachev', 'reagan', 'gorbachev'])
  })
  it('in the order in which they were named', async () => {
    const found = await compare({ speakers: [['gorbachev'], ['reagan']] })
    expect(speakers(found).slice(0, 2)).toEqual(['gorbachev', 'reagan'])
  })
  it('is on the subject', async () => {
    const found = await compare({ speakers: [['reagan'], ['gorbachev']] }, 'missiles')
    expect(ids(found).slice(0, 2)).toEqual(['reagan-trust', 'gorbachev-every-meeting'])
  })
  it('of two sides takes the words of whoever speaks for each', async () => {
    const found = await compare({ speakerSides: ['united-states', 'russia'] }, 'channel')
    expect(speakers(found).slice(0, 2)).toEqual(['shultz', 'shevardnadze'])
  })
  it('shows the one who spoke where the other is silent', async () => {
    const found = await compare({ speakers: [['reagan'], ['thatcher']] }, 'missiles')
    expect(speakers(found)).toContain('reagan')
    expect(speakers(found)).not.toContain('thatcher')
  })
  it('is nothing where both are silent', async () => {
    const found = await compare({ speakers: [['reagan'], ['thatcher']] }, 'atlantis')
    expect(found.facts).toEqual([])
    expect(found.absence).not.toBeNull()
  })
  it('shows no talks and nothing twice', async () => {
    const found = await compare({ speakers: [['reagan'], ['gorbachev']] })
    expect(found.facts.map(({ kind }) => kind)).not.toContain('talk')
    expect(new Set(ids(found)).size).toBe(ids(found).length)
  })
})
