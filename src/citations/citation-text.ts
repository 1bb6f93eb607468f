import { monthNames } from '../record/calendar.ts'
import { cautionNames, type Document } from '../record/document.ts'
import type { Moment } from '../record/moment.ts'
import { insideQuotes } from './nested-quotes.ts'

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

/** The closing mark is left to whoever adds a comma. */
const inQuotes = (title: string) => `“${insideQuotes(title)}`

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

/** Cautions stand behind the citation as a sentence of their own. */
const withCaution = (citation: string, document: Document) =>
  [citation, cautionText(document)].filter(Boolean).join(' ')

/** One place, or several of the same document in the order of reading; none for a document as a whole. */
export type Locators = Locator | readonly Locator[]

const isRange = ({ paragraph, paragraphEnd }: Locator) =>
  paragraphEnd !== undefined && paragraphEnd > paragraph

/** "paragraph 14", "paragraphs 14 to 15", "paragraphs 14, 20 to 21"; empty for a document as a whole. */
function locatorText(locators: Locators, one: string, many: string, to: string): string {
  const list = 'paragraph' in locators ? [locators] : locators
  const places = list.map((locator) =>
    isRange(locator) ? `${locator.paragraph}${to}${locator.paragraphEnd}` : `${locator.paragraph}`,
  )
  const distinct = [...new Set(places)]
  if (distinct.length === 0) return ''
  return `, ${distinct.length > 1 || list.some(isRange) ? many : one} ${distinct.join(', ')}`
}

const sorts: Record<Document['genre'], string> = {
  'news-report': 'report',
  aggregation: 'aggregation',
  interview: 'interview',
  analysis: 'analysis',
}

/**
 * Where something stands, for running copy: "According to Bettina Menzel, in “Alleged secret negotiations …?”
 * (Aug. 18, 2024), paragraph 9". After the AP Stylebook, entries "months" (long months are shortened before a day),
 * "composition titles" (in quotation marks) and "attribution". A date that the document does not state is said to be
 * inferred or computed, an unknown one "undated"; a document without author is "an unsigned report".
 */
export function attribution(document: Document, locators: Locators = []): string {
  const { authors, publisher, published } = document
  const who = authors.length
    ? `${listNames(authors, false)}${publisher ? ` of ${publisher}` : ''}`
    : `an unsigned ${sorts[document.genre]}${publisher ? ` by ${publisher}` : ''}`
  const date = published.date
    ? `${dateText(published.date, apMonths)}${published.basis === 'stated' ? '' : `, date ${published.basis}`}`
    : 'undated'
  const where = locatorText(locators, 'paragraph', 'paragraphs', ' to ')
  return `According to ${who}, in ${inQuotes(document.title)}” (${date})${where}`
}

/** The attribution as a sentence of its own; cautions follow as a second one. */
export function citationSentence(document: Document, locators: Locators = []): string {
  return withCaution(`${attribution(document, locators)}.`, document)
}

/**
 * The body of a footnote, without its full stop: "Bettina Menzel, “Alleged …?,” August 18, 2024, para. 9". After the
 * Chicago Manual of Style, 17th ed.: an unsigned piece begins with its title (14.79), a title keeps its question mark
 * before the comma (6.125), paragraph numbers locate where there are no pages (14.22), an unknown date is "n.d."
 * (14.145), and one that the document does not state stands in brackets.
 */
export function noteBody(document: Document, locators: Locators = []): string {
  const { authors, publisher, published, url } = document
  const names = authors.length > 3 ? `${authors[0]} et al.` : listNames(authors, true)
  const date = published.date ? dateText(published.date, monthNames) : 'n.d.'
  const parts = [
    ...(publisher ? [publisher] : []),
    published.date && published.basis !== 'stated' ? `[${date}]` : date,
  ]
  const where = locatorText(locators, 'para.', 'paras.', '–')
  return `${names ? `${names}, ` : ''}${inQuotes(document.title)},” ${parts.join(', ')}${where}${url ? `, ${url}` : ''}`
}

/** A footnote of its own; cautions follow as a second sentence. */
export function citationNote(document: Document, locators: Locators = []): string {
  const body = noteBody(document, locators)
  return withCaution(body.endsWith('n.d.') ? body : `${body}.`, document)
}

/**
 * A date of speaking for running copy: "on March 14, 2022", "in March 2022", "between Aug. 17, 2024 and Aug. 18, 2024",
 * "on a Wednesday"; empty where nothing of it is known.
 */
export function spokenOn({ date, basis, precision, weekday }: Moment): string {
  if (!date) return weekday ? ` on a ${weekday}` : ''
  const [from, to] = date.split('/').map((end) => dateText(end, apMonths))
  const said = to ? ` between ${from} and ${to}` : `${precision === 'day' ? ' on' : ' in'} ${from}`
  return basis === 'stated' ? said : `${said} (date ${basis})`
}
