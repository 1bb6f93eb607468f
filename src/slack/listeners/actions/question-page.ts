import type { App } from '@slack/bolt'
import { actionIds } from '../../../blocks/actions.ts'
import { renderAnswerInWindow } from '../../../blocks/render-question.ts'
import { reopenAnswer } from '../../asking/answer-question.ts'
import type { Deps } from '../../deps.ts'
import { showInWindow } from '../views/show-in-window.ts'
import { windowOf } from './clicked-button.ts'
import { onButton } from './on-button.ts'

/** Another page of an answer, in the window that shows it. */
export function registerQuestionPage(app: Pick<App, 'action'>, deps: Deps) {
  const name = new RegExp(`^${actionIds.questionPage}-(?:more|previous)$`)
  onButton(app, name, deps, async ({ clicked, body }) => {
    const windowId = windowOf(body)
    if (windowId === undefined) return
    const { answer, stored } = await reopenAnswer(clicked.stored, deps)
    const place = { question: stored.question, answerId: stored.id, page: clicked.index }
    await showInWindow(windowId, renderAnswerInWindow(answer, place), deps)
  })
}
