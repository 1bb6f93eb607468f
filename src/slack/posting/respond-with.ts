import type { RespondArguments, RespondFn } from '@slack/bolt'
import type { RenderedMessage } from '../../blocks/block.ts'
import { isBlocksRefusal } from '../calls/slack-errors.ts'

/** Bolt's `respond`, as far as it is used here. */
export type Respond = RespondFn

/**
 * Answers one person through a response_url; without blocks where Slack does not take them. Not tried again when no
 * answer came: a response_url cannot be asked what it has done.
 *
 * @throws when Slack does not take it, for example because the address has expired
 */
export async function respondWith(
  respond: Respond,
  { text, blocks }: RenderedMessage,
  { replace = false, threadTs }: { replace?: boolean; threadTs?: string | undefined } = {},
): Promise<void> {
  const plain: RespondArguments = {
    response_type: 'ephemeral',
    replace_original: replace,
    text,
    unfurl_links: false,
    unfurl_media: false,
    ...(threadTs && { thread_ts: threadTs }),
  }
  if (blocks.length > 0) {
    const refusal = await attempt(respond, { ...plain, blocks })
    if (refusal === null) return
    if (!isBlocksRefusal(refusal)) throw new Error('a response_url was refused')
  }
  if ((await attempt(respond, plain)) !== null) throw new Error('a response_url was refused')
}

/** Null when Slack took it, else its name for why not. Slack says so with status 400, or with 200 and `ok: false`. */
async function attempt(respond: Respond, message: RespondArguments): Promise<string | null> {
  try {
    const answer = await respond(message)
    const text = await answer.text()
    return /"ok"\s*:\s*false/.test(text) ? (/"error"\s*:\s*"(\w+)"/.exec(text)?.[1] ?? 'unknown') : null
  } catch (error) {
    // Bolt keeps the status and drops the words: 400 is what unreadable blocks get, 404 an expired address.
    if ((error as { statusCode?: unknown }).statusCode === 400 && 'blocks' in message) return 'invalid_blocks'
    throw error
  }
}
