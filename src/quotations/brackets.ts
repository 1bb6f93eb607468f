import { isTelling, type Token, wordsIn } from './compared-words.ts'
import { demonym, personNoun } from './speech-words.ts'
import { negationsIn, reasonsIn } from './turning-words.ts'

/** Verbs that say whether, and not what: inserted, they may turn a statement into a wish or a threat. */
const modal = new Set('would will could should may might must can shall'.split(' '))
/** What a gloss calls a body, and what editors put in without adding to the sense. */
const glossNoun =
  /^(?:sides?|delegations?|governments?|country|countries|part(?:y|ies)|capitals?|ministry|office|sic|applause|laughter|laughs|pause|inaudible)$/i
const glossAdjective = /^(?:foreign|prime|defen[cs]e|former|then|deputy|vice|late)$/i
const year = /^(?:19|20)\d\d$/

/**
 * Whether a writer’s words in brackets may stand where the record has `hidden`. They may stand for other words, but add
 * no negation, condition, limit or contrast that those do not have. Where they stand for nothing they may only gloss:
 * names, offices and what a body is called, pronouns and small words. `isStart`: they begin a sentence, where a capital
 * makes no name.
 */
export function mayInsert(
  inserted: readonly Token[],
  hidden: readonly Token[],
  isStart: boolean,
  isName: (key: string) => boolean,
): boolean {
  const said = textOf(inserted)
  const gone = textOf(hidden)
  if (negationsIn(said) > negationsIn(gone)) return false
  const had = reasonsIn(gone)
  if (reasonsIn(said).some((reason) => !had.includes(reason))) return false
  return wordsIn(hidden).length > 0 || isGloss(wordsIn(inserted), isStart, isName)
}

function isGloss(words: readonly Token[], isStart: boolean, isName: (key: string) => boolean): boolean {
  const named = (word: Token, i: number) =>
    isName(word.key.replace(/'s?$/, '')) || (/^\p{Lu}/u.test(word.text) && !(isStart && i === 0))
  const hasName = words.some(named)
  const last = words.at(-1)
  // "[Russian] territories" says which; "[the Russian side]" says who.
  if (last && (glossAdjective.test(last.text) || (demonym.test(last.text) && !isName(last.key)))) return false
  return words.every(
    (word, i) =>
      named(word, i) ||
      (!isTelling(word) && !modal.has(word.key)) ||
      personNoun.test(word.key.replace(/'s?$/, '')) ||
      glossNoun.test(word.key.replace(/'s?$/, '')) ||
      glossAdjective.test(word.key) ||
      year.test(word.key) ||
      (hasName && /^\p{N}+$/u.test(word.key)),
  )
}

const textOf = (tokens: readonly Token[]) => tokens.map(({ text }) => text).join(' ')
