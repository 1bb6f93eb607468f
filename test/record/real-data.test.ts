import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { citationsOf } from '../../src/answer/citing.ts'
import { buildRecord } from '../../src/record/build-record.ts'
import { factsOf } from '../../src/record/facts.ts'
import { loadDataFiles, problemLine } from '../../src/record/load-record.ts'
import { proveTexts } from '../../src/record/prove-texts.ts'

const root = new URL('../../', import.meta.url).pathname
const texts = `${root}../shared/documents`
const { files, problems } = loadDataFiles(`${root}data`)
const record = buildRecord(files, new Date('2026-03-29T09:00:00Z'))

describe('The data of the record', () => {
  it('has no problems', () => {
    expect(problems.map(problemLine)).toEqual([])
  })

  it('covers the five documents: statements, talks, obstacles, positions', () => {
    const words = [...record.statements.values()].filter(({ kind }) => kind !== 'indirect')
    expect(words.length).toBeGreaterThanOrEqual(100)
    expect(record.talks.size).toBeGreaterThanOrEqual(40)
    expect(record.talks.size).toBeLessThanOrEqual(55)
    expect(record.obstacles.size).toBeGreaterThanOrEqual(60)
    expect(record.positions.size).toBeGreaterThanOrEqual(100)
    expect([...record.documents.keys()]).toEqual([
      'cameron-2022',
      'melkozerova',
      'menzel-2024',
      'timenews',
      'unsigned-2022',
    ])
  })

  it('cites for every fact a passage that is there', () => {
    for (const fact of factsOf(record)) {
      expect(fact.passages.length, fact.id).toBeGreaterThan(0)
      for (const { document, passage, paragraph } of citationsOf(fact.passages)) {
        expect(record.documents.has(document), fact.id).toBe(true)
        expect(record.passages.get(passage)?.paragraph, fact.id).toBe(paragraph)
      }
    }
  })

  it('resolves every dispute, outcome and link', () => {
    for (const obstacle of record.obstacles.values())
      for (const dispute of obstacle.disputedBy) {
        expect(record.people.has(dispute.who), obstacle.id).toBe(true)
        expect(dispute.passages.length, obstacle.id).toBeGreaterThan(0)
      }
    for (const talk of record.talks.values())
      for (const outcome of talk.outcomes) expect(outcome.passages.length, talk.id).toBeGreaterThan(0)
    for (const statement of record.statements.values())
      for (const link of statement.links ?? [])
        expect(
          record.statements.has(link.to) || record.obstacles.has(link.to) || record.positions.has(link.to),
          `${statement.id} → ${link.to}`,
        ).toBe(true)
  })

  it('gives no date to a document or talk whose only source has none', () => {
    const undated = new Set(
      [...record.documents.values()].filter(({ published }) => !published.date).map(({ id }) => id),
    )
    expect(undated.size).toBeGreaterThan(0)
    const geneva = record.talks.get('geneva-round')
    expect(geneva?.start).toMatchObject({ precision: 'unknown', weekday: 'Tuesday' })
  })

  it.skipIf(!existsSync(texts))(
    'is proven letter by letter against the texts (SKIPPED without ../shared/documents)',
    () => {
      const before = problems.length
      const { proven, documents } = proveTexts(files, texts)
      expect(problems.slice(before).map(problemLine)).toEqual([])
      expect(documents).toBe(files.documents.length)
      expect(proven).toBe(record.passages.size)
    },
  )
})
