import { patiently } from '../calls/patiently.ts'
import type { Deps } from '../deps.ts'
import { describeError } from '../logging/describe-error.ts'
import { readMark } from '../posting/message-mark.ts'
import type { AskedMessage } from './asked-message.ts'
import { plainQuestion } from './plain-question.ts'

export type EarlierQuestions =
  | { readonly kind: 'read'; readonly questions: readonly string[] }
  | { readonly kind: 'unreadable' }

interface ThreadMessage {
  readonly ts?: string
  readonly user?: string
  readonly text?: string
  readonly bot_id?: string
  readonly subtype?: string
  readonly metadata?: unknown
}

/** A follow-up leans on the last few questions; older ones only mislead. */
const mostQuestions = 10
const pageSize = 200
const mostPages = 5
/** Outside a thread, direct messages belong together for this long. Seconds. */
const conversationLength = 1_800

/**
 * The questions put to the bot before this one: in its thread, or in the last half hour of a direct message. Read from
 * Slack at this moment and kept nowhere; what others said in the thread is not looked at.
 */
export async function earlierQuestions(asked: AskedMessage, deps: Deps): Promise<EarlierQuestions> {
  if (asked.threadTs === undefined && asked.kind === 'mention') return { kind: 'read', questions: [] }
  try {
    const messages = asked.threadTs
      ? await threadMessages(deps, asked.channel, asked.threadTs)
      : await recentMessages(deps, asked)
    const before = messages.filter((message) => Number(message.ts ?? 0) < Number(asked.ts))
    const questions = before.map((message) => questionIn(message, asked, deps)).filter((each) => each !== '')
    return { kind: 'read', questions: questions.slice(-mostQuestions) }
  } catch (error) {
    deps.log.warn('thread unreadable', describeError(error))
    return { kind: 'unreadable' }
  }
}

async function threadMessages(
  { client, metrics }: Deps,
  channel: string,
  ts: string,
): Promise<ThreadMessage[]> {
  const messages: ThreadMessage[] = []
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await patiently(
      () =>
        client.conversations.replies({
          channel,
          ts,
          limit: pageSize,
          include_all_metadata: true,
          ...(cursor && { cursor }),
        }),
      { onRetry: metrics.slackRetry },
    )
    messages.push(...(answer.messages ?? []))
    cursor = answer.response_metadata?.next_cursor || undefined
    if (!cursor) break
  }
  return messages
}

async function recentMessages(
  { client, metrics }: Deps,
  { channel, ts }: AskedMessage,
): Promise<ThreadMessage[]> {
  const answer = await patiently(
    () =>
      client.conversations.history({
        channel,
        latest: ts,
        oldest: String(Number(ts) - conversationLength),
        limit: 30,
        include_all_metadata: true,
      }),
    { onRetry: metrics.slackRetry },
  )
  return [...(answer.messages ?? [])].reverse()
}

/** The question in a message, or nothing. One that a button asked stands in no message: our own answer names it. */
function questionIn(message: ThreadMessage, asked: AskedMessage, { identity, state, now }: Deps): string {
  if (message.bot_id || message.user === identity.botUserId) {
    const mark = message.user === identity.botUserId ? readMark(message.metadata) : undefined
    if (mark?.askedBy !== 'button' || mark.page > 0) return ''
    return state.answers.find(mark.answerId, now())?.question ?? ''
  }
  const text = message.text ?? ''
  if (asked.kind === 'mention' && !text.includes(`<@${identity.botUserId}`)) return ''
  return plainQuestion(text, identity.botUserId)
}
