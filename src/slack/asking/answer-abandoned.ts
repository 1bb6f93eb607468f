import type { OpenMessage } from '../../state/seen-events.ts'
import { patiently } from '../calls/patiently.ts'
import type { Deps } from '../deps.ts'
import { findMarked } from '../posting/find-marked.ts'
import { readAskedTs } from '../posting/message-mark.ts'
import { isKnownShared } from '../posting/shared-channels.ts'
import { type AskedMessage, readAsked } from './asked-message.ts'

/**
 * Answers what a process had taken and acknowledged when it died: Slack does not send it again. Where the answer was
 * posted before that, or the message is gone, there is nothing left to do. A message's words are kept nowhere: they are
 * read from Slack again.
 *
 * @throws when Slack cannot be asked; what was not come to is taken over again later
 */
export async function answerAbandoned(
  deps: Deps,
  answer: (asked: AskedMessage, deps: Deps) => Promise<void>,
): Promise<void> {
  for (const message of deps.state.seen.takeOver(deps.now())) {
    // Not abandoned: Slack makes it wait.
    if (deps.handling.has(message.channel, message.ts)) continue
    const reply = await findReply(message, deps)
    if (reply === 'unknown') continue
    const asked = reply === 'found' ? null : await readAgain(message, deps)
    deps.log.info('taken over', { reply, isAsked: asked !== null })
    if (asked) await answer(asked, deps)
    else deps.state.seen.finish(message.channel, message.ts)
  }
}

/** In the message's thread; in a direct message also beside it. */
async function findReply(
  { channel, ts, threadTs }: OpenMessage,
  { client, identity }: Deps,
): Promise<'found' | 'absent' | 'unknown'> {
  const channelToo = { channel, oldest: Number(ts), botId: identity.botId }
  const thread = { ...channelToo, threadTs: threadTs ?? ts }
  const places = channel.startsWith('D') && threadTs === undefined ? [thread, channelToo] : [thread]
  for (const place of places) {
    const { kind } = await findMarked(client, place, (metadata) => readAskedTs(metadata) === ts || undefined)
    if (kind !== 'absent') return kind
  }
  return 'absent'
}

async function readAgain({ channel, ts, threadTs }: OpenMessage, deps: Deps): Promise<AskedMessage | null> {
  const range = { oldest: ts, latest: ts, inclusive: true, limit: 2 }
  const { messages = [] } = await patiently(
    () => deps.client.conversations.replies({ channel, ts: threadTs ?? ts, ...range }),
    { onRetry: deps.metrics.slackRetry },
  )
  const message = messages.find((each) => each.ts === ts)
  const body = { event_id: `again-${ts}`, is_ext_shared_channel: isKnownShared(channel, deps) }
  if (!message) return null
  // Edited since: nobody answered the words it had, so these are the question.
  const { edited: _, ...spoken } = message
  return readAsked({ ...spoken, type: 'message', channel }, body, deps.identity.botUserId)
}
