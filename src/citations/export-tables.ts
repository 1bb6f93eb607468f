import type { Cell, Table } from './csv.ts'
import type { RecordExport } from './export-record.ts'

/** What a table's cell is made of: a value, or a list that one cell has to hold. */
type Value = Cell | undefined | readonly (string | number | Readonly<Record<string, unknown>>)[]

/** Lists stand in one cell, joined by "; "; a citation as `document:paragraph`, others as `key value`. */
function cellOf(value: Value): Cell {
  if (value === undefined) return null
  if (typeof value !== 'object' || value === null) return value
  return [...new Set(value.map((part) => (typeof part === 'object' ? objectText(part) : String(part))))].join(
    '; ',
  )
}

function objectText(part: Readonly<Record<string, unknown>>): string {
  if ('document' in part && 'paragraph' in part) return `${part.document}:${part.paragraph}`
  return Object.entries(part)
    .filter(([, value]) => value !== null && value !== false)
    .map(([key, value]) => (key === 'text' || key === 'title' || key === 'name' ? value : `${key} ${value}`))
    .join(', ')
}

function table<R>(name: string, rows: readonly R[], columns: readonly (keyof R & string)[]): Table {
  return { name, columns, rows: rows.map((row) => columns.map((column) => cellOf(row[column] as Value))) }
}

/**
 * The exported record as tables, one a kind of fact. What a fact has several of in parts of
 * their own (a talk's participants, an obstacle's disputes, every citation) has its own table.
 */
export function exportTables(record: RecordExport): Table[] {
  const participants = record.talks.flatMap((talk) =>
    talk.participants.map((participant) => ({ talk: talk.id, ...participant })),
  )
  const outcomes = record.talks.flatMap((talk) =>
    talk.outcomes.map((outcome) => ({ talk: talk.id, ...outcome })),
  )
  const disputes = record.obstacles.flatMap((obstacle) =>
    obstacle.disputedBy.map((dispute) => ({ obstacle: obstacle.id, ...dispute })),
  )
  const citations = (
    [
      ['statement', record.statements],
      ['talk', record.talks],
      ['obstacle', record.obstacles],
      ['position', record.positions],
    ] as const
  ).flatMap(([kind, facts]) =>
    facts.flatMap(({ id, citations }) => citations.map((citation) => ({ kind, id, ...citation }))),
  )
  // biome-ignore format: one table a line
  return [
    table('documents', record.documents, ['id', 'title', 'shortTitle', 'authors', 'publisher', 'date', 'datePrecision', 'dateBasis', 'dateNote', 'weekday', 'language', 'genre', 'reportedVia', 'repostedFrom', 'cautions', 'cautionNote', 'status', 'rights', 'url', 'textSha256', 'citationSentence', 'citationNote']),
    table('passages', record.passages, ['id', 'document', 'paragraph', 'paragraphEnd', 'exact']),
    table('statements', record.statements, ['id', 'document', 'paragraph', 'paragraphEnd', 'kind', 'speaker', 'speakerId', 'role', 'side', 'quote', 'gist', 'needsContext', 'date', 'datePrecision', 'dateBasis', 'dateNote', 'weekday', 'channel', 'addressee', 'via', 'topics', 'act', 'talks', 'cautions', 'citations']),
    table('talks', record.talks, ['id', 'name', 'kind', 'mode', 'status', 'statusNote', 'start', 'end', 'datePrecision', 'dateBasis', 'dateNote', 'weekday', 'venue', 'country', 'minutes', 'duration', 'arrangedBy', 'agenda', 'summary', 'topics', 'partOf', 'partOfId', 'cautions', 'citations']),
    table('participants', participants, ['talk', 'name', 'id', 'side', 'role', 'head']),
    table('outcomes', outcomes, ['talk', 'text', 'accordingTo', 'citations']),
    table('obstacles', record.obstacles, ['id', 'category', 'effect', 'text', 'talks', 'talkIds', 'assertedBy', 'via', 'asOf', 'since', 'lifted', 'liftedNote', 'topics', 'cautions', 'citations']),
    table('disputes', disputes, ['obstacle', 'name', 'id', 'how', 'citations']),
    table('positions', record.positions, ['id', 'side', 'actor', 'actorId', 'according', 'type', 'topic', 'topics', 'text', 'date', 'datePrecision', 'dateBasis', 'dateNote', 'weekday', 'talks', 'cautions', 'citations']),
    table('people', record.people, ['id', 'name', 'kind', 'side', 'aliases', 'offices', 'speaksFor', 'note']),
    table('places', record.places, ['id', 'name', 'display', 'country', 'within', 'latitude', 'longitude', 'aliases', 'basis']),
    table('citations', citations, ['kind', 'id', 'document', 'paragraph', 'passage']),
  ]
}
