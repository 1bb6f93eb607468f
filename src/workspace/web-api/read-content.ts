import { limits } from '../limits/limits.ts'
import { blockTextLength, validateBlocks } from '../limits/validate-blocks.ts'
import { type Block, isRecord, nameBlocks } from '../store/block.ts'
import type { Message } from '../store/messages.ts'
import type { World } from '../world.ts'
import { isImage } from './file-output.ts'
import { type Answer, type Arguments, readJson, readText, refuse } from './method.ts'
import { readMetadata } from './read-metadata.ts'

export type Content =
  | {
      readonly kind: 'content'
      /** `metadata` and `blocks` are absent where the call does not speak of them. */
      readonly shown: Pick<Message, 'text' | 'blocks' | 'attachments'>
      readonly metadata: ReturnType<typeof readMetadata>
      /** Slack says `message_truncated` when it cuts a text. */
      readonly warnings: readonly string[]
    }
  | { readonly kind: 'refused'; readonly answer: Answer }

/** Reads text, blocks, attachments and metadata of a chat.* call, and refuses what Slack refuses. */
export function readContent(args: Arguments, world: World): Content {
  const text = readText(args, 'text')
  const markdown = readText(args, 'markdown_text')
  const hasBlocks = isGiven(args.blocks)
  if (markdown !== '' && (text !== '' || hasBlocks)) return refused('markdown_text_conflict')
  if (markdown.length > limits.markdownText) return refused('msg_too_long')
  const metadata = readMetadata(args)
  if (metadata.kind === 'refused') return refused(metadata.error)
  const attachments = isGiven(args.attachments) ? readJson(args, 'attachments') : []
  if (!Array.isArray(attachments) || !attachments.every(isRecord)) return refused('invalid_attachments')
  if (attachments.length > limits.attachments) return refused('too_many_attachments')
  if (text === '' && markdown === '' && !hasBlocks && attachments.length === 0) return refused('no_text')

  const blocks = markdown === '' ? readBlocks(args, world) : markdownBlocks(markdown, world)
  if (blocks.kind === 'refused') return blocks
  const words = text || markdown
  return {
    kind: 'content',
    shown: {
      text: words.slice(0, limits.messageText),
      ...(blocks.list && { blocks: blocks.list }),
      ...(attachments.length > 0 && { attachments }),
    },
    metadata,
    warnings: words.length > limits.messageText ? ['message_truncated'] : [],
  }
}

type BlocksReading =
  | { readonly kind: 'blocks'; readonly list?: readonly Block[] }
  | { readonly kind: 'refused'; readonly answer: Answer }

/** Reads the `blocks` argument as it stands; none given is fine. */
export function readBlocks(args: Arguments, world: World): BlocksReading {
  if (!isGiven(args.blocks)) return { kind: 'blocks' }
  const blocks = readJson(args, 'blocks')
  if (!Array.isArray(blocks)) return refused('invalid_blocks_format')
  const problems = validateBlocks(blocks, 'message')
  if (problems.length > 0) return refused('invalid_blocks', problems)
  if (blockTextLength(blocks) > limits.messageBlockText) return refused('msg_blocks_too_long')
  const strangers = blocks.flatMap((block: Block, index) =>
    isForeignFile(block, world)
      ? [`[ERROR] invalid slack file [json-pointer:/blocks/${index}/slack_file]`]
      : [],
  )
  if (strangers.length > 0) return refused('invalid_blocks', strangers)
  return { kind: 'blocks', list: nameBlocks(blocks, world.nextId) }
}

/** An image block may show a file of this workspace, if it is a picture, by id or by address. */
function isForeignFile(block: Block, world: World): boolean {
  if (block.type !== 'image' || !isRecord(block.slack_file)) return false
  const { id, url } = block.slack_file
  const named = typeof id === 'string' ? id : /\/files\/([^/]+)\//.exec(String(url))?.[1]
  const file = world.store.files.find(named ?? '')
  return !(file && file.stage === 'complete' && isImage(file))
}

function markdownBlocks(text: string, world: World): BlocksReading {
  return { kind: 'blocks', list: nameBlocks([{ type: 'markdown', text }], world.nextId) }
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}

function refused(error: string, messages?: readonly string[]) {
  return { kind: 'refused', answer: refuse(error, messages) } as const
}
