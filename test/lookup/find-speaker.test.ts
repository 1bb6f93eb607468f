import { describe, expect, it } from 'vitest'
import { ids, saidBy, whoSaid } from './find.ts'
import { business, tearDown, trust } from './summits-fixture.ts'

describe('Whose words they are', () => {
  it.each([
    [tearDown, 'reagan-tear-down'],
    [trust, 'reagan-trust'],
    ['You repeat that at every meeting.', 'gorbachev-every-meeting'],
    [business, 'thatcher-business'],
  ])('“%s”', async (words, id) => {
    const found = await whoSaid(words)
    expect(ids(found)[0]).toBe(id)
    expect(found.correction).toBeNull()
  })
  it('is found by a part of them', async () => {
    expect(ids(await whoSaid('tear down this wall'))[0]).toBe('reagan-tear-down')
    expect(ids(await whoSaid('trust, but verify'))[0]).toBe('reagan-trust')
  })
  it('is found where they are half remembered', async () => {
    expect(ids(await whoSaid('we could do business with Gorbachev', { exact: false }))[0]).toBe(
      'thatcher-business',
    )
    expect(ids(await whoSaid('that wall has to be torn down', { exact: false })).slice(0, 2)).toContain(
      'reagan-tear-down',
    )
  })
  it('is unknown where nobody said them', async () => {
    const found = await whoSaid('Ich bin ein Berliner and so are you')
    expect(found).toMatchObject({ facts: [], absence: { kind: 'quotation-unknown' } })
  })
  it('is unknown, whatever single word they share with the record', async () => {
    const found = await whoSaid('an iron wall has descended across the continent')
    expect(found.absence).toEqual({ kind: 'quotation-unknown' })
  })
  it('is not asked where their subject is of another world', async () => {
    const found = await whoSaid('Sputnik beeped first', { exact: false, foreign: ['Sputnik'] })
    expect(found.absence).toEqual({ kind: 'unknown-subject', subjects: ['Sputnik'] })
  })
})

describe('Words that are pinned on somebody', () => {
  it('who said them are confirmed', async () => {
    const found = await whoSaid(tearDown, { claimed: ['reagan'] })
    expect(found.correction).toBeNull()
    expect(ids(found)[0]).toBe('reagan-tear-down')
  })
  it.each([
    [tearDown, 'gorbachev', 'reagan'],
    [tearDown, 'thatcher', 'reagan'],
    ['You repeat that at every meeting.', 'reagan', 'gorbachev'],
    [business, 'reagan', 'thatcher'],
  ])('“%s”, pinned on %s, are given back to %s', async (words, claimed, actual) => {
    const found = await whoSaid(words, { claimed: [claimed] })
    expect(found.correction).toEqual({ kind: 'speaker', claimed: [claimed], actual })
    expect([...found.facts[0]!.speakers]).toEqual([actual])
  })
  it('whose spokesman or relay said them are not corrected', async () => {
    const found = await whoSaid('the wall stood for reasons of its own', {
      exact: false,
      claimed: ['daily-planet'],
    })
    expect(found.correction).toBeNull()
    expect(ids(found)[0]).toBe('gorbachev-reasons')
  })
  it('of one of two who may have said them are confirmed', async () => {
    expect((await whoSaid(tearDown, { claimed: ['gorbachev', 'reagan'] })).correction).toBeNull()
  })
})

describe('What somebody said', () => {
  it('is theirs alone', async () => {
    const found = await saidBy('gorbachev', 'missiles')
    expect(ids(found)[0]).toBe('gorbachev-every-meeting')
  })
  it('is nothing where they are silent on it', async () => {
    expect((await saidBy('thatcher', 'missiles')).absence).toMatchObject({
      kind: 'speaker-silent',
      speakers: ['thatcher'],
      onTopic: true,
    })
  })
  it('is a denial where the question takes the contrary for granted', async () => {
    const found = await saidBy('shevardnadze', 'back channel', { presumes: true })
    expect(found.correction).toEqual({ kind: 'denied', speaker: 'shevardnadze' })
    expect((await saidBy('shevardnadze', 'back channel')).correction).toBeNull()
  })
  it('one utterance in two documents is one item', async () => {
    const found = ids(await saidBy('thatcher', 'business'))
    expect(found.filter((id) => id.startsWith('thatcher'))).toEqual(['thatcher-business'])
  })
  it('last and first go by date', async () => {
    expect(ids(await saidBy('reagan', '', { order: 'first' }))[0]).toBe('reagan-tear-down')
    expect(ids(await saidBy('reagan', '', { order: 'last' }))[0]).toBe('reagan-count')
  })
  it('in a doubtful document comes after what stands in a sound one', async () => {
    const found = ids(await saidBy('reagan', 'missiles'))
    expect(found.indexOf('reagan-trust')).toBeLessThan(found.indexOf('reagan-count'))
  })
})
