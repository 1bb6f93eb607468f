import type { TalksRecord } from '../record/record.ts'
import { tokensOf, wordsIn } from './compared-words.ts'
import { describeVerdict } from './describe-verdict.ts'
import { type Attribution, findAttributions } from './find-attribution.ts'
import { findQuotations, type Quotation } from './find-quotations.ts'
import { buildHoldings } from './holdings.ts'
import { judge } from './judge.ts'
import { isTooLong, limits, uncheckedNotes } from './limits.ts'
import { findMatches, readQuotedWords } from './match-quotation.ts'
import { buildNameIndex } from './name-index.ts'
import { type CheckedQuotation, type QuotationReceipt, verdictKinds } from './receipt.ts'
import type { DraftContext } from './sense-turns.ts'
import { surroundingsOf } from './sentences.ts'
import { speechVerb, weakVerb } from './speech-words.ts'
import { isBy } from './true-speaker.ts'
import { isReporter, isSomebodyElse } from './verdict-notes.ts'

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
 * sentence says whose it is; others are scare quotes. Words that an attribution interrupts are one quotation, unless
 * they are held nowhere together: then each part is checked by itself.
 *
 * What of a long or hostile text is not checked, the coverage says.
 *
 * The README tells all rules, on speakers, clips and likeness too.
 */
export function createQuotationCheck(record: TalksRecord): QuotationCheck {
  const holdings = buildHoldings(record)
  const names = buildNameIndex(record.people)
  const court = {
    holdings,
    isBy: (attribution: Attribution, statement: Parameters<typeof isBy>[1]) =>
      isBy(attribution, statement, record),
    isReporter: (id: string) => isReporter(record, id),
  }

  const entryOf = (
    text: string,
    { quotation, words, end }: Piece,
    attribution: Attribution | null,
    context: DraftContext,
    inner: readonly Quotation[],
  ): CheckedQuotation | null => {
    const whole = readQuotedWords(words)
    const isShort = wordsIn(whole.tokens).length <= scareQuoteWords
    const saidBy = isShort && !attribution?.beside ? null : attribution
    const isNamed = saidBy !== null && !(saidBy.nameless && !saidBy.ids.length)
    const readings = [whole, ...hyphenated(words).map(readQuotedWords)].map((each) => ({
      quoted: each,
      verdict: judge(each, saidBy, context, court),
    }))
    let { quoted, verdict } = readings.find((each) => isWordForWord(each.verdict.kind)) ?? readings.at(-1)!
    if (inner.length && !isWordForWord(verdict.kind)) {
      // The words of a quotation within it are checked by themselves.
      quoted = readQuotedWords(withoutInner(text, quotation, inner))
      verdict = judge(quoted, saidBy, context, court)
    }
    if (isShort && !isNamed && !isWordForWord(verdict.kind)) return null
    const description = describeVerdict(
      verdict,
      quoted,
      saidBy,
      record,
      holdings,
      /\p{L}/u.test(context.nearby),
    )
    const isUnknown = verdict.kind !== 'wrong-speaker' && isSomebodyElse(saidBy, description.speaker?.id)
    const given = isUnknown ? null : saidBy
    return {
      quotation: shownWords(text, quotation, words, end),
      line: quotation.line,
      start: quotation.start,
      end,
      style: quotation.style,
      nested: quotation.parent !== null,
      unbalanced: quotation.unbalanced,
      saidBy: given && { name: given.name, ids: given.ids },
      ...description,
    }
  }

  return {
    check: (whole, { now, recordVersion, askedBy }) => {
      const text = whole.slice(0, limits.characters)
      const found = findQuotations(text)
      const quotations = found.slice(0, limits.quotations)
      const attributions = findAttributions(text, quotations, names, record.people)
      const around = surroundingsOf(text, quotations)
      // An ellipsis put in for the break may stand for the document’s own, and for nothing else.
      const isHeld = (words: string) =>
        findMatches(readQuotedWords(words), holdings).some(
          ({ omitted }) => omitted.length === 0 || !words.includes(' … '),
        )
      const joined = joinInterrupted(text, quotations, isHeld)
      const pieces = joined.filter(({ words }) => !isTooLong(words))
      const tooLong = joined.filter((piece) => !pieces.includes(piece)).map(({ quotation }) => quotation)
      const entryAt = (piece: Piece) => {
        const inner = quotations.filter(({ parent }) => parent === piece.index)
        return entryOf(text, piece, attributions[piece.index] ?? null, around(piece.index), inner)
      }
      const entries = pieces.flatMap((piece) => {
        const entry = entryAt(piece)
        // Of words that are held nowhere together each part is looked for by itself.
        const isSplit =
          piece.parts.length > 1 &&
          piece.parts.every(({ words }) => wordsIn(tokensOf(words)).length > scareQuoteWords)
        return entry?.verdict === 'not-found' && isSplit
          ? piece.parts.flatMap((part) => entryAt(part) ?? [])
          : (entry ?? [])
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
        coverage: [...uncheckedNotes(whole, found, tooLong), coverageOf(record)].join(' '),
      }
    },
  }
}

/** A word that the end of a line breaks (“your-” and “self”), read without its hyphen and with it. */
function hyphenated(words: string): string[] {
  const broken = /(?<=\p{L})[-‐]\s*\n\s*(?=\p{L})/gu
  return broken.test(words) ? [words.replace(broken, '-'), words.replace(broken, '')] : []
}

const isWordForWord = (kind: CheckedQuotation['verdict']) =>
  kind === 'verbatim' || kind === 'clipped' || kind === 'wrong-speaker'

function coverageOf({ documents, statements, passages }: TalksRecord): string {
  const quoted = [...statements.values()].filter(({ quote }) => quote !== undefined).length
  return `Checked against ${quoted} quotations in ${passages.size} passages of ${documents.size} documents. The record holds passages, not whole articles: “not found” does not mean that nobody said it.`
}

/** In characters: an attribution that interrupts a quotation is no longer. */
const longestInterruption = 400

/** Of how many parts a quotation may be that attributions interrupt. */
const mostParts = 4

interface Piece {
  readonly index: number
  readonly quotation: Quotation
  readonly words: string
  readonly end: number
  /** The quotations of which it is made. */
  readonly parts: readonly Piece[]
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
    const part: Piece = { index, quotation, words: quotation.words, end: quotation.end, parts: [] }
    const last = pieces.findLast((piece) => piece.quotation.parent === quotation.parent)
    const between = last ? text.slice(last.end, quotation.start) : ''
    const interrupts = between.length <= longestInterruption && /^[^.!?\n“”"]*,\s*$/.test(between)
    if (!last || !interrupts || last.parts.length >= mostParts || !/^\p{Ll}/u.test(quotation.words)) {
      pieces.push({ ...part, parts: [part] })
      return
    }
    const isSaid = [speechVerb, weakVerb].some(({ source }) => new RegExp(source, 'iu').test(between))
    if (isSaid) {
      const [start, bare] = [last.words, last.words.replace(/[,;]\s*$/, '')]
      const readings = [
        `${start} ${quotation.words}`,
        `${bare} ${quotation.words}`,
        `${bare} … ${quotation.words}`,
      ]
      const words = readings.find(isHeld) ?? readings[1]!
      pieces[pieces.indexOf(last)] = { ...last, words, end: quotation.end, parts: [...last.parts, part] }
    } else pieces.push({ ...part, parts: [part] })
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
