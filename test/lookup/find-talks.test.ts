import { describe, expect, it } from 'vitest'
import { ids, talksWith } from './find.ts'

const calls = { talkKinds: ['leaders-call'] }

describe('Counting talks', () => {
  it('counts each, and no track beside its summits', async () => {
    expect(ids(await talksWith({ people: [['reagan'], ['gorbachev']] }, { asked: ['how-many'] }))).toEqual([
      'geneva-summit',
      'reykjavik-summit',
      'washington-summit',
      'moscow-summit',
    ])
  })
  it('counts only those between the people named', async () => {
    const found = await talksWith(
      { people: [['thatcher'], ['gorbachev']], ...calls },
      { asked: ['how-many'] },
    )
    expect(ids(found)).toEqual(['april-call', 'june-call', 'july-call'])
    expect(ids(await talksWith({ people: [['thatcher']], notPeople: ['gorbachev'] }, {}))).toEqual([])
  })
  it('narrows by a kind only where something is left', async () => {
    const found = await talksWith({ talks: ['geneva-summit'], ...calls })
    expect(ids(found)).toEqual(['geneva-summit'])
  })
})

describe('The longest and the shortest', () => {
  it('go by length, and leave out what has none', async () => {
    expect(ids(await talksWith(calls, { superlative: 'longest' }))).toEqual(['april-call', 'june-call'])
    expect(ids(await talksWith(calls, { superlative: 'shortest' }))).toEqual(['june-call', 'april-call'])
  })
  it('add up the sessions of a meeting', async () => {
    const found = ids(await talksWith({ people: [['reagan']] }, { superlative: 'longest' }))
    expect(found).toEqual(['reykjavik-summit', 'washington-summit', 'geneva-summit'])
  })
  it('first and last go by date, of those held', async () => {
    const summit = { talkKinds: [], people: [['reagan']] }
    expect(ids(await talksWith(summit, { superlative: 'first' }))[0]).toBe('geneva-summit')
    expect(ids(await talksWith(summit, { superlative: 'last' }))[0]).toBe('washington-summit')
  })
})

describe('Who was there', () => {
  it('is found among those who took part', async () => {
    const found = await talksWith(
      { people: [['shultz']], talks: ['reykjavik-summit'] },
      { asked: ['presence'] },
    )
    expect(found.correction).toBeNull()
    expect(ids(found)).toEqual(['reykjavik-summit'])
  })
  it('is corrected where the record does not name them', async () => {
    const found = await talksWith(
      { people: [['thatcher']], talks: ['reykjavik-summit'] },
      { asked: ['presence'] },
    )
    expect(found.correction).toEqual({ kind: 'not-there', people: ['thatcher'] })
    expect(ids(found)).toEqual(['reykjavik-summit'])
  })
  it('by place as well', async () => {
    const found = await talksWith({ people: [['thatcher']], places: ['iceland'] }, { asked: ['presence'] })
    expect(found.correction).toEqual({ kind: 'not-there', people: ['thatcher'] })
  })
  it('which meetings somebody was at', async () => {
    expect(ids(await talksWith({ people: [['shevardnadze']] }, { asked: ['presence', 'list'] }))).toEqual([
      'geneva-summit',
      'reykjavik-summit',
      'back-channel',
    ])
  })
})

describe('Where and when', () => {
  it('a place holds what lies within it', async () => {
    expect(ids(await talksWith({ places: ['iceland'] }))).toEqual(['reykjavik-summit'])
  })
  it('a wrong place is corrected, and the true one shown', async () => {
    const found = await talksWith({ talks: ['washington-summit'], places: ['geneva'] }, { asked: ['where'] })
    expect(found.correction).toEqual({ kind: 'elsewhere', what: 'place' })
    expect(ids(found)).toEqual(['washington-summit'])
  })
  it('a wrong date is corrected, and the true one shown', async () => {
    const windows = [{ from: '1987-04-15', to: '1987-04-15' }]
    const found = await talksWith({ talks: ['washington-summit'], windows }, { asked: ['when'] })
    expect(found.correction).toEqual({ kind: 'elsewhere', what: 'date' })
    expect(ids(found)).toEqual(['washington-summit'])
  })
  it('outside a place leaves out what was held there', async () => {
    expect(ids(await talksWith({ notPlaces: ['iceland'], people: [['reagan']] }))).not.toContain(
      'reykjavik-summit',
    )
  })
  it('a window includes both of its ends', async () => {
    const inside = (from: string, to: string) => talksWith({ windows: [{ from, to }] })
    expect(ids(await inside('1987-04-15', '1987-06-30')).sort()).toEqual(['april-call', 'june-call'])
    expect((await inside('1987-04-16', '1987-06-29')).absence).toEqual({ kind: 'out-of-range' })
  })
  it('two days in a row fit either of them', async () => {
    const windows = [{ from: '1985-11-20', to: '1985-11-20' }]
    expect(ids(await talksWith({ windows }))).toEqual(['geneva-summit'])
  })
  it('a planned month is no day', async () => {
    const windows = [{ from: '1988-05-14', to: '1988-05-14' }]
    expect((await talksWith({ windows })).absence).toEqual({ kind: 'out-of-range' })
  })
  it('a weekday is found where only the weekday is known, and where it follows from the date', async () => {
    expect(ids(await talksWith({ weekdays: ['Tuesday'] })).sort()).toEqual([
      'back-channel',
      'geneva-summit',
      'june-call',
      'washington-summit',
    ])
  })
})

describe('A field that the record does not give', () => {
  it.each([
    ['back-channel', 'calendar', 'calendar date'],
    ['back-channel', 'where', 'venue'],
    ['july-call', 'how-long', 'duration'],
    ['july-call', 'who-led', 'leader'],
  ] as const)('%s: %s', async (talk, asked, field) => {
    const found = await talksWith(
      { talks: [talk] },
      { asked: asked === 'calendar' ? ['calendar', 'when'] : [asked] },
    )
    expect(found).toMatchObject({ facts: [], absence: { kind: 'field-unknown', field } })
    expect(found.near.map(({ id }) => id)).toEqual([`talk:${talk}`])
  })
  it('a weekday answers “when”', async () => {
    expect(ids(await talksWith({ talks: ['back-channel'] }, { asked: ['when'] }))).toEqual(['back-channel'])
  })
  it('a call has no venue, and needs none', async () => {
    expect(ids(await talksWith({ talks: ['july-call'] }, { asked: ['where'] }))).toEqual(['july-call'])
  })
})

describe('Around talks', () => {
  it('after is after their last day, in date order, their own track first', async () => {
    const found = ids(await talksWith({ talks: ['reykjavik-summit'], talksRelation: 'after' }))
    expect(found).toEqual(['washington-summit', 'moscow-summit', 'april-call', 'june-call', 'july-call'])
  })
  it('before is before their first day, nearest first', async () => {
    const found = ids(await talksWith({ talks: ['washington-summit'], talksRelation: 'before' }))
    expect(found.slice(0, 2)).toEqual(['reykjavik-summit', 'geneva-summit'])
    expect(found).not.toContain('moscow-summit')
    expect(found).not.toContain('back-channel')
  })
})
