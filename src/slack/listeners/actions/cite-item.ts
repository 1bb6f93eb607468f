import type { App } from '@slack/bolt'
import { citeActionId, readCiteAction } from '../../../blocks/render-citation.ts'
import { renderNoPassage, renderPassage } from '../../../blocks/render-passage.ts'
import type { Deps } from '../../deps.ts'
import { showInWindow } from '../views/show-in-window.ts'
import { onButton } from './on-button.ts'

/** "Copy as …": the same window again, with the citation in it. A bot cannot reach the clipboard. */
export function registerCiteItem(app: Pick<App, 'action'>, deps: Deps) {
  onButton(app, citeActionId, deps, async ({ clicked: { stored, index }, body, tell }) => {
    const { talks, now } = deps
    const viewId = body.view?.id
    const format = readCiteAction(body.actions[0]?.action_id)
    if (viewId === undefined || format === undefined) return tell('Open the passage again, please.')
    const itemId = stored.itemIds[index]
    const passage = itemId === undefined ? null : talks.passage(itemId, now())
    const text = itemId === undefined ? null : talks.cite(itemId, format, now())
    const view =
      passage && text !== null
        ? renderPassage(passage, { of: { answerId: stored.id, index }, shown: { format, text } })
        : renderNoPassage('The record does not show this passage any more.')
    await showInWindow(viewId, view, deps)
  })
}
