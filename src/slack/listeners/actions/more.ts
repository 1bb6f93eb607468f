import type { App } from '@slack/bolt'
import { actionIds } from '../../../blocks/actions.ts'
import { answerPage } from '../../../blocks/answer-filters.ts'
import { placeNow, reopenAnswer } from '../../asking/answer-question.ts'
import type { Deps } from '../../deps.ts'
import { postAnswer } from '../../posting/post-answer.ts'
import { type ButtonWork, onButton } from './on-button.ts'
import { showAlone } from './show-alone.ts'

/** Another page: in place where one person sees the answer, else the next items below it, once for everybody. */
export function registerMore(app: Pick<App, 'action'>, deps: Deps) {
  onButton(app, actionIds.previous, deps, (work) => showAlone(work, pageOfButton(work)))
  onButton(app, actionIds.more, deps, async (work) => {
    const { clicked, tell } = work
    const { place } = clicked
    if (place.kind === 'ephemeral' || place.kind === 'home') return showAlone(work, pageOfButton(work))
    const deed = `page:${clicked.stored.id}:${clicked.first ?? clicked.index}`
    if (!deps.state.seen.takeOnce(deed, deps.now())) return tell('The next items are already shown below.')
    try {
      await postNext(work, place)
    } catch (error) {
      deps.state.seen.giveBack(deed)
      throw error
    }
  })
}

async function postNext(
  { clicked, tell, deps }: ButtonWork,
  { channel, threadTs }: { readonly channel: string; readonly threadTs: string | undefined },
) {
  const reopened = await reopenAnswer(clicked.stored, deps)
  const { answer, stored } = reopened
  const { index: page, filters } = clicked
  const first = placeNow(clicked.first, clicked.stored, reopened)
  const start = answerPage(answer.items, { page, first, filters }).shown.items[0]?.index ?? -1
  if (start < (first ?? 0)) return tell('The items that came next are no longer on the record.')
  await postAnswer({ answer, stored, page, first, filters, channel, threadTs }, deps)
}

function pageOfButton({ clicked: { index: page, first, filters } }: ButtonWork) {
  return { page, first, filters }
}
