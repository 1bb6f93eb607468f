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
      'Mikhail Gorbachev: one statement of 13 June 1987, and none of another date on this to set beside it.',
    )
  })
  it('has all of somebody’s words, whatever the asking is worded like', async () => {
    const whole = 'Ronald Reagan over time, from 12 June 1987 to 9 December 1987: 3 statements.'
    for (const question of [
      'changed over time: Reagan',
      'How has Reagan’s position changed?',
      'Has Reagan changed his line?',
      'How did Reagan’s words shift over time?',
    ])
      expect((await ask(question)).headline, question).toBe(whole)
  })
  it('asks whose words are meant where nobody is named', async () => {
    for (const who of ['nobody', 'everybody', '<@U0MAX>']) {
      const { status, headline, items } = await ask(`changed over time: ${who}`)
      expect(status, who).toBe('unclear')
      expect(headline).toContain('Whose words')
      expect(items).toEqual([])
    }
  })
  it('names whoever of two has said nothing on the subject', async () => {
    const { headline, items } = await ask('changed over time: Reagan and Thatcher on missiles')
    expect(headline).toBe(
      'The record has no words of Margaret Thatcher on this; shown are those of Ronald Reagan.',
    )
    expect(items.every(({ speaker }) => speaker === 'Ronald Reagan')).toBe(true)
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

describe('A meeting asked for by the wrong place or date', () => {
  it('is corrected by the one that the record has', async () => {
    const { status, headline, items } = await ask('Did Reagan meet Gorbachev in Iceland on 8 December?')
    expect(status).toBe('corrected')
    expect(headline).toMatch(
      /^Not in Iceland at that time on the record\. Ronald Reagan sat across from Mikhail Gorbachev/,
    )
    expect(items.every(({ citations }) => citations.length > 0)).toBe(true)
  })
  it('of one person is no talks, not no person', async () => {
    const { status, headline } = await ask('Who did Thatcher meet in Geneva?')
    expect(status).toBe('not-in-record')
    expect(headline).toBe('The record has no such talks.')
  })
})

describe('Who is asked for by met', () => {
  it('may be two, named one after the other', async () => {
    const { headline } = await ask('who met whom: Reagan Gorbachev')
    expect(headline).toContain('Ronald Reagan sat across from Mikhail Gorbachev')
  })
  it('is asked back where the words name nobody', async () => {
    for (const who of ['nobody', 'me', '<@U0MAX>']) {
      const { status, headline, items } = await ask(`who met whom: ${who}`)
      expect(status, who).toBe('unclear')
      expect(headline).toContain('Whose meetings')
      expect(items).toEqual([])
    }
  })
  it('is not on the record where the words name somebody else', async () => {
    const { status, headline } = await ask('who met whom: cats')
    expect(status).toBe('not-in-record')
    expect(headline).toBe('The record has nothing on “cats”.')
  })
  it('is everybody where nobody in particular is meant', async () => {
    expect((await ask('who met whom: everybody')).items.length).toBeGreaterThan(3)
    expect((await ask('Who met whom?')).items.length).toBeGreaterThan(3)
  })
})

describe('Talks that were not held', () => {
  it('would be taken part in', async () => {
    const { items } = await ask('Who did Reagan meet?')
    const planned = items.find(({ id }) => id === 'talk:moscow-summit')!.text
    expect(planned).toContain('Would take part: ')
    expect(planned).toContain('Would be led by ')
    expect(planned).not.toMatch(/Took part|Led by/)
  })
  it('name those of whom it is only reported', async () => {
    const { items } = await ask('Who did Shultz meet?')
    const reported = items.find(({ id }) => id === 'talk:back-channel')!.text
    expect(reported).toContain('Named as taking part: ')
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
