import type { SlackClient } from '../calls/slack-client.ts'

export type Marked<T> =
  | { readonly kind: 'found'; readonly ts: string; readonly mark: T }
  | { readonly kind: 'absent' }
  /** The channel or thread could not be read to its end. */
  | { readonly kind: 'unknown' }

interface Place {
  readonly channel: string
  /** In this thread; else among the channel's own messages. */
  readonly threadTs?: string
  /** Unix seconds; nothing older is looked at. */
  readonly oldest: number
  /** Only what this bot posted counts: others could write the same mark. */
  readonly botId: string
}

const pageSize = 200
const mostPages = 20

/** Looks for a message of the bot's own by its metadata. `read` gives what the mark says, or undefined. Never throws. */
export async function findMarked<T>(
  client: SlackClient,
  { channel, threadTs, oldest, botId }: Place,
  read: (metadata: unknown) => T | undefined,
): Promise<Marked<T>> {
  const range = { channel, include_all_metadata: true, limit: pageSize, oldest: oldest.toFixed(6) }
  let cursor: string | undefined
  try {
    for (let page = 0; page < mostPages; page += 1) {
      const at = { ...range, ...(cursor && { cursor }) }
      const answer = threadTs
        ? await client.conversations.replies({ ...at, ts: threadTs })
        : await client.conversations.history(at)
      for (const message of answer.messages ?? []) {
        const mark = message.bot_id === botId ? read(message.metadata) : undefined
        if (mark !== undefined && message.ts) return { kind: 'found', ts: message.ts, mark }
      }
      cursor = answer.response_metadata?.next_cursor || undefined
      if (!cursor) return { kind: 'absent' }
    }
  } catch {
    return { kind: 'unknown' }
  }
  return { kind: 'unknown' }
}
