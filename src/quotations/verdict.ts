import type { PassageEntry, StatementEntry } from '../record/record.ts'
import { stretch, type Token, tellingKeys, wordsIn } from './compared-words.ts'
import type { Attribution } from './find-attribution.ts'
import type { HeldPassage, Holdings, Near, Paraphrase } from './holdings.ts'
import type { Utterance } from './join-utterances.ts'
import { findMatches, type Match, type QuotedWords, type Range } from './match-quotation.ts'
import { nearestWindow, type Window } from './nearest-window.ts'
import { type DraftContext, type Turn, turnOf } from './sense-turns.ts'
import { type DiffPart, diffWords } from './word-diff.ts'

/** What the record says of a draft’s quotation. */
export type Verdict =
  /** Word for word in a quotation of that speaker, or of anybody where the draft names nobody. */
  | { readonly kind: 'verbatim'; readonly match: Match }
  /** Word for word, and so cut that the sense turns. */
  | { readonly kind: 'clipped'; readonly match: Match; readonly turn: Turn }
  /** Word for word, and another speaker’s. */
  | { readonly kind: 'wrong-speaker'; readonly match: Match }
  /** Like a quotation of the record, and not the same. */
  | {
      readonly kind: 'altered'
      readonly utterance: Utterance
      readonly range: Range
      readonly diff: readonly DiffPart[]
      /** Each part between ellipses is verbatim, but not in this order in one quotation. */
      readonly outOfOrder: boolean
      readonly isTheirs: boolean
    }
  /** The words in which the record, or a document, tells what somebody said. */
  | {
      readonly kind: 'paraphrase'
      readonly speaker: string
      readonly words: string
      readonly passages: readonly PassageEntry[]
    }
  /** A document’s own words. */
  | { readonly kind: 'narration'; readonly words: string; readonly passages: readonly PassageEntry[] }
  /** Not in the passages that the record holds. */
  | { readonly kind: 'not-found' }

/** At least this likeness, and this share of the draft’s words, makes a quotation an altered one rather than another. */
const alike = 0.5
/** The same for the words of a paraphrase or of the document, which are common enough to be met by chance. */
const alikeInProse = 0.6
const candidates = 16

export interface Court {
  readonly holdings: Holdings
  readonly isBy: (attribution: Attribution, statement: StatementEntry) => boolean
  /** Whose words are told by whoever reports: authors and newspapers. */
  readonly isReporter: (id: string) => boolean
}

/** The verdict on one quotation; word for word comes before likeness, and the speaker’s own words before another’s. */
export function judge(
  quoted: QuotedWords,
  saidBy: Attribution | null,
  draft: DraftContext,
  court: Court,
): Verdict {
  const { holdings, isBy } = court
  const words = wordsIn(quoted.tokens)
  if (!words.length) return { kind: 'not-found' }
  const isTheirs = (statement: StatementEntry) => !saidBy || isBy(saidBy, statement)
  const all = findMatches(quoted, holdings).map((match) => ({ match, turn: turnOf(match, draft, holdings) }))
  const matches = all
    // A word or two stand in many quotations by chance; they count where they are quoted by themselves.
    .filter(({ match }) => words.length > 2 || isWhole(match) || (saidBy && isTheirs(statementOf(match))))
    .sort(
      (a, b) => Number(a.turn !== null) - Number(b.turn !== null) || wholeness(b.match) - wholeness(a.match),
    )
  const own = matches.find(({ match }) => isTheirs(statementOf(match)))
  if (own?.turn) return { kind: 'clipped', match: own.match, turn: own.turn }
  if (own) return { kind: 'verbatim', match: own.match }
  if (matches[0]) return { kind: 'wrong-speaker', match: matches[0].match }
  return judgeLikeness(quoted, words, saidBy, court)
}

export const statementOf = ({ utterance, from }: Match): StatementEntry => utterance.statementAt[from]!

/** Whether a match takes in all words of a statement’s quotation. */
function isWhole(match: Match): boolean {
  const statement = statementOf(match)
  const own = match.utterance.statementAt.flatMap((each, i) =>
    each === statement && match.utterance.tokens[i]!.kind === 'word' ? [i] : [],
  )
  const pieceEnds = own.filter(
    (i, at) =>
      at === own.length - 1 || (own[at + 1]! - i > 1 && match.utterance.tokens[i + 1]!.kind === 'ellipsis'),
  )
  const pieceStarts = own.filter((i, at) => at === 0 || match.utterance.tokens[i - 1]!.kind === 'ellipsis')
  return pieceStarts.includes(match.from) && pieceEnds.some((end) => end === match.to - 1)
}

const wholeness = (match: Match) => Number(isWhole(match)) + 1 / match.utterance.tokens.length

function judgeLikeness(
  quoted: QuotedWords,
  words: readonly Token[],
  saidBy: Attribution | null,
  court: Court,
): Verdict {
  const isTheirs = (statement: StatementEntry) => !saidBy || court.isBy(saidBy, statement)
  const near = court.holdings
    .near(words, candidates)
    .flatMap((each) => {
      const window = nearestWindow(words, each.held.tokens)
      return window && isAlike(each, window, words) ? [{ each, window }] : []
    })
    .sort((a, b) => b.window.likeness - a.window.likeness)
  const utterances = near.flatMap(({ each, window }) =>
    each.kind === 'utterance' ? [{ utterance: each.held, window }] : [],
  )
  const best = utterances[0]
  const own = utterances.find(({ utterance, window }) => isTheirs(utterance.statementAt[window.from]!))
  const closest = own && best && own.window.likeness >= best.window.likeness - 0.2 ? own : best
  const prose = near.find(({ each }) => each.kind !== 'utterance')
  if (prose && (!closest || prose.window.likeness >= closest.window.likeness + 0.1))
    return prose.each.kind === 'passage'
      ? inPassage(prose.each.held, prose.window, saidBy, court)
      : inOurWords(prose.each as Extract<Near, { kind: 'paraphrase' }>, prose.window)
  if (!closest) return { kind: 'not-found' }
  const { utterance, window } = closest
  const outOfOrder =
    quoted.parts.length > 1 &&
    quoted.parts.every((part) => findMatches({ ...quoted, ...onlyPart(part) }, court.holdings).length > 0)
  return {
    kind: 'altered',
    utterance,
    range: window,
    diff: diffWords({ text: utterance.text, tokens: utterance.tokens.slice(window.from, window.to) }, quoted),
    outOfOrder,
    isTheirs: isTheirs(utterance.statementAt[window.from]!),
  }
}

const onlyPart = (part: readonly Token[]) => ({
  tokens: part,
  elements: part.map(({ key }) => ({ kind: 'token' as const, key })),
  hasBrackets: false,
})

function isAlike({ kind, held }: Near, window: Window, words: readonly Token[]): boolean {
  const least = kind === 'utterance' ? alike : alikeInProse
  const telling = new Set(tellingKeys(held.tokens.slice(window.from, window.to)))
  const common = new Set(tellingKeys(words).filter((key) => telling.has(key)))
  // Of a short quotation most words may be common ones: “You are lying to us”.
  const isNearlySame =
    kind === 'utterance' && common.size > 0 && window.shared >= 4 && window.shared >= words.length * 0.75
  return (
    window.likeness >= least &&
    window.shared >= words.length * least &&
    window.shared >= 3 &&
    (common.size >= (kind === 'utterance' ? 2 : 3) || isNearlySame)
  )
}

/** Words of a passage outside quotation marks: what it tells of a speaker is a paraphrase, all else its own. */
function inPassage(
  { entry, tokens, statements }: HeldPassage,
  window: Window,
  saidBy: Attribution | null,
  { isReporter, isBy }: Court,
): Verdict {
  const words = stretch(entry.exact, tokens.slice(window.from, window.to))
  const told = statements.filter(({ kind, speaker }) => kind !== 'direct' && !isReporter(speaker))
  // Where the reporter speaks as well, the words are a speaker’s only if the draft names that speaker.
  const mixed = statements.some(({ speaker }) => isReporter(speaker))
  const statement = told.find((each) => saidBy && isBy(saidBy, each)) ?? (mixed ? undefined : told[0])
  return statement
    ? { kind: 'paraphrase', speaker: statement.speaker, words, passages: [entry] }
    : { kind: 'narration', words, passages: [entry] }
}

function inOurWords({ held }: { readonly held: Paraphrase }, window: Window): Verdict {
  const words = stretch(held.text, held.tokens.slice(window.from, window.to))
  return { kind: 'paraphrase', speaker: held.speaker, words, passages: held.passages }
}
