import type { App, BlockAction } from '@slack/bolt'
import type { TimelinePicture } from '../../../answer/timeline-picture.ts'
import { actionIds } from '../../../blocks/actions.ts'
import { shorten } from '../../../blocks/shorten.ts'
import type { StoredAnswer } from '../../../state/stored-answers.ts'
import { readFailure } from '../../calls/slack-errors.ts'
import type { Deps } from '../../deps.ts'
import { postShown, shownFacts } from '../../posting/post-shown.ts'
import { sentence } from '../../posting/sentence.ts'
import { altLimit, showPicture, uploadPicture } from '../../posting/upload-picture.ts'
import type { ButtonPlace } from './clicked-button.ts'
import { onButton } from './on-button.ts'

/**
 * The answer's talks as a picture, once: in the thread where others see the answer, else in the direct message with
 * whoever clicked, because nothing that only one person sees can hold a file. A line goes before it, marked and
 * remembered as every answer is: a picture cannot be corrected where it stands, but its thread can be told.
 */
export function registerTimelinePicture(app: Pick<App, 'action'>, deps: Deps) {
  onButton(app, actionIds.timelinePicture, deps, async ({ clicked, body, tell }) => {
    const { stored, user } = clicked
    const picture = deps.talks.timelinePicture(stored.itemIds, deps.now())
    if (!picture) return tell('The record does not show these talks any more.')
    const place = threadOf(clicked.place, body)
    // Of each state of the record one: after a correction it can be drawn anew.
    const deed = `picture:${stored.id}:${place?.channel ?? user}:${deps.talks.version()}`
    if (!deps.state.seen.takeOnce(deed, deps.now())) {
      return tell(`The picture is already in ${place ? 'this thread' : 'your direct messages with me'}.`)
    }
    try {
      await post(picture, { stored, user, place }, deps)
    } catch (error) {
      deps.state.seen.giveBack(deed)
      const reason = whyNoUpload(error)
      if (!reason) throw error
      return tell(reason)
    }
    if (clicked.place.kind === 'ephemeral') return tell('The picture is in your direct messages with me.')
  })
}

interface Thread {
  readonly channel: string
  readonly threadTs: string
}

/** Null: the direct message. */
function threadOf(place: ButtonPlace, body: BlockAction): Thread | null {
  if (place.kind === 'ephemeral' || place.kind === 'home') return null
  const { message_ts: own } = body.container as { message_ts?: string }
  const threadTs = place.threadTs ?? own
  return threadTs ? { channel: place.channel, threadTs } : null
}

interface Order {
  readonly stored: StoredAnswer
  readonly user: string
  readonly place: Thread | null
}

async function post(picture: TimelinePicture, { stored, user, place }: Order, deps: Deps): Promise<void> {
  // Loaded with the first click, so that starting does not wait for a renderer.
  const [{ makeTimeline }, { timelineAlt }] = await Promise.all([
    import('../../../pictures/make-timeline.ts'),
    import('../../../pictures/timeline-alt.ts'),
  ])
  const bytes = await makeTimeline(picture)
  const alt = timelineAlt(picture, altLimit)
  const id = await uploadPicture({ bytes, name: 'timeline.png', alt }, deps)
  const posted = await postShown(
    {
      channel: place?.channel ?? user,
      threadTs: place?.threadTs,
      message: sentence(caption(picture, place ? null : stored.question)),
      mark: { answerId: `picture-${stored.id}-${deps.talks.version()}`, page: 0, askedBy: 'button' },
    },
    { answerId: stored.id, shown: shownFacts(talksOf(picture), [], deps) },
    deps,
  )
  const title = `Talks by track, as of ${picture.asOf}`
  await showPicture({ id, title, channel: posted.channel, threadTs: place?.threadTs ?? posted.ts }, deps)
}

const talksOf = ({ lanes, undated }: TimelinePicture) => [...lanes.flatMap(({ talks }) => talks), ...undated]

function caption(picture: TimelinePicture, question: string | null): string {
  const count = talksOf(picture).length
  const asked = question === null ? '' : ` Asked: ${shorten(question, 300)}`
  return `${count} talks by track as a picture, as of ${picture.asOf}. The answer has each with its sources.${asked}`
}

/** What Slack's refusals mean for whoever clicked; null for what should not happen. */
function whyNoUpload(error: unknown): string | null {
  const failure = readFailure(error)
  if (failure.kind !== 'refused') return null
  switch (failure.error) {
    case 'missing_scope':
      return 'I may not upload files yet: the app needs files:write from its manifest, and has to be installed again.'
    case 'file_uploads_disabled':
    case 'file_type_not_allowed':
    case 'restricted_action':
      return 'This workspace does not let me upload pictures.'
    default:
      return null
  }
}
