import type { BodyLimits } from './fit-budget.ts'
import { shorten } from './shorten.ts'
import type { PlacedItem } from './split-pages.ts'

/** What stands beside an item of one message. */
export interface ItemNotes {
  /** Written out, each with a first word that says what it is. */
  readonly lines: readonly string[]
  /** Stands by the citation: "caution as above", or nothing. */
  readonly pointer: string
}

/** More notes than these are read with the passage. */
const mostWritten = 4

/** Notes that bear a dispute in their first word. */
const dispute = /^(?:Disputed|Denies|Contradicts)\b/
/** Notes whose first words say what they are, and that nobody takes for part of the answer. */
const named =
  /^(?:Date (?:inferred|computed):|As of\b|Lifted\b|Undated\b|The same utterance\b|Caution\b|Reported by (?:\d|one origin))/
/** What the side that is spoken of says itself: weighs like a dispute. */
const otherSide = /^(?:On the other side:|On the same subject \(|Nobody on the )/

/**
 * The notes of a message's items, in their order. A caution that an earlier item with a citation of the same document
 * writes out is only pointed at, so that it is read once and "above" can mean nothing else. Notes that the text as
 * shown already tells are left out.
 */
export function itemNotes(items: readonly PlacedItem[], body: BodyLimits): readonly ItemNotes[] {
  const written = new Set<string>()
  return items.map(({ item }) => {
    const shown = shorten(item.text, body.text)
    const notes = [...new Set(item.notes.map((note) => note.trim()))].filter(
      (note) => note !== '' && !shown.includes(note),
    )
    const documents = [...new Set(item.citations.map(({ document }) => document))]
    const isAbove = (note: string) => documents.some((document) => written.has(keyOf(document, note)))
    const above = notes.filter(isAbove)
    const own = mostImportant(notes.filter((note) => !isAbove(note)))
    for (const note of own.written.filter(isCaution))
      for (const document of documents) written.add(keyOf(document, note))
    return {
      lines: [
        ...fairly(own.written.map(withFirstWord), body.notes),
        ...(own.left > 0 ? [`and ${own.left} more with the passage`] : []),
      ],
      pointer:
        above.length === 0
          ? ''
          : above.length === 1
            ? 'caution as above'
            : `${above.length} cautions as above`,
    }
  })
}

/** The citation's line with the pointer behind it. */
export function withPointer(citation: string, { pointer }: ItemNotes): string {
  return pointer === '' ? citation : `${citation} (${pointer})`
}

const keyOf = (document: string, note: string) => JSON.stringify([document, note])

/** Neither a dispute nor a note that says itself what it is. */
export function isCaution(note: string): boolean {
  return !dispute.test(note) && !named.test(note) && !otherSide.test(note)
}

function withFirstWord(note: string): string {
  return isCaution(note) ? `Caution: ${note}` : note
}

/** Where there are too many, dates and other wordings give way before disputes and cautions. */
function mostImportant(notes: readonly string[]): {
  readonly written: readonly string[]
  readonly left: number
} {
  const byWeight = notes.toSorted((one, other) => Number(named.test(one)) - Number(named.test(other)))
  const kept = new Set(byWeight.slice(0, mostWritten))
  return { written: notes.filter((note) => kept.has(note)), left: notes.length - kept.size }
}

/** Cuts the longest first, to `max` characters together: what is short stays whole, and none is left out. */
function fairly(notes: readonly string[], max: number): readonly string[] {
  let room = max
  let count = notes.length
  const cut = new Map<string, string>()
  for (const note of notes.toSorted((one, other) => one.length - other.length)) {
    const short = shorten(note, Math.floor(room / count))
    cut.set(note, short)
    room -= short.length
    count -= 1
  }
  return notes.map((note) => cut.get(note)!)
}
