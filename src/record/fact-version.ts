import { createHash } from 'node:crypto'
import type { Fact } from './facts.ts'
import type { PassageEntry, StatementEntry, TalksRecord } from './record.ts'

/**
 * What a fact said at one time, as one short hash a field: enough to see later that it changed and in which field, and
 * nothing that could be read back once it was withdrawn. `speaker:1a2b3c4d quotation:…`.
 */
export type FactVersion = string

/** In place of a version: the fact is not (or no longer) on the record. */
export const withdrawnVersion = 'withdrawn'

/**
 * The fields that a reader sees, under the names by which a correction is told. What only helps to find a fact (topics,
 * aliases, the talks it belongs to) is left out: changing it corrects nothing. So are people's and places' own entries
 * and a document's cautions, which stand beside very many facts and would mark them all.
 */
function shownFields(fact: Fact, others: OtherWords): Readonly<Record<string, unknown>> {
  const source = sourceOf(fact.passages)
  switch (fact.kind) {
    case 'statement': {
      const { speaker, office, via, kind, quote, gist, needsContext, said, channel, addressee } = fact.entry
      const { links, cautions } = fact.entry
      return {
        speaker: [speaker, office, via],
        quotation: [kind, quote],
        paraphrase: [gist, needsContext],
        date: said,
        channel: [channel, addressee],
        disputes: [
          (links ?? []).map((link) => [link.kind, others.of(link.to)]),
          others.against(fact.entry.id).map((other) => wordsOf(other)),
        ],
        cautions,
        source,
      }
    }
    case 'talk': {
      const { name, kind, mode, status, statusNote, start, end, venue, venueNote, participants } = fact.entry
      const { minutes, duration, sessions, outcomes, agenda, summary, arrangedBy, cautions } = fact.entry
      return {
        name: [name, kind],
        status: [status, statusNote],
        date: [start, end],
        place: [venue, venueNote, mode],
        participants: [participants, arrangedBy],
        length: [minutes, duration, sessions],
        outcome: outcomes.map(({ text, accordingTo }) => [text, accordingTo]),
        agenda,
        summary,
        cautions,
        source,
      }
    }
    case 'obstacle': {
      const { text, category, effect, assertedBy, via, disputedBy } = fact.entry
      const { asOf, since, lifted, liftedNote, cautions, statements } = fact.entry
      return {
        quotation: (statements ?? []).map((id) => others.quoteOf(id.slice(id.indexOf('/') + 1))),
        claim: [text, category, effect],
        claimant: [assertedBy, via],
        dispute: disputedBy.map(({ who, how }) => [who, how]),
        date: [asOf, since],
        lifting: [lifted, liftedNote],
        cautions,
        source,
      }
    }
    case 'position': {
      const { actor, according, type, text, date, cautions } = fact.entry
      return { actor: [actor, according], position: [type, text], date, cautions, source }
    }
  }
}

function sourceOf(passages: readonly PassageEntry[]) {
  return passages.map(({ path, paragraph, paragraphEnd, exact }) => [path, paragraph, paragraphEnd, exact])
}

/** The version of each of these facts of one record, by id. */
export function versionsOf(facts: Iterable<Fact>, record: TalksRecord): ReadonlyMap<string, FactVersion> {
  const others = otherWords(record)
  const versions = new Map<string, FactVersion>()
  for (const fact of facts) {
    const parts = Object.entries(shownFields(fact, others)).map(([name, value]) => `${name}:${hash(value)}`)
    versions.set(fact.id, parts.join(' '))
  }
  return versions
}

/** Each document's first passage, under which the document itself is shown. */
export function firstPassages({ passages }: TalksRecord): readonly PassageEntry[] {
  const first = new Map<string, PassageEntry>()
  for (const passage of passages.values())
    if (!first.has(passage.document.id)) first.set(passage.document.id, passage)
  return [...first.values()]
}

/** The version of each document, by the id of the passage under which it is shown. */
export function documentVersions(record: TalksRecord): ReadonlyMap<string, FactVersion> {
  return new Map(
    firstPassages(record).map(({ path, document }) => {
      const { title, shortTitle, authors, publisher, published } = document
      const value = [title, shortTitle, authors, publisher, published]
      return [`passage:${path}`, `document:${hash(value)}`]
    }),
  )
}

/** What others say, as far as it is shown beside a fact: correcting them changes what is shown. */
interface OtherWords {
  of(statement: string): unknown
  /** Who said it in which words, without what we say of it. */
  quoteOf(statement: string): unknown
  /** The statements that deny or contradict this one. */
  against(statement: string): readonly StatementEntry[]
}

function otherWords({ statements }: TalksRecord): OtherWords {
  const against = new Map<string, StatementEntry[]>()
  for (const statement of statements.values()) {
    for (const { kind, to } of statement.links ?? []) {
      if (kind === 'same-utterance') continue
      against.set(to, [...(against.get(to) ?? []), statement])
    }
  }
  return {
    of: (id) => {
      const found = statements.get(id)
      return found ? wordsOf(found) : null
    },
    quoteOf: (id) => {
      const found = statements.get(id)
      return found?.quote ? [found.speaker, found.quote] : null
    },
    against: (id) => against.get(id) ?? [],
  }
}

const wordsOf = ({ speaker, quote, gist }: StatementEntry) => [speaker, quote, gist]

function hash(value: unknown): string {
  // Objects come from YAML in whatever order somebody wrote their keys.
  const text = JSON.stringify(value ?? null, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : each,
  )
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}

/** The names of the fields that differ, in the order in which they are shown; none when the versions are the same. */
export function changedFields(before: FactVersion, after: FactVersion): readonly string[] {
  const [old, current] = [fieldsOf(before), fieldsOf(after)]
  const names = new Set([...current.keys(), ...old.keys()])
  return [...names].filter((name) => old.get(name) !== current.get(name))
}

function fieldsOf(version: FactVersion): ReadonlyMap<string, string> {
  return new Map(
    version
      .split(' ')
      .filter((part) => part.includes(':'))
      .map((part) => {
        const at = part.indexOf(':')
        return [part.slice(0, at), part.slice(at + 1)] as const
      }),
  )
}
