import { describe, expect, it } from 'vitest'
import { ask, best } from './ask-summits.ts'

describe('An answer about words over time', () => {
  it('says from when to when, and not that anything changed', async () => {
    const { headline, items } = await ask('How did Reagan’s view change?')
    expect(headline).toBe('Ronald Reagan over time, from 12 June 1987 to 9 December 1987: 3 statements.')
    expect(items.map(({ date }) => date)).toEqual(['1987-06-12', '1987-12-08', '1987-12-09'])
    expect(items.every(({ citations }) => citations.length > 0)).toBe(true)
  })
  it('says that one statement has none beside it', async () => {
    expect((await ask('Gorbachev on the wall over time')).headline).toBe(
      'Mikhail Gorbachev: one statement of 13 June 1987, and none of another date to set beside it.',
    )
  })
  it('puts undated words in no order', async () => {
    expect((await ask('Has Shultz changed his line?')).headline).toContain('without a calendar date')
  })
  it('is none where somebody never spoke of it', async () => {
    expect((await ask('How did Thatcher’s position on missiles change?')).status).toBe('not-in-record')
  })
})

describe('An answer about who met whom', () => {
  it('names who sat across, where and when', async () => {
    const { headline, items } = await ask('Who did Shultz meet?')
    expect(headline).toContain(
      'sat across from Mikhail Gorbachev and Eduard Shevardnadze (Geneva, Switzerland,',
    )
    expect(items[0]?.text).toMatch(/^Met in person: George Shultz .*across from .*Shevardnadze \(Russia\)/)
  })
  it('never calls a call a meeting', async () => {
    const { headline, items } = await ask('Who did Thatcher meet?')
    expect(headline).toBe(
      'Margaret Thatcher: no meeting held in person; spoke with Mikhail Gorbachev by phone or video (3).',
    )
    for (const { text } of items) expect(text).toMatch(/^Spoke by phone: .* with Mikhail Gorbachev/)
  })
  it('never shows as met what was only planned or reported', async () => {
    const { items } = await ask('Who did Reagan meet?')
    expect(items.find(({ id }) => id === 'talk:moscow-summit')?.text).toMatch(
      /^Planned, not reported as held/,
    )
    expect((await ask('Did Reagan meet Thatcher?')).status).toBe('not-in-record')
  })
})

describe('Beside a claim about another side', () => {
  it('stands that nobody there says so', async () => {
    const { notes } = await best('What is Moscow’s red line on space?')
    expect(notes[0]).toBe('Nobody on the Russian side says so on the record.')
  })
  it('stands how many origins it has', async () => {
    const { notes } = await best('What did Thatcher say about trust?')
    expect(notes.join('\n')).toMatch(
      /^Reported by 1 or 2 origins: Chronicle, 2 January 1988; Memoir, undated/m,
    )
  })
})
