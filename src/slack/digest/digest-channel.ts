import { digestEntryIds, digestPageEntries, renderDigest } from '../../blocks/render-digest.ts'
import type { DigestChannel, LookOutcome } from '../../digest/deliver-digest.ts'
import type { ShownFact } from '../../state/posted-messages.ts'
import type { SlackClient } from '../calls/slack-client.ts'
import { isOutside, readFailure } from '../calls/slack-errors.ts'
import type { Deps } from '../deps.ts'
import { findMarked } from '../posting/find-marked.ts'
import { postAttempt } from '../posting/post-attempt.ts'
import { isKnownShared } from '../posting/shared-channels.ts'
import { readDigestMark, writeDigestMark } from './digest-mark.ts'

type ChannelDeps = Pick<
  Deps,
  'client' | 'identity' | 'lanes' | 'state' | 'talks' | 'now' | 'log' | 'allowedTeams'
>

/** A day and some: a post stands under Slack's time, and our clock may have been wrong when a digest was due. Seconds. */
const lookBack = 26 * 3_600

/** How a digest reaches its channel, and is found there again. */
export function createDigestChannel(deps: ChannelDeps): DigestChannel {
  const { client, identity, lanes, state, talks, now, log } = deps
  return {
    async post(due, draft) {
      const { channel, localDate } = due
      if (deps.allowedTeams.length === 0 && isKnownShared(channel, deps)) {
        return { kind: 'refused', reason: 'the channel is shared with another organisation' }
      }
      const digest = talks.fill(draft, now())
      const { id } = state.answers.add({
        asker: '',
        channel,
        audience: 'channel',
        question: digestName(localDate),
        thread: [],
        timeZone: due.zone,
        itemIds: digestEntryIds(digest),
        choices: [],
        createdAt: now(),
      })
      const message = renderDigest(digest, { answerId: id, page: 0, pages: draft.pages })
      const metadata = writeDigestMark(localDate, id)
      const sent = await lanes.run(channel, () => postAttempt(client, { channel, message, metadata }))
      return sent.kind === 'done' ? { kind: 'posted', ts: sent.ts, answerId: id } : sent
    },
    noted({ channel }, { ts, answerId }, draft) {
      // In the versions of the draft: whoever finds the post later must not take it for what the record says by then.
      const versions = new Map(
        draft.sections.flatMap(({ entries }) => entries.map(({ id, version }) => [id, version] as const)),
      )
      const shown = digestPageEntries(talks.fill(draft, now()), { page: 0, pages: draft.pages })
        .map(({ id }): ShownFact => ({ factId: id, version: versions.get(id) ?? null }))
        .filter(({ version }) => version !== null)
      state.posted.add({ channel, ts, threadTs: null, answerId, shown, postedAt: now() })
    },
    async look({ channel, localDate, dueAt }) {
      const oldest = dueAt.getTime() / 1_000 - lookBack
      const found = await findMarked(client, { channel, oldest, botId: identity.botId }, (metadata) =>
        readDigestMark(metadata, localDate),
      )
      if (found.kind === 'unknown') return whyUnread(client, channel)
      return found.kind === 'found' ? { kind: 'found', ts: found.ts, answerId: found.mark } : found
    },
    async remove({ channel, localDate }, ts) {
      log.warn('second digest removed', { channel, date: localDate })
      await client.chat.delete({ channel, ts })
    },
  }
}

/** Under which question a digest's buttons are stored. */
export function digestName(localDate: string): string {
  return `digest of ${localDate}`
}

/** `YYYY-MM-DD`, where a stored question is a digest's name. */
export function dateOfDigest(question: string): string | undefined {
  return /^digest of (\d{4}-\d{2}-\d{2})$/.exec(question)?.[1]
}

/** A channel that could not be read, by reading one message of it: is it closed to the bot, or did Slack fail? */
async function whyUnread(client: SlackClient, channel: string): Promise<LookOutcome> {
  try {
    await client.conversations.history({ channel, limit: 1 })
  } catch (error) {
    const failure = readFailure(error)
    if (failure.kind === 'refused' && isOutside(error)) return { kind: 'closed', reason: failure.error }
  }
  return { kind: 'unknown' }
}
