import { describe, expect, it } from 'vitest'
import { type DocumentId, now, tearDown } from '../lookup/summits-fixture.ts'
import { talksOf } from './ask-summits.ts'

const view = (id: string, ...retracted: readonly DocumentId[]) => talksOf(...retracted).passage(id, now)

describe('Behind an item', () => {
  it('stands its passage, with paragraph and document', () => {
    expect(view('statement:reagan-tear-down')).toMatchObject({
      passages: [
        { exact: expect.stringContaining(tearDown), paragraph: 1, document: 'Chronicle, 2 January 1988' },
      ],
      document: { id: 'chronicle', authors: ['Nellie Bly'], published: '2 January 1988' },
      cautions: [],
      disputes: [],
    })
  })
  it.each([
    ['statement:reagan-tear-down', 'Ronald Reagan (speech) ← Chronicle, 2 January 1988'],
    ['statement:gorbachev-reasons', 'Mikhail Gorbachev ← The Daily Planet ← Chronicle, 2 January 1988'],
    ['obstacle:space-defense', 'Mikhail Gorbachev ← Chronicle, 2 January 1988'],
    ['passage:memoir/p1', 'Memoir, undated'],
  ])('stands how it reached us, nearest the speaker first: %s', (id, chain) => {
    expect(view(id)?.chain).toBe(chain)
  })
  it('stand the cautions of its document and its own, in words, each once', () => {
    const { cautions } = view('statement:shultz-back-channel')!
    expect(cautions).toEqual(expect.arrayContaining(['The document is undated.', 'Told decades later.']))
    expect(new Set(cautions).size).toBe(cautions.length)
    expect(view('statement:reagan-count')!.cautions).toContain(
      'The document shows traces of machine writing.',
    )
    expect(view('statement:gorbachev-reasons')!.cautions).toEqual([
      'Date inferred: The day after the speech at the gate.',
    ])
  })
  it.each([
    ['statement:shultz-back-channel', /^Disputed: Eduard Shevardnadze/],
    ['statement:shevardnadze-denial', /^Denies George Shultz/],
    ['obstacle:space-defense', /^Disputed by Ronald Reagan/],
    ['statement:thatcher-business', /^The same utterance/],
  ])('stand its disputes apart from its cautions: %s', (id, dispute) => {
    const { disputes, cautions } = view(id)!
    expect(disputes).toHaveLength(1)
    expect(disputes[0]).toMatch(dispute)
    expect(cautions).not.toContain(disputes[0])
  })
  it('stands “undated” where the document has no date', () => {
    expect(view('passage:memoir/p1')?.document).toMatchObject({
      published: 'undated',
      publisher: null,
      authors: [],
    })
  })
})

describe('Nothing opens', () => {
  it.each(['statement:nobody', 'passage:memoir/p99', 'passage:', '', 'constructor', 'talk:__proto__'])(
    'where an id names nothing: “%s”',
    (id) => {
      expect(view(id)).toBeNull()
    },
  )
  it('of a document that was withdrawn, not even in a dispute', () => {
    for (const id of ['statement:shultz-back-channel', 'passage:memoir/p1', 'talk:back-channel'])
      expect(view(id, 'memoir'), id).toBeNull()
    expect(view('statement:thatcher-business', 'memoir')?.disputes).toEqual([])
  })
})
