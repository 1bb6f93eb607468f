import type { Fact } from '../record/facts.ts'
import { nameOf, type StatementEntry, type TalksRecord } from '../record/record.ts'
import { quoteText } from '../record/statement.ts'
import type { Citation } from './answer.ts'
import { citationsOf } from './citing.ts'
import { lowerStart, sentence } from './clip.ts'
import { shownWhen } from './dates.ts'

/** What stands against an item, or what the item stands against. */
export interface Counterpart {
  readonly kind: 'denied-by' | 'contradicted-by' | 'disputed-by' | 'denies' | 'contradicts'
  readonly speaker: string
  /** A whole sentence in our own words, the speaker not repeated: "Says that …". */
  readonly text: string
  /** Exact words, or null; never where the sense turns without their context. */
  readonly quote: string | null
  readonly citations: readonly Citation[]
}

/** One of several wordings of one utterance; they stand side by side and are never joined. */
export interface Wording {
  /** Exact words, or null where this document only paraphrases. */
  readonly quote: string | null
  /** Our own words, with the context that must stand beside the quotation. */
  readonly text: string
  /** The item's own, which stands first. */
  readonly isThis: boolean
  readonly citations: readonly Citation[]
}

interface Linked {
  readonly kind: Counterpart['kind']
  readonly statement: StatementEntry
}

/**
 * Who denies, contradicts or disputes an item and whom it denies or contradicts. Links count for every wording of the
 * same utterance, and for an obstacle or a position those of the statements that it rests on.
 */
export function counterpartsOf(fact: Fact, record: TalksRecord): readonly Counterpart[] {
  const own = statementsBehind(fact, record).flatMap((statement) => utteranceOf(statement, record))
  const against = fact.kind === 'talk' ? denialsOf(fact.entry.id, record) : linksTo(own, record)
  const opposed = linksFrom(own, record).filter(
    // To contradict is mutual: told once.
    ({ kind, statement }) => kind === 'denies' || !against.some((each) => each.statement === statement),
  )
  const disputes = fact.kind === 'obstacle' ? fact.entry.disputedBy : []
  const disputed = disputes.map(
    ({ who, how, passages }): Counterpart => ({
      kind: 'disputed-by',
      speaker: nameOf(record, who),
      text: sentence(how),
      quote: null,
      citations: citationsOf(passages),
    }),
  )
  return distinct([...disputed, ...[...against, ...opposed].map((linked) => counterpart(linked, record))])
}

/** Statements of others that deny or contradict these. */
function linksTo(own: readonly StatementEntry[], { statements }: TalksRecord): readonly Linked[] {
  const ids = new Set(own.map(({ id }) => id))
  return [...statements.values()].flatMap((statement) =>
    (statement.links ?? [])
      .filter(({ kind, to }) => kind !== 'same-utterance' && ids.has(to) && !ids.has(statement.id))
      .map(({ kind }): Linked => ({ kind: kind === 'denies' ? 'denied-by' : 'contradicted-by', statement })),
  )
}

/** Statements of others that these deny or contradict. */
function linksFrom(own: readonly StatementEntry[], { statements }: TalksRecord): readonly Linked[] {
  return own.flatMap(({ links = [] }) =>
    links.flatMap(({ kind, to }): Linked[] => {
      const statement = statements.get(to)
      return kind === 'same-utterance' || !statement || own.includes(statement) ? [] : [{ kind, statement }]
    }),
  )
}

/** Denials of talks: a statement about these talks, denying, that is linked to a report of these very talks. */
function denialsOf(talk: string, { statements }: TalksRecord): readonly Linked[] {
  return [...statements.values()]
    .filter(({ act, talks, links }) => {
      const denied = (links ?? []).filter(({ kind }) => kind === 'denies')
      return (
        act === 'deny' &&
        talks?.includes(talk) &&
        denied.some(({ to }) => statements.get(to)?.talks?.includes(talk))
      )
    })
    .map((statement) => ({ kind: 'denied-by', statement }))
}

/** All wordings of the item's utterance, its own first; none where there is only one. */
export function wordingsOf(fact: Fact, record: TalksRecord): readonly Wording[] {
  if (fact.kind !== 'statement') return []
  const wordings = utteranceOf(fact.entry, record)
  if (wordings.length < 2) return []
  return wordings.map((statement) => ({
    quote: quoteText(statement),
    text: [sentence(statement.gist), statement.needsContext && sentence(statement.needsContext)]
      .filter(Boolean)
      .join(' '),
    isThis: statement.id === fact.entry.id,
    citations: citationsOf(statement.passages),
  }))
}

/** The statement and every other wording of the same utterance, however many links away and in whichever direction. */
export function utteranceOf(
  statement: StatementEntry,
  { statements }: TalksRecord,
): readonly StatementEntry[] {
  const found = new Set([statement])
  for (const each of found) {
    for (const other of statements.values()) {
      if (isSameUtterance(each, other) || isSameUtterance(other, each)) found.add(other)
    }
  }
  return [...found]
}

function isSameUtterance(one: StatementEntry, other: StatementEntry): boolean {
  return (one.links ?? []).some(({ kind, to }) => kind === 'same-utterance' && to === other.id)
}

function statementsBehind(fact: Fact, { statements }: TalksRecord): readonly StatementEntry[] {
  if (fact.kind === 'statement') return [fact.entry]
  if (fact.kind === 'talk') return []
  return (fact.entry.statements ?? []).flatMap(
    (reference) => statements.get(reference.slice(reference.indexOf('/') + 1)) ?? [],
  )
}

function counterpart({ kind, statement }: Linked, record: TalksRecord): Counterpart {
  const { said, speaker, gist, needsContext, passages } = statement
  const when = shownWhen(said)
  return {
    kind,
    speaker: nameOf(record, speaker),
    text: `Said${when ? ` ${when}` : ''} that ${lowerStart(sentence(gist), gist)}`,
    quote: needsContext ? null : quoteText(statement),
    citations: citationsOf(passages),
  }
}

function distinct(list: readonly Counterpart[]): readonly Counterpart[] {
  const byKey = new Map(list.map((each) => [JSON.stringify([each.kind, each.speaker, each.text]), each]))
  return [...byKey.values()]
}
