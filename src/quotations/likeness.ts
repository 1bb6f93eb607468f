import type { StatementEntry } from '../record/record.ts'
import { stretch, type Token, tellingKeys, trimmed, wordsIn } from './compared-words.ts'
import type { Attribution } from './find-attribution.ts'
import type { HeldPassage, Holdings, Near, Paraphrase } from './holdings.ts'
import { findMatches, type Match, type QuotedWords } from './match-quotation.ts'
import { nearestWindow, type Window } from './nearest-window.ts'
import { type DraftContext, turnOf } from './sense-turns.ts'
import { endsSentence } from './turning-words.ts'
import { type Court, statementOf, type Verdict } from './verdict.ts'
import { diffWords, widened } from './word-diff.ts'

/** At least this likeness, and this share of the draft’s words, makes a quotation an altered one rather than another. */
const alike = 0.5
/** The same for the words of a paraphrase or of the document, which are common enough to be met by chance. */
const alikeInProse = 0.6
const candidates = 16
/** A short quotation has few words to be found by. */
const candidatesOfShort = 48
const shortWords = 6

/** Sentences, or parts between ellipses, of which the record has each, but not one after the other in one quotation. */
export function judgeJoined(
  quoted: QuotedWords,
  saidBy: Attribution | null,
  draft: DraftContext,
  { holdings, isBy }: Court,
): Verdict | null {
  const pieces = quoted.parts.flatMap(sentencesOf)
  if (pieces.filter((piece) => wordsIn(piece).length > 2).length < 2) return null
  const found = pieces.map((piece) => findMatches({ ...quoted, ...onlyPart(piece) }, holdings))
  if (found.some((matches) => !matches.length)) return null
  const inOneRow = found[0]!.some(({ utterance, to }) => {
    let from = to
    return found.slice(1).every((matches) => {
      const next = matches.find((match) => match.utterance === utterance && match.from >= from)
      from = next?.to ?? from
      return next !== undefined
    })
  })
  if (inOneRow) return null
  const isTheirs = (match: Match) => !saidBy || saidBy.nameless === true || isBy(saidBy, statementOf(match))
  const chosen = found.map((matches) => matches.find(isTheirs) ?? matches[0]!)
  const [main, ...joinedWith] = chosen.toSorted((a, b) => b.to - b.from - (a.to - a.from))
  const { utterance, from, to } = main!
  return {
    kind: 'altered',
    utterance,
    range: { from, to },
    diff: diffWords({ text: utterance.text, tokens: utterance.tokens.slice(from, to) }, quoted),
    joinedWith,
    isTheirs: isTheirs(main!),
    turn: turnOf(main!, draft, holdings),
  }
}

function sentencesOf(tokens: readonly Token[]): Token[][] {
  const sentences: Token[][] = [[]]
  tokens.forEach((token, i) => {
    if (endsSentence(tokens, i)) sentences.push([])
    else sentences.at(-1)!.push(token)
  })
  return sentences.map(trimmed).filter((sentence) => sentence.length > 0)
}

/** The likest words of the record: of a quotation, of a passage around quotations, or of its own retelling. */
export function judgeLikeness(
  quoted: QuotedWords,
  words: readonly Token[],
  saidBy: Attribution | null,
  draft: DraftContext,
  court: Court,
): Verdict {
  const isTheirs = (statement: StatementEntry) => !saidBy || court.isBy(saidBy, statement)
  const near = court.holdings
    .near(words, words.length > shortWords ? candidates : candidatesOfShort)
    .flatMap((each) => {
      const window = nearestWindow(words, each.held.tokens)
      const isOwn = () =>
        each.kind === 'utterance' &&
        saidBy !== null &&
        court.isBy(saidBy, each.held.statementAt[window!.from]!)
      return window && isAlike(each, window, words, isOwn) ? [{ each, window }] : []
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
      : inOurWords(prose.each as Extract<Near, { kind: 'paraphrase' }>, prose.window, saidBy)
  if (!closest) return { kind: 'not-found', held: longestHeld(quoted.tokens, court.holdings) }
  const { utterance } = closest
  const range = widened(utterance.tokens, closest.window, quoted.tokens)
  return {
    kind: 'altered',
    utterance,
    range,
    diff: diffWords({ text: utterance.text, tokens: utterance.tokens.slice(range.from, range.to) }, quoted),
    joinedWith: [],
    isTheirs: saidBy?.nameless === true || isTheirs(utterance.statementAt[range.from]!),
    turn: turnOf({ utterance, ...range, omitted: [], replaced: [] }, draft, court.holdings),
  }
}

/** So many words in a row are no chance. */
const leastHeld = 5

/** The longest run of these words that stands in a quotation of the record; null where it is one met by chance. */
function longestHeld(tokens: readonly Token[], { places }: Holdings): Match | null {
  let best: Match | null = null
  tokens.forEach(({ kind, key }, i) => {
    if (kind !== 'word') return
    for (const { utterance, at } of places(key)) {
      let length = 1
      while (tokens[i + length] && tokens[i + length]!.key === utterance.tokens[at + length]?.key) length += 1
      if (length > (best ? best.to - best.from : 0))
        best = { utterance, from: at, to: at + length, omitted: [], replaced: [] }
    }
  })
  const run = best as Match | null
  const words = run ? wordsIn(run.utterance.tokens.slice(run.from, run.to)) : []
  return words.length >= leastHeld && tellingKeys(words).length >= 2 ? run : null
}

const onlyPart = (part: readonly Token[]) => ({
  tokens: part,
  elements: part.map(({ key }) => ({ kind: 'token' as const, key })),
  hasBrackets: false,
})

function isAlike(
  { kind, held }: Near,
  window: Window,
  words: readonly Token[],
  isOwn: () => boolean,
): boolean {
  const least = kind === 'utterance' ? alike : alikeInProse
  const telling = new Set(tellingKeys(held.tokens.slice(window.from, window.to)))
  const common = new Set(tellingKeys(words).filter((key) => telling.has(key)))
  // Of a short quotation most words may be common ones: “You are lying to us”.
  const isNearlySame = () =>
    kind === 'utterance' &&
    common.size > 0 &&
    window.shared >= words.length * 0.75 &&
    (window.shared > 3 || isOwn())
  return (
    window.likeness >= least &&
    window.shared >= words.length * least &&
    window.shared >= 3 &&
    (common.size >= (kind === 'utterance' ? 2 : 3) || isNearlySame())
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
    ? {
        kind: 'paraphrase',
        speaker: statement.speaker,
        words,
        passages: [entry],
        isTheirs: !saidBy || isBy(saidBy, statement),
      }
    : { kind: 'narration', words, passages: [entry] }
}

function inOurWords(
  { held }: { readonly held: Paraphrase },
  window: Window,
  saidBy: Attribution | null,
): Verdict {
  const words = stretch(held.text, held.tokens.slice(window.from, window.to))
  const { speaker, passages } = held
  return { kind: 'paraphrase', speaker, words, passages, isTheirs: !saidBy || saidBy.ids.includes(speaker) }
}
