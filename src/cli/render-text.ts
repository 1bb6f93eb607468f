import type { Answer, AnswerItem } from '../answer/answer.ts'

export interface TextOptions {
  /** Show every item rather than the first five. */
  readonly all: boolean
  /** Columns of the terminal; lines are broken between words. */
  readonly width: number
  readonly colour: boolean
}

const shownAtFirst = 5

/** Control characters from documents or questions must not steer a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
export const safe = (text: string) => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')

/** An answer for a terminal: headline, reading, numbered items with quotation, citation and notes. */
export function renderText(answer: Answer, { all, width, colour }: TextOptions): string {
  const columns = Math.max(40, Math.min(width, 110))
  const style = (code: string, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text)
  const wrap = (text: string, indent: string, first = indent) => wrapped(safe(text), columns, first, indent)
  const lines: string[] = [style('1', wrap(answer.headline, '')), style('2', wrap(answer.reading, '')), '']
  const items = all ? answer.items : answer.items.slice(0, shownAtFirst)
  // A document's caution stands with its first item; repeating it would hide the others.
  const told = new Set<string>()
  items.forEach((item, i) => {
    const notes = item.notes.filter((note) => !told.has(note) && !item.text.includes(note))
    for (const note of notes) told.add(note)
    lines.push(...itemLines({ ...item, notes }, i + 1, wrap, style), '')
  })
  if (items.length < answer.items.length)
    lines.push(`${answer.items.length - items.length} more (--all shows them)`, '')
  for (const note of answer.notes) lines.push(style('2', wrap(note, '  ', '• ')))
  if (answer.choices.length)
    lines.push('', 'You could ask:', ...answer.choices.map((choice) => wrap(choice, '    ', '  › ')))
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()
}

function itemLines(
  item: AnswerItem,
  number: number,
  wrap: (text: string, indent: string, first?: string) => string,
  style: (code: string, text: string) => string,
): string[] {
  const paragraphs = new Map<string, string[]>()
  for (const { title, paragraph, paragraphEnd } of item.citations) {
    const list = paragraphs.get(title) ?? []
    const place = `${paragraph}${paragraphEnd ? `–${paragraphEnd}` : ''}`
    paragraphs.set(title, list.includes(place) ? list : [...list, place])
  }
  const sources = [...paragraphs].map(([title, places]) => `${title}, ¶ ${places.join(', ')}`)
  return [
    wrap(item.text, '   ', `${String(number).padStart(2)} `),
    ...(item.quote
      ? [wrap(`“${item.quote}”`, '   │ '), wrap(`— ${item.speaker ?? 'speaker not named'}`, '   │ ')]
      : []),
    style('36', wrap(`[${sources.join('; ')}]`, '   ')),
    ...item.notes.map((note) => style('33', wrap(note, '     ', '   ! '))),
  ]
}

export function wrapped(text: string, columns: number, first: string, indent: string): string {
  const lines: string[] = []
  let line = first
  for (const word of text.split(/\s+/)) {
    const bare = line === first || line === indent
    if (!bare && line.length + 1 + word.length > columns) {
      lines.push(line)
      line = indent + word
    } else line += (bare ? '' : ' ') + word
  }
  return [...lines, line].join('\n')
}
