import type { StatementEntry } from '../record/record.ts'
import { wordsIn } from './compared-words.ts'
import type { Attribution } from './find-attribution.ts'
import { judgeJoined, judgeLikeness } from './likeness.ts'
import { findMatches, type Match, type QuotedWords } from './match-quotation.ts'
import { contradictsSide } from './nationality.ts'
import { type DraftContext, turnOf } from './sense-turns.ts'
import { type Court, statementOf, type Verdict } from './verdict.ts'

/** The verdict on one quotation; word for word comes before likeness, and the speaker’s own words before another’s. */
export function judge(
  quoted: QuotedWords,
  saidBy: Attribution | null,
  draft: DraftContext,
  court: Court,
): Verdict {
  const { holdings, isBy } = court
  const words = wordsIn(quoted.tokens)
  if (!words.length) return { kind: 'not-found', held: null }
  const isTheirs = (statement: StatementEntry) => !saidBy || isBy(saidBy, statement)
  const matches = findMatches(quoted, holdings)
    // A word or two stand in many quotations by chance; they count where they are quoted by themselves.
    .filter((match) => words.length > 2 || isWhole(match) || (saidBy && isTheirs(statementOf(match))))
    .map((match) => ({ match, turn: turnOf(match, draft, holdings) }))
    .sort(
      (a, b) => Number(a.turn !== null) - Number(b.turn !== null) || wholeness(b.match) - wholeness(a.match),
    )
  const own =
    matches.find(({ match }) => isTheirs(statementOf(match))) ??
    matches.find(({ match }) => mayBeDescribed(saidBy, statementOf(match)))
  if (own?.turn) return { kind: 'clipped', match: own.match, turn: own.turn }
  if (own) return { kind: 'verbatim', match: own.match }
  if (matches[0]) return { kind: 'wrong-speaker', ...matches[0] }
  return judgeJoined(quoted, saidBy, draft, court) ?? judgeLikeness(quoted, words, saidBy, draft, court)
}

/** Whether somebody described and not named may be a statement’s speaker: a nationality must be theirs. */
const mayBeDescribed = (saidBy: Attribution | null, { side }: StatementEntry) =>
  saidBy?.nameless === true && !contradictsSide(saidBy.name, side)

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
