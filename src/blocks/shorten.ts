/** Cuts at a word where it can, with an ellipsis, to at most `max` characters; never inside a character. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text
  if (max <= 1) return '…'.slice(0, Math.max(max, 0))
  const cut = text.slice(0, max - 1)
  const space = cut.lastIndexOf(' ')
  const kept = space > max * 0.6 ? cut.slice(0, space) : cut
  return `${kept.replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`
}
