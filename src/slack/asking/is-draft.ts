/** A text with more words than this is no question, whatever it asks. */
const longestQuestion = 60

/** Quotation marks of every style, in pairs, with at least three words in between. */
const quotation = /["“„«‹][^"“”„«»‹›\n]*?\S+\s+\S+\s+\S[^"“”„«»‹›\n]*?["”“»›]/g

/** Outside the quotation, what only somebody who asks says. */
const asks =
  /\b(?:who|whose|whom|what|which|where|why|how)\b|^\W*(?:when|did|does|do|is|was|were|has|have|find|show)\b/i
/** And what somebody who reports says. */
const reports =
  /:|\b(?:said|says|saying|told|added|adding|wrote|writes|tweeted|insisted|argued|claimed|warned|replied|declared|stated|announced|called|according to)\b/i

/**
 * Whether a direct message is a text to be checked rather than a question: it quotes at least twice, or once in more
 * words than a question has, or once in a sentence that reports. "Who said “…”?" and "did he say “…” or “…”?" stay
 * questions.
 */
export function isDraft(text: string): boolean {
  const quotations = text.match(quotation)?.length ?? 0
  if (quotations === 0) return false
  const words = text.trim().split(/\s+/).length
  if (words > longestQuestion) return true
  if (/\?\s*$/.test(text.trim())) return false
  const around = text.replace(quotation, ' ')
  return quotations >= 2 || (reports.test(around) && !asks.test(around))
}
