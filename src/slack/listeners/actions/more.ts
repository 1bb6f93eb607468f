import type { App } from '@slack/bolt'
import { actionIds } from '../../../blocks/actions.ts'
import { renderAnswer } from '../../../blocks/render-answer.ts'
import { reopenAnswer } from '../../asking/answer-question.ts'
import type { Deps } from '../../deps.ts'
import { postAnswer } from '../../posting/post-answer.ts'
import { respondWith } from '../../posting/respond-with.ts'
import { onButton } from './on-button.ts'

/** The next items, after the first: to the asker alone where the answer was theirs alone, else below it, once. */
export function registerMore(app: Pick<App, 'action'>, deps: Deps) {
  onButton(app, actionIds.more, deps, async ({ clicked, respond, tell }) => {
    const { place, index: page } = clicked
    const { answer, stored } = await reopenAnswer(clicked.stored, deps)
    if (place.kind === 'ephemeral') {
      const message = renderAnswer(answer, { answerId: stored.id, page, surface: 'ephemeral' })
      return respondWith(respond, message)
    }
    if (place.kind === 'home') return tell('Please ask again: this answer is not in a channel.')
    const deed = `page:${clicked.stored.id}:${page}`
    if (!deps.state.seen.takeOnce(deed, deps.now())) return tell('The next items are already shown below.')
    try {
      const { channel, threadTs } = place
      await postAnswer({ answer, stored, page, channel, threadTs }, deps)
    } catch (error) {
      deps.state.seen.giveBack(deed)
      throw error
    }
  })
}
