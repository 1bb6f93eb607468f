import type { Fact } from '../record/facts.ts'
import { nameOf, type PassageEntry, type StatementEntry, type TalksRecord } from '../record/record.ts'
import { quoteText } from '../record/statement.ts'
import { attribution, cautionText, type Locators, noteBody, spokenOn } from './citation-text.ts'
import { cslPassages } from './csl-json.ts'
import { quotedSentence } from './nested-quotes.ts'

export const citationFormats = ['ap', 'chicago', 'csl-json'] as const
export type CitationFormat = (typeof citationFormats)[number]

/** Passages of one document, in the order of reading. */
type Source = readonly [PassageEntry, ...PassageEntry[]]

/**
 * What a journalist pastes: a fact's sources, one document after the other, each with all its paragraphs. A statement's
 * exact words come with it, never without the context that their sense needs. Cautions follow each format's text; in
 * CSL-JSON they are the item's `note`.
 */
export function citeFact(fact: Fact, format: CitationFormat, record: TalksRecord): string {
  return cite(sourcesOf(fact.passages), format, record, fact)
}

/** The same for a passage that stands for no fact. */
export function citePassage(passage: PassageEntry, format: CitationFormat, record: TalksRecord): string {
  return cite([[passage]], format, record, null)
}

function cite(
  sources: readonly Source[],
  format: CitationFormat,
  record: TalksRecord,
  fact: Fact | null,
): string {
  switch (format) {
    case 'ap':
      return apSentences(sources, record, fact).join('\n')
    case 'chicago':
      return chicagoNote(sources, record, fact)
    case 'csl-json':
      return JSON.stringify(sources.map(cslPassages), null, 2)
  }
}

/** A sentence a document, and one for the caution: "According to …, paragraph 9, Kuleba said on March 10, 2022: “…”" */
function apSentences(sources: readonly Source[], record: TalksRecord, fact: Fact | null): readonly string[] {
  return sources.map((passages) => {
    const [{ document }] = passages
    const lead = attribution(document, locatorsOf(passages))
    return [`${lead}${toldText(fact, record)}`, cautionText(document)].filter(Boolean).join(' ')
  })
}

/** What the sentence tells: exact words where there are any, else the fact in our own words, without marks. */
function toldText(fact: Fact | null, record: TalksRecord): string {
  if (fact === null) return '.'
  if (fact.kind !== 'statement') return `: ${sentence(ownWords(fact, record))}`
  const said = saidText(fact.entry, record)
  if (said !== null) return `, ${said}`
  const { speaker, via = [], said: when, gist } = fact.entry
  return `, ${relayedName(speaker, via, record)} said${spokenOn(when)} that ${sentence(gist.replace(/^that\s+/, ''))}`
}

function ownWords(fact: Exclude<Fact, { kind: 'statement' }>, record: TalksRecord): string {
  switch (fact.kind) {
    case 'obstacle':
      return fact.entry.text
    case 'position': {
      const { actor, according, text } = fact.entry
      return `${nameOf(record, actor)}${according ? ` (according to ${nameOf(record, according)})` : ''}: ${text}`
    }
    case 'talk':
      return `${fact.entry.name} (${fact.entry.status})`
  }
}

function relayedName(speaker: string, via: readonly string[], record: TalksRecord): string {
  const relays = via.map((id) => nameOf(record, id)).join(' and ')
  const name = nameOf(record, speaker)
  // "quoted by the Washington Post" is in the name already.
  return relays === '' || name.toLowerCase().includes(relays.toLowerCase().replace(/^the /, ''))
    ? name
    : `${name}, as relayed by ${relays},`
}

const sentence = (text: string) => text.replace(/[.;,\s]*$/, '').concat(/[?!…]$/.test(text) ? '' : '.')

/**
 * Whole sentences of a speaker follow a colon; fragments are told as words used, so that they are never read as a
 * sentence (AP Stylebook, "quotations in the news": fragmentary quotes). Null without exact words.
 */
function saidText(statement: StatementEntry, record: TalksRecord): string | null {
  const words = quoteText(statement)
  if (words === null) return null
  const { via = [], kind, said, needsContext } = statement
  const speaker = relayedName(statement.speaker, via, record)
  const on = spokenOn(said)
  const lead = kind === 'direct' ? `said${on}:` : `used${on === '' ? '' : `,${on},`} the words`
  const quotation = `${speaker} ${lead} ${quotedSentence(words)}`
  return needsContext ? `${quotation} Context: ${needsContext.replace(/\.?$/, '.')}` : quotation
}

/**
 * One note: several sources stand between semicolons (Chicago Manual of Style, 17th ed., 14.57), and somebody whom an
 * author quotes is "quoted in" the author (14.260); the words themselves stand in the text that the note belongs to.
 * Cautions follow the note.
 */
function chicagoNote(sources: readonly Source[], record: TalksRecord, fact: Fact | null): string {
  const statement = fact?.kind === 'statement' ? fact.entry : null
  const quoted =
    statement && quoteText(statement) !== null ? `${nameOf(record, statement.speaker)}, quoted in ` : ''
  const bodies = sources.map((passages) => noteBody(passages[0].document, locatorsOf(passages)))
  const note = `${upperFirst(quoted)}${bodies.join('; ')}`
  const cautions = sources.map(([{ document }]) => cautionText(document))
  return [note.endsWith('.') ? note : `${note}.`, ...cautions].filter(Boolean).join(' ')
}

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const locatorsOf = (passages: Source): Locators => passages

/** By document in the order of the fact's citations, paragraphs ascending. */
function sourcesOf(passages: readonly PassageEntry[]): readonly Source[] {
  const documents = [...new Set(passages.map(({ document }) => document))]
  return documents.flatMap((document): Source[] => {
    const [first, ...rest] = passages
      .filter((passage) => passage.document === document)
      .toSorted((a, b) => a.paragraph - b.paragraph)
    return first ? [[first, ...rest]] : []
  })
}
