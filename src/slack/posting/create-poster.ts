import { type Metrics, silentMetrics } from '../../operations/metrics.ts'
import { type Pause, realPause, waitFor } from '../calls/patiently.ts'
import type { SlackClient } from '../calls/slack-client.ts'
import { isBlocksRefusal, readFailure } from '../calls/slack-errors.ts'
import type { Log } from '../logging/create-log.ts'
import type { ChannelLanes } from './channel-lanes.ts'
import { findPosted } from './find-posted.ts'
import { isPerson } from './is-person.ts'
import { writeMark } from './message-mark.ts'
import type { Post, Posted } from './post.ts'
import { UnconfirmedError } from './respond-with.ts'

export interface Poster {
  /** Posts once, however often it has to try; without blocks where Slack does not take them. */
  post(post: Post): Promise<Posted>
}

const tries = 4
const unconfirmed = 'a post to a person was not confirmed'
const looks = 6

export function createPoster({
  client,
  botId,
  lanes,
  log,
  now,
  metrics = silentMetrics,
  pause = realPause,
}: {
  client: SlackClient
  botId: string
  lanes: ChannelLanes
  log: Log
  now: () => Date
  metrics?: Metrics
  pause?: Pause
}): Poster {
  async function attempt(post: Post, withBlocks: boolean): Promise<Posted> {
    const { channel, threadTs, message, mark, after } = post
    const answer = await client.chat.postMessage({
      channel,
      text: message.text,
      ...(withBlocks && message.blocks.length > 0 && { blocks: message.blocks }),
      ...(threadTs && { thread_ts: threadTs }),
      metadata: writeMark(mark, after),
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
        // A direct message addressed by its person's id cannot be looked for.
        if (failure.kind === 'no-answer' && isPerson(post.channel)) throw new UnconfirmedError(unconfirmed)
        const isLast = count >= tries
        if (isLast && failure.kind !== 'no-answer') throw error
        if (!(await waitFor(failure, count, pause, metrics.slackRetry))) throw error
        // The answer may have been lost and not the post: look before posting again, and before giving up.
        const ts = failure.kind === 'no-answer' ? await lookFor(post) : undefined
        if (ts !== undefined) return { channel: post.channel, ts }
        if (isLast) throw error
      }
    }
  }

  /** The ts, or undefined where the post did not arrive. */
  async function lookFor(post: Post): Promise<string | undefined> {
    for (let count = 1; ; count += 1) {
      const seen = await findPosted(client, post, { botId, now })
      if (seen.kind === 'found') return seen.ts
      if (seen.kind === 'absent') return undefined
      // To post without having looked would be to answer twice, sooner or later.
      if (count >= looks) throw new Error('a post whose fate is not known could not be looked for')
      await pause(1_000 * count)
    }
  }

  return { post: (post) => lanes.run(post.channel, () => postUntilDone(post)) }
}
