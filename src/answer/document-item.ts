import type { Document } from '../record/document.ts'
import { firstPassages } from '../record/fact-version.ts'
import type { PassageEntry, TalksRecord } from '../record/record.ts'
import type { AnswerItem } from './answer.ts'
import { citationOf, documentCaution } from './citing.ts'
import { listText } from './clip.ts'
import { dateText } from './dates.ts'

/** The documents as items, each under its first passage; all of them where none is named. */
export function documentItems(record: TalksRecord, ids: readonly string[] = []): AnswerItem[] {
  return firstPassages(record)
    .filter(({ document }) => ids.length === 0 || ids.includes(document.id))
    .map((first) => documentItem(first.document, first, record))
}

/** The document whose item has this id, or null. */
export function documentItemOf(itemId: string, record: TalksRecord): AnswerItem | null {
  const first = firstPassages(record).find(({ path }) => itemId === `passage:${path}`)
  return first ? documentItem(first.document, first, record) : null
}

function documentItem(document: Document, first: PassageEntry, record: TalksRecord): AnswerItem {
  const { title, shortTitle, authors, publisher, published } = document
  const by = authors.length ? listText(authors) : 'unsigned'
  const statements = [...record.statements.values()].filter((each) => each.document.id === document.id)
  const date = published.date ? dateText(published.date) : 'undated'
  return {
    id: `passage:${first.path}`,
    kind: 'passage',
    text: `${shortTitle}: “${title}”, ${by}${publisher ? `, ${publisher}` : ''}, ${date}. ${statements.length} statements on the record.`,
    quote: null,
    speaker: null,
    date: published.date && !published.date.includes('/') ? published.date : null,
    place: null,
    citations: [citationOf(first)],
    notes: [documentCaution(document)].filter((note): note is string => note !== null),
  }
}
