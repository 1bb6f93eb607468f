import { describe, expect, it } from 'vitest'
import { originsOf } from '../../src/answer/count-origins.ts'
import { passageView } from '../../src/answer/passage-view.ts'
import type { Document } from '../../src/record/document.ts'
import { factsOf } from '../../src/record/facts.ts'
import { loadRecord } from '../../src/record/load-record.ts'
import type { StatementEntry, TalksRecord } from '../../src/record/record.ts'
import { now, summits } from '../lookup/summits-fixture.ts'

interface Telling {
  readonly via?: readonly string[]
  readonly document?: Partial<Document>
}

/** Thatcher's words on Gorbachev stand in two documents, a chronicle and a memoir, which came by them in these ways. */
function toldIn(chronicle: Telling, memoir: Telling) {
  const whole = summits()
  const told = (id: string, { via, document }: Telling): StatementEntry => {
    const statement = whole.statements.get(id)!
    return {
      ...statement,
      via: [...(via ?? [])],
      document: { ...statement.document, cautions: [], ...document },
    }
  }
  const changed = [told('thatcher-business', chronicle), told('thatcher-memoir', memoir)]
  const record: TalksRecord = {
    ...whole,
    statements: new Map([...whole.statements, ...changed.map((each) => [each.id, each] as const)]),
  }
  return originsOf(factsOf(record).find(({ id }) => id === 'statement:thatcher-business')!, record)
}

const planet = 'The Daily Planet'
const elsewhere = { publisher: 'The Moscow Times' }

describe('Two documents with the same words', () => {
  it('are two origins where the record knows of no report that they share', () => {
    expect(toldIn({}, {})).toEqual({
      least: 2,
      most: 2,
      documents: 2,
      text: '2 origins: Chronicle, 2 January 1988; Memoir, undated. They share no report that the record knows of.',
    })
  })

  it('are one where both have them by way of the same spokesman', () => {
    expect(
      toldIn({ via: ['white-house-spokesman'] }, { via: ['shultz', 'white-house-spokesman'] }).most,
    ).toBe(1)
    expect(toldIn({ via: ['shultz'] }, { via: ['shultz'] }).text).toBe(
      'One origin: Chronicle, 2 January 1988 and Memoir, undated, which share George Shultz.',
    )
  })

  it('are one where both retell one newspaper', () => {
    const retelling = (words: string) => ({ document: { ...elsewhere, reportedVia: words } })
    expect(toldIn(retelling(`${planet} (1 January 1988)`), retelling(planet)).most).toBe(1)
    expect(toldIn({ via: ['daily-planet'], document: elsewhere }, retelling(planet)).most).toBe(1)
    expect(toldIn({ document: { ...elsewhere, repostedFrom: planet } }, retelling(planet)).most).toBe(1)
  })

  it('are two where only one of them retells it', () => {
    const origins = toldIn({ document: { ...elsewhere, reportedVia: planet } }, {})
    expect(origins.most).toBe(2)
    expect(origins.text).toContain(`a document that retells ${planet}`)
  })

  it('are one or two where one of them does not name the report that it retells', () => {
    expect(toldIn({}, { document: { reportedVia: 'an unnamed German publication' } })).toEqual({
      least: 1,
      most: 2,
      documents: 2,
      text: '1 or 2 origins: Chronicle, 2 January 1988; Memoir, undated, which does not name the report that it retells.',
    })
  })
})

describe('In the record as it is', () => {
  const record = loadRecord('data', now)
  const facts = new Map(factsOf(record).map((fact) => [fact.id, fact]))

  it.each([
    // A chronicle and an unsigned report, each with a wording of its own of one tweet.
    ['statement:podoliak-technical-break', [2, 2]],
    // Both sentences stand in one report.
    ['statement:peskov-full-control', [1, 1]],
    // Retold from the Washington Post in one document; the other names no source.
    ['talk:qatar-talks-2024', [1, 2]],
  ])('%s has from %j', (id, count) => {
    const { least, most } = originsOf(facts.get(id)!, record)
    expect([least, most]).toEqual(count)
  })

  it('nothing says that a report by a document retells itself', () => {
    for (const fact of facts.values()) {
      const view = passageView(fact.id, fact, record)!
      for (const { publisher, authors } of view.documents) {
        for (const name of [publisher, ...authors])
          if (name) expect(view.origins).not.toContain(`from ${name}`)
      }
    }
  })
})
