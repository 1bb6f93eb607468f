import type { DigestOutline } from '../../answer/digest.ts'
import { digestEntryIds, digestPageFacts, renderDigest } from '../../blocks/render-digest.ts'
import type { Arrived, DigestChannel, DueDigest } from '../../digest/deliver-digest.ts'
import type { ShownFact } from '../../state/posted-messages.ts'
import type { Deps } from '../deps.ts'
import { findMarked } from '../posting/find-marked.ts'
import { postAttempt } from '../posting/post-attempt.ts'
import { readDigestMark, writeDigestMark } from './digest-mark.ts'

type ChannelDeps = Pick<Deps, 'client' | 'identity' | 'lanes' | 'state' | 'talks' | 'now' | 'log'>

/** A day and some: a post stands under Slack's time, and our clock may have been wrong when a digest was due. Seconds. */
const lookBack = 26 * 3_600

/** How a digest reaches its channel, and is found there again. */
export function createDigestChannel(deps: ChannelDeps): DigestChannel {
  const { client, identity, lanes, state, talks, now, log } = deps
  return {
    async post(due, outline) {
      const { channel, localDate } = due
      const digest = talks.fill(outline, now())
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
      const message = renderDigest(digest, { answerId: id, page: 0 })
      const metadata = writeDigestMark(localDate, id)
      const sent = await lanes.run(channel, () => postAttempt(client, { channel, message, metadata }))
      return sent.kind === 'done' ? { kind: 'posted', ts: sent.ts, answerId: id } : sent
    },
    noted: (due, arrived, outline) => noteDigest(due, arrived, outline, 0, deps),
    async look({ channel, localDate, dueAt }) {
      const oldest = dueAt.getTime() / 1_000 - lookBack
      const found = await findMarked(client, { channel, oldest, botId: identity.botId }, (metadata) =>
        readDigestMark(metadata, localDate),
      )
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

/** Keeps which facts a page of a digest shows, in the versions of its outline. */
export function noteDigest(
  { channel }: Pick<DueDigest, 'channel'>,
  { ts, answerId, threadTs = null }: Arrived & { readonly threadTs?: string | null },
  outline: DigestOutline,
  page: number,
  { state, talks, now }: Pick<Deps, 'state' | 'talks' | 'now'>,
): void {
  const versions = new Map(
    outline.sections.flatMap(({ entries }) => entries.map(({ id, version }) => [id, version] as const)),
  )
  const shown = digestPageFacts(talks.fill(outline, now()), page)
    .map((factId): ShownFact => ({ factId, version: versions.get(factId) ?? null }))
    .filter(({ version }) => version !== null)
  state.posted.add({ channel, ts, threadTs, answerId, shown, postedAt: now() })
}
