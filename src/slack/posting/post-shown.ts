import type { AnswerItem } from '../../answer/answer.ts'
import type { PostedMessage } from '../../state/posted-messages.ts'
import { readFailure } from '../calls/slack-errors.ts'
import { ToldError } from '../calls/told-error.ts'
import type { Deps } from '../deps.ts'
import { isPerson } from './is-person.ts'
import type { Post, Posted } from './post.ts'
import { isKnownShared, sharedSentence } from './shared-channels.ts'

/**
 * Posts where others can see it, and remembers which facts it shows, so that a correction finds it. Announced before it
 * goes out: a process that dies between Slack's post and our note leaves behind what to look for.
 *
 * @throws ToldError where another organisation reads along
 */
export async function postShown(
  post: Post,
  { answerId, shown }: Pick<PostedMessage, 'answerId' | 'shown'>,
  { poster, state, now, allowedTeams }: Pick<Deps, 'poster' | 'state' | 'now' | 'allowedTeams'>,
): Promise<Posted> {
  const { channel, threadTs = null, after = null } = post
  if (allowedTeams.length === 0 && isKnownShared(channel, { state })) throw new ToldError(sharedSentence)
  const mark = { mark: post.mark.answerId, page: post.mark.page }
  // Under a person's id a message can be posted and not be looked for.
  if (!isPerson(channel)) {
    state.posted.announce({ ...mark, channel, threadTs, after, answerId, shown, announcedAt: now() })
  }
  try {
    const posted = await poster.post(post)
    state.posted.add({ ...posted, threadTs, answerId, shown, postedAt: now() }, mark)
    return posted
  } catch (error) {
    if (['refused', 'rate-limited'].includes(readFailure(error).kind)) state.posted.dropAnnounced(mark)
    throw error
  }
}

/** These items, what their notes tell and what else is told, each once, in the versions of now. */
export function shownFacts(
  items: readonly Pick<AnswerItem, 'id' | 'beside'>[],
  others: readonly string[],
  { talks, now }: Pick<Deps, 'talks' | 'now'>,
): PostedMessage['shown'] {
  const versions = talks.versions(now())
  const ids = [...items.map(({ id }) => id), ...items.flatMap(({ beside = [] }) => beside), ...others]
  // What has no version cannot be corrected, and must not look as if it had been withdrawn.
  return [...new Set(ids)].flatMap((factId) => {
    const version = versions.get(factId)
    return version === undefined ? [] : [{ factId, version }]
  })
}
