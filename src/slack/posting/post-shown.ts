import type { AnswerItem } from '../../answer/answer.ts'
import type { PostedMessage } from '../../state/posted-messages.ts'
import type { Deps } from '../deps.ts'
import type { Post, Posted } from './post.ts'

/**
 * Posts where others can see it, and remembers which facts it shows, so that a correction finds it. Announced before it
 * goes out: a process that dies between Slack's post and our note leaves behind what to look for.
 */
export async function postShown(
  post: Post,
  { answerId, shown }: Pick<PostedMessage, 'answerId' | 'shown'>,
  { poster, state, now }: Pick<Deps, 'poster' | 'state' | 'now'>,
): Promise<Posted> {
  const { channel, threadTs = null, after = null } = post
  const mark = { mark: post.mark.answerId, page: post.mark.page }
  state.posted.announce({ ...mark, channel, threadTs, after, answerId, shown, announcedAt: now() })
  const posted = await poster.post(post)
  state.posted.add({ ...posted, threadTs, answerId, shown, postedAt: now() }, mark)
  return posted
}

/** These items and what their notes tell besides, each once, in the versions of now. */
export function shownFacts(
  items: readonly Pick<AnswerItem, 'id' | 'beside'>[],
  { talks, now }: Pick<Deps, 'talks' | 'now'>,
): PostedMessage['shown'] {
  const versions = talks.versions(now())
  const ids = new Set([...items.map(({ id }) => id), ...items.flatMap(({ beside = [] }) => beside)])
  return [...ids].map((factId) => ({ factId, version: versions.get(factId) ?? null }))
}
