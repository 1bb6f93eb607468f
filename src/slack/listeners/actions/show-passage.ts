import type { App } from '@slack/bolt'
import { actionIds } from '../../../blocks/actions.ts'
import { renderNoPassage, renderPassage } from '../../../blocks/render-passage.ts'
import type { Deps } from '../../deps.ts'
import { onButton } from './on-button.ts'

/** Opens the passage at once: the look-up needs no waiting, and a trigger_id lives three seconds. */
export function registerShowPassage(app: Pick<App, 'action'>, deps: Deps) {
  onButton(app, actionIds.showPassage, deps, async ({ clicked, body }) => {
    const itemId = clicked.stored.itemIds[clicked.index]
    const passage = itemId === undefined ? null : deps.talks.passage(itemId, deps.now())
    const view = passage
      ? renderPassage(passage)
      : renderNoPassage('The record does not show this passage any more.')
    await deps.client.views.open({ trigger_id: body.trigger_id, view })
  })
}
