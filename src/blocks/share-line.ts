import type { RenderedMessage } from './block.ts'
import { escapeText } from './escape.ts'
import { limits } from './limits.ts'
import { shorten } from './shorten.ts'
import { leaf, section } from './text-objects.ts'

/** Puts above an answer who shared it and what they had asked. The id comes from Slack, not from anybody's words. */
export function withShareLine(message: RenderedMessage, user: string, question: string): RenderedMessage {
  const asked = shorten(question, 300)
  return {
    text: `${escapeText(`Shared from /talks: ${asked}`)}\n${message.text}`.slice(0, limits.messageText),
    blocks: [
      {
        type: 'rich_text',
        elements: [section({ type: 'user', user_id: user }, leaf(` asked: ${asked}`, { italic: true }))],
      },
      ...message.blocks,
    ],
  }
}
