import type { Counterpart, Wording } from '../answer/counterparts.ts'
import type { Block, RichTextLeaf } from './block.ts'
import { citationLines } from './citation-line.ts'
import type { PassageRoom } from './passage-room.ts'
import { quoted } from './render-item.ts'
import { shorten } from './shorten.ts'
import { leaf, section } from './text-objects.ts'

const kindNames: Record<Counterpart['kind'], string> = {
  'denied-by': 'Denied by',
  'contradicted-by': 'Contradicted by',
  'disputed-by': 'Disputed by',
  denies: 'It denies',
  contradicts: 'It contradicts',
}

/** A line for each, with its citations uncut: "Denied by Dmitry Peskov: Said that … “…” [Menzel, …, ¶ 9]". */
export function counterpartLines(list: readonly Counterpart[], room: PassageRoom): readonly RichTextLeaf[][] {
  return list.map(({ kind, speaker, text, quote, citations }) => [
    leaf(`${kindNames[kind]} ${shorten(speaker, 120)}: `, { bold: true }),
    leaf(shorten(text, room.line)),
    ...quoteLeaves(quote, room),
    citationLeaf(citations),
  ])
}

/** Each wording with its own document; two are never joined into one. */
export function wordingLines(list: readonly Wording[], room: PassageRoom): readonly RichTextLeaf[][] {
  return list.map(({ quote, text, isThis, citations }) => [
    leaf(isThis ? 'This one: ' : 'Another: ', { bold: true }),
    ...(quote === null ? [leaf('paraphrased only:')] : [leaf(quoted(quote, room.line))]),
    leaf(` ${quote === null ? '' : 'In our words: '}${shorten(text, room.line)}`),
    citationLeaf(citations),
  ])
}

/** A titled list, and how many lines are not shown; nothing where there are none. */
export function bulleted(title: string, lines: readonly RichTextLeaf[][], most: number): Block[] {
  if (lines.length === 0) return []
  const shown = lines.slice(0, most)
  const left = lines.length - shown.length
  return [
    {
      type: 'rich_text',
      elements: [
        section(leaf(title, { bold: true })),
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: [
            ...shown.map((line) => section(...line)),
            ...(left > 0 ? [section(leaf(`and ${left} more`, { italic: true }))] : []),
          ],
        },
      ],
    },
  ]
}

function quoteLeaves(quote: string | null, room: PassageRoom): RichTextLeaf[] {
  return quote === null ? [] : [leaf(` ${quoted(quote, room.line)}`)]
}

function citationLeaf(citations: Counterpart['citations']): RichTextLeaf {
  return leaf(` [${citationLines(citations, 3_000).join('; ')}]`, { italic: true })
}
