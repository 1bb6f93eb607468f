import type { Document } from '../record/document.ts'
import type { Fact } from '../record/facts.ts'
import type { TalksRecord } from '../record/record.ts'
import type { Library } from './library.ts'

/** Several documents tell a fact: whose reporting each rests on. Fewer origins than documents means retellings. */
export interface Origins {
  /** Names of outlets as the record has them, or of documents that report themselves; each once. */
  readonly names: readonly string[]
  /** How many documents tell it: two and more. */
  readonly documents: number
}

/**
 * The independent origins of a fact that two or more documents tell, or null. Other wordings of the same utterance
 * count with it. What two documents have from one outlet is one report.
 */
export function originsOf(library: Library, fact: Fact): Origins | null {
  const { record } = library
  const tellings = [fact.id, ...wordings(library, fact)].flatMap((id) => tellingsOf(record, id, fact))
  const documents = new Set(tellings.map(({ document }) => document.id))
  if (documents.size < 2) return null
  const names = new Map<string, string>()
  for (const { document, outlets } of tellings)
    for (const name of outlets.length ? outlets : [originOf(document)])
      if (!names.has(keyOf(name))) names.set(keyOf(name), name)
  return { names: [...names.values()], documents: documents.size }
}

interface Telling {
  readonly document: Document
  /** Outlets whom the document names for this very fact. */
  readonly outlets: readonly string[]
}

/** Statements of the same utterance elsewhere, whichever of the two names the other. */
function wordings(library: Library, fact: Fact): string[] {
  if (fact.kind !== 'statement') return []
  const named = (fact.entry.links ?? []).flatMap(({ kind, to }) =>
    kind === 'same-utterance' ? [`statement:${to}`] : [],
  )
  return [...new Set([...named, ...library.by(`same:${fact.entry.id}`).map((other) => other.fact.id)])]
}

function tellingsOf(record: TalksRecord, id: string, fact: Fact): Telling[] {
  if (id === fact.id) {
    const via = fact.kind === 'statement' || fact.kind === 'obstacle' ? (fact.entry.via ?? []) : []
    return fact.passages.map(({ document }) => ({ document, outlets: outletsOf(record, via) }))
  }
  const other = record.statements.get(id.slice('statement:'.length))
  return other ? [{ document: other.document, outlets: outletsOf(record, other.via ?? []) }] : []
}

/** Newspapers and agencies on the way; a document's own author is no other origin. */
const outletsOf = (record: TalksRecord, via: readonly string[]) =>
  via.flatMap((id) => {
    const actor = record.people.get(id)
    return actor?.side === 'press' && !actor.author ? [actor.name] : []
  })

/** The origin that a document names for the whole of it, without its date; else the document itself. */
const originOf = ({ reportedVia, repostedFrom, shortTitle }: Document) =>
  (reportedVia ?? repostedFrom)?.replace(/,? (\(.*?\)|on a blog\b.*)/g, '') ?? shortTitle

const keyOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
