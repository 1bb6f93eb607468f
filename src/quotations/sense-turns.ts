import type { StatementEntry } from '../record/record.ts'
import { type Token, tellingKeys, tokensOf, wordsIn } from './compared-words.ts'
import type { Holdings } from './holdings.ts'
import type { Match, Range } from './match-quotation.ts'

/** What a clip leaves out that turns its sense. */
export interface Turn {
  readonly reason: 'negation' | 'condition' | 'contrast' | 'context'
  /** The words of the document that are left out; for `context` the record’s own note. */
  readonly leftOut: string
}

/** What the draft says around the quotation in its sentence. */
export interface DraftContext {
  readonly before: string
  readonly sentence: string
}

const negation =
  /(?<![\p{L}])(?:not|no|never|nobody|none|nothing|neither|nor|cannot|\p{L}+n't|hardly|scarcely|barely|unlikely|impossible|denie[sd]|deny|denying|reject\p{L}*|refus\p{L}*|exclud\p{L}*|rul(?:e[sd]?|ing) out|rather than|instead of|far from|fail(?:s|ed)? to)(?![\p{L}])|(?<![\p{L}])without$/iu
const condition =
  /(?<![\p{L}])(?:if|unless|provided|providing|until|till|on condition|only when|except|so long as|as long as)(?![\p{L}])/iu
const contrast =
  /(?<![\p{L}])(?:but|yet|although|though|however|while|whereas|despite|even though)(?![\p{L}])/iu
/** What makes the clause after it a concession; a sentence that merely opens with But or However is no such clause. */
const concession = /(?<![\p{L}])(?:although|though|while|whereas|despite)(?![\p{L}])/iu

const plain = (text: string) => text.replace(/[’ʼ‘]/g, "'").trim()
export const isNegated = (text: string) => negation.test(plain(text))
/** How many: "does not exclude" is no "excludes". */
const negationsIn = (text: string) => plain(text).match(new RegExp(negation.source, 'giu'))?.length ?? 0
const lastClause = (text: string) => text.split(/[,;:()–—]|\s-\s/).at(-1)!

/**
 * Why the sense of verbatim words turns, or null where it does not. It does where the draft does not itself say what
 * - stands directly before the clip in its sentence: a negation in its clause, a condition or concession in front;
 * - stands after the clip in its sentence: a negation, condition or contrast;
 * - follows in a sentence of its own that only sets a condition ("But on condition that …");
 * - was cut out by an ellipsis or replaced by brackets within a sentence: any of these;
 * - stands before the quotation marks in the document’s own sentence: a negation ("couldn’t “stop the war …”");
 * - or what the record notes as needed beside words that the document itself quotes in part only.
 */
export function turnOf(match: Match, draft: DraftContext, holdings: Holdings): Turn | null {
  const { utterance, from, to } = match
  const { tokens } = utterance
  const show = (range: Range) => wordsText(utterance.text, tokens.slice(range.from, range.to))
  const sentenceFrom = tokens.findLastIndex((token, i) => i < from && token.key === '.') + 1
  const sentenceTo = tokens.findIndex((token, i) => i >= to && token.key === '.')
  const before = show({ from: sentenceFrom, to: from })
  const rest = show({ from: to, to: sentenceTo < 0 ? tokens.length : sentenceTo })
  // "… and that Russia will not …" says something else, and turns nothing.
  const after = /^[,;]?\s*and\b/i.test(rest) ? '' : rest
  const given = givenBy(draft)
  const clause = lastClause(before)
  if (isNegated(clause) && negationsIn(clause) !== given.negations)
    return { reason: 'negation', leftOut: before }
  if (condition.test(before) && !given.condition) return { reason: 'condition', leftOut: before }
  if (concession.test(clause) && !given.contrast) return { reason: 'contrast', leftOut: before }
  if (isNegated(after) && !given.negated) return { reason: 'negation', leftOut: after }
  if (condition.test(after) && !given.condition) return { reason: 'condition', leftOut: after }
  if (contrast.test(after) && !given.contrast) return { reason: 'contrast', leftOut: after }
  const next = sentenceTo < 0 ? '' : show({ from: sentenceTo + 1, to: endOfSentence(tokens, sentenceTo + 1) })
  if (/^(?:but|only|unless|provided)\b/i.test(next) && condition.test(firstWords(next)) && !given.condition)
    return { reason: 'condition', leftOut: next }
  return cutOut(match, show) ?? outsideTheMarks(match, draft, given, holdings)
}

const firstWords = (text: string) => text.split(/\s+/).slice(0, 4).join(' ')

function endOfSentence(tokens: readonly Token[], from: number): number {
  const end = tokens.findIndex(({ key }, i) => i >= from && key === '.')
  return end < 0 ? tokens.length : end
}

const wordsText = (text: string, tokens: readonly Token[]) =>
  tokens.length ? text.slice(tokens[0]!.start, tokens.at(-1)!.end).replace(/^[,;:\s]+/, '') : ''

function givenBy({ before, sentence }: DraftContext) {
  return {
    negations: negationsIn(lastClause(before)),
    negated: isNegated(sentence),
    condition: condition.test(sentence),
    contrast: contrast.test(sentence),
  }
}

/** Within a sentence a cut may turn it; whole sentences that are left out are the draft’s choice and only shown. */
function cutOut({ utterance, omitted, replaced }: Match, show: (range: Range) => string): Turn | null {
  for (const { from, to } of omitted) {
    const stops = utterance.tokens.flatMap(({ key }, i) => (i >= from && i < to && key === '.' ? [i] : []))
    const fragments = stops.length
      ? [show({ from, to: stops[0]! }), show({ from: stops.at(-1)! + 1, to })]
      : [show({ from, to })]
    for (const fragment of fragments) {
      const reason = reasonIn(fragment)
      if (reason) return { reason, leftOut: fragment }
    }
  }
  for (const range of replaced) {
    const gone = show(range)
    const reason = reasonIn(gone)
    if (reason && !reasonIn(range.by)) return { reason, leftOut: gone }
  }
  return null
}

function reasonIn(text: string): Turn['reason'] | null {
  if (isNegated(text)) return 'negation'
  if (condition.test(plain(text))) return 'condition'
  return contrast.test(plain(text)) ? 'contrast' : null
}

function outsideTheMarks(
  { utterance, from, to }: Match,
  draft: DraftContext,
  given: { readonly negations: number },
  holdings: Holdings,
): Turn | null {
  const statements = [...new Set(utterance.statementAt.slice(from, to))].filter(
    ({ kind }) => kind === 'partial',
  )
  for (const statement of statements) {
    const around = narration(statement, holdings)
    const negations = negationsIn(lastClause(around.before))
    if (negations && negations !== given.negations)
      return { reason: 'negation', leftOut: around.before.trim() }
    if (negations || !statement.needsContext) continue
    if (!saysAsMuch(draft.sentence, statement.needsContext) && !saysAsMuch(draft.sentence, around.near))
      return { reason: 'context', leftOut: statement.needsContext }
  }
  return null
}

/** The document’s sentence around a quotation of part of it: what runs into the opening mark, and a few words on each side. */
function narration(statement: StatementEntry, holdings: Holdings): { before: string; near: string } {
  const place = holdings.placeOf(statement)
  if (!place) return { before: '', near: '' }
  const { exact } = place.passage
  const before = exact
    .slice(0, place.at)
    .split(/(?<=[.!?]["”]?)\s+(?=\p{Lu})/u)
    .at(-1)!
    .replace(/["“„«‘]\s*$/, '')
  // After a comma or colon the quotation is a sentence of its own, and nothing outside governs it.
  const runsOn = !/[,:;]\s*$/.test(before)
  const end = exact.indexOf('”', place.at)
  const after = end < 0 ? '' : exact.slice(end + 1).split(/[.!?](?:\s|$)/)[0]!
  const near = [...before.trim().split(/\s+/).slice(-6), ...after.trim().split(/\s+/).slice(0, 6)].join(' ')
  return { before: runsOn ? before : '', near }
}

/** Whether a sentence has half of the telling words of another, and three at least where it has so many. */
function saysAsMuch(sentence: string, needed: string): boolean {
  const wanted = new Set(tellingKeys(tokensOf(needed)))
  if (!wanted.size) return false
  const said = new Set(tellingKeys(wordsIn(tokensOf(sentence))))
  const shared = [...wanted].filter((key) => said.has(key)).length
  return shared >= Math.min(3, wanted.size) && shared * 2 >= wanted.size
}
