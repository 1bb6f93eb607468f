import type { SlackClient } from '../calls/slack-client.ts'
import { readMark } from './message-mark.ts'
import type { Post, Posted } from './post.ts'

/** Looks whether a post whose answer was lost stands in its channel or thread. Undefined also when it cannot look. */
export async function findPosted(client: SlackClient, post: Post): Promise<Posted | undefined> {
  const { channel, threadTs, mark, after } = post
  const range = { channel, include_all_metadata: true, limit: 100, ...(after && { oldest: after }) }
  try {
    const answer = threadTs
      ? await client.conversations.replies({ ...range, ts: threadTs })
      : await client.conversations.history(range)
    const found = (answer.messages ?? []).find((message) => {
      const own = readMark(message.metadata)
      return own?.answerId === mark.answerId && own.page === mark.page
    })
    return found?.ts ? { channel, ts: found.ts } : undefined
  } catch {
    return undefined
  }
}
