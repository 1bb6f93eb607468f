import { describe, expect, it } from 'vitest'
import type { RecordError } from '../../src/record/load-record.ts'
import { createRecordSource } from '../../src/record/record-source.ts'
import { createTalks } from '../../src/talks.ts'
import { berlinFolder, edited, files, moscow } from './berlin-fixture.ts'

const start = Date.parse('2026-03-29T09:00:00Z')
/** Later than the source looks again. */
const later = (looks: number) => new Date(start + looks * 2000)
const withheld = edited(moscow.withheld.file, moscow.withheld.replace, moscow.withheld.by)

describe('A running bot', () => {
  it('reads the data once while nothing changes', () => {
    const source = createRecordSource(berlinFolder().dir)
    const record = source(later(0))
    expect(source(later(0))).toBe(record)
    expect(source(later(1))).toBe(record)
  })

  it('picks up a retraction without a restart', async () => {
    const folder = berlinFolder()
    const talks = createTalks(createRecordSource(folder.dir))
    const question = 'What did Gorbachev say about the wall?'
    const earlier = await talks.ask(question, { now: later(0) })
    expect(JSON.stringify(earlier.items)).toMatch(/its reasons/)
    const version = talks.version()

    folder.write('documents/moscow.yaml', withheld)
    const answer = await talks.ask(question, { now: later(1) })
    expect(JSON.stringify(answer)).not.toMatch(/its reasons/)
    expect(talks.passage('statement:gorbachev-reasons', later(1))).toBeNull()
    expect(talks.version()).not.toBe(version)

    folder.write('documents/moscow.yaml', files['documents/moscow.yaml'])
    expect(JSON.stringify((await talks.ask(question, { now: later(2) })).items)).toMatch(/its reasons/)
  })

  it('picks up a new document', () => {
    const folder = berlinFolder()
    const source = createRecordSource(folder.dir)
    expect(source(later(0)).documents.size).toBe(2)
    const third = files['documents/moscow.yaml']
      .replace('id: moscow', 'id: paris')
      .replaceAll('gorbachev-reasons', 'gorbachev-again')
      .replace('aide-washington', 'aide-again')
      .replace('position-keep-the-wall', 'position-again')
    folder.write('documents/paris.yaml', third)
    expect([...source(later(1)).documents.keys()]).toEqual(['berlin', 'moscow', 'paris'])
  })

  it('serves the last good record while a file has mistakes, reports them once, and goes on when they are mended', () => {
    const folder = berlinFolder()
    const reported: RecordError[] = []
    const source = createRecordSource(folder.dir, (error) => reported.push(error))
    const record = source(later(0))

    folder.write('people.yaml', files['people.yaml'].replace('side: united-states', 'side: atlantis'))
    expect(source(later(1))).toBe(record)
    expect(source(later(2))).toBe(record)
    expect(reported.map(({ problems }) => problems.map(({ found }) => found))).toEqual([['atlantis']])

    folder.write('people.yaml', files['people.yaml'].replace('Ronald Reagan', 'Ronald W. Reagan'))
    expect(source(later(3)).people.get('reagan')?.name).toBe('Ronald W. Reagan')
    expect(reported).toHaveLength(1)
  })

  it('serves the last good record while a file is half written', () => {
    const folder = berlinFolder()
    const reported: RecordError[] = []
    const source = createRecordSource(folder.dir, (error) => reported.push(error))
    const record = source(later(0))
    folder.write('documents/berlin.yaml', files['documents/berlin.yaml'].slice(0, 700))
    expect(source(later(1))).toBe(record)
    expect(reported).toHaveLength(1)
  })

  it('shows a document when its embargo ends, with no file changed, and hides it again for an earlier clock', () => {
    const source = createRecordSource(berlinFolder(moscow.embargoed).dir)
    const embargo = Date.parse('2030-01-01T10:00:00Z')
    expect(source(new Date(embargo - 1)).documents.has('moscow')).toBe(false)
    expect(source(new Date(embargo)).documents.has('moscow')).toBe(true)
    expect(source(new Date(embargo - 1)).documents.has('moscow')).toBe(false)
  })

  it('does not start on data with mistakes', () => {
    const { dir } = berlinFolder({ file: 'people.yaml', replace: 'kind: unnamed', by: 'kind: ghost' })
    expect(() => createRecordSource(dir)).toThrow(/1 problem\(s\)[\s\S]*people\.yaml:\d+ people\.2\.kind/)
  })
})
