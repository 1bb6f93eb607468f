/** Longer questions are cut: it is the length of a long pasted quotation with words around it. */
const longest = 3_000

/**
 * Slack's message text → the words as they were typed: without mentions of the bot, with what stands behind links,
 * channels and dates, and with the three escaped characters restored. Broadcasts go, other people become "@…".
 */
export function plainQuestion(text: string, botUserId: string): string {
  return plainWords(text.slice(0, 8 * longest), botUserId)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
    .slice(0, longest)
    .replace(/[\uD800-\uDBFF]$/, '')
}

/** The same for a text of any length, white space as it is. */
export function plainWords(text: string, botUserId: string): string {
  return text
    .replace(/<([^<>]*)>/g, (_, inside: string) => wordsOf(inside, botUserId))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}

/** `@U1`, `@U1|olena`, `#C1|desk`, `!here`, `!date^…|noon`, `https://x|label`. */
function wordsOf(inside: string, botUserId: string): string {
  const [target = '', label = ''] = inside.split('|')
  if (target.startsWith('@')) return target === `@${botUserId}` ? ' ' : label ? `@${label}` : ' '
  if (target.startsWith('#')) return label ? `#${label}` : ' '
  if (target.startsWith('!')) return target.startsWith('!date') ? label : ' '
  return label || target
}
