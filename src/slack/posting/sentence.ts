import type { RenderedMessage } from '../../blocks/block.ts'
import { escapeText } from '../../blocks/escape.ts'

/** A message that is one sentence. */
export function sentence(text: string): RenderedMessage {
  return { text: escapeText(text), blocks: [] }
}
