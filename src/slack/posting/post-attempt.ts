import type { RenderedMessage } from '../../blocks/block.ts'
import type { SlackClient } from '../calls/slack-client.ts'
import { isBlocksRefusal, readFailure } from '../calls/slack-errors.ts'

/** What is known of one attempt. `unknown` may have arrived. */
export type Attempt =
  | { readonly kind: 'done'; readonly ts: string }
  | { readonly kind: 'unknown' }
  /** `retryAfter` in milliseconds, where Slack says. */
  | { readonly kind: 'refused'; readonly reason: string; readonly retryAfter?: number }

interface MessageCall {
  readonly channel: string
  readonly threadTs?: string | undefined
  readonly message: RenderedMessage
  readonly metadata: { event_type: string; event_payload: Record<string, string> }
}

/** Posts once and never again by itself; without blocks where Slack does not take them. Never throws. */
export function postAttempt(client: SlackClient, call: MessageCall): Promise<Attempt> {
  const { channel, threadTs, message, metadata } = call
  return attempt(message, async (shown) => {
    const answer = await client.chat.postMessage({
      channel,
      ...shown,
      ...(threadTs && { thread_ts: threadTs }),
      metadata,
      mrkdwn: false,
      unfurl_links: false,
      unfurl_media: false,
    })
    return answer.ts ?? ''
  })
}

/** Changes a message of the bot's own. Never throws. */
export function updateAttempt(
  client: SlackClient,
  {
    channel,
    ts,
    message,
  }: { readonly channel: string; readonly ts: string; readonly message: RenderedMessage },
): Promise<Attempt> {
  return attempt(message, async (shown) => {
    // Without blocks the old ones would stay.
    await client.chat.update({ channel, ts, blocks: [], ...shown })
    return ts
  })
}

async function attempt(
  message: RenderedMessage,
  call: (shown: Pick<RenderedMessage, 'text'> & Partial<RenderedMessage>) => Promise<string>,
): Promise<Attempt> {
  try {
    return { kind: 'done', ts: await call(message) }
  } catch (error) {
    const failure = readFailure(error)
    switch (failure.kind) {
      case 'rate-limited':
        return { kind: 'refused', reason: 'ratelimited', retryAfter: failure.retryAfter * 1_000 }
      case 'refused':
        if (message.blocks.length > 0 && isBlocksRefusal(failure.error)) {
          return attempt({ ...message, blocks: [] }, ({ text }) => call({ text }))
        }
        return { kind: 'refused', reason: failure.error }
      default:
        return { kind: 'unknown' }
    }
  }
}
