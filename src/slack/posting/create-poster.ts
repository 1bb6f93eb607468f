import { type Pause, realPause, waitFor } from '../calls/patiently.ts'
import type { SlackClient } from '../calls/slack-client.ts'
import { isBlocksRefusal, readFailure } from '../calls/slack-errors.ts'
import type { Log } from '../logging/create-log.ts'
import type { ChannelLanes } from './channel-lanes.ts'
import { findPosted } from './find-posted.ts'
import { writeMark } from './message-mark.ts'
import type { Post, Posted } from './post.ts'

export interface Poster {
  /** Posts once, however often it has to try; without blocks where Slack does not take them. */
  post(post: Post): Promise<Posted>
}

const tries = 4

export function createPoster({
  client,
  lanes,
  log,
  pause = realPause,
}: {
  client: SlackClient
  lanes: ChannelLanes
  log: Log
  pause?: Pause
}): Poster {
  async function attempt(post: Post, withBlocks: boolean): Promise<Posted> {
    const { channel, threadTs, message, mark } = post
    const answer = await client.chat.postMessage({
      channel,
      text: message.text,
      ...(withBlocks && message.blocks.length > 0 && { blocks: message.blocks }),
      ...(threadTs && { thread_ts: threadTs }),
      metadata: writeMark(mark),
      mrkdwn: false,
      unfurl_links: false,
      unfurl_media: false,
    })
    return { channel: answer.channel ?? channel, ts: answer.ts ?? '' }
  }

  async function postUntilDone(post: Post): Promise<Posted> {
    let withBlocks = true
    for (let count = 1; ; count += 1) {
      try {
        return await attempt(post, withBlocks)
      } catch (error) {
        const failure = readFailure(error)
        if (failure.kind === 'refused' && withBlocks && isBlocksRefusal(failure.error)) {
          log.warn('blocks refused', { answer: post.mark.answerId, slackError: failure.error })
          withBlocks = false
          continue
        }
        if (count >= tries || !(await waitFor(failure, count, pause))) throw error
        // The answer may have been lost and not the post: look before posting again.
        const found = failure.kind === 'no-answer' ? await findPosted(client, post) : undefined
        if (found) return found
      }
    }
  }

  return { post: (post) => lanes.run(post.channel, () => postUntilDone(post)) }
}
