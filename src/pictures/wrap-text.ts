/** The widest that a text is drawn, with how to measure it. */
export interface TextRoom {
  /** Pixels. */
  readonly width: number
  /** At least 1. */
  readonly lines: number
  readonly measure: (text: string) => number
}

/** The text in lines, broken between words and, in words that fit no line, within them; cut with an ellipsis. */
export function wrapText(text: string, room: TextRoom): readonly string[] {
  const lines: string[] = []
  let rest = drawable(text)
  while (rest !== '') {
    if (room.measure(rest) <= room.width) return [...lines, rest]
    if (lines.length === room.lines - 1) return [...lines, cut(rest, room)]
    const line = firstLine(rest, room)
    lines.push(line)
    rest = rest.slice(line.length).trimStart()
  }
  return lines
}

/** Control characters, marks that turn the direction and halves of characters would break the drawing or its order. */
export function drawable(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}\uFFFE\uFFFF]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function firstLine(text: string, room: TextRoom): string {
  const fitting = longestFitting(text, '', room)
  const space = text.slice(0, fitting.length + 1).lastIndexOf(' ')
  return space > 0 ? text.slice(0, space) : fitting
}

function cut(text: string, room: TextRoom): string {
  return `${longestFitting(text, '…', room).replace(/[\s,;:–—-]+$/, '')}…`
}

/** The longest beginning that fits together with `end`: one character at the least, so that wrapping comes to an end. */
function longestFitting(text: string, end: string, { width, measure }: TextRoom): string {
  const characters = [...text]
  let [low, high] = [1, characters.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (measure(characters.slice(0, middle).join('') + end) <= width) low = middle
    else high = middle - 1
  }
  return characters.slice(0, low).join('')
}
