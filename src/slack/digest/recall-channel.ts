import { dateText } from '../../answer/dates.ts'
import { type RecalledMessage, renderRecalled, renderRecallNotice } from '../../blocks/render-recall.ts'
import { readDraft } from '../../digest/deliver-digest.ts'
import type { DueRecall } from '../../recall/plan-recalls.ts'
import type { RecallChannel, RecallStepOutcome } from '../../recall/run-recalls.ts'
import type { PostedMessage } from '../../state/posted-messages.ts'
import type { StoredAnswer } from '../../state/stored-answers.ts'
import type { Deps } from '../deps.ts'
import { findMarked } from '../posting/find-marked.ts'
import { findPosted } from '../posting/find-posted.ts'
import { type Attempt, postAttempt, updateAttempt } from '../posting/post-attempt.ts'
import { dateOfDigest } from './digest-channel.ts'
import { isRecallMark, writeRecallMark } from './digest-mark.ts'

type ChannelDeps = Pick<Deps, 'client' | 'identity' | 'lanes' | 'state' | 'talks' | 'now' | 'timeZone'>

/** Slack's names for a message that is no longer there to be corrected. */
const gone = ['message_not_found', 'cant_update_message', 'edit_window_closed', 'thread_not_found']
/** And for a channel that takes nothing from the bot as long as it is archived, or the bot is no member. */
const closed = ['is_inactive', 'is_archived', 'channel_not_found', 'not_in_channel', 'restricted_action']
/** Milliseconds after which such a channel is tried again: it may have been opened. */
const closedFor = 6 * 3_600_000

/** A post stands under Slack's time, and our clock may be wrong. Seconds. */
const clockLeeway = 24 * 3_600

/** How a correction reaches the message that was wrong, and its readers. */
export function createRecallChannel(deps: ChannelDeps): RecallChannel {
  const { client, identity, lanes, now } = deps
  const closedUntil = new Map<string, number>()

  function isClosed(channel: string): boolean {
    const until = closedUntil.get(channel) ?? 0
    const left = until - now().getTime()
    // A clock that was set back must not put it off for long.
    return left > 0 && left <= closedFor
  }

  function outcomeOf(channel: string, attempt: Attempt): RecallStepOutcome {
    if (attempt.kind !== 'refused') return attempt.kind === 'done' ? { kind: 'done' } : attempt
    if (gone.includes(attempt.reason)) return { kind: 'gone' }
    if (!closed.includes(attempt.reason)) return attempt
    closedUntil.set(channel, now().getTime() + closedFor)
    return { kind: 'closed', isKnown: false }
  }

  return {
    async update(recall) {
      const { channel, ts } = recall.message
      if (isClosed(channel)) return { kind: 'closed', isKnown: true }
      const message = renderRecalled(recalledMessage(recall, deps))
      const call = () => updateAttempt(client, { channel, ts, message })
      return outcomeOf(channel, await lanes.run(channel, call))
    },
    async tell(recall) {
      const { channel, ts, threadTs } = recall.message
      const message = renderRecallNotice(recalledMessage(recall, deps))
      const metadata = writeRecallMark(ts, recall.changeKey)
      const call = { channel, threadTs: threadTs ?? ts, message, metadata }
      return outcomeOf(channel, await lanes.run(channel, () => postAttempt(client, call)))
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

/** What the message shows now, each entry as the record has it, the changed ones marked. */
function recalledMessage(
  { message, changes }: DueRecall,
  { state, talks, now, timeZone }: ChannelDeps,
): RecalledMessage {
  const at = now()
  const stored = message.answerId === null ? undefined : state.answers.find(message.answerId, at)
  const changed = new Map(changes.map((change) => [change.factId, change]))
  return {
    date: localDate(at, state.channelSettings.find(message.channel)?.timeZone ?? timeZone),
    was: stored ? nameOf(stored.question) : '',
    answerId: stored?.id ?? '',
    nextPage: stored ? nextDigestPage(message, stored, state) : null,
    nextItem: stored ? nextAnswerItem(message, stored) : null,
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

/** The item of an answer after the last that this message shows; null for digests, pictures and the last page. */
function nextAnswerItem({ shown }: PostedMessage, { question, itemIds }: StoredAnswer) {
  const places = shown.map(({ factId }) => itemIds.indexOf(factId)).filter((place) => place >= 0)
  const first = Math.max(...places) + 1
  const isPage = dateOfDigest(question) === undefined && places.length > 0 && places.length <= mostOnPage
  // The place decides; of the page only that it is not the first.
  return isPage && first < itemIds.length ? { page: 1, first } : null
}

/** Items that one page of an answer holds at most; a picture shows more. */
const mostOnPage = 10

/** Where the rest of a digest begins after what this message shows of it; null for the last page and for answers. */
function nextDigestPage(
  { channel, shown }: PostedMessage,
  { question, itemIds }: StoredAnswer,
  { deliveries }: Pick<ChannelDeps['state'], 'deliveries'>,
): number | null {
  const date = dateOfDigest(question)
  const delivery = date ? deliveries.find(channel, date) : undefined
  const pages = (delivery && readDraft(delivery)?.pages) ?? []
  const next = pages.findIndex((page) => page.some((index) => itemIds[index] === shown[0]?.factId)) + 1
  return next > 0 && next < pages.length ? next : null
}

function nameOf(question: string): string {
  const date = dateOfDigest(question)
  return date ? `The digest of ${dateText(date)}.` : `Asked: ${question}`
}

/** `YYYY-MM-DD`. */
function localDate(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format(at)
}
