import type { App, BlockAction, ButtonAction } from '@slack/bolt'
import { actionIds } from '../../../blocks/actions.ts'
import type { RenderedMessage } from '../../../blocks/block.ts'
import { type OpenFeedback, renderFeedbackList } from '../../../blocks/render-feedback.ts'
import { shorten } from '../../../blocks/shorten.ts'
import type { Feedback } from '../../../state/feedback.ts'
import { whoMay } from '../../asking/who-may.ts'
import type { Deps } from '../../deps.ts'
import { describeError } from '../../logging/describe-error.ts'
import { type Respond, respondWith } from '../../posting/respond-with.ts'
import { sentence } from '../../posting/sentence.ts'
import { replyOrReference } from '../../reply-or-reference.ts'
import { originOf, tellClicker } from '../actions/clicked-button.ts'
import { takeInteraction } from '../take-interaction.ts'

/** As many as are settled in one go; the others follow. */
const mostShown = 8

const noEditors =
  'Nobody is named as editor yet. Whoever runs Talks names them by their user ids in TALKS_EDITORS; feedback is kept until then.'
const notAnEditor = 'Only the editors see and settle feedback. What you give with the thumbs reaches them.'

/** `/talks feedback`: what is open, to an editor alone. */
export async function runFeedbackOrder(
  { user, respond }: { readonly user: string; readonly respond: Respond },
  deps: Deps,
): Promise<void> {
  const { timeZone } = await deps.askers.find(user)
  return respondWith(respond, feedbackFor(user, timeZone, deps))
}

/** "Settled", by an editor: the list comes again without it, in its place. */
export function registerSettleFeedback(app: Pick<App, 'action'>, deps: Deps) {
  app.action<BlockAction<ButtonAction>>(actionIds.settleFeedback, async ({ ack, action, body, respond }) => {
    await ack()
    const tell = (text: string) => tellClicker(text, { body, respond }, deps)
    await replyOrReference(deps, 'settle feedback', tell, async () => {
      if (!takeInteraction(body, deps)) return
      const admission = whoMay(originOf(body), deps.identity, deps.allowedTeams)
      if (admission.kind === 'refused') return tell(admission.sentence)
      const user = body.user.id
      if (!deps.editors.includes(user)) return tell(notAnEditor)
      const settled = deps.state.feedback.settle(action.value ?? '', user, deps.now())
      const { timeZone } = await deps.askers.find(user)
      await respondWith(respond, feedbackFor(user, timeZone, deps), { replace: true })
      if (settled && settled.givenBy !== user) await tellGiver(settled, deps)
    })
  })
}

/** Whoever reported something hears that it was looked at; where they cannot be told, it is settled all the same. */
async function tellGiver({ id, kind, question, givenBy }: Feedback, { poster, log }: Deps): Promise<void> {
  const asked = shorten(question, 300)
  const text = `An editor has settled what you reported as ${kind}, about the answer to “${asked}”. Ask again to see what the record says now.`
  const mark = { answerId: `notice-${id}`, page: 0, askedBy: 'button' } as const
  try {
    await poster.post({ channel: givenBy, message: sentence(text), mark })
  } catch (error) {
    log.warn('feedback giver not told', describeError(error))
  }
}

function feedbackFor(user: string, timeZone: string, deps: Deps): RenderedMessage {
  if (deps.editors.length === 0) return sentence(noEditors)
  if (!deps.editors.includes(user)) return sentence(notAnEditor)
  const open = deps.state.feedback.open(mostShown)
  const counts = deps.state.feedback.counts()
  return renderFeedbackList({ counts, entries: open.flatMap((each) => entryOf(each, timeZone, deps) ?? []) })
}

function entryOf(feedback: Feedback, timeZone: string, { talks, now }: Deps): OpenFeedback | null {
  const { id, kind, question, note, givenBy, givenAt, recordVersion, itemIds } = feedback
  if (kind === 'helpful') return null
  const first = itemIds[0] === undefined ? undefined : talks.item(itemIds[0], now())
  const entries = itemIds.length === 1 ? '1 entry' : `${itemIds.length} entries`
  const answered =
    first === undefined
      ? 'nothing from the record'
      : `${entries}, first: ${first?.text ?? 'one that is not on the record any more'}`
  const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const givenAtText = `${when.format(givenAt)} (${timeZone})`
  return { id, kind, question, note, givenBy, givenAt: givenAtText, recordVersion, answered }
}
