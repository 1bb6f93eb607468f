/** At most `most` characters, cut between words, with an ellipsis where something went. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text
  // Not between the halves of a character outside the basic plane.
  const cut = text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')
  const end = cut.lastIndexOf(' ')
  return `${cut.slice(0, end > most * 0.6 ? end : cut.length).replace(/[\s,;:–—-]+$/, '')}…`
}

/** "a", "a and b", "a, b and c". */
export function listText(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? ''
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

export const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
/** One full stop at the end, whatever it ended with. */
export const sentence = (text: string) =>
  upperFirst(
    text
      .trim()
      .replace(/[.;,]*$/, '')
      .concat(/[?!…]$/.test(text.trim()) ? '' : '.'),
  )
