import type { App, ViewSubmitAction } from '@slack/bolt'
import { feedbackForm, renderWindowNote } from '../../../blocks/render-feedback.ts'
import { whoMay } from '../../asking/who-may.ts'
import type { Deps } from '../../deps.ts'
import { sentence } from '../../posting/sentence.ts'
import { replyOrReference } from '../../reply-or-reference.ts'
import { takeInteraction } from '../take-interaction.ts'
import { showInWindow } from './show-in-window.ts'

const title = 'Wrong or missing'

/** What is wrong or missing, stored before it is acknowledged in words. */
export function registerFeedbackNote(app: Pick<App, 'view'>, deps: Deps) {
  app.view<ViewSubmitAction>(feedbackForm.callbackId, async ({ ack, body, view }) => {
    await ack({ response_action: 'update', view: renderWindowNote(title, 'Saving …') })
    const tell = async (text: string) => {
      if (await showInWindow(view.id, renderWindowNote(title, text), deps)) return
      const mark = { answerId: `notice-${body.trigger_id}`, page: 0, askedBy: 'button' } as const
      await deps.poster.post({ channel: body.user.id, message: sentence(text), mark })
    }
    await replyOrReference(deps, 'feedback', tell, async () => {
      if (!takeInteraction(body, deps)) return
      return tell(takeNote(body, view, deps))
    })
  })
}

/** Stores it where its answer is still there and may be judged by this person. Gives the sentence that says so. */
function takeNote(body: ViewSubmitAction, view: ViewSubmitAction['view'], deps: Deps): string {
  const { state, talks, identity, allowedTeams, now } = deps
  const user = body.user.id
  const origin = { teamId: body.user.team_id ?? body.team?.id, enterpriseId: body.enterprise?.id }
  const admission = whoMay(origin, identity, allowedTeams)
  if (admission.kind === 'refused') return admission.sentence
  const stored = state.answers.find(view.private_metadata, now())
  if (!stored || (stored.audience === 'asker' && stored.asker !== user)) {
    return 'This answer is too old to be judged. Please ask again.'
  }
  const field = (id: string) => view.state.values[id]?.[id]
  state.feedback.add({
    answerId: stored.id,
    question: stored.question,
    itemIds: stored.itemIds,
    recordVersion: talks.version(),
    kind: field(feedbackForm.kind)?.selected_option?.value === 'missing' ? 'missing' : 'wrong',
    note: (field(feedbackForm.note)?.value ?? '').trim(),
    givenBy: user,
    givenAt: now(),
  })
  deps.log.info('feedback given', { answer: stored.id })
  return deps.editors.length > 0
    ? 'Thank you. It is stored, and the editors see it.'
    : 'Thank you. It is stored. Nobody is named as editor yet, so please also tell whoever runs Talks.'
}
