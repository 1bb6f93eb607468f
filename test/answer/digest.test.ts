import { describe, expect, it } from 'vitest'
import type { Digest, DigestOutline, DigestSectionKind } from '../../src/answer/digest.ts'
import type { DigestPlan } from '../../src/plan/digest-plan.ts'
import { createRecordSource } from '../../src/record/record-source.ts'
import { createTalks } from '../../src/talks.ts'
import { berlin, berlinFolder, type Edit } from '../record/berlin-fixture.ts'

const now = new Date('2026-03-29T09:00:00Z')
const talksWith = (...edits: readonly Edit[]) => createTalks(createRecordSource(berlinFolder(...edits).dir))

/** What the record says of facts; documents are no news of a digest's. */
const factVersions = () =>
  new Map([...talksWith().versions(now)].filter(([id]) => !id.startsWith('passage:')))

/** The digest of a channel that was sent everything as it was before the edits. */
function digestAfter(edits: readonly Edit[], plan: Partial<DigestPlan> = {}): DigestOutline {
  const known = factVersions()
  return talksWith(...edits).answerPlan(
    { localDate: '2026-03-29', known, since: '2026-03-28', fullList: false, ...plan },
    now,
  )
}

const entriesOf = (outline: DigestOutline, kind: DigestSectionKind) =>
  outline.sections.find((section) => section.kind === kind)?.entries.map(({ id, remark }) => [id, remark]) ??
  []

const lines = (digest: Digest) => digest.sections.flatMap(({ entries }) => entries.map(({ line }) => line))

describe('A channel’s first digest', () => {
  it('introduces the record and counts nothing as new', () => {
    const outline = digestAfter([], { known: null, since: null })
    expect(outline.kind).toBe('introduction')
    expect(outline.headline).toContain('The daily digest begins. The record covers 2 documents')
    expect(entriesOf(outline, 'new')).toEqual([])
    expect(outline.changes).toHaveLength(factVersions().size)
  })
})

describe('The digest after that', () => {
  it('says in one line that nothing is new', () => {
    const outline = digestAfter([])
    expect(outline).toMatchObject({
      kind: 'quiet',
      headline: 'Nothing new on the record since 28 March 2026.',
      changes: [],
    })
  })

  it('tells a new fact by what the channel was not sent, whenever it was entered', () => {
    const known = factVersions()
    known.delete('statement:reagan-tear-down')
    const outline = digestAfter([], { known })
    expect(entriesOf(outline, 'new')).toEqual([['statement:reagan-tear-down', null]])
    expect(outline.headline).toBe('On the record since 28 March 2026: 1 new.')
  })

  it('tells a correction and what it changed', () => {
    const outline = digestAfter([berlin("gist: 'the leader in", "gist: 'whoever ruled in")])
    expect(entriesOf(outline, 'corrected')).toEqual([
      ['statement:reagan-tear-down', 'Changed: paraphrase.'],
      ['statement:gorbachev-reasons', 'Changed: disputes.'],
    ])
  })

  it('tells a changed obstacle among what stalled talks, once', () => {
    const outline = digestAfter([berlin('effect: stalled', 'effect: blocked')])
    expect(entriesOf(outline, 'stalls-changed')).toEqual([['obstacle:obstacle-wall', 'Changed: claim.']])
    expect(entriesOf(outline, 'corrected')).toEqual([])
  })

  it('names withdrawn facts without their words, and what policy lets it say', () => {
    const withdrawal = berlin(
      'status: usable',
      "status: retracted\n  withdrawalNote: 'The Planet withdrew it.'",
    )
    const outline = digestAfter([withdrawal])
    const talks = talksWith(withdrawal)
    expect(entriesOf(outline, 'withdrawn').map(([id]) => id)).toContain('statement:reagan-tear-down')
    expect(outline.notes).toEqual(['The Planet withdrew it.'])
    const shown = JSON.stringify(talks.fill(outline, now).sections)
    expect(shown).not.toMatch(/Mr\. Gorbachev, tear|open the wall/)
    expect(shown).toContain('no longer on the record')
    expect(outline.changes).toContainEqual(['statement:reagan-tear-down', null])
  })

  it('lists what stalled talks in full on Mondays', () => {
    expect(entriesOf(digestAfter([], { fullList: true }), 'stalls')).toEqual([
      ['obstacle:obstacle-wall', null],
    ])
  })

  it('remembers this day in earlier years, and only to the day', () => {
    const outline = digestAfter([], { localDate: '2026-06-12' })
    expect(entriesOf(outline, 'on-this-day').map(([id]) => id)).toContain('statement:reagan-tear-down')
    expect(entriesOf(digestAfter([], { localDate: '1987-06-12' }), 'on-this-day')).toEqual([])
    expect(entriesOf(digestAfter([], { localDate: '2026-10-11' }), 'on-this-day')).toEqual([])
  })

  it('looks ahead to talks that are planned, until their day is over', () => {
    const planned: Edit = {
      file: 'talks/summits.yaml',
      replace: 'status: reported\n    start: { precision: unknown, basis: unknown }',
      by: "status: planned\n    start: { date: '2026-04-02', precision: day, basis: stated }",
    }
    expect(entriesOf(digestAfter([planned]), 'ahead')).toEqual([['talk:washington-summit', null]])
    expect(entriesOf(digestAfter([planned], { localDate: '2026-04-03' }), 'ahead')).toEqual([])
  })

  it('brings up one claim of one unnamed source a day', () => {
    expect(entriesOf(digestAfter([]), 'one-source')).toEqual([['statement:aide-washington', null]])
  })
})

describe('Every line', () => {
  it('begins with its date, or says that there is none', () => {
    const talks = talksWith()
    const outline = digestAfter([], { known: new Map(), fullList: true })
    for (const line of lines(talks.fill(outline, now))) {
      expect(line).toMatch(/^(As of )?(\d{1,2} \w+ \d{4}|\w+ \d{4}|No date given)/)
    }
  })
})
