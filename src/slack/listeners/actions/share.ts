import type { App } from '@slack/bolt'
import { actionIds } from '../../../blocks/actions.ts'
import { writeFilters } from '../../../blocks/answer-filters.ts'
import type { RenderedMessage } from '../../../blocks/block.ts'
import { renderAnswer } from '../../../blocks/render-answer.ts'
import { withShareLine } from '../../../blocks/share-line.ts'
import { placeNow, reopenAnswer } from '../../asking/answer-question.ts'
import { whoMay } from '../../asking/who-may.ts'
import { isOutside } from '../../calls/slack-errors.ts'
import type { Deps } from '../../deps.ts'
import { describeError } from '../../logging/describe-error.ts'
import { postAnswer } from '../../posting/post-answer.ts'
import { respondWith } from '../../posting/respond-with.ts'
import { isKnownShared } from '../../posting/shared-channels.ts'
import { originOf } from './clicked-button.ts'
import { type ButtonWork, onButton } from './on-button.ts'

/**
 * Posts the asker's own answer in the channel, once. Posted by the bot and not through the response_url, although that
 * would work in channels the bot was never invited to: only what it posted can it find and correct later.
 */
export function registerShare(app: Pick<App, 'action'>, deps: Deps) {
  onButton(app, actionIds.share, deps, async (work) => {
    const { place, stored, index: page, user, filters } = work.clicked
    if (place.kind !== 'ephemeral' || stored.asker !== user) {
      return work.tell('This answer is already in the channel.')
    }
    const origin = { ...originOf(work.body), isSharedChannel: isKnownShared(place.channel, deps) }
    if (whoMay(origin, deps.identity, deps.allowedTeams).kind === 'refused') {
      return work.tell(
        'This channel is shared with another organisation, so I do not share answers here. Please share it in a channel of your own.',
      )
    }
    const deed = `share:${stored.id}:${page}:${writeFilters(filters)}:${place.channel}`
    if (!deps.state.seen.takeOnce(deed, deps.now())) return work.tell('You have shared this already.')
    try {
      await share(work, place.channel)
    } catch (error) {
      deps.state.seen.giveBack(deed)
      if (!isOutside(error)) throw error
      return work.tell(
        'I can share only where I am a member. Type /invite @Talks in the channel, then share again.',
      )
    }
  })
}

async function share({ clicked, respond, deps }: ButtonWork, channel: string): Promise<void> {
  const { user, index: page, filters } = clicked
  const reopened = await reopenAnswer(clicked.stored, deps)
  const { answer, stored } = reopened
  const first = placeNow(clicked.first, clicked.stored, reopened)
  // Everybody in the channel may use the shared answer's buttons; those of the asker's own stay theirs.
  const shared = deps.state.answers.add({ ...stored, channel, audience: 'channel' })
  const dress = (message: RenderedMessage) => withShareLine(message, user, stored.question)
  await postAnswer({ answer, stored: shared, page, first, filters, channel, askedBy: 'button', dress }, deps)
  try {
    const message = renderAnswer(answer, { answerId: stored.id, page, first, filters, surface: 'shared' })
    await respondWith(respond, message, { replace: true })
  } catch (error) {
    // It is shared; that the button could not be taken away does not change that.
    deps.log.warn('share button left', describeError(error))
  }
}
