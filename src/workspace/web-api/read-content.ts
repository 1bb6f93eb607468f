import { limits } from '../limits/limits.ts'
import { blockTextLength, validateBlocks } from '../limits/validate-blocks.ts'
import { type Block, isRecord, type Metadata, nameBlocks } from '../store/block.ts'
import type { World } from '../world.ts'
import { type Answer, type Arguments, readJson, readText, refuse } from './method.ts'

export type Content =
  | {
      readonly kind: 'content'
      readonly text: string
      readonly blocks?: readonly Block[]
      readonly metadata?: Metadata
    }
  | { readonly kind: 'refused'; readonly answer: Answer }

/** Reads text, blocks and metadata of a chat.* call, and refuses what Slack refuses. */
export function readContent(args: Arguments, world: World): Content {
  const text = readText(args, 'text')
  const hasBlocks = args.blocks !== undefined && args.blocks !== ''
  if (text === '' && !hasBlocks) return refused('no_text')
  const metadata = readMetadata(args)
  if (metadata === 'invalid') return refused('invalid_metadata_format')
  const shown = { text, ...(metadata && { metadata }) }
  if (!hasBlocks) return { kind: 'content', ...shown }

  const blocks = readJson(args, 'blocks')
  if (!Array.isArray(blocks)) return refused('invalid_blocks_format')
  const problems = validateBlocks(blocks, 'message')
  if (problems.length > 0) return refused('invalid_blocks', problems)
  if (blockTextLength(blocks as Block[]) > limits.messageBlockText) return refused('msg_blocks_too_long')
  return { kind: 'content', ...shown, blocks: nameBlocks(blocks as Block[], world.nextId) }
}

function readMetadata(args: Arguments): Metadata | 'invalid' | undefined {
  if (args.metadata === undefined || args.metadata === '') return undefined
  const value = readJson(args, 'metadata')
  if (!isRecord(value) || typeof value.event_type !== 'string' || !isRecord(value.event_payload)) {
    return 'invalid'
  }
  return { event_type: value.event_type, event_payload: value.event_payload }
}

function refused(error: string, messages?: readonly string[]): Content {
  return { kind: 'refused', answer: refuse(error, messages) }
}
