/** A text with more words than this is no question, whatever it asks. */
const longestQuestion = 60

/** Quotation marks of every style, in pairs, with at least three words in between. */
const quotation = /["“„«‹][^"“”„«»‹›\n]*?\S+\s+\S+\s+\S[^"“”„«»‹›\n]*?["”“»›]/g

/**
 * Whether a direct message is a text to be checked rather than a question: it quotes at least twice, or once in more
 * words than a question has. "Who said “…”?" and "did he say “…” or “…”?" stay questions.
 */
export function isDraft(text: string): boolean {
  const quotations = text.match(quotation)?.length ?? 0
  if (quotations === 0) return false
  const words = text.trim().split(/\s+/).length
  if (words > longestQuestion) return true
  return quotations >= 2 && !/\?\s*$/.test(text.trim())
}
