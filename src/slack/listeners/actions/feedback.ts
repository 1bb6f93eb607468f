import type { App } from '@slack/bolt'
import { actionIds } from '../../../blocks/actions.ts'
import { feedbackIndexes } from '../../../blocks/feedback-row.ts'
import { renderFeedbackForm } from '../../../blocks/render-feedback.ts'
import { openView } from '../../calls/open-view.ts'
import type { Deps } from '../../deps.ts'
import { windowOf } from './clicked-button.ts'
import { onButton } from './on-button.ts'

/** "Helpful" is noted at once; "Wrong or missing" asks which, and for a note. */
export function registerFeedback(app: Pick<App, 'action'>, deps: Deps) {
  onButton(app, actionIds.feedback, deps, async ({ clicked, body, tell }) => {
    const { stored, user, index } = clicked
    if (index === feedbackIndexes.notRight) {
      const view = renderFeedbackForm(stored.id, stored.question)
      const isStacked = windowOf(body) !== undefined
      return openView(deps.client, { triggerId: body.trigger_id, view, isStacked })
    }
    const noted = deps.state.feedback.add({
      answerId: stored.id,
      question: stored.question,
      itemIds: stored.itemIds,
      recordVersion: deps.talks.version(),
      kind: 'helpful',
      note: '',
      givenBy: user,
      givenAt: deps.now(),
    })
    return tell(noted ? 'Thank you: noted as helpful.' : 'You had found this answer helpful already.')
  })
}
