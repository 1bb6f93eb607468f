import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createQuotationCheck } from '../../src/quotations/check-quotations.ts'
import type { CheckedQuotation, VerdictKind } from '../../src/quotations/receipt.ts'
import { loadRecord } from '../../src/record/load-record.ts'

/** One line of a set: a draft as a reporter might write it, and what is expected of each quotation in it. */
interface Row {
  readonly draft: string
  readonly expect: readonly {
    readonly verdict: VerdictKind
    /** An id of the record, or a name that it does not have; null for nobody. */
    readonly saidBy?: string | null
    readonly speaker?: string
    readonly leftOut?: string
    readonly added?: string
    /** Words of one of the notes. */
    readonly note?: string
    readonly omission?: true
    readonly brackets?: true
    readonly nested?: true
    readonly unbalanced?: true
  }[]
  /** Why, by the passages and the README’s rules. */
  readonly reason?: string
  /** What was first expected, and why that was wrong. */
  readonly correction?: string
}

/** All were written before the check was run on them, but for `expected-rules`, which has one draft for each rule. */
const sets = {
  expected: 'quotations as drafts have them',
  'expected-held-out': 'quotations of drafts by somebody who never saw the code',
  'expected-fresh': 'quotations of drafts written after the held-out ones were met',
  'expected-rules': 'the rules on speakers, joined words, clips and likeness',
}

const now = new Date('2026-03-29T09:00:00Z')
const { check } = createQuotationCheck(loadRecord('data', now))
const rowsOf = (set: string) =>
  readFileSync(new URL(`./${set}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line): Row => JSON.parse(line))

/** What a row may expect of an entry, in the row's terms. */
function told(entry: CheckedQuotation, expected: Row['expect'][number]) {
  const words = (kind: 'left-out' | 'added') =>
    entry.diff
      .filter((part) => part.kind === kind)
      .map(({ text }) => text.replace(/[.,;:]/g, '').trim())
      .join(' ')
  const { saidBy } = entry
  const named = saidBy && (saidBy.ids.includes(expected.saidBy ?? '') ? expected.saidBy : saidBy.name)
  const holds = (text: string, part: string | undefined) => (part && text.includes(part) ? part : text)
  const all = {
    verdict: entry.verdict,
    saidBy: named,
    speaker: entry.speaker?.id,
    leftOut: entry.verdict === 'altered' ? words('left-out') : holds(entry.leftOut ?? '', expected.leftOut),
    added: words('added'),
    note: holds(entry.notes.join('\n'), expected.note),
    omission: entry.omission,
    brackets: entry.brackets,
    nested: entry.nested,
    unbalanced: entry.unbalanced,
  }
  return Object.fromEntries(Object.keys(expected).map((key) => [key, all[key as keyof typeof all]]))
}

describe.each(Object.entries(sets))('%s', (set, title) => {
  const rows = rowsOf(set)

  it.each(rows.map((row) => [row.draft, row] as const))(`${title}: %s`, (draft, row) => {
    const { entries } = check(draft, { now, recordVersion: 'test' })
    expect(entries.map((entry, i) => told(entry, row.expect[i] ?? { verdict: 'verbatim' }))).toEqual(
      row.expect,
    )
  })
})
