import type { SlackClient } from '../calls/slack-client.ts'
import { findMarked, type Marked } from './find-marked.ts'
import { type MessageMark, readMark } from './message-mark.ts'
import type { Post } from './post.ts'

/** A day: how far back is looked where nobody knows after which message the post would stand. Seconds. */
const lookBack = 24 * 3_600

/** Looks whether a post whose answer was lost stands in its channel or thread. Never throws. */
export function findPosted(
  client: SlackClient,
  {
    channel,
    threadTs,
    mark,
    after,
  }: Pick<Post, 'channel' | 'threadTs' | 'after'> & {
    readonly mark: Pick<MessageMark, 'answerId' | 'page'>
  },
  { botId, now }: { readonly botId: string; readonly now: () => Date },
): Promise<Marked<true>> {
  const oldest = after === undefined ? now().getTime() / 1_000 - lookBack : Number(after)
  const place = { channel, ...(threadTs && { threadTs }), oldest, botId }
  return findMarked(client, place, (metadata) => {
    const own = readMark(metadata)
    return own?.answerId === mark.answerId && own.page === mark.page ? true : undefined
  })
}
