/** At most `most` characters, cut between words, with an ellipsis where something went. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text
  // Not between the halves of a character outside the basic plane.
  const cut = text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')
  const end = cut.lastIndexOf(' ')
  return `${cut.slice(0, end > most * 0.6 ? end : cut.length).replace(/[\s,;:–—-]+$/, '')}…`
}

/** The whole sentences that fit into `most` characters; where not even one fits, cut as `clip` does. */
export function clipSentences(text: string, most: number): string {
  if (text.length <= most) return text
  const ends = [...text.slice(0, most).matchAll(/[.!?…]["”’)]?(?= [A-Z“«])/g)]
  const end = ends.at(-1)
  return end ? text.slice(0, end.index + end[0].length) : clip(text, most)
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

const openers =
  /^(There|The|A|An|It|He|She|They|We|His|Her|Its|Their|In|On|At|No|Nobody|Nothing|If|What|That|This|These|Those|When|While|As|For|With|Both|Each|Every|All|Some|Only|Not|Talks|Negotiations|After|Before|Although|To|One|Two|Many|Most)\b/

/** A sentence that goes on after "said that": a capital stays only where the gist had one that is a name's. */
export function lowerStart(text: string, gist: string): string {
  const isName = /^[A-Z]/.test(gist) && !openers.test(gist)
  return isName ? text : text.charAt(0).toLowerCase() + text.slice(1)
}

const several =
  /^(?!(?:an?|the) )(?:[^(,]+ )?(?:officials|sources|analysts|intermediaries|leaders)\b|^the EU leaders\b/i

/** Whether a source is several people, by how its document describes it: "Ukrainian officials (unnamed)". */
export const isSeveral = (name: string) => several.test(name)
