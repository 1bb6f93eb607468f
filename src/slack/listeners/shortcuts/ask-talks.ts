import type { App, GlobalShortcut } from '@slack/bolt'
import { actionIds } from '../../../blocks/actions.ts'
import { renderQuestionForm, renderUnanswered } from '../../../blocks/render-question.ts'
import { whoMay } from '../../asking/who-may.ts'
import { openView } from '../../calls/open-view.ts'
import type { Deps } from '../../deps.ts'
import { sentence } from '../../posting/sentence.ts'
import { replyOrReference } from '../../reply-or-reference.ts'
import { onButton } from '../actions/on-button.ts'
import { takeInteraction } from '../take-interaction.ts'

/** As in manifest.yml. */
export const askTalksId = 'ask-talks'

/** "Ask Talks" from anywhere in Slack, and from the Home tab: a window for a question, opened at once. */
export function registerAskTalks(app: Pick<App, 'shortcut' | 'action'>, deps: Deps) {
  app.shortcut<GlobalShortcut>({ type: 'shortcut', callback_id: askTalksId }, async ({ ack, shortcut }) => {
    await ack()
    const { user, trigger_id: triggerId } = shortcut
    const mark = { answerId: `notice-${triggerId}`, page: 0, askedBy: 'button' } as const
    const tell = (text: string) => deps.poster.post({ channel: user.id, message: sentence(text), mark })
    await replyOrReference(deps, 'shortcut ask-talks', tell, async () => {
      if (!takeInteraction(shortcut, deps)) return
      const origin = { teamId: user.team_id ?? shortcut.team?.id, enterpriseId: shortcut.enterprise?.id }
      const admission = whoMay(origin, deps.identity, deps.allowedTeams)
      const view =
        admission.kind === 'refused' ? renderUnanswered('', admission.sentence) : questionForm(deps)
      await openView(deps.client, { triggerId, view })
    })
  })
  onButton(app, actionIds.askQuestion, deps, ({ body }) =>
    openView(deps.client, { triggerId: body.trigger_id, view: questionForm(deps) }),
  )
}

function questionForm({ talks }: Deps) {
  return renderQuestionForm(talks.examples().map(({ question }) => question))
}
