import type { AnnouncedPost } from '../state/posted-messages.ts'
import type { RecallDeps } from './run-recalls.ts'

/** Milliseconds after which a message that could not be looked for is given up: a correction will not reach it. */
const giveUpAfter = 48 * 3_600_000

/**
 * Looks for the messages that were announced and never added: the process that posted them died, or never heard from
 * Slack. What stands there is added, so that a correction finds it. Where Slack cannot be read it is asked again, at
 * times that lie twice as far apart each time.
 */
export async function settleAnnounced({
  posted,
  channel,
  now,
}: Pick<RecallDeps, 'posted' | 'channel' | 'now'>): Promise<void> {
  for (const post of posted.announced(now())) {
    const found = await channel.find(post)
    const age = now().getTime() - post.announcedAt.getTime()
    if (found.kind === 'unknown' && age <= giveUpAfter) posted.postpone(post, new Date(now().getTime() + age))
    else if (found.kind === 'found' && !posted.find(post.channel, found.ts)) add(post, found.ts)
    else posted.dropAnnounced(post)
  }

  function add(post: AnnouncedPost, ts: string) {
    const { channel: at, threadTs, answerId, shown, announcedAt } = post
    posted.add({ channel: at, ts, threadTs, answerId, shown, postedAt: announcedAt }, post)
  }
}
