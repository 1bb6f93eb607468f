import { blockBase, classicBlocks, rawCell, tableCell } from './blocks.ts'
import {
  all,
  byType,
  type Check,
  flag,
  integer,
  list,
  object,
  oneOf,
  required,
  rule,
  string,
  url,
} from './check.ts'
import { buttonElement, image } from './elements.ts'
import { limits } from './limits.ts'
import { richText } from './rich-text.ts'
import { anyText, markedText, plainText } from './text-objects.ts'

const short = 150
const longer = 200

const card = all(
  object({
    ...blockBase,
    hero_image: image,
    icon: image,
    title: markedText(short),
    subtitle: markedText(short),
    body: markedText(longer),
    subtext: markedText(longer),
    actions: list(buttonElement, { max: 3 }),
  }),
  rule(
    'must define one of `hero_image`, `title`, `actions`, `body`',
    (each) => (each.hero_image ?? each.title ?? each.actions ?? each.body) !== undefined,
  ),
)

const taskCard = object({
  ...blockBase,
  task_id: required(string({ max: limits.blockId })),
  title: required(string({ max: limits.textObject })),
  status: required(oneOf('pending', 'in_progress', 'complete', 'error')),
  details: richText,
  output: richText,
  sources: list(
    byType({ url: { url: required(url(limits.url)), text: required(string({ max: limits.textObject })) } }),
    { max: limits.selectOptions },
  ),
})

const { markdown, context_actions, ...children } = classicBlocks

/** Rows are 1 heading and up to 200 others; all have the same number of cells. */
const dataTable = all(
  object({
    ...blockBase,
    caption: required(string({ max: limits.textObject })),
    rows: required(list(list(tableCell, { max: limits.tableCells }), { min: 2, max: 201 })),
    page_size: integer({ min: 1, max: 100 }),
    row_header_column_index: integer({ min: 0, max: limits.tableCells - 1 }),
  }),
  rule('all rows must have the same number of cells', ({ rows }) =>
    Array.isArray(rows) ? new Set(rows.map((row) => (Array.isArray(row) ? row.length : 0))).size <= 1 : true,
  ),
  (problems, block, pointer) => {
    const [heading] = (block as { rows?: unknown[] }).rows ?? []
    if (Array.isArray(heading))
      list(rawCell, { max: limits.tableCells })(problems, heading, `${pointer}/rows/0`)
  },
)

/** The blocks that Slack added for agents. Source: docs.slack.dev, "Blocks", and the types of @slack/types. */
export const agentBlocks: Readonly<Record<string, Check>> = {
  alert: object({
    ...blockBase,
    text: required(anyText(longer)),
    level: oneOf('default', 'info', 'warning', 'error', 'success'),
  }),
  card,
  carousel: object({ ...blockBase, elements: required(list(byType({ card }), { max: 10 })) }),
  container: all(
    object({
      ...blockBase,
      title: plainText(short),
      rich_text_title: richText,
      subtitle: anyText(short),
      child_blocks: required(list(byType(children), { max: 10 })),
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      icon: image,
      is_collapsible: flag,
      default_collapsed: flag,
      has_header_divider: flag,
    }),
    rule(
      'must define either `title` or `rich_text_title`',
      (each) => (each.title ?? each.rich_text_title) !== undefined,
    ),
  ),
  data_table: dataTable,
  plan: object({
    ...blockBase,
    title: required(string({ max: limits.textObject })),
    tasks: list(byType({ task_card: taskCard }), { max: limits.messageBlocks }),
  }),
  task_card: taskCard,
}
