import { monthNames } from '../record/calendar.ts'
import { cautionNames, type Document } from '../record/document.ts'

/** The part of a document that a citation points at: a `PassageEntry` fits. */
export interface Locator {
  readonly paragraph: number
  /** Inclusive. */
  readonly paragraphEnd?: number | undefined
}

/** AP shortens the longer months, and only before a day. */
const apMonths = [
  'Jan.',
  'Feb.',
  'March',
  'April',
  'May',
  'June',
  'July',
  'Aug.',
  'Sept.',
  'Oct.',
  'Nov.',
  'Dec.',
] as const

/** `2024-08-18` → "Aug. 18, 2024", `2024-08` → "August 2024", `2024` → "2024", a/b → "… to …". */
function dateText(edtf: string, monthsBeforeDay: readonly string[]): string {
  if (edtf.includes('/'))
    return edtf
      .split('/')
      .map((end) => dateText(end, monthsBeforeDay))
      .join(' to ')
  const [year, month, day] = edtf.split('-')
  if (!month) return edtf
  const index = Number(month) - 1
  return day ? `${monthsBeforeDay[index]} ${Number(day)}, ${year}` : `${monthNames[index]} ${year}`
}

/** Inside quotation marks, double ones become single: “… the ‘Republics’ …”. */
const inQuotes = (title: string) => `“${title.replaceAll('“', '‘').replaceAll('”', '’')}`

function listNames(names: readonly string[], serialComma: boolean): string {
  if (names.length < 3) return names.join(' and ')
  return `${names.slice(0, -1).join(', ')}${serialComma ? ',' : ''} and ${names.at(-1)}`
}

/**
 * What must be known of a document wherever it is cited: cautions travel with the
 * citation. Null for a sound document.
 */
export function cautionText(document: Document): string | null {
  if (document.cautionNote) return document.cautionNote
  const names = document.cautions.map((caution) => cautionNames[caution])
  return names.length ? `The document is marked: ${names.join('; ')}.` : null
}

/** "paragraph 14" or "paragraphs 14 to 15"; empty for a document as a whole. */
function locatorText(locator: Locator | undefined, one: string, many: string, to: string): string {
  if (!locator) return ''
  const { paragraph, paragraphEnd } = locator
  return paragraphEnd && paragraphEnd > paragraph
    ? `, ${many} ${paragraph}${to}${paragraphEnd}`
    : `, ${one} ${paragraph}`
}

/** Joined and closed with one full stop, however the first part ended. */
const withCaution = (citation: string, document: Document) =>
  [citation, cautionText(document)].filter(Boolean).join(' ')

const sorts: Record<Document['genre'], string> = {
  'news-report': 'report',
  aggregation: 'aggregation',
  interview: 'interview',
  analysis: 'analysis',
}

/**
 * A citation for running copy, after the AP Stylebook's dates and names:
 * "According to Bettina Menzel, in “Alleged secret negotiations …?” (Aug. 18, 2024),
 * paragraph 9." A date that the document does not state is said to be inferred or
 * computed; cautions follow as a second sentence.
 */
export function citationSentence(document: Document, locator?: Locator): string {
  const { authors, publisher, published } = document
  const who = authors.length
    ? `${listNames(authors, false)}${publisher ? ` of ${publisher}` : ''}`
    : `an unsigned ${sorts[document.genre]}${publisher ? ` by ${publisher}` : ''}`
  const date = published.date
    ? `${dateText(published.date, apMonths)}${published.basis === 'stated' ? '' : `, date ${published.basis}`}`
    : 'undated'
  const where = locatorText(locator, 'paragraph', 'paragraphs', ' to ')
  return withCaution(`According to ${who}, in ${inQuotes(document.title)}” (${date})${where}.`, document)
}

/**
 * A footnote after the Chicago Manual of Style: "Bettina Menzel, “Alleged …?,”
 * August 18, 2024, para. 9." A date that the document does not state stands in
 * brackets, an unknown one is "n.d."; cautions follow as a second sentence.
 */
export function citationNote(document: Document, locator?: Locator): string {
  const { authors, publisher, published, url } = document
  const names = authors.length > 3 ? `${authors[0]} et al.` : listNames(authors, true)
  const date = published.date ? dateText(published.date, monthNames) : 'n.d.'
  const parts = [
    ...(publisher ? [publisher] : []),
    published.date && published.basis !== 'stated' ? `[${date}]` : date,
  ]
  const where = locatorText(locator, 'para.', 'paras.', '–')
  const body = `${names ? `${names}, ` : ''}${inQuotes(document.title)},” ${parts.join(', ')}${where}${url ? `, ${url}` : ''}`
  return withCaution(body.endsWith('n.d.') ? body : `${body}.`, document)
}
