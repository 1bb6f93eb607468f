import type { TalksRecord } from '../record/record.ts'
import { wordsIn } from './compared-words.ts'
import { describeVerdict } from './describe-verdict.ts'
import { type Attribution, findAttributions } from './find-attribution.ts'
import { findQuotations, type Quotation } from './find-quotations.ts'
import { buildHoldings } from './holdings.ts'
import { findMatches, readQuotedWords } from './match-quotation.ts'
import { buildNameIndex } from './name-index.ts'
import { type CheckedQuotation, type QuotationReceipt, verdictKinds } from './receipt.ts'
import { surroundingsOf } from './sentences.ts'
import { speechVerb } from './speech-words.ts'
import { isBy } from './true-speaker.ts'
import { judge } from './verdict.ts'

/** A scare quote is a word or two; longer ones are always reported. */
const scareQuoteWords = 2

export interface QuotationCheck {
  /** Checks every quotation of a text. Pure; never throws on a text. */
  readonly check: (
    text: string,
    about: { readonly now: Date; readonly recordVersion: string; readonly askedBy?: string },
  ) => QuotationReceipt
}

/**
 * The check of quotations against one record; what it compares with is built once, here.
 *
 * What alters a quotation: any word left out, added, changed or moved, and any punctuation within a sentence. What
 * does not: case, white space, the style of quotation marks, apostrophes and dashes, inner quotation marks, whether a
 * sentence ends with a full stop, an exclamation mark or a question mark (which is told), and any punctuation at the
 * ends of the quotation. Ellipses leave out, if the parts stand in this order in one quotation. Words in brackets are
 * the writer’s: they add, or stand for up to eight words and marks of the record. Both are told, and what they hide
 * may make the quotation a clipped one. The document’s own ellipses and brackets are part of its words.
 *
 * A quotation of one or two words is reported where it stands by itself in the record’s quotation marks, or where its
 * sentence says whose it is; others are scare quotes.
 */
export function createQuotationCheck(record: TalksRecord): QuotationCheck {
  const holdings = buildHoldings(record)
  const names = buildNameIndex(record.people)
  const court = {
    holdings,
    isBy: (attribution: Attribution, statement: Parameters<typeof isBy>[1]) =>
      isBy(attribution, statement, record),
    isReporter: (id: string) =>
      record.people.get(id)?.author === true || record.people.get(id)?.side === 'press',
  }

  const entryOf = (
    text: string,
    { quotation, words, end }: Piece,
    attribution: Attribution | null,
    context: { before: string; sentence: string },
    inner: readonly Quotation[],
  ): CheckedQuotation | null => {
    const whole = readQuotedWords(words)
    const isShort = wordsIn(whole.tokens).length <= scareQuoteWords
    const saidBy = isShort && !attribution?.beside ? null : attribution
    let quoted = whole
    let verdict = judge(whole, saidBy, context, court)
    if (inner.length && !isWordForWord(verdict.kind)) {
      // The words of a quotation within it are checked by themselves.
      quoted = readQuotedWords(withoutInner(text, quotation, inner))
      verdict = judge(quoted, saidBy, context, court)
    }
    if (isShort && !saidBy && !isWordForWord(verdict.kind)) return null
    return {
      quotation: shownWords(text, quotation, words, end),
      line: quotation.line,
      start: quotation.start,
      end,
      style: quotation.style,
      nested: quotation.parent !== null,
      unbalanced: quotation.unbalanced,
      saidBy: saidBy && { name: saidBy.name, ids: saidBy.ids },
      ...describeVerdict(verdict, quoted, saidBy, record, holdings),
    }
  }

  return {
    check: (text, { now, recordVersion, askedBy }) => {
      const quotations = findQuotations(text)
      const attributions = findAttributions(text, quotations, names, record.people)
      const around = surroundingsOf(text, quotations)
      // An ellipsis put in for the break may stand for the document’s own, and for nothing else.
      const isHeld = (words: string) =>
        findMatches(readQuotedWords(words), holdings).some(
          ({ omitted }) => omitted.length === 0 || !words.includes(' … '),
        )
      const pieces = joinInterrupted(text, quotations, isHeld)
      const entries = pieces.flatMap((piece) => {
        const inner = quotations.filter(({ parent }) => parent === piece.index)
        const said = attributions[piece.index] ?? null
        return entryOf(text, piece, said, around(piece.index), inner) ?? []
      })
      const counts = Object.fromEntries(
        verdictKinds.map((kind) => [kind, entries.filter(({ verdict }) => verdict === kind).length]),
      ) as QuotationReceipt['counts']
      return {
        recordVersion,
        checkedAt: now.toISOString(),
        ...(askedBy === undefined ? {} : { askedBy }),
        counts,
        entries,
        coverage: coverageOf(record),
      }
    },
  }
}

const isWordForWord = (kind: CheckedQuotation['verdict']) =>
  kind === 'verbatim' || kind === 'clipped' || kind === 'wrong-speaker'

function coverageOf({ documents, statements, passages }: TalksRecord): string {
  const quoted = [...statements.values()].filter(({ quote }) => quote !== undefined).length
  return `Checked against ${quoted} quotations in ${passages.size} passages of ${documents.size} documents. The record holds passages, not whole articles: “not found” does not mean that nobody said it.`
}

interface Piece {
  readonly index: number
  readonly quotation: Quotation
  readonly words: string
  readonly end: number
}

/**
 * One quotation that its attribution interrupts (“We cannot,” Podoliak said, “give away …”) is one: the second part
 * begins in lower case, and the attribution between them ends no sentence. The comma at the break may be the speaker’s
 * or the writer’s, and the document may break there, too; that which the record has is taken.
 */
function joinInterrupted(
  text: string,
  quotations: readonly Quotation[],
  isHeld: (words: string) => boolean,
): Piece[] {
  const pieces: Piece[] = []
  quotations.forEach((quotation, index) => {
    const last = pieces.findLast((piece) => piece.quotation.parent === quotation.parent)
    const between = last ? text.slice(last.end, quotation.start) : ''
    const interrupts = new RegExp(speechVerb.source, 'iu').test(between) && /^[^.!?\n“”"]*,\s*$/.test(between)
    if (last && interrupts && /^\p{Ll}/u.test(quotation.words)) {
      const [start, bare] = [last.words, last.words.replace(/[,;]\s*$/, '')]
      const readings = [
        `${start} ${quotation.words}`,
        `${bare} ${quotation.words}`,
        `${bare} … ${quotation.words}`,
      ]
      const words = readings.find(isHeld) ?? readings[1]!
      pieces[pieces.indexOf(last)] = { ...last, words, end: quotation.end }
    } else pieces.push({ index, quotation, words: quotation.words, end: quotation.end })
  })
  return pieces
}

/** The quotation as the text has it; one that runs over paragraphs or is a block, without its marks. */
function shownWords(text: string, quotation: Quotation, words: string, end: number): string {
  return end === quotation.end ? words : text.slice(quotation.start + 1, end - 1)
}

function withoutInner(
  text: string,
  { start, end, unbalanced }: Quotation,
  inner: readonly Quotation[],
): string {
  let from = start + 1
  let rest = ''
  for (const each of inner) {
    rest += `${text.slice(from, each.start)} … `
    from = each.end
  }
  return rest + text.slice(from, unbalanced ? end : end - 1)
}
