import type { App, ViewSubmitAction } from '@slack/bolt'
import type { RenderedMessage } from '../../../blocks/block.ts'
import {
  questionForm,
  renderAnswerInWindow,
  renderLooking,
  renderUnanswered,
} from '../../../blocks/render-question.ts'
import { withQuestionLine } from '../../../blocks/share-line.ts'
import { answerQuestion, type Question } from '../../asking/answer-question.ts'
import { plainQuestion } from '../../asking/plain-question.ts'
import { timedAnswer } from '../../asking/timed-answer.ts'
import { whoMay } from '../../asking/who-may.ts'
import type { Deps } from '../../deps.ts'
import { postAnswer } from '../../posting/post-answer.ts'
import { sentence } from '../../posting/sentence.ts'
import { replyOrReference } from '../../reply-or-reference.ts'
import { takeInteraction } from '../take-interaction.ts'
import { showInWindow } from './show-in-window.ts'

/**
 * A question put in a window is answered in it, to its asker alone. The window remembers the answer it shows, so that
 * the next question may lean on it.
 */
export function registerQuestionWindow(app: Pick<App, 'view'>, deps: Deps) {
  app.view<ViewSubmitAction>(questionForm.callbackId, async ({ ack, body, view }) => {
    const fields = Object.values(view.state.values).map((block) => block[questionForm.question]?.value ?? '')
    const words = fields.join(' ').trim()
    await ack({ response_action: 'update', view: renderLooking(words) })

    const user = body.user.id
    const tell = (text: string) => tellInWindow(words, text, { viewId: view.id, user, body }, deps)
    await replyOrReference(deps, 'question window', tell, async () => {
      if (!takeInteraction(body, deps)) return
      const origin = { teamId: body.user.team_id ?? body.team?.id, enterpriseId: body.enterprise?.id }
      const admission = whoMay(origin, deps.identity, deps.allowedTeams)
      if (admission.kind === 'refused') return tell(admission.sentence)
      const before = deps.state.answers.find(view.private_metadata, deps.now())
      const thread = before?.asker === user ? [...before.thread, before.question] : []
      const question = plainQuestion(words, deps.identity.botUserId)
      // Slack names no channel here: what has to be posted after all goes to the direct message with the asker.
      const asked = { asker: user, channel: user, audience: 'asker', words: question, thread } as const
      await answerInWindow(asked, view.id, deps)
    })
  })
}

/** Answers in an open window, or in the direct message where it was closed meanwhile. */
export async function answerInWindow(question: Question, viewId: string, deps: Deps): Promise<void> {
  await timedAnswer('window', deps, async () => {
    const { answer, stored } = await answerQuestion(question, deps)
    const place = { question: question.words, answerId: stored.id, page: 0 }
    const isShown = await showInWindow(viewId, renderAnswerInWindow(answer, place), deps)
    if (isShown) return answer
    const dress = (message: RenderedMessage) => withQuestionLine(message, question.words)
    await postAnswer({ answer, stored, channel: question.channel, askedBy: 'button', dress }, deps)
    return answer
  })
}

async function tellInWindow(
  words: string,
  text: string,
  { viewId, user, body }: { readonly viewId: string; readonly user: string; readonly body: ViewSubmitAction },
  deps: Deps,
): Promise<void> {
  if (await showInWindow(viewId, renderUnanswered(words, text), deps)) return
  const mark = { answerId: `notice-${body.trigger_id}`, page: 0, askedBy: 'button' } as const
  await deps.poster.post({ channel: user, message: sentence(text), mark })
}
