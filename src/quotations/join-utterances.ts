import type { PassageEntry, StatementEntry, TalksRecord } from '../record/record.ts'
import { type Token, tokensOf } from './compared-words.ts'

/**
 * Quoted words that one speaker said in one breath, as far as the record holds them: one quotation of a document, in
 * one or more statements. `statementAt[i]` is the statement that token i belongs to. `seams` are tokens before which
 * the narrator breaks in (“This process,” he said, “may drag longer”) or a new passage begins.
 */
export interface Utterance {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly statementAt: readonly StatementEntry[]
  readonly seams: ReadonlyMap<number, 'narrator' | 'passage'>
}

export const piecesOf = ({ quote }: Pick<StatementEntry, 'quote'>): readonly string[] =>
  quote === undefined ? [] : typeof quote === 'string' ? [quote] : quote

interface Growing {
  text: string
  readonly from: { readonly at: number; readonly statement: StatementEntry }[]
  readonly seams: { readonly at: number; readonly kind: 'narrator' | 'passage' }[]
  /** The end of the last quotation in its passage. */
  last: { readonly passage: PassageEntry; readonly end: number } | null
}

/**
 * The record’s quotations as utterances. Statements of one speaker belong together where the document’s quotation runs
 * on from the one into the other: nothing but the document’s own ellipsis stands between them, or the passage ends
 * within the quotation and the next passage of the document begins within it. Whether the document has more between
 * two such passages the record cannot tell, so that the seam is kept.
 *
 * Where the narrator breaks into a sentence, its parts are one; separate words that a document quotes one by one
 * (“demilitarization” and “denazification”) are joined by an ellipsis, as no one said them in a row.
 */
export function joinUtterances(record: TalksRecord): Utterance[] {
  const order = new Map([...record.passages.keys()].map((path, i) => [path, i]))
  const placed = [...record.statements.values()]
    .filter(({ quote }) => quote !== undefined)
    .map((statement) => ({ statement, ...placeIn(statement) }))
    .sort((a, b) => (order.get(a.passage.path) ?? 0) - (order.get(b.passage.path) ?? 0) || a.start - b.start)
  const grown: Growing[] = []
  for (const { statement, passage, start, endPassage, end } of placed) {
    const before = grown.at(-1)
    const speaker = before?.from.at(-1)?.statement.speaker
    const gap =
      before?.last && speaker === statement.speaker ? gapBetween(before.last, passage, start, order) : null
    const text = joined(statement)
    if (before && gap !== null) {
      before.text += gap
      if (before.last!.passage !== passage) before.seams.push({ at: before.text.length, kind: 'passage' })
      before.from.push({ at: before.text.length, statement })
      before.text += text.text
      before.last = { passage: endPassage, end }
    } else
      grown.push({
        text: text.text,
        from: [{ at: 0, statement }],
        seams: text.seams.map((at) => ({ at, kind: 'narrator' })),
        last: end < 0 ? null : { passage: endPassage, end },
      })
  }
  return grown.map(finished)
}

function placeIn(statement: StatementEntry) {
  const pieces = piecesOf(statement)
  const find = (piece: string) => statement.passages.find(({ exact }) => exact.includes(piece))
  const passage = find(pieces[0]!) ?? statement.passages[0]!
  const endPassage = find(pieces.at(-1)!) ?? passage
  const last = endPassage.exact.indexOf(pieces.at(-1)!)
  return {
    passage,
    start: passage.exact.indexOf(pieces[0]!),
    endPassage,
    end: last < 0 ? -1 : last + pieces.at(-1)!.length,
  }
}

/** What joins a quotation that ended at `last` with one that starts here; null where they are two quotations. */
function gapBetween(
  last: { readonly passage: PassageEntry; readonly end: number },
  passage: PassageEntry,
  start: number,
  order: ReadonlyMap<string, number>,
): string | null {
  if (last.passage.document.id !== passage.document.id || start < 0) return null
  const same = last.passage.path === passage.path
  const follows = (order.get(passage.path) ?? 0) - (order.get(last.passage.path) ?? 0) === 1
  const reaches = (last.passage.paragraphEnd ?? last.passage.paragraph) >= passage.paragraph - 1
  if (!same && !(follows && reaches)) return null
  const between = same
    ? passage.exact.slice(last.end, start)
    : `${last.passage.exact.slice(last.end)} ${passage.exact.slice(0, start)}`
  return /^[\s.…]*$/.test(between) ? (/\.\.|…/.test(between) ? ' … ' : ' ') : null
}

function joined(statement: StatementEntry): { text: string; seams: number[] } {
  const seams: number[] = []
  let text = ''
  for (const piece of piecesOf(statement)) {
    if (text && statement.kind === 'direct') {
      text = `${text.replace(/[,;.]\s*$/, '')} `
      seams.push(text.length)
    } else if (text) text += ' … '
    text += piece
  }
  return { text, seams }
}

function finished({ text, from, seams }: Growing): Utterance {
  const tokens = tokensOf(text)
  const indexAt = (at: number) => tokens.findIndex(({ start }) => start >= at)
  return {
    text,
    tokens,
    statementAt: tokens.map(({ start }) => from.findLast(({ at }) => at <= start)!.statement),
    seams: new Map(seams.map(({ at, kind }) => [indexAt(at), kind])),
  }
}
