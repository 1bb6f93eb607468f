import type { RenderedMessage } from './block.ts'
import { escapeText } from './escape.ts'
import { limits } from './limits.ts'
import { shorten } from './shorten.ts'
import { leaf, section } from './text-objects.ts'

/** Puts above an answer who shared it and what they had asked. The id comes from Slack, not from anybody's words. */
export function withShareLine(message: RenderedMessage, user: string, question: string): RenderedMessage {
  const asked = shorten(question, 300)
  // The sources stand at the text's end: what was asked gives way, which the blocks tell too.
  const lead = escapeText(`Shared from /talks: ${asked}`)
  return {
    text: lead.length + message.text.length < limits.messageText ? `${lead}\n${message.text}` : message.text,
    blocks: [
      {
        type: 'rich_text',
        elements: [section({ type: 'user', user_id: user }, leaf(` asked: ${asked}`, { italic: true }))],
      },
      ...message.blocks,
    ],
  }
}
