import type { RenderedMessage, RichTextLeaf } from './block.ts'
import { escapeText } from './escape.ts'
import { limits } from './limits.ts'
import { shorten } from './shorten.ts'
import { leaf, section } from './text-objects.ts'

/** Puts above an answer who shared it and what they had asked. The id comes from Slack, not from anybody's words. */
export function withShareLine(message: RenderedMessage, user: string, question: string): RenderedMessage {
  const asked = shorten(question, 300)
  const leaves: RichTextLeaf[] = [{ type: 'user', user_id: user }, leaf(` asked: ${asked}`, { italic: true })]
  return withLine(message, leaves, `Shared from /talks: ${asked}`)
}

/** Puts above an answer what its reader had asked, where nothing around it tells. */
export function withQuestionLine(message: RenderedMessage, question: string): RenderedMessage {
  const asked = `You asked: ${shorten(question, 300)}`
  return withLine(message, [leaf(asked, { italic: true })], asked)
}

function withLine(message: RenderedMessage, leaves: RichTextLeaf[], line: string): RenderedMessage {
  const lead = escapeText(line)
  return {
    // The sources stand at the text's end: what was asked gives way, which the blocks tell too.
    text: lead.length + message.text.length < limits.messageText ? `${lead}\n${message.text}` : message.text,
    blocks: [{ type: 'rich_text', elements: [section(...leaves)] }, ...message.blocks],
  }
}
