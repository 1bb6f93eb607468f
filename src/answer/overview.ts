import { byDate } from '../lookup/by-date.ts'
import { isCommentary } from '../lookup/find-digest.ts'
import type { Fact } from '../record/facts.ts'
import type { TalksRecord } from '../record/record.ts'
import type { Citation } from './answer.ts'
import { citationsOf } from './citing.ts'
import { digestLine } from './digest-line.ts'
import { asOf } from './headline.ts'
import { itemOf } from './items.ts'

/** An entry in a line, with everything that it rests on. */
export interface OverviewEntry {
  /** The fact whose passage it opens. */
  readonly id: string
  /** Dated, or says that no date is given. */
  readonly line: string
  readonly citations: readonly Citation[]
}

/** A claim and what stands against it. */
export interface OverviewDispute extends OverviewEntry {
  /** The other side in a line of its own; null where the claim's own line tells it. */
  readonly against: string | null
}

/** The record at a glance. */
export interface Overview {
  /** How many documents it covers. */
  readonly documents: number
  /** The date of its newest document, in words. */
  readonly asOf: string
  /** The latest by date, none dated after today, newest first; without what documents say in words of their own. */
  readonly newest: readonly OverviewEntry[]
  /** Claims that are disputed, denied or contradicted and not said to be settled, newest first. */
  readonly disputes: readonly OverviewDispute[]
}

const mostNewest = 5
const mostDisputes = 4

/** @param today `YYYY-MM-DD` */
export function overviewOf(facts: readonly Fact[], record: TalksRecord, today: string): Overview {
  const told = facts.filter((fact) => !isCommentary(fact))
  const begun = told.filter(({ dates }) => dates[0] !== undefined && dates[0].from <= today)
  const newestFirst = (list: readonly Fact[]) => [
    ...list.filter(({ dates }) => dates.length > 0).toSorted((a, b) => byDate(b, a)),
    ...list.filter(({ dates }) => dates.length === 0),
  ]
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  return {
    documents: record.documents.size,
    asOf: asOf(record),
    newest: newestFirst(begun)
      .slice(0, mostNewest)
      .map((fact) => entryOf(fact, record)),
    disputes: eachOnce(newestFirst(told).flatMap((fact) => disputeOf(fact, byId, record) ?? [])).slice(
      0,
      mostDisputes,
    ),
  }
}

function entryOf(fact: Fact, record: TalksRecord): OverviewEntry {
  return { id: fact.id, line: digestLine(fact, record), citations: itemOf(fact, record).citations }
}

/** A claim to which several object is told once; the others stand with its passage. */
function eachOnce(disputes: readonly OverviewDispute[]): readonly OverviewDispute[] {
  return [...new Map(disputes.toReversed().map((each) => [each.id, each])).values()].toReversed()
}

/** Null where nothing stands against it, or what did is over. A statement's pair is told by the one that objects. */
function disputeOf(fact: Fact, byId: ReadonlyMap<string, Fact>, record: TalksRecord): OverviewDispute | null {
  if (fact.kind === 'obstacle') {
    const isOver = fact.entry.lifted !== undefined || fact.entry.liftedNote !== undefined
    return fact.entry.disputedBy.length === 0 || isOver ? null : { ...entryOf(fact, record), against: null }
  }
  if (fact.kind !== 'statement') return null
  const against = (fact.entry.links ?? []).find(({ kind }) => kind !== 'same-utterance')
  const other = against && byId.get(`statement:${against.to}`)
  if (!other) return null
  return {
    id: other.id,
    line: digestLine(other, record),
    against: digestLine(fact, record),
    citations: citationsOf([...other.passages, ...fact.passages]),
  }
}
