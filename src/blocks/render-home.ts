import type { Answer } from '../answer/answer.ts'
import type { Block, RenderedHome } from './block.ts'
import { limits } from './limits.ts'
import { type Example, helpBlocks } from './render-help.ts'
import { shorten } from './shorten.ts'
import { context, leaf, plainText, section } from './text-objects.ts'

/** The Home tab: what the record covers, and how to ask it. Pure. */
export function renderHome(
  coverage: Answer,
  examples: readonly Example[],
  answerId: string,
  version: string,
): RenderedHome {
  const documents = coverage.items.slice(0, 20).map((item) => section(leaf(shorten(item.text, 300))))
  const blocks: Block[] = [
    { type: 'header', text: plainText('What the record covers', limits.headerText) },
    { type: 'rich_text', elements: [section(leaf(shorten(coverage.headline, 600)))] },
    ...(documents.length === 0
      ? []
      : [
          {
            type: 'rich_text' as const,
            elements: [{ type: 'rich_text_list' as const, style: 'bullet' as const, elements: documents }],
          },
        ]),
    { type: 'divider' },
    ...helpBlocks(examples, answerId),
    context(`Record ${shorten(version, 40)}`),
  ]
  return { type: 'home', blocks }
}
