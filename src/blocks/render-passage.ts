import type { PassageView } from '../answer/answer.ts'
import { dateText } from '../answer/dates.ts'
import type { Block, RenderedModal, RichTextLeaf } from './block.ts'
import { textLength } from './fit-budget.ts'
import { limits } from './limits.ts'
import { markQuote } from './mark-quote.ts'
import { bylineOf, itemLeaves } from './render-item.ts'
import { shorten } from './shorten.ts'
import { leaf, plainText, section, sectionWith } from './text-objects.ts'

/** From whole passages down to the words around the quotation. */
const passageLengths = [6_000, 3_000, 1_500, 700, 300]

/** What "Show passage" opens: the quotation in its passage, where that stands, and what to know about it. Pure. */
export function renderPassage(view: PassageView): RenderedModal {
  let blocks: Block[] = []
  for (const length of passageLengths) {
    blocks = passageBlocks(view, length)
    if (textLength(blocks) <= limits.blockText) break
  }
  return modal('Passage', blocks.slice(0, limits.viewBlocks))
}

/** Instead of a passage that expired or was withdrawn. */
export function renderNoPassage(sentence: string): RenderedModal {
  return modal('Passage', [sectionWith(sentence)])
}

function modal(title: string, blocks: Block[]): RenderedModal {
  return {
    type: 'modal',
    title: plainText(title, limits.viewTitle),
    close: plainText('Close', limits.viewTitle),
    blocks,
  }
}

function passageBlocks(view: PassageView, length: number): Block[] {
  const { item, document } = view
  const text = shorten(item.text, 600)
  const byline = bylineOf(item, text)
  return [
    {
      type: 'rich_text',
      elements: [
        section(...itemLeaves(item, 600)),
        ...(byline === '' ? [] : [section(leaf(shorten(byline, 300), { italic: true }))]),
      ],
    },
    ...view.passages.slice(0, 20).flatMap((passage): Block[] => [
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_quote', elements: markQuote(passage.exact, item.quote, length) }],
      },
      { type: 'context', elements: [plainText(placeOf(passage, document))] },
    ]),
    { type: 'divider' },
    { type: 'rich_text', elements: [section(...documentLine(document))] },
    ...listed('Cautions', view.cautions),
    ...listed('How it reached us', [view.chain]),
    ...listed('Disputed by, or worded otherwise', view.disputes),
  ]
}

function placeOf(passage: PassageView['passages'][number], document: PassageView['document']): string {
  const { paragraph, paragraphEnd } = passage
  const isRange = paragraphEnd !== undefined && paragraphEnd !== paragraph
  const where = isRange ? `Paragraphs ${paragraph}–${paragraphEnd}` : `Paragraph ${paragraph}`
  const other = passage.document === document.id ? '' : ` of ${passage.document}`
  return shorten(`${where}${other}`, 300)
}

function documentLine(document: PassageView['document']): RichTextLeaf[] {
  const rest = [document.authors.join(', '), document.publisher ?? '', dateText(document.published)]
  const line = rest.filter((part) => part !== '').join(' · ')
  const link = webAddress(document.url)
  return [
    leaf(shorten(document.title, 300), { bold: true }),
    leaf(`\n${shorten(line, 400)}`),
    ...(link === null
      ? []
      : [leaf('\n'), { type: 'link', url: link, text: 'Open the document' } satisfies RichTextLeaf]),
  ]
}

/** Only https addresses become links. */
function webAddress(url: string | null): string | null {
  if (url === null || url.length > 2_000 || !URL.canParse(url)) return null
  return new URL(url).protocol === 'https:' ? new URL(url).href : null
}

function listed(title: string, lines: readonly string[]): Block[] {
  const shown = lines.filter((line) => line.trim() !== '').slice(0, 15)
  if (shown.length === 0) return []
  return [
    {
      type: 'rich_text',
      elements: [
        section(leaf(title, { bold: true })),
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: shown.map((line) => section(leaf(shorten(line, 400)))),
        },
      ],
    },
  ]
}
