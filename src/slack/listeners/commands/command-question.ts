export type CommandQuestion =
  | { readonly kind: 'help' }
  /** A sub-command without words, to be explained. */
  | { readonly kind: 'sub-command'; readonly command: string }
  | { readonly kind: 'question'; readonly words: string }

/** Sub-commands and the words that say the same to the question flow. */
const openings: Readonly<Record<string, string>> = {
  who: 'who said what',
  where: 'where and when',
  stalled: 'what stalled',
  timeline: 'timeline',
  positions: 'positions',
  changed: 'changed over time',
  met: 'who met whom',
  sources: 'sources',
}

/** Words with which a question begins that needs no opening. */
const questionWords =
  /^(?:what|who|whom|whose|where|when|why|how|which|did|does|do|is|are|was|were|has|have|had|can|could|timeline|show|list|tell)\b/i

/** Verbs after "who" or "where" that make a question of them: "where was the second round?". */
const verbs =
  /^(?:(?:who|where)(?:'s|’s)|(?:who|where)\s+(?:is|are|was|were|did|does|do|has|have|had|said|says|say|told|called|calls|met|meets|meet|blocked|stalled|took|takes|can|could|would|will|else|exactly|and))\b/i

/**
 * What follows `/talks` → a question. `who Kuleba after Antalya` → "who said what: Kuleba after Antalya"; a
 * sub-command before a whole question → the question; a sub-command alone asks for nothing yet and is explained, but for
 * `sources`, which is a question as it stands; everything else as typed, also questions that happen to begin with a
 * sub-command's word.
 */
export function commandQuestion(text: string): CommandQuestion {
  const words = text.trim()
  if (/^\W*(help)?\W*$/i.test(words)) return { kind: 'help' }
  const found = /^([a-z]+)(?:\s*:)?(?:\s+([\s\S]+))?$/i.exec(words)
  const name = found?.[1]?.toLowerCase() ?? ''
  const opening = Object.hasOwn(openings, name) ? openings[name] : undefined
  if (!found || !opening || verbs.test(words)) return { kind: 'question', words }
  const rest = found[2]?.trim()
  if (!rest && name !== 'sources') return { kind: 'sub-command', command: name }
  if (!rest) return { kind: 'question', words: opening }
  return { kind: 'question', words: questionWords.test(rest) ? rest : `${opening}: ${rest}` }
}
