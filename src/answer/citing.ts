import type { Document } from '../record/document.ts'
import { cautionNames } from '../record/document.ts'
import type { PassageEntry } from '../record/record.ts'
import type { Citation } from './answer.ts'
import { sentence } from './clip.ts'

export const textLimit = 600

export function citationOf(passage: PassageEntry): Citation {
  return {
    document: passage.document.id,
    title: passage.document.shortTitle,
    paragraph: passage.paragraph,
    ...(passage.paragraphEnd ? { paragraphEnd: passage.paragraphEnd } : {}),
    passage: passage.path,
  }
}

/** One citation a paragraph; a passage over two paragraphs cites both. */
export function citationsOf(passages: readonly PassageEntry[]): Citation[] {
  const seen = new Set<string>()
  const citations: Citation[] = []
  for (const passage of passages) {
    const key = `${passage.document.id}:${passage.paragraph}:${passage.paragraphEnd ?? ''}`
    if (seen.has(key)) continue
    seen.add(key)
    citations.push(citationOf(passage))
  }
  return citations
}

/** What must be known of a document wherever it is cited; null for a sound one. */
export function documentCaution(document: Document): string | null {
  if (document.cautionNote) return sentence(document.cautionNote)
  const names = document.cautions.map((caution) => cautionNames[caution])
  return names.length ? `${document.shortTitle}: ${names.join('; ')}.` : null
}

export const documentNotes = (passages: readonly PassageEntry[]) =>
  [...new Set(passages.map((passage) => passage.document))].map(documentCaution)

export const distinctNotes = (notes: readonly (string | null | undefined)[]) => [...new Set(notNull(notes))]
export const notNull = <T>(list: readonly (T | null | undefined)[]) =>
  list.filter((entry): entry is T => entry != null && entry !== '')
