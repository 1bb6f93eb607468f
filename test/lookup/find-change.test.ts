import { describe, expect, it } from 'vitest'
import { ids, overTime } from './find.ts'

describe('Words over time', () => {
  it('are of one speaker, in date order', async () => {
    const found = await overTime({ speakers: [['reagan']] })
    expect(ids(found)).toEqual(['reagan-tear-down', 'reagan-trust', 'reagan-count'])
  })
  it('of a side have the undated ones last', async () => {
    const found = await overTime({ speakerSides: ['united-states'] })
    expect(ids(found).slice(0, 2)).toEqual(['reagan-tear-down', 'reagan-trust'])
    expect(ids(found).at(-1)).toBe('shultz-back-channel')
  })
  it('show the two ends alone where those are asked for', async () => {
    const found = await overTime({ speakers: [['reagan']] }, { ends: true })
    expect(ids(found)).toEqual(['reagan-tear-down', 'reagan-count'])
  })
  it('are on the subject that was worded', async () => {
    expect(ids(await overTime({ speakers: [['reagan']] }, { about: ['wall'] }))).toEqual(['reagan-tear-down'])
  })
  it('are none where the speaker is silent on the subject', async () => {
    const found = await overTime({ speakers: [['reagan']] }, { about: ['atlanti'] })
    expect(found.facts).toEqual([])
    expect(found.absence).toEqual({ kind: 'speaker-silent', speakers: ['reagan'], onTopic: true })
  })
  it('name the side that is silent, and no subject where none was asked for', async () => {
    expect((await overTime({ speakerSides: ['china'] })).absence).toEqual({
      kind: 'speaker-silent',
      speakers: [],
      sides: ['china'],
      onTopic: false,
    })
  })
  it('tell one utterance in two wordings once', async () => {
    expect(ids(await overTime({ speakers: [['thatcher']] }))).toHaveLength(1)
  })
})
