import type { Answer } from '../answer/answer.ts'
import type { Overview, OverviewDispute, OverviewEntry } from '../answer/overview.ts'
import { actionIds, writeButtonValue } from './actions.ts'
import type { Block, RenderedHome } from './block.ts'
import { citationLines } from './citation-line.ts'
import { limits } from './limits.ts'
import { type Example, helpBlocks } from './render-help.ts'
import { shorten } from './shorten.ts'
import { button, context, leaf, plainText, section, sectionWith } from './text-objects.ts'

/** A channel's digest that the reader set. */
export interface HomeDigest {
  readonly channel: string
  /** "weekdays at 09:00 (Europe/Kyiv). Next: …" */
  readonly sentence: string
}

export interface HomeContent {
  /** What the record covers, as an answer: one item a document. */
  readonly coverage: Answer
  readonly overview: Overview
  readonly digests: readonly HomeDigest[]
  readonly examples: readonly Example[]
  /** Under which the examples are stored as choices, and `homeItemIds` as items. */
  readonly answerId: string
  readonly version: string
  /** When it was put together, in words, with its zone. */
  readonly shownAt: string
}

/** The facts whose passages the Home tab opens, in the order of its buttons. */
export function homeItemIds({ newest, disputes }: Pick<Overview, 'newest' | 'disputes'>): readonly string[] {
  return [...newest, ...disputes].map(({ id }) => id)
}

/** The Home tab: what the record covers and as of when, what is newest and disputed, and how to ask. Pure. */
export function renderHome(content: HomeContent): RenderedHome {
  const { coverage, overview, digests, examples, answerId, version, shownAt } = content
  const { newest, disputes } = overview
  const documents = coverage.items.slice(0, 20).map((item) => section(leaf(shorten(item.text, 300))))
  const value = writeButtonValue({ answerId, index: 0 })
  const blocks: Block[] = [
    header('What the record covers'),
    { type: 'rich_text', elements: [section(leaf(shorten(coverage.headline, 600)))] },
    context(`The newest document is dated ${shorten(overview.asOf, 100)}.`),
    ...(documents.length === 0
      ? []
      : [
          {
            type: 'rich_text' as const,
            elements: [{ type: 'rich_text_list' as const, style: 'bullet' as const, elements: documents }],
          },
        ]),
    { type: 'actions', elements: [button(actionIds.askQuestion, 'Ask a question', value)] },
    ...(newest.length === 0 ? [] : [header('Newest entries')]),
    ...newest.flatMap((entry, index) => entryBlocks(entry, [entry.line], { answerId, index })),
    ...(disputes.length === 0 ? [] : [header('Open disputes')]),
    ...disputes.flatMap((entry, index) =>
      entryBlocks(entry, disputeLines(entry), { answerId, index: newest.length + index }),
    ),
    ...digestBlocks(digests),
    { type: 'divider' },
    ...helpBlocks(examples, answerId),
    context(
      `Record ${shorten(version, 40)}. Shown as of ${shorten(shownAt, 100)}; opening this tab again refreshes it.`,
    ),
  ]
  return { type: 'home', blocks: blocks.slice(0, limits.viewBlocks) }
}

function header(text: string): Block {
  return { type: 'header', text: plainText(text, limits.headerText) }
}

/** Lines give way before citations, which are never cut: what does not fit beside the lines stands below them. */
function entryBlocks(
  { citations }: OverviewEntry,
  lines: readonly string[],
  value: { readonly answerId: string; readonly index: number },
): Block[] {
  const words = lines.map((line) => shorten(line, 450)).join('\n')
  const [first = 'No citation', ...rest] = citationLines(citations, limits.sectionText - 1_000)
  const label = `Show passage: ${lines[0] ?? ''}`
  return [
    sectionWith(
      `${words}\n${first}`,
      button(actionIds.showPassage, 'Show passage', writeButtonValue(value), label),
    ),
    ...rest.map((line) => sectionWith(line)),
  ]
}

function disputeLines({ line, against }: OverviewDispute): readonly string[] {
  return against === null ? [line] : [line, `Against it: ${against}`]
}

function digestBlocks(digests: readonly HomeDigest[]): Block[] {
  if (digests.length === 0) return []
  const shown = digests.slice(0, 20)
  const more = digests.length - shown.length
  return [
    header('Daily digests that you set'),
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: shown.map(({ channel, sentence }) =>
            section(
              channel.startsWith('D') ? leaf('Our direct message') : { type: 'channel', channel_id: channel },
              leaf(`: ${shorten(sentence, 300)}`),
            ),
          ),
        },
      ],
    },
    context(`${more > 0 ? `And ${more} more. ` : ''}Change one with /talks digest in its channel.`),
  ]
}
