import {
  anything,
  byType,
  type Check,
  type Fields,
  flag,
  integer,
  list,
  object,
  oneOf,
  required,
  string,
  url,
} from './check.ts'
import { limits } from './limits.ts'

/** Slack names no number; this one keeps absurd payloads out. */
const many = { max: 1_000 }

const style = object({
  bold: flag,
  italic: flag,
  strike: flag,
  underline: flag,
  code: flag,
  highlight: flag,
  client_highlight: flag,
  unlink: flag,
})
const id = required(string({ max: limits.blockId }))

/** Slack refuses an empty run of text here, though an empty section is fine. */
const text: Fields = { text: required(string({ max: limits.messageText })), style }
const link: Fields = {
  url: required(url(limits.url)),
  text: string({ max: limits.messageText, min: 0 }),
  unsafe: flag,
  style,
}

const inline = byType({
  text,
  link,
  user: { user_id: id, style },
  usergroup: { usergroup_id: id, style },
  channel: { channel_id: id, style },
  team: { team_id: id, style },
  emoji: { name: id, unicode: anything, url: anything, skin_tone: integer({ min: 1, max: 6 }), style },
  broadcast: { range: required(oneOf('here', 'channel', 'everyone')), style },
  color: { value: id, style },
  date: {
    timestamp: required(integer({ min: 0, max: 100_000_000_000 })),
    format: required(string({ max: limits.textObject })),
    url: url(limits.url),
    fallback: string({ max: limits.textObject }),
    style,
  },
})
const border = oneOf(0, 1)
const section: Fields = { elements: required(list(inline, { ...many, min: 0 })) }

const parts = byType({
  rich_text_section: section,
  rich_text_quote: { ...section, border },
  rich_text_preformatted: {
    elements: required(list(byType({ text, link }), { ...many, min: 0 })),
    border,
    language: string({ max: limits.textObject }),
  },
  rich_text_list: {
    elements: required(list(byType({ rich_text_section: section }), many)),
    style: required(oneOf('bullet', 'ordered')),
    indent: integer({ min: 0, max: 8 }),
    offset: integer({ min: 0, max: 1_000_000 }),
    border,
  },
})

/** The fields of a rich_text block: sections, quotes, preformatted text and lists, and what stands inside them. */
export const richTextFields: Fields = { elements: required(list(parts, many)) }

/** A rich_text block inside another one: a table's cell, an input's first value. */
export const richText: Check = byType({
  rich_text: { ...richTextFields, block_id: string({ max: limits.blockId }) },
})
