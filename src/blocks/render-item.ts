import type { AnswerItem } from '../answer/answer.ts'
import { dateText } from '../answer/dates.ts'
import { actionIds, writeButtonValue } from './actions.ts'
import type { Block, RichTextBlock } from './block.ts'
import { citationLines } from './citation-line.ts'
import type { BodyLimits } from './fit-budget.ts'
import { limits } from './limits.ts'
import { shorten } from './shorten.ts'
import type { PlacedItem } from './split-pages.ts'
import { button, context, leaf, section, sectionWith } from './text-objects.ts'

/** One item: our words, the exact quotation, its citations with "Show passage", and whatever must stand beside it. */
export function renderItem({ item, index }: PlacedItem, answerId: string, body: BodyLimits): Block[] {
  const [first = 'No citation', ...rest] = citationLines(item.citations, limits.sectionText)
  const value = writeButtonValue({ answerId, index })
  const label = `Show passage: ${item.speaker ?? item.text}`
  return [
    words({ item, index }, body),
    ...notes(item, body),
    sectionWith(first, button(actionIds.showPassage, 'Show passage', value, label)),
    ...rest.map((line) => sectionWith(line)),
  ]
}

function words({ item }: PlacedItem, body: BodyLimits): RichTextBlock {
  const byline = bylineOf(item.quote === null ? withoutKnown(item) : item)
  return {
    type: 'rich_text',
    elements: [
      section(leaf(shorten(item.text, body.text))),
      ...(item.quote === null
        ? []
        : [{ type: 'rich_text_quote' as const, elements: [leaf(quoted(item.quote, body.quote))] }]),
      ...(byline === '' ? [] : [section(leaf(shorten(byline, body.byline), { italic: true }))]),
    ],
  }
}

/** "— Dmytro Kuleba, 10 March 2022, Antalya, Turkey": only what the item itself tells. */
export function bylineOf(item: {
  readonly speaker: string | null
  readonly date: string | null
  readonly place: string | null
}): string {
  const date = item.date === null ? null : dateText(item.date)
  const parts = [item.speaker, date, item.place].filter((part) => part !== null && part !== '')
  return parts.length > 0 ? `— ${parts.join(', ')}` : ''
}

/** Without a quotation to sign, a byline tells only what the text does not. */
function withoutKnown(item: AnswerItem) {
  const unknown = (part: string | null, words = part) => (words && item.text.includes(words) ? null : part)
  return {
    speaker: unknown(item.speaker),
    date: unknown(item.date, item.date && dateText(item.date)),
    place: unknown(item.place),
  }
}

/** A quotation that was cut says so inside its own marks: the passage has it in full. */
export function quoted(quote: string, max: number): string {
  return `“${shorten(quote, Math.max(max - 2, 1))}”`
}

/** Cautions and disputes, but for those that the text as shown already tells. */
function notes({ text, notes: lines }: AnswerItem, body: BodyLimits): Block[] {
  const shown = shorten(text, body.text)
  const told = lines.filter((line) => line.trim() !== '' && !shown.includes(line)).join('\n')
  return told === '' ? [] : [context(shorten(told, Math.min(body.notes, limits.contextText)))]
}
