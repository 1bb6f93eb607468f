/**
 * Escapes the three characters that are markup in Slack's message text, so that no reference, link or broadcast can
 * come out of it. Once per field: a text that went through this must not go through it again.
 */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** What is left of `max` characters of escaped text: an entity is never cut in two. */
export function escapeWithin(text: string, max: number): string {
  const escaped = escapeText(text)
  if (escaped.length <= max) return escaped
  let length = 0
  let kept = ''
  for (const character of text) {
    const next = escapeText(character)
    if (length + next.length > max - 1) break
    length += next.length
    kept += next
  }
  return max > 0 ? `${kept.trimEnd()}…` : ''
}
