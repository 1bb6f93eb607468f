import { isBlock, isRecord } from '../store/block.ts'
import {
  all,
  anything,
  byType,
  type Check,
  type Fields,
  flag,
  list,
  object,
  oneOf,
  required,
  rule,
  string,
  url,
} from './check.ts'
import { actionsElement, contextActionsElement, image, inputElement, sectionElement } from './elements.ts'
import { imageFields, oneSource } from './image.ts'
import { limits } from './limits.ts'
import { richText, richTextFields } from './rich-text.ts'
import { anyText, plainText } from './text-objects.ts'

export const blockBase: Fields = { type: anything, block_id: string({ max: limits.blockId }) }

/** Slack wants the ids of a block's elements to differ. */
const differentActionIds: Check = (problems, block, pointer) => {
  if (!isRecord(block) || !Array.isArray(block.elements)) return
  const ids = block.elements.map((each) => (isBlock(each) ? each.action_id : undefined))
  ids.forEach((id, index) => {
    if (id !== undefined && ids.indexOf(id) !== index) {
      problems.add(`\`action_id\` "${id}" already exists`, `${pointer}/elements/${index}/action_id`)
    }
  })
}

const contextElement: Check = (problems, value, pointer) => {
  const check = isBlock(value) && value.type === 'image' ? image : anyText()
  check(problems, value, pointer)
}

const cell: Check = (problems, value, pointer) => {
  const isRich = isBlock(value) && value.type === 'rich_text'
  const check = isRich ? richText : rawCell
  check(problems, value, pointer)
}
const rawText: Fields = { text: required(string({ max: limits.textObject })) }
const isNumber: Check = (problems, value, pointer) => {
  if (typeof value !== 'number') problems.add('must provide a number', pointer)
}
export const rawCell = byType({ raw_text: rawText, raw_number: { ...rawText, value: required(isNumber) } })
export { cell as tableCell }

/**
 * The classic blocks, each with its fields. A `file` block stands in messages that Slack made, and no app may send it.
 * Source: docs.slack.dev, "Blocks".
 */
export const classicBlocks: Readonly<Record<string, Check>> = {
  section: all(
    object({
      ...blockBase,
      text: anyText(limits.textObject),
      fields: list(anyText(limits.sectionField), { max: limits.sectionFields }),
      accessory: sectionElement,
      expand: flag,
    }),
    rule(
      'must define either `text` or `fields`',
      ({ text, fields }) => text !== undefined || fields !== undefined,
    ),
  ),
  header: object({ ...blockBase, text: required(plainText(limits.headerText)) }),
  divider: object(blockBase),
  image: all(object({ ...blockBase, ...imageFields, title: plainText(limits.imageTitle) }), oneSource),
  context: object({
    ...blockBase,
    elements: required(list(contextElement, { max: limits.contextElements })),
  }),
  actions: all(
    object({ ...blockBase, elements: required(list(actionsElement, { max: limits.actionsElements })) }),
    differentActionIds,
  ),
  context_actions: all(
    object({
      ...blockBase,
      elements: required(list(contextActionsElement, { max: limits.contextActionsElements })),
    }),
    differentActionIds,
  ),
  input: object({
    ...blockBase,
    label: required(plainText(limits.inputLabel)),
    hint: plainText(limits.inputHint),
    element: required(inputElement),
    optional: flag,
    dispatch_action: flag,
  }),
  rich_text: object({ ...blockBase, ...richTextFields }),
  markdown: object({ ...blockBase, text: required(string({ max: limits.markdownText })) }),
  table: object({
    ...blockBase,
    rows: required(list(list(cell, { max: limits.tableCells }), { max: limits.tableRows })),
    column_settings: list(object({ align: oneOf('left', 'center', 'right'), is_wrapped: flag }), {
      max: limits.tableCells,
    }),
  }),
  video: object({
    ...blockBase,
    title: required(plainText(limits.videoTitle)),
    alt_text: required(string({ max: limits.imageAlt })),
    video_url: required(url(limits.url)),
    thumbnail_url: required(url(limits.url)),
    title_url: url(limits.url),
    author_name: string({ max: limits.videoAuthor }),
    provider_name: string({ max: limits.textObject }),
    provider_icon_url: url(limits.url),
    description: plainText(limits.videoDescription),
  }),
}
