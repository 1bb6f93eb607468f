import type { PageWanted } from '../../../blocks/answer-filters.ts'
import { renderAnswer } from '../../../blocks/render-answer.ts'
import { renderAnswerInWindow } from '../../../blocks/render-question.ts'
import { placeNow, reopenAnswer } from '../../asking/answer-question.ts'
import { respondWith } from '../../posting/respond-with.ts'
import { showInWindow } from '../views/show-in-window.ts'
import { windowOf } from './clicked-button.ts'
import type { ButtonWork } from './on-button.ts'

/**
 * Shows one reader a page as they narrowed it: in place where they see the answer alone, in a message or a window; else
 * beside the answer, so that what one reader hides stays there for the others. Works on what is on the record now.
 */
export async function showAlone(
  { clicked, body, respond, tell, deps }: ButtonWork,
  { page, first, filters }: PageWanted,
): Promise<void> {
  const { place, stored: before } = clicked
  const windowId = windowOf(body)
  if (place.kind === 'home' && windowId === undefined)
    return tell('Please ask again: this answer is not in a channel.')
  const reopened = await reopenAnswer(before, deps)
  const { answer, stored } = reopened
  const wanted = {
    answerId: stored.id,
    page,
    first: placeNow(first, before, reopened),
    ...(filters && { filters }),
    revision: body.actions[0]?.action_ts ?? '0',
  }
  if (windowId !== undefined) {
    await showInWindow(windowId, renderAnswerInWindow(answer, { ...wanted, question: stored.question }), deps)
    return
  }
  const canShare = stored.audience === 'asker' && !stored.channel.startsWith('D')
  const message = renderAnswer(answer, { ...wanted, surface: canShare ? 'ephemeral' : 'shared' })
  if (place.kind === 'ephemeral') return respondWith(respond, message, { replace: true })
  const { thread_ts: threadTs } = body.container as { thread_ts?: string }
  await respondWith(respond, message, { threadTs })
}
