import type { StatementEntry } from '../record/record.ts'
import { type Token, tellingKeys, tokensOf, wordsIn } from './compared-words.ts'
import type { Holdings } from './holdings.ts'
import type { Match, Range } from './match-quotation.ts'
import {
  concession,
  condition,
  contrast,
  endsSentence,
  isNegated,
  limit,
  negationsIn,
  opening,
  reasonsIn,
  type tests,
} from './turning-words.ts'

/** What a clip leaves out that turns its sense. */
export interface Turn {
  readonly reason: 'negation' | 'condition' | 'limit' | 'contrast' | 'context'
  /** The words of the document that are left out; for `context` the record’s own note. */
  readonly leftOut: string
}

/** What the draft says around the quotation in its sentence. */
export interface DraftContext {
  readonly before: string
  readonly sentence: string
  /** That sentence with its other quotations, and the sentences before and after it. */
  readonly nearby: string
}

const lastClause = (text: string) => text.split(/[,;:()–—]|\s-\s/).at(-1)!

/**
 * Why the sense of verbatim words turns, or null where it does not. It does where the draft does not itself say what
 * - stands directly before the clip in its sentence: a negation or limit in its clause, a condition or concession in
 *   front, or the But or However that set the sentence against the one before;
 * - stands after the clip in its sentence: a condition or limit, and unless an "and" leads to it a negation or contrast;
 * - follows in a sentence of its own that only sets a condition ("But on condition that …");
 * - stands before the quotation marks in the document’s own clause: a negation ("couldn’t “stop the war …”") or a
 *   condition;
 * - or what the record notes as needed beside words that the document itself quotes in part only.
 * What an ellipsis or brackets hide turns the sense whatever the draft says around it.
 */
export function turnOf(match: Match, draft: DraftContext, holdings: Holdings): Turn | null {
  const { utterance, from, to } = match
  const { tokens } = utterance
  const show = (range: Range) => wordsText(utterance.text, tokens.slice(range.from, range.to))
  const sentenceFrom = tokens.findLastIndex((_, i) => i < from && endsSentence(tokens, i)) + 1
  const sentenceTo = tokens.findIndex((_, i) => i >= to && endsSentence(tokens, i))
  const before = show({ from: sentenceFrom, to: from })
  const rest = show({ from: to, to: sentenceTo < 0 ? tokens.length : sentenceTo })
  // "… and that Russia will not …" says something else, and turns nothing; a condition may hold for both.
  const isFurther = /^[,;]?\s*and\b/i.test(rest)
  const given = givenBy(draft)
  const inFront = turnBefore(before, given)
  if (inFront) return { reason: inFront, leftOut: before }
  const behind = reasonsIn(rest).find(
    (reason) => !given[reason] && (reason === 'condition' || reason === 'limit' || !isFurther),
  )
  if (behind) return { reason: behind, leftOut: rest }
  const next = sentenceTo < 0 ? '' : show({ from: sentenceTo + 1, to: endOfSentence(tokens, sentenceTo + 1) })
  if (onlySetsCondition(next) && !given.condition) return { reason: 'condition', leftOut: next }
  return cutOut(match, show) ?? outsideTheMarks(match, draft, given, holdings, show)
}

function turnBefore(before: string, given: ReturnType<typeof givenBy>): Turn['reason'] | null {
  const clause = lastClause(before)
  if (isNegated(clause) && negationsIn(clause) !== given.negations) return 'negation'
  // A condition holds for what follows it, up to another statement: "…, but this is not what they will get".
  const own = before.split(/[,;…—–]\s*(?:and|but|or|so)\b/i).at(-1)!
  if (condition.test(own) && !given.condition) return 'condition'
  if ((/(?<!\b(?:the|not) )\bonly$/i.test(clause) || limit.test(clause)) && !given.limit) return 'limit'
  return (concession.test(clause) || opening.test(before)) && !given.contrast ? 'contrast' : null
}

/** "But on condition that …". */
const onlySetsCondition = (sentence: string) =>
  /^(?:but|only|unless|provided)\b/i.test(sentence) && condition.test(firstWords(sentence))

/** Whether the words hold a sentence that sets the condition for the one before: nothing is left out then. */
const setsItsCondition = (words: string) =>
  words
    .split(/[.!?…]["”]?\s+/)
    .slice(1)
    .some(onlySetsCondition)

const firstWords = (text: string) => text.split(/\s+/).slice(0, 4).join(' ')

function endOfSentence(tokens: readonly Token[], from: number): number {
  const end = tokens.findIndex((_, i) => i >= from && endsSentence(tokens, i))
  return end < 0 ? tokens.length : end
}

const wordsText = (text: string, tokens: readonly Token[]) =>
  tokens.length ? text.slice(tokens[0]!.start, tokens.at(-1)!.end).replace(/^[,;:\s]+/, '') : ''

/** A short quotation stands in many places of the record, and in one of the draft. */
const givenIn = new WeakMap<DraftContext, ReturnType<typeof readGiven>>()

function givenBy(draft: DraftContext) {
  const known = givenIn.get(draft) ?? readGiven(draft)
  givenIn.set(draft, known)
  return known
}

function readGiven({ before, sentence }: DraftContext) {
  return {
    negations: negationsIn(lastClause(before)),
    negation: isNegated(sentence),
    condition: condition.test(sentence),
    limit: /(?<![\p{L}])(?:only|just|solely|merely|nothing but)(?![\p{L}])/iu.test(sentence),
    contrast: contrast.test(sentence),
  }
}

/** What an ellipsis or brackets hide, within a sentence or between two. */
function cutOut({ omitted, replaced }: Match, show: (range: Range) => string): Turn | null {
  for (const range of omitted) {
    const gone = show(range)
    const [reason] = reasonsIn(gone)
    if (reason) return { reason, leftOut: sentenceOf(gone, reason) }
  }
  for (const range of replaced) {
    const gone = show(range)
    const [reason] = reasonsIn(gone)
    if (reason && !reasonsIn(range.by).length) return { reason, leftOut: gone }
  }
  return null
}

/** Of several sentences the one that turns the sense. */
const sentenceOf = (text: string, reason: keyof typeof tests) =>
  text.split(/(?<=[.!?])\s+/).find((sentence) => reasonsIn(sentence).includes(reason)) ?? text

function outsideTheMarks(
  { utterance, from, to }: Match,
  draft: DraftContext,
  given: ReturnType<typeof givenBy>,
  holdings: Holdings,
  show: (range: Range) => string,
): Turn | null {
  const statements = [...new Set(utterance.statementAt.slice(from, to))].filter(
    ({ kind }) => kind === 'partial',
  )
  for (const statement of statements) {
    const around = narration(statement, holdings)
    const negations = negationsIn(lastClause(around.before))
    if (negations && negations !== given.negations)
      return { reason: 'negation', leftOut: around.before.trim() }
    if (condition.test(lastClause(around.before)) && !given.condition)
      return { reason: 'condition', leftOut: around.before.trim() }
    if (negations || !statement.needsContext || setsItsCondition(show({ from, to }))) continue
    if (!saysAsMuch(draft.nearby, statement.needsContext) && !saysAsMuch(draft.sentence, around.near))
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

/** Whether a text has half of the telling words of another, and three at least where it has so many. */
function saysAsMuch(text: string, needed: string): boolean {
  const wanted = new Set(tellingKeys(tokensOf(needed)))
  if (!wanted.size) return false
  const said = new Set(tellingKeys(wordsIn(tokensOf(text))))
  const shared = [...wanted].filter((key) => said.has(key)).length
  return shared >= Math.min(3, wanted.size) && shared * 2 >= wanted.size
}
