import type { SourceDocument } from '../answer/passage-view.ts'
import type { StretchPart } from '../answer/stretch.ts'
import type { RichTextBlock } from './block.ts'
import { markQuote } from './mark-quote.ts'
import type { PassageRoom } from './passage-room.ts'
import { shorten } from './shorten.ts'
import { leaf, section } from './text-objects.ts'

type Element = RichTextBlock['elements'][number]

/**
 * A document's passages in reading order, each under its paragraph. Which is the item's own and which only stands
 * beside it is said in words, for whoever cannot see how they are set apart.
 */
export function renderStretch(
  { shortTitle, stretch }: SourceDocument,
  quote: string | null,
  room: PassageRoom,
): RichTextBlock {
  const wanted = room.neighbour > 0 ? stretch : stretch.filter(({ kind }) => kind === 'passage')
  const shown = wanted.slice(0, room.parts)
  const left = stretch.filter(isHeld).length - shown.filter(isHeld).length
  return {
    type: 'rich_text',
    elements: [
      section(leaf(shorten(shortTitle, 100), { bold: true })),
      ...shown.flatMap((part) => renderPart(part, quote, room)),
      ...(left > 0 ? [remark(`${count(left, 'passage')} left out here for length.`)] : []),
    ],
  }
}

function renderPart(part: StretchPart, quote: string | null, room: PassageRoom): Element[] {
  switch (part.kind) {
    case 'passage':
      return [
        section(leaf(placeOf(part), { bold: true })),
        { type: 'rich_text_quote', elements: markQuote(part.exact, quote, room.passage) },
      ]
    case 'neighbour':
      return [
        section(leaf(`${placeOf(part)}, beside it`, { italic: true })),
        section(leaf(shorten(part.exact, room.neighbour))),
      ]
    case 'gap':
      return [remark(gapText(part))]
    case 'more':
      return [remark(`… ${count(part.count, 'more passage')} held here …`)]
  }
}

/** "¶ 9–11 are not held", "¶ 9 is not held", "After ¶ 24 nothing is held". */
function gapText({ from, to }: Extract<StretchPart, { kind: 'gap' }>): string {
  if (to === null) return `After ¶ ${from - 1} nothing is held.`
  return from === to ? `¶ ${from} is not held.` : `¶ ${from}–${to} are not held.`
}

function placeOf({ paragraph, paragraphEnd }: Extract<StretchPart, { exact: string }>): string {
  return paragraphEnd !== undefined && paragraphEnd !== paragraph
    ? `¶ ${paragraph}–${paragraphEnd}`
    : `¶ ${paragraph}`
}

const isHeld = ({ kind }: StretchPart) => kind === 'passage' || kind === 'neighbour'
const remark = (text: string) => section(leaf(text, { italic: true }))
const count = (number: number, name: string) => `${number} ${name}${number === 1 ? '' : 's'}`
