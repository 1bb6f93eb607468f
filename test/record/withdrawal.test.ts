import { describe, expect, it } from 'vitest'
import { exportRecord } from '../../src/citations/export-record.ts'
import { exportTables } from '../../src/citations/export-tables.ts'
import { buildLibrary } from '../../src/lookup/library.ts'
import { buildLexicon } from '../../src/question/lexicon.ts'
import { isEnglish } from '../../src/question/spelling.ts'
import { stem } from '../../src/question/words.ts'
import { buildRecord } from '../../src/record/build-record.ts'
import { loadDataFiles } from '../../src/record/load-record.ts'
import { createTalks } from '../../src/talks.ts'
import { berlinFolder, type Edit, moscow } from './berlin-fixture.ts'

const now = new Date('2026-03-29T09:00:00Z')
/** Words that stand in Moscow's document and in nothing else. */
const onlyMoscow = /its reasons|saw reasons|Washington summit|American capital|opened on demand|kitchen/

function showing(edits: readonly Edit[], at: Date) {
  const { files, problems } = loadDataFiles(berlinFolder(...edits).dir)
  expect(problems).toEqual([])
  const record = buildRecord(files, at)
  const talks = createTalks((when) => (when.getTime() === at.getTime() ? record : buildRecord(files, when)))
  return { record, talks, library: buildLibrary(record, buildLexicon(record, isEnglish)) }
}

const questions = [
  'What did Gorbachev say about the wall?',
  'Who said "The wall stands for its reasons"?',
  'Was there a Washington summit?',
  'What did the kitchen aide say?',
  'What stalled the Reykjavik summit?',
  'Did Reagan and Gorbachev agree about the wall?',
  'What came of Reykjavik?',
  'What is Moscow’s position on the wall?',
  'Timeline',
  'Which documents do you cover?',
]

describe('While a document is shown', () => {
  it('its facts are in the record, the index, the export and the disputes', async () => {
    const { record, library, talks } = showing([], now)
    expect([...record.documents.keys()]).toEqual(['berlin', 'moscow'])
    expect(record.withdrawn).toEqual([])
    expect(record.talks.has('washington-summit')).toBe(true)
    expect(record.statements.get('reagan-tear-down')?.links).toEqual([
      { kind: 'contradicts', to: 'gorbachev-reasons' },
    ])
    expect(record.obstacles.get('obstacle-wall')?.disputedBy).toHaveLength(1)
    expect(record.talks.get('reykjavik')?.outcomes).toHaveLength(2)
    expect(library.engine.frequency(stem('kitchen'))).toBeGreaterThan(0)
    expect(JSON.stringify(talks.passage('statement:gorbachev-reasons', now)?.documents)).toMatch(
      /its reasons/,
    )
    expect(JSON.stringify(exportRecord(record))).toMatch(onlyMoscow)
  })

  it('its words are in answers', async () => {
    const { talks } = showing([], now)
    const answers = await Promise.all(questions.map((question) => talks.ask(question, { now })))
    expect(JSON.stringify(answers)).toMatch(/its reasons/)
  })
})

const before = new Date('2030-01-01T09:59:59.999Z')
const after = new Date('2030-01-01T10:00:00Z')

describe.each([
  ['withheld', moscow.withheld, now],
  ['retracted', moscow.retracted, now],
  ['embargoed', moscow.embargoed, before],
] as const)('When a document is %s', (status, edit, at) => {
  it('it is gone from the record, with its part in talks, disputes and links', () => {
    const { record } = showing([edit], at)
    expect([...record.documents.keys()]).toEqual(['berlin'])
    expect(record.withdrawn).toMatchObject([{ id: 'moscow', status }])
    expect([...record.passages.keys()]).toEqual(['berlin/p2', 'berlin/p3'])
    expect([...record.statements.keys()]).toEqual(['reagan-tear-down'])
    expect([...record.positions.keys()]).toEqual(['position-open-the-wall'])
    expect([...record.talks.keys()]).toEqual(['reykjavik'])
    expect(record.statements.get('reagan-tear-down')?.links).toEqual([])
    expect(record.obstacles.get('obstacle-wall')?.disputedBy).toEqual([])
    expect(record.talks.get('reykjavik')?.outcomes.map(({ text }) => text)).toEqual([
      'It ended without a treaty.',
    ])
  })

  it('it is gone from the index', () => {
    const { library } = showing([edit], at)
    expect([...library.facts.keys()].sort()).toEqual([
      'obstacle:obstacle-wall',
      'position:position-open-the-wall',
      'statement:reagan-tear-down',
      'talk:reykjavik',
    ])
    expect(library.by('document:moscow')).toEqual([])
    expect(library.by('speaker:gorbachev')).toEqual([])
    expect(library.engine.frequency(stem('kitchen'))).toBe(0)
    expect(library.engine.frequency(stem('capital'))).toBe(0)
  })

  it.each(questions)('it is gone from the answer to “%s”', async (question) => {
    const { talks } = showing([edit], at)
    const answer = await talks.ask(question, { now: at })
    expect(JSON.stringify([answer.items, answer.notes])).not.toMatch(onlyMoscow)
    expect(answer.items.flatMap(({ citations }) => citations.map(({ document }) => document))).not.toContain(
      'moscow',
    )
  })

  it('its passages open no more', () => {
    const { talks } = showing([edit], at)
    for (const id of ['statement:gorbachev-reasons', 'passage:moscow/p2', 'talk:washington-summit'])
      expect(talks.passage(id, at)).toBeNull()
    expect(JSON.stringify(talks.passage('obstacle:obstacle-wall', at))).not.toMatch(/its reasons|moscow/)
  })

  it('it is gone from every table of the export, with whoever is known from it alone', () => {
    const { record } = showing([edit], at)
    const exported = exportRecord(record)
    expect(JSON.stringify(exported)).not.toMatch(onlyMoscow)
    expect(JSON.stringify(exported)).not.toMatch(/moscow\/|"moscow"|washington-summit|kitchen-aide/)
    expect(JSON.stringify(exportTables(exported))).not.toMatch(onlyMoscow)
    expect(exported.people.map(({ name }) => name)).toEqual(['Ronald Reagan', 'Mikhail Gorbachev'])
  })

  it('whoever is known from it alone is gone from the record too', () => {
    const { record } = showing([edit], at)
    expect([...record.people.keys()]).not.toContain('kitchen-aide')
    expect(JSON.stringify([...record.people.values()])).not.toMatch(/kitchen/)
  })
})

describe('A withdrawal', () => {
  it('is spoken of where policy allows, in the words of its note', async () => {
    const { talks } = showing([moscow.retracted], now)
    const answer = await talks.ask('What did Reagan say about the wall?', { now })
    expect(answer.notes).toContain('One letter was withdrawn by its editor.')
  })

  it('is passed over in silence where it has no note', async () => {
    const { talks } = showing([moscow.withheld], now)
    const answer = await talks.ask('What did Reagan say about the wall?', { now })
    expect(JSON.stringify(answer)).not.toMatch(/withdrawn|withheld/i)
  })

  it('by embargo ends at its instant, and not a millisecond before', async () => {
    const { talks } = showing([moscow.embargoed], before)
    const question = 'What did Gorbachev say about the wall?'
    expect(JSON.stringify((await talks.ask(question, { now: before })).items)).not.toMatch(/its reasons/)
    expect(JSON.stringify((await talks.ask(question, { now: after })).items)).toMatch(/its reasons/)
  })
})
