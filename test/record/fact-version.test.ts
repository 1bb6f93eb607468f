import { describe, expect, it } from 'vitest'
import { buildRecord } from '../../src/record/build-record.ts'
import { changedFields, versionsOf } from '../../src/record/fact-version.ts'
import { factsOf } from '../../src/record/facts.ts'
import { loadDataFiles } from '../../src/record/load-record.ts'
import { berlin, berlinFolder, type Edit } from './berlin-fixture.ts'

function versions(...edits: readonly Edit[]) {
  const { files, problems } = loadDataFiles(berlinFolder(...edits).dir)
  expect(problems).toEqual([])
  const record = buildRecord(files, new Date('2026-03-29T09:00:00Z'))
  return versionsOf(factsOf(record), record)
}

/** Which facts an edit changes, and which of their fields. */
function changes(...edits: readonly Edit[]) {
  const [before, after] = [versions(), versions(...edits)]
  return Object.fromEntries(
    [...after]
      .map(([id, version]) => [id, changedFields(before.get(id)!, version)] as const)
      .filter(([, fields]) => fields.length > 0),
  )
}

describe('What changes a fact', () => {
  it('is nothing when the record is read again', () => {
    expect(changes()).toEqual({})
  })

  it('is its paraphrase, also where others show it as what they contradict', () => {
    expect(changes(berlin("gist: 'the leader in Moscow", "gist: 'whoever ruled in Moscow"))).toEqual({
      'statement:reagan-tear-down': ['paraphrase'],
      'statement:gorbachev-reasons': ['disputes'],
    })
  })

  it('is its speaker, which is what a misattribution is', () => {
    const fields = changes(berlin('speaker: reagan', 'speaker: gorbachev'))['statement:reagan-tear-down']
    expect(fields).toContain('speaker')
  })

  it('is its date', () => {
    const date = berlin(
      "said: { date: '1987-06-12', precision: day, basis: stated, weekday: Friday }",
      "said: { date: '1987-06', precision: month, basis: stated }",
    )
    expect(changes(date)['statement:reagan-tear-down']).toEqual(['date'])
  })

  it('is not what it is only found by', () => {
    expect(changes(berlin('topics: [wall]\n    act: demand', 'topics: []\n    act: demand'))).toEqual({})
  })

  it('is not the order in which somebody wrote its keys', () => {
    const turned = berlin(
      "asOf: { date: '1987-06-12', precision: day, basis: stated }",
      "asOf: { basis: stated, precision: day, date: '1987-06-12' }",
    )
    expect(changes(turned)).toEqual({})
  })

  it('leaves no words behind', () => {
    expect([...versions().values()].join(' ')).not.toMatch(/wall|Gorbachev|reagan/i)
  })
})
