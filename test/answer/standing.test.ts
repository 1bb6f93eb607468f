import { describe, expect, it } from 'vitest'
import type { Footing } from '../../src/answer/answer.ts'
import { standingOf } from '../../src/answer/standing.ts'
import { factsOf } from '../../src/record/facts.ts'
import { loadRecord } from '../../src/record/load-record.ts'

const record = loadRecord('data', new Date('2026-11-22T00:00:00Z'))
const facts = new Map(factsOf(record).map((fact) => [fact.id, fact]))

function standing(id: string) {
  const fact = facts.get(id)
  if (!fact) throw new Error(`there is no ${id} on the record`)
  return standingOf(fact, record)
}

describe('what a fact rests on', () => {
  const expected: readonly (readonly [string, Footing, string])[] = [
    ['statement:podoliak-second-round-is-over', 'on-record', 'quoted by name'],
    ['statement:macron-lying-to-yourself', 'on-record', 'quoted by name, through a named relay'],
    ['statement:elysee-28-february-civilians', 'on-record', 'an institution’s own readout'],
    ['statement:menzel-kursk-ended-efforts', 'on-record', 'the author’s own report'],
    ['statement:macron-24-february-stop-the-advance', 'paraphrase', 'a telephone call retold'],
    ['statement:eu-leaders-urge-putin-ceasefire', 'paraphrase', 'an institution on the telephone'],
    ['statement:ukraine-signalled-readiness', 'paraphrase', 'an institution retold by a reporter'],
    ['statement:french-official-worst-yet-to-come', 'unnamed', 'quoted, but nobody named'],
    ['statement:washington-post-sources-qatar-venue', 'unnamed', 'nobody named behind a named paper'],
    ['statement:cavusoglu-convergence', 'unnamed', 'a named speaker through an unnamed relay'],
    ['position:position-france-immediate-ceasefire-10-march', 'unnamed', 'ascribed by nobody named'],
    ['position:position-france-no-strikes-on-civilians', 'on-record', 'as its readout has it'],
    ['obstacle:obstacle-objectives-by-negotiation-or-war', 'unnamed', 'claimed by nobody named'],
    ['talk:round-1-gomel', 'on-record', 'held'],
    ['talk:qatar-talks-2024', 'unconfirmed', 'only reported'],
  ]
  it.each(expected)('%s is %s: %s', (id, footing) => expect(standing(id).footing).toBe(footing))

  it('calls nothing on record whose speaker is not named', () => {
    for (const [id, fact] of facts) {
      if (fact.kind !== 'statement') continue
      const chain = [fact.entry.speaker, ...(fact.entry.via ?? [])]
      const isUnnamed = chain.some((who) => record.people.get(who)?.kind === 'unnamed')
      expect(standing(id).footing === 'unnamed', id).toBe(isUnnamed)
    }
  })
})

describe('what is disputed', () => {
  it.each([
    ['statement:zakharova-no-negotiations-on-infrastructure', true],
    ['statement:washington-post-partial-ceasefire', true],
    ['talk:qatar-talks-2024', true],
    ['obstacle:obstacle-russia-denies-qatar-talks', true],
    ['talk:round-1-gomel', false],
    ['statement:podoliak-second-round-is-over', false],
  ])('%s: %s', (id, disputed) => expect(standing(id).disputed).toBe(disputed))
})

describe('whose a fact is', () => {
  it('is the speaker’s, the claimants’, or everybody’s who took part', () => {
    expect(standing('statement:macron-lying-to-yourself').people).toEqual(['Emmanuel Macron'])
    expect(standing('talk:round-1-gomel').people).toContain('Vladimir Medinsky')
  })

  it('is never more people than a reader can choose from', () => {
    for (const id of facts.keys()) expect(standing(id).people.length).toBeLessThanOrEqual(20)
  })
})
