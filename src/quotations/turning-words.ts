import type { Token } from './compared-words.ts'

/** Words that may turn the sense of others, by what they do. */
export type TurningKind = 'negation' | 'condition' | 'limit' | 'contrast'

const negation =
  /(?<![\p{L}])(?:not(?! only\b)|no|never|nobody|none|nothing|neither|nor|cannot|\p{L}+n't|hardly|scarcely|barely|unlikely|impossible|denie[sd]|deny|denying|reject\p{L}*|refus\p{L}*|exclud\p{L}*|rul(?:e[sd]?|ing) out|rather than|instead of|far from|fail(?:s|ed)? to)(?![\p{L}])|(?<![\p{L}])without$/iu
export const condition =
  /(?<![\p{L}])(?:if|unless|provided|providing|until|till|on condition|only when|except|with the exception|so long as|as long as|otherwise|in case of|in the event|(?<!at )once (?:the|a|an|this|that|these|those|all|both|it|he|she|they|we|you|i))(?![\p{L}])/iu
/** "Decisions only on …": what the words hold for. Elsewhere "only" stresses. */
export const limit =
  /(?<!\bnot )(?<![\p{L}])only (?:about|after|as|at|by|during|for|from|in|on|through|to|under|when|with)(?![\p{L}])/iu
export const contrast =
  /(?<![\p{L}])(?:but|(?<!\b(?:not|n't|as|has|have|had) )yet(?=[,;]? \p{L})|although|though|however|while|whereas|despite|in spite of|nevertheless|nonetheless)(?![\p{L}])/iu
/** What makes the clause after it a concession; a sentence that merely opens with But or However is no such clause. */
export const concession = /(?<![\p{L}])(?:although|though|while|whereas|despite|in spite of)(?![\p{L}])/iu
/** What ties a sentence to the one before it, against which it was said. */
export const opening = /^(?:but|yet|however|nevertheless|nonetheless|still,|even so)(?![\p{L}])/iu

export const plain = (text: string) => text.replace(/[’ʼ‘]/g, "'").trim()
export const isNegated = (text: string) => negation.test(plain(text))
/** How many: "does not exclude" is no "excludes". */
export const negationsIn = (text: string) =>
  plain(text).match(new RegExp(negation.source, 'giu'))?.length ?? 0
export const tests: Readonly<Record<TurningKind, RegExp>> = {
  negation,
  condition,
  limit,
  contrast,
}

export function reasonsIn(text: string): (keyof typeof tests)[] {
  const words = plain(text)
  return (Object.keys(tests) as (keyof typeof tests)[]).filter((reason) => tests[reason].test(words))
}

/** A document’s own ellipsis ends a sentence where another begins after it. */
export function endsSentence(tokens: readonly Token[], i: number): boolean {
  const { kind, key, text } = tokens[i]!
  if (kind !== 'ellipsis') return key === '.'
  return /\.….*|…\.|^\.{4,}/.test(text) || /^\p{Lu}/u.test(tokens[i + 1]?.text ?? '')
}
