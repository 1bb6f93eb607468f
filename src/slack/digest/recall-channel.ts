import { type RecalledMessage, renderRecalled, renderRecallNotice } from '../../blocks/render-recall.ts'
import type { DueRecall } from '../../recall/plan-recalls.ts'
import type { RecallChannel, RecallStepOutcome } from '../../recall/run-recalls.ts'
import type { Deps } from '../deps.ts'
import { findMarked } from '../posting/find-marked.ts'
import { findPosted } from '../posting/find-posted.ts'
import { type Attempt, postAttempt, updateAttempt } from '../posting/post-attempt.ts'
import { isRecallMark, writeRecallMark } from './digest-mark.ts'

type ChannelDeps = Pick<Deps, 'client' | 'identity' | 'lanes' | 'state' | 'talks' | 'now'>

/** Slack's names for a message that is no longer there to be corrected. */
const gone = ['message_not_found', 'cant_update_message', 'edit_window_closed', 'thread_not_found']

/** A post stands under Slack's time, and our clock may be wrong. Seconds. */
const clockLeeway = 24 * 3_600

/** How a correction reaches the message that was wrong, and its readers. */
export function createRecallChannel(deps: ChannelDeps): RecallChannel {
  const { client, identity, lanes } = deps
  return {
    async update(recall) {
      const { channel, ts } = recall.message
      const message = renderRecalled(recalledMessage(recall, deps))
      return outcomeOf(await lanes.run(channel, () => updateAttempt(client, { channel, ts, message })))
    },
    async tell(recall) {
      const { channel, ts, threadTs } = recall.message
      const message = renderRecallNotice(recalledMessage(recall, deps))
      const metadata = writeRecallMark(ts, recall.changeKey)
      const call = { channel, threadTs: threadTs ?? ts, message, metadata }
      return outcomeOf(await lanes.run(channel, () => postAttempt(client, call)))
    },
    async look({ message, changeKey }) {
      const place = {
        channel: message.channel,
        threadTs: message.threadTs ?? message.ts,
        oldest: Number(message.ts),
        botId: identity.botId,
      }
      const found = await findMarked(client, place, (metadata) =>
        isRecallMark(metadata, message.ts, changeKey) ? true : undefined,
      )
      return found.kind
    },
    find: ({ mark, page, channel, threadTs, after, announcedAt }) => {
      const post = { channel, mark: { answerId: mark, page }, ...(threadTs !== null && { threadTs }) }
      const from = after ?? String(announcedAt.getTime() / 1_000 - clockLeeway)
      return findPosted(client, { ...post, after: from }, { botId: identity.botId, now: deps.now })
    },
  }
}

function outcomeOf(attempt: Attempt): RecallStepOutcome {
  if (attempt.kind === 'done') return { kind: 'done' }
  if (attempt.kind === 'refused' && gone.includes(attempt.reason)) return { kind: 'gone' }
  return attempt
}

/** What the message shows now, each entry as the record has it, the changed ones marked. */
function recalledMessage(
  { message, changes }: DueRecall,
  { state, talks, now }: ChannelDeps,
): RecalledMessage {
  const at = now()
  const stored = message.answerId === null ? undefined : state.answers.find(message.answerId, at)
  const changed = new Map(changes.map((change) => [change.factId, change]))
  return {
    date: at.toISOString().slice(0, 10),
    was: stored ? nameOf(stored.question) : '',
    answerId: stored?.id ?? '',
    entries: message.shown.flatMap(({ factId }) => {
      const change = changed.get(factId)
      const index = stored?.itemIds.indexOf(factId) ?? -1
      // Told only in another entry's notes: an entry of its own once it is what changed.
      if (stored && index < 0 && !change) return []
      return [
        {
          item: talks.item(factId, at),
          index: index < 0 ? null : index,
          changed: change?.fields ?? null,
          isBack: change?.isBack ?? false,
        },
      ]
    }),
    notes: changes.some(({ after }) => after === null) ? talks.withdrawals(at) : [],
  }
}

function nameOf(question: string): string {
  const date = /^digest of (\d{4}-\d{2}-\d{2})$/.exec(question)?.[1]
  return date ? `The digest of ${date}.` : `Asked: ${question}`
}
