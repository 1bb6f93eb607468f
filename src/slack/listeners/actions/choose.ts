import type { App } from '@slack/bolt'
import { actionIds } from '../../../blocks/actions.ts'
import { renderAnswer } from '../../../blocks/render-answer.ts'
import { answerQuestion } from '../../asking/answer-question.ts'
import { timedAnswer } from '../../asking/timed-answer.ts'
import type { Deps } from '../../deps.ts'
import { postAnswer } from '../../posting/post-answer.ts'
import { respondWith } from '../../posting/respond-with.ts'
import { answerInWindow } from '../views/question-window.ts'
import { windowOf } from './clicked-button.ts'
import { onButton } from './on-button.ts'

/** A choice or an example is a question of its own, answered where its button was. */
export function registerChoose(app: Pick<App, 'action'>, deps: Deps) {
  onButton(app, new RegExp(`^${actionIds.choose}-\\d+$`), deps, async ({ clicked, body, respond, tell }) => {
    const { place, stored: source, user, index } = clicked
    const words = source.choices[index]
    if (words === undefined) return tell('This choice is gone. Please ask again.')
    const audience = source.audience
    const channel = place.kind === 'home' ? source.channel : place.channel
    const question = { asker: user, channel, audience, words, thread: [] }

    const windowId = windowOf(body)
    if (windowId !== undefined) return answerInWindow(question, windowId, deps)
    if (place.kind === 'ephemeral') {
      return timedAnswer('button', deps, async () => {
        const { answer, stored } = await answerQuestion(question, deps)
        const message = renderAnswer(answer, { answerId: stored.id, page: 0, surface: 'ephemeral' })
        await respondWith(respond, message)
        return answer
      })
    }
    const deed = `choice:${source.id}:${index}`
    const isShared = place.kind === 'thread'
    if (isShared && !deps.state.seen.takeOnce(deed, deps.now())) return tell('This was just answered below.')
    try {
      await timedAnswer('button', deps, async () => {
        const { answer, stored } = await answerQuestion(question, deps)
        const threadTs = place.kind === 'home' ? undefined : place.threadTs
        await postAnswer({ answer, stored, channel, threadTs, askedBy: 'button' }, deps)
        return answer
      })
    } catch (error) {
      if (isShared) deps.state.seen.giveBack(deed)
      throw error
    }
  })
}
