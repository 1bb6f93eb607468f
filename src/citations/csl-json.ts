import type { Document } from '../record/document.ts'
import type { PassageEntry } from '../record/record.ts'
import { cautionText, type Locator } from './citation-text.ts'

/** What reference managers read. Source of the form: csl-data.json of citation-style-language/schema. */
export interface CslItem {
  readonly id: string
  readonly type: 'article-newspaper' | 'webpage' | 'interview' | 'document'
  readonly title: string
  readonly 'title-short': string
  readonly language: string
  readonly author?: readonly CslName[]
  readonly 'container-title'?: string
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[]; readonly circa?: true }
  readonly URL?: string
  readonly locator?: string
  readonly note?: string
}
type CslName = { readonly family: string; readonly given: string } | { readonly literal: string }

/** How a word processor cites a passage: which item, and where in it. */
export interface CslCitationItem {
  readonly id: string
  readonly label: 'paragraph'
  readonly locator: string
  readonly itemData: CslItem
}

/** A scholar's chronicle without a publisher is no newspaper article: it stays a plain document. */
const types: Record<Document['genre'], CslItem['type']> = {
  'news-report': 'article-newspaper',
  aggregation: 'webpage',
  interview: 'interview',
  analysis: 'document',
}

/** The last word is the family name. A single word, and more than four, stay whole. */
function nameOf(author: string): CslName {
  const words = author.trim().split(/\s+/)
  if (words.length < 2 || words.length > 4) return { literal: author }
  return { family: words.at(-1)!, given: words.slice(0, -1).join(' ') }
}

/** `2022-03-21` → [[2022, 3, 21]]; an interval has two; a date that is not stated is `circa`. */
function issuedOf({ published }: Document): CslItem['issued'] {
  if (!published.date) return undefined
  return {
    'date-parts': published.date.split('/').map((end) => end.split('-').map(Number)),
    ...(published.basis === 'stated' ? {} : { circa: true }),
  }
}

const locatorOf = ({ paragraph, paragraphEnd }: Locator) =>
  paragraphEnd && paragraphEnd > paragraph ? `${paragraph}–${paragraphEnd}` : String(paragraph)

/** A document as a CSL-JSON item. An undated one has no `issued`; cautions stand in `note`. */
export function cslItem(document: Document): CslItem {
  const issued = issuedOf(document)
  const note = cautionText(document)
  return {
    id: document.id,
    type: types[document.genre],
    title: document.title,
    'title-short': document.shortTitle,
    language: document.language,
    ...(document.authors.length ? { author: document.authors.map(nameOf) } : {}),
    ...(document.publisher ? { 'container-title': document.publisher } : {}),
    ...(issued ? { issued } : {}),
    ...(document.url ? { URL: document.url } : {}),
    ...(note ? { note } : {}),
  }
}

/** A passage as a CSL-JSON item of its own, `document/passage`, with the paragraph as its locator. */
export function cslPassage(passage: PassageEntry): CslItem {
  return { ...cslItem(passage.document), id: passage.path, locator: locatorOf(passage) }
}

/** Several passages of one document as one item, the document's, with all their paragraphs as its locator. */
export function cslPassages(passages: readonly [PassageEntry, ...PassageEntry[]]): CslItem {
  if (passages.length === 1) return cslPassage(passages[0])
  const locator = [...new Set(passages.map(locatorOf))].join(', ')
  return { ...cslItem(passages[0].document), locator }
}

/** A passage as a cite-item: csl-citation.json, `label` paragraph. */
export function cslCitationItem(passage: PassageEntry): CslCitationItem {
  return {
    id: passage.document.id,
    label: 'paragraph',
    locator: locatorOf(passage),
    itemData: cslItem(passage.document),
  }
}
