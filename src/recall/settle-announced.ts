import type { RecallDeps } from './run-recalls.ts'

/** Milliseconds after which nobody is still about to post what was announced. */
const settleAfter = 10 * 60_000
/** And after which a message that could not be looked for is given up: a correction will not reach it. */
const giveUpAfter = 48 * 3_600_000

/**
 * Looks for the messages that were announced and never added: the process that posted them died, or never heard from
 * Slack. What stands there is added, so that a correction finds it. Resolves to how many were.
 */
export async function settleAnnounced({
  posted,
  channel,
  now,
}: Pick<RecallDeps, 'posted' | 'channel' | 'now'>): Promise<number> {
  let added = 0
  for (const post of posted.announced(new Date(now().getTime() - settleAfter))) {
    const found = await channel.find(post)
    if (found.kind === 'found') {
      const { channel: at, threadTs, answerId, shown, announcedAt } = post
      posted.add({ channel: at, ts: found.ts, threadTs, answerId, shown, postedAt: announcedAt }, post)
      added += 1
    } else if (found.kind === 'absent' || isOld(post.announcedAt, now())) posted.dropAnnounced(post)
  }
  return added
}

const isOld = (announcedAt: Date, now: Date) => now.getTime() - announcedAt.getTime() > giveUpAfter
