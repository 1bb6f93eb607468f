import type { AnswerItem } from '../answer/answer.ts'
import { dateText } from '../answer/dates.ts'
import { actionIds, writeButtonValue } from './actions.ts'
import type { Block, RichTextBlock, RichTextLeaf } from './block.ts'
import { citationLines } from './citation-line.ts'
import type { BodyLimits } from './fit-budget.ts'
import { type ItemNotes, withPointer } from './item-notes.ts'
import { limits } from './limits.ts'
import { shorten } from './shorten.ts'
import type { PlacedItem } from './split-pages.ts'
import { button, context, leaf, section, sectionWith } from './text-objects.ts'

/** What a pointer to an earlier note takes of a citation's line. */
const pointerRoom = 40

/** One item: our words, the exact quotation, its citations with "Show passage", and whatever must stand beside it. */
export function renderItem(
  { item, index }: PlacedItem,
  notes: ItemNotes,
  answerId: string,
  body: BodyLimits,
): Block[] {
  const [first = 'No citation', ...rest] = citationLines(item.citations, limits.sectionText - pointerRoom)
  const value = writeButtonValue({ answerId, index })
  const label = `Show passage: ${item.speaker ?? item.text}`
  return [
    words(item, body),
    ...(notes.lines.length === 0 ? [] : [context(notes.lines.join('\n'))]),
    sectionWith(withPointer(first, notes), button(actionIds.showPassage, 'Show passage', value, label)),
    ...rest.map((line) => sectionWith(line)),
  ]
}

function words(item: AnswerItem, body: BodyLimits): RichTextBlock {
  const byline = bylineOf(item, shorten(item.text, body.text))
  return {
    type: 'rich_text',
    elements: [
      section(...itemLeaves(item, body.text)),
      ...(item.quote === null
        ? []
        : [{ type: 'rich_text_quote' as const, elements: [leaf(quoted(item.quote, body.quote))] }]),
      ...(byline === '' ? [] : [section(leaf(shorten(byline, body.byline), { italic: true }))]),
    ],
  }
}

/** An item's text in at most `max` characters; of talks, the first sentence is their name and stands on its own. */
export function itemLeaves({ kind, text }: AnswerItem, max: number): RichTextLeaf[] {
  const shown = shorten(text, max)
  const name = kind === 'talk' ? /^.+?[.!?](?=\s|$)/s.exec(shown)?.[0] : undefined
  if (name === undefined) return [leaf(shown)]
  const rest = shown.slice(name.length).trim()
  return [leaf(name, { bold: true }), ...(rest === '' ? [] : [leaf(`\n${rest}`)])]
}

/**
 * "— Dmytro Kuleba, 10 March 2022, Antalya, Turkey". A quotation is signed with its speaker and date, and with a place
 * that the text above it does not name; without one, a byline tells only what that text does not.
 */
export function bylineOf(item: AnswerItem, text: string): string {
  const date = item.date === null ? null : dateText(item.date)
  // Where talks were held is not where somebody spoke of them.
  const isHere = item.kind === 'talk' && item.place !== null && !tells(text, item.place)
  const place = isHere ? item.place : null
  const parts =
    item.quote === null
      ? [
          item.speaker !== null && tellsSpeaker(text, item.speaker) ? null : item.speaker,
          date !== null && tells(text, date) ? null : date,
          place,
        ]
      : [item.speaker, date, place]
  const told = parts.filter((part) => part !== null && part !== '')
  return told.length > 0 ? `— ${told.join(', ')}` : ''
}

/** "Vladimir Putin (via the Kremlin)" is told by a text that names both. */
function tellsSpeaker(text: string, speaker: string): boolean {
  const relayed = /^(.+) \(via (.+)\)$/s.exec(speaker)
  return relayed ? tells(text, relayed[1]!) && tells(text, relayed[2]!) : tells(text, speaker)
}

/** A sentence may begin with a name that is written small elsewhere. */
function tells(text: string, words: string): boolean {
  return text.toLowerCase().includes(words.toLowerCase())
}

/** A quotation that was cut says so inside its own marks: the passage has it in full. */
export function quoted(quote: string, max: number): string {
  return `“${shorten(quote, Math.max(max - 2, 1))}”`
}
