import { describe, expect, it } from 'vitest'
import { passageView } from '../../src/answer/passage-view.ts'
import { factsOf } from '../../src/record/facts.ts'
import { loadRecord } from '../../src/record/load-record.ts'
import { type DocumentId, now, tearDown } from '../lookup/summits-fixture.ts'
import { talksOf } from './ask-summits.ts'

const view = (id: string, ...retracted: readonly DocumentId[]) => talksOf(...retracted).passage(id, now)

describe('Behind an item', () => {
  it('stands its passage, with paragraph and document', () => {
    expect(view('statement:reagan-tear-down')).toMatchObject({
      documents: [
        {
          id: 'chronicle',
          shortTitle: 'Chronicle, 2 January 1988',
          authors: ['Nellie Bly'],
          published: '2 January 1988',
          corrections: [],
        },
      ],
      cautions: [],
      counterparts: [],
      wordings: [],
    })
    expect(view('statement:reagan-tear-down')?.documents[0]?.stretch[0]).toMatchObject({
      kind: 'passage',
      exact: expect.stringContaining(tearDown),
      paragraph: 1,
    })
  })
  it.each([
    ['statement:reagan-tear-down', 'Ronald Reagan (speech) ← Chronicle, 2 January 1988'],
    ['statement:gorbachev-reasons', 'Mikhail Gorbachev ← The Daily Planet ← Chronicle, 2 January 1988'],
    ['obstacle:space-defense', 'Mikhail Gorbachev ← Chronicle, 2 January 1988'],
    ['talk:reykjavik-summit', 'Ronald Reagan ← Chronicle, 2 January 1988'],
    ['talk:april-call', 'Chronicle, 2 January 1988'],
    ['passage:memoir/p1', 'Memoir, undated'],
  ])('stands how it reached us, nearest the speaker first: %s', (id, chain) => {
    expect(view(id)?.chains).toEqual([chain])
  })
  it('stand the cautions of its document and its own, in words, each once', () => {
    const { cautions } = view('statement:shultz-back-channel')!
    expect(cautions).toEqual(expect.arrayContaining(['The document is undated.', 'Told decades later.']))
    expect(new Set(cautions).size).toBe(cautions.length)
    expect(view('statement:reagan-count')!.cautions).toContain(
      'The document shows traces of machine writing.',
    )
  })
  it.each([
    [
      'statement:gorbachev-reasons',
      'Said on 13 June 1987, inferred, not stated. The day after the speech at the gate.',
    ],
    ['statement:reagan-tear-down', 'Said on 12 June 1987, stated in the text.'],
    ['statement:shultz-back-channel', 'Said: no date.'],
    ['talk:geneva-summit', 'Ended on 20 November 1985, stated in the text.'],
    ['talk:back-channel', 'Dated a Tuesday (no calendar date given).'],
    ['obstacle:space-defense', 'Claimed as of 13 October 1986, stated in the text.'],
    ['passage:memoir/p1', 'Memoir, undated, published: no date.'],
  ])('stands what its dates rest on, and not among the cautions: %s', (id, line) => {
    expect(view(id)?.dates).toContain(line)
    expect(view(id)?.cautions.join()).not.toMatch(/Date inferred|As of/)
  })
  it('stands “undated” where the document has no date', () => {
    expect(view('passage:memoir/p1')?.documents[0]).toMatchObject({
      published: 'undated',
      publisher: null,
      authors: [],
    })
  })
})

describe('Against an item', () => {
  it.each([
    ['statement:shultz-back-channel', 'denied-by', 'Eduard Shevardnadze', 'There never was one.'],
    ['statement:shevardnadze-denial', 'denies', 'George Shultz', null],
    ['obstacle:space-defense', 'disputed-by', 'Ronald Reagan', null],
    ['talk:back-channel', 'denied-by', 'Eduard Shevardnadze', 'There never was one.'],
  ])('stands who denies it and whom it denies, cited: %s', (id, kind, speaker, quote) => {
    const { counterparts, cautions } = view(id)!
    expect(counterparts).toHaveLength(1)
    expect(counterparts[0]).toMatchObject({ kind, speaker, quote })
    expect(counterparts[0]!.citations.length).toBeGreaterThan(0)
    expect(cautions.join(' ')).not.toMatch(/Disputed|Denies/)
  })
  it('stand both wordings of one utterance, its own first, never joined', () => {
    const wordings = view('statement:thatcher-memoir')!.wordings
    expect(wordings.map(({ isThis, quote }) => [isThis, quote])).toEqual([
      [true, 'Him I like, … business we could do.'],
      [false, 'I like Mr. Gorbachev. We can do business together.'],
    ])
    expect(wordings.map(({ citations }) => citations[0]!.document)).toEqual(['memoir', 'chronicle'])
  })
  it('stands nothing of a withdrawn document', () => {
    expect(view('statement:thatcher-business', 'memoir')).toMatchObject({ wordings: [], counterparts: [] })
  })
})

describe('The origins of an item', () => {
  it.each([
    ['statement:reagan-tear-down', 'One origin: Chronicle, 2 January 1988.'],
    // The Daily Planet published the chronicle: no relay of its own.
    ['statement:gorbachev-reasons', 'One origin: Chronicle, 2 January 1988.'],
    // A second-hand document that does not say whose report it retells may retell the other one.
    [
      'statement:thatcher-business',
      '1 or 2 origins: Chronicle, 2 January 1988; Memoir, undated, which does not name the report that it retells.',
    ],
    [
      'statement:shultz-back-channel',
      'One origin: Memoir, undated, which does not name the report that it retells.',
    ],
  ])('are counted: %s', (id, text) => {
    expect(view(id)?.origins).toBe(text)
  })
  it('are not told of a bare passage', () => {
    expect(view('passage:memoir/p1')?.origins).toBeNull()
  })
})

describe('Of the record as it is', () => {
  const record = loadRecord('data', now)
  const facts = factsOf(record)

  it('every fact opens, with its own passages among those held', () => {
    for (const fact of facts) {
      const opened = passageView(fact.id, fact, record)!
      const own = opened.documents.flatMap(({ stretch }) => stretch.filter(({ kind }) => kind === 'passage'))
      expect(own, fact.id).toHaveLength(new Set(fact.passages).size)
      expect(opened.chains, fact.id).toHaveLength(opened.documents.length)
    }
  })
  it('no paragraph stands in a gap and is held as well', () => {
    for (const fact of facts) {
      for (const { id, stretch } of passageView(fact.id, fact, record)!.documents) {
        const held = [...record.passages.values()].filter(({ document }) => document.id === id)
        for (const part of stretch) {
          if (part.kind !== 'gap') continue
          const inside = held.filter(
            ({ paragraph, paragraphEnd }) =>
              (paragraphEnd ?? paragraph) >= part.from && paragraph <= (part.to ?? Number.POSITIVE_INFINITY),
          )
          expect(inside, `${fact.id} in ${id}, from ¶ ${part.from}`).toEqual([])
        }
      }
    }
  })
})

describe('Nothing opens', () => {
  it.each(['statement:nobody', 'passage:memoir/p99', 'passage:', '', 'constructor', 'talk:__proto__'])(
    'where an id names nothing: “%s”',
    (id) => {
      expect(view(id)).toBeNull()
      expect(talksOf().cite(id, 'ap', now)).toBeNull()
    },
  )
  it('of a document that was withdrawn, and nothing is cited', () => {
    for (const id of ['statement:shultz-back-channel', 'passage:memoir/p1', 'talk:back-channel']) {
      expect(view(id, 'memoir'), id).toBeNull()
      expect(talksOf('memoir').cite(id, 'csl-json', now), id).toBeNull()
    }
  })
})
