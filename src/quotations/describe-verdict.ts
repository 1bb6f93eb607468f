import { cautionNames } from '../record/document.ts'
import { nameOf, type PassageEntry, type StatementEntry, type TalksRecord } from '../record/record.ts'
import { quoteText } from '../record/statement.ts'
import { stretch } from './compared-words.ts'
import type { Attribution } from './find-attribution.ts'
import type { Holdings } from './holdings.ts'
import { piecesOf, type Utterance } from './join-utterances.ts'
import type { Match, QuotedWords, Range } from './match-quotation.ts'
import type { CheckedQuotation, QuotationCitation } from './receipt.ts'
import { isNegated, type Turn } from './sense-turns.ts'
import type { Verdict } from './verdict.ts'

export type Description = Pick<
  CheckedQuotation,
  | 'verdict'
  | 'omission'
  | 'brackets'
  | 'speaker'
  | 'wording'
  | 'items'
  | 'citations'
  | 'diff'
  | 'leftOut'
  | 'notes'
>

/** A verdict in the record's words: whose, where, and what to know of it, in whole sentences. */
export function describeVerdict(
  verdict: Verdict,
  quoted: QuotedWords,
  saidBy: Attribution | null,
  record: TalksRecord,
  holdings: Holdings,
): Description {
  const name = (id: string) => nameOf(record, id)
  const nothing = { omission: false, brackets: false, diff: [], leftOut: null, items: [] }
  switch (verdict.kind) {
    case 'verbatim':
    case 'clipped':
    case 'wrong-speaker': {
      const { match } = verdict
      const at = describeRange(match.utterance, match, record, holdings)
      return {
        ...nothing,
        ...at,
        verdict: verdict.kind,
        omission: match.omitted.length > 0,
        brackets: quoted.hasBrackets,
        leftOut: verdict.kind === 'clipped' ? verdict.turn.leftOut : null,
        notes: [
          ...(verdict.kind === 'wrong-speaker'
            ? [
                `The text gives these words to ${saidBy?.name ?? 'somebody else'}; the record, to ${at.speaker.name}.`,
              ]
            : []),
          ...(verdict.kind === 'clipped' ? [turnNote(verdict.turn)] : []),
          ...matchNotes(match),
          ...questionNote(match, quoted),
          ...at.notes.filter((note) => verdict.kind !== 'clipped' || !note.endsWith(verdict.turn.leftOut)),
        ],
      }
    }
    case 'altered': {
      const at = describeRange(verdict.utterance, verdict.range, record, holdings)
      return {
        ...nothing,
        ...at,
        verdict: 'altered',
        diff: verdict.diff,
        notes: [...alteredNotes(verdict, at), ...at.notes],
      }
    }
    case 'paraphrase':
      return {
        ...nothing,
        verdict: 'paraphrase',
        speaker: { id: verdict.speaker, name: name(verdict.speaker) },
        wording: verdict.words,
        citations: citationsOf(verdict.passages),
        notes: [
          `This retells what ${name(verdict.speaker)} said; the record has no such quotation.`,
          ...cautionsOf(verdict.passages),
        ],
      }
    case 'narration':
      return {
        ...nothing,
        verdict: 'narration',
        speaker: null,
        wording: verdict.words,
        citations: citationsOf(verdict.passages),
        notes: [
          'These are the document’s own words, outside any quotation marks.',
          ...cautionsOf(verdict.passages),
        ],
      }
    case 'not-found':
      return {
        ...nothing,
        verdict: 'not-found',
        speaker: null,
        wording: null,
        citations: [],
        notes: [
          'Not in the passages held, which are not the whole articles: this does not say that nobody said it.',
        ],
      }
  }
}

function describeRange(utterance: Utterance, range: Range, record: TalksRecord, holdings: Holdings) {
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

const turnNotes: Readonly<Record<Turn['reason'], string>> = {
  negation: 'A negation is left out, so that the sense turns',
  condition: 'A condition is left out, so that the sense turns',
  contrast: 'What speaks against it in the same sentence is left out, so that the sense turns',
  context: 'The sense turns without what must stand beside it',
}

const turnNote = ({ reason, leftOut }: Turn) =>
  reason === 'context' ? `${turnNotes.context}: ${leftOut}` : `${turnNotes[reason]}: “${leftOut}”.`

function matchNotes({ utterance, omitted, replaced, from, to }: Match): string[] {
  const show = (range: Range) => stretch(utterance.text, utterance.tokens.slice(range.from, range.to))
  const seams = [...utterance.seams].filter(([at]) => at > from && at < to).map(([, kind]) => kind)
  return [
    ...omitted.map((range) => `The ellipsis leaves out: “${show(range)}”.`),
    ...replaced.map((range) =>
      range.to > range.from
        ? `In brackets [${range.by}], the record has: “${show(range)}”.`
        : `[${range.by}] is not the speaker’s.`,
    ),
    ...(seams.includes('narrator')
      ? ['The document breaks into the quotation here with its own words.']
      : []),
    ...(seams.includes('passage')
      ? [
          'The words stand in neighbouring passages; whether the document has more between them, the passages do not show.',
        ]
      : []),
  ]
}

function questionNote({ utterance, to }: Match, { text }: QuotedWords): string[] {
  const asks = /\?\W*$/.test(text)
  const asked = /^[^\p{L}\p{N}]*\?/u.test(utterance.text.slice(utterance.tokens[to - 1]!.end))
  if (asks === asked || (!asks && !/[.!]\W*$/.test(text))) return []
  return [asks ? 'The record has no question mark there.' : 'The record has a question mark there.']
}

function alteredNotes(
  { diff, outOfOrder, isTheirs }: Extract<Verdict, { kind: 'altered' }>,
  { speaker }: { readonly speaker: { readonly name: string } },
): string[] {
  const changed = diff.filter(({ kind }) => kind !== 'same')
  const isWord = (text: string) => /[\p{L}\p{N}]/u.test(text)
  return [
    ...(isTheirs ? [] : [`The words that it is like are ${speaker.name}’s.`]),
    ...(outOfOrder ? ['Each part is in the record, but not in this order in one quotation.'] : []),
    ...(changed.some(({ text }) => isNegated(text)) ? ['The change touches a negation.'] : []),
    ...(!outOfOrder && changed.length > 0 && !changed.some(({ text }) => isWord(text))
      ? ['Only punctuation within the quotation differs.']
      : []),
    ...(changed.some(({ kind, text }) => kind === 'left-out' && text.includes('['))
      ? ['What the record has in brackets is the document’s insertion, not the speaker’s.']
      : []),
  ]
}

function citationsOf(passages: readonly PassageEntry[]): QuotationCitation[] {
  return [...new Set(passages)].map(({ document, paragraph, paragraphEnd, path }) => ({
    document: document.id,
    title: document.shortTitle,
    paragraph,
    ...(paragraphEnd ? { paragraphEnd } : {}),
    passage: path,
  }))
}

/** Cautions travel with the citation. */
function cautionsOf(passages: readonly PassageEntry[]): string[] {
  return [...new Set(passages.map(({ document }) => document))].flatMap((document) => {
    if (document.cautionNote) return [document.cautionNote]
    const names = document.cautions.map((caution) => cautionNames[caution])
    return names.length ? [`${document.shortTitle}: ${names.join('; ')}.`] : []
  })
}
