import type { PassageView, SourceDocument } from '../answer/passage-view.ts'
import type { Block, RenderedModal, RichTextLeaf } from './block.ts'
import { textLength } from './fit-budget.ts'
import { limits } from './limits.ts'
import { type PassageRoom, passageRooms } from './passage-room.ts'
import { type CopiedCitation, renderCitation } from './render-citation.ts'
import { bylineOf, itemLeaves } from './render-item.ts'
import { bulleted, counterpartLines, wordingLines } from './render-other-words.ts'
import { renderStretch } from './render-stretch.ts'
import { shorten } from './shorten.ts'
import { context, leaf, plainText, section, sectionWith } from './text-objects.ts'

/** What "Show passage" opens: the quotation in its passage, where that stands, and what to know about it. Pure. */
export function renderPassage(view: PassageView, copy: CopiedCitation): RenderedModal {
  let blocks: Block[] = []
  for (const room of passageRooms) {
    blocks = passageBlocks(view, copy, room)
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

function passageBlocks(view: PassageView, copy: CopiedCitation, room: PassageRoom): Block[] {
  const { item, documents } = view
  const text = shorten(item.text, 600)
  const byline = bylineOf(item, text)
  const bullets = (title: string, lines: readonly string[]) =>
    bulleted(
      title,
      lines.filter((line) => line.trim() !== '').map((line) => [leaf(shorten(line, room.line))]),
      room.list,
    )
  return [
    {
      type: 'rich_text',
      elements: [
        section(...itemLeaves(item, 600)),
        ...(byline === '' ? [] : [section(leaf(shorten(byline, 300), { italic: true }))]),
      ],
    },
    ...documents.map((document) => renderStretch(document, item.quote, room)),
    context(
      'Bold: the quotation. Only these passages are held, not the whole document; within a paragraph, too, there may be words between them.',
    ),
    ...renderCitation(copy),
    { type: 'divider' },
    ...bulleted(
      'What denies or contradicts it, and what it denies',
      counterpartLines(view.counterparts, room),
      room.list,
    ),
    ...bulleted('Wordings of the same utterance', wordingLines(view.wordings, room), room.list),
    ...bullets('How it reached us', [...view.chains, view.origins ?? '']),
    ...bullets('What the dates rest on', view.dates),
    ...bullets('Cautions', view.cautions),
    ...bullets(
      'Corrections',
      documents.flatMap(({ corrections, shortTitle }) => corrections.map((each) => `${shortTitle}: ${each}`)),
    ),
    ...documents.map(
      (document): Block => ({ type: 'rich_text', elements: [section(...documentLine(document, room))] }),
    ),
  ]
}

function documentLine(document: SourceDocument, room: PassageRoom): RichTextLeaf[] {
  const { title, authors, publisher, published, retells } = document
  const line = [authors.join(', '), publisher ?? '', published].filter((part) => part !== '').join(' · ')
  const link = webAddress(document.url)
  return [
    leaf(shorten(title, Math.min(300, room.line)), { bold: true }),
    leaf(`\n${shorten(line, Math.min(400, room.line))}`),
    ...(retells === null ? [] : [leaf(`\n${shorten(retells, room.line)}`)]),
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
