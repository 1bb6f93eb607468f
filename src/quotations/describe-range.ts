import { cautionNames } from '../record/document.ts'
import { nameOf, type PassageEntry, type StatementEntry, type TalksRecord } from '../record/record.ts'
import { quoteText } from '../record/statement.ts'
import { stretch } from './compared-words.ts'
import type { Holdings } from './holdings.ts'
import { piecesOf, type Utterance } from './join-utterances.ts'
import type { Match, Range } from './match-quotation.ts'
import type { QuotationCitation } from './receipt.ts'

/** Words of the record with whose they are and where they stand. */
export function shown({ utterance, from, to }: Match, record: TalksRecord, holdings: Holdings): string {
  const { speaker, wording, citations } = describeRange(utterance, { from, to }, record, holdings)
  return `“${wording}” (${speaker.name}, ${citations[0]!.title}, ¶ ${citations[0]!.paragraph})`
}

/** Whose the words of a stretch are, where they stand, and what to know of them. */
export function describeRange(utterance: Utterance, range: Range, record: TalksRecord, holdings: Holdings) {
  const statements = [...new Set(utterance.statementAt.slice(range.from, range.to))]
  const passages = statements.flatMap((statement) => {
    const places = statement.passages.filter(({ exact }) =>
      piecesOf(statement).some((piece) => exact.includes(piece)),
    )
    return places.length ? places : statement.passages.slice(0, 1)
  })
  const id = statements[0]!.speaker
  return {
    speaker: { id, name: nameOf(record, id) },
    wording: stretch(utterance.text, utterance.tokens.slice(range.from, range.to)),
    items: statements.map((statement) => `statement:${statement.id}`),
    citations: citationsOf(passages),
    notes: [
      ...statements.flatMap(({ needsContext }) =>
        needsContext ? [`What must stand beside it: ${needsContext}`] : [],
      ),
      ...statements.flatMap(({ via }) =>
        via?.length
          ? [`It reached the document through ${via.map((each) => nameOf(record, each)).join(' and ')}.`]
          : [],
      ),
      ...statements.flatMap((statement) => wordingNotes(statement, record, holdings)),
      ...statements.flatMap(({ cautions }) => cautions ?? []),
      ...cautionsOf(passages),
    ].filter((note, i, all) => all.indexOf(note) === i),
  }
}

function wordingNotes(statement: StatementEntry, record: TalksRecord, holdings: Holdings): string[] {
  return holdings.otherWordings(statement).map((other) => {
    const [place] = citationsOf(other.passages)
    return `Another wording of the same utterance: “${quoteText(other) ?? other.gist}” (${nameOf(record, other.speaker)}, ${place!.title}, ¶ ${place!.paragraph}). Use one of them, never a mix.`
  })
}

export function citationsOf(passages: readonly PassageEntry[]): QuotationCitation[] {
  return [...new Set(passages)].map(({ document, paragraph, paragraphEnd, path }) => ({
    document: document.id,
    title: document.shortTitle,
    paragraph,
    ...(paragraphEnd ? { paragraphEnd } : {}),
    passage: path,
  }))
}

/** Cautions travel with the citation. */
export function cautionsOf(passages: readonly PassageEntry[]): string[] {
  return [...new Set(passages.map(({ document }) => document))].flatMap((document) => {
    if (document.cautionNote) return [document.cautionNote]
    const names = document.cautions.map((caution) => cautionNames[caution])
    return names.length ? [`${document.shortTitle}: ${names.join('; ')}.`] : []
  })
}
