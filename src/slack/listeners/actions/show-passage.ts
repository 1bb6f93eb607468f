import type { App, BlockAction } from '@slack/bolt'
import { actionIds } from '../../../blocks/actions.ts'
import { renderNoPassage, renderPassage } from '../../../blocks/render-passage.ts'
import { openView } from '../../calls/open-view.ts'
import type { Deps } from '../../deps.ts'
import { type Clicked, windowOf } from './clicked-button.ts'
import { onButton } from './on-button.ts'

export function registerShowPassage(app: Pick<App, 'action'>, deps: Deps) {
  onButton(app, actionIds.showPassage, deps, ({ clicked, body }) => openPassage(clicked, body, deps))
}

/** Opens the passage at once: the look-up needs no waiting, and a trigger_id lives three seconds. */
export async function openPassage(
  { stored, index }: Pick<Clicked, 'stored' | 'index'>,
  click: Pick<BlockAction, 'trigger_id' | 'view'>,
  { talks, client, now }: Deps,
): Promise<void> {
  const itemId = stored.itemIds[index]
  const passage = itemId === undefined ? null : talks.passage(itemId, now())
  const view = passage
    ? renderPassage(passage, { of: { answerId: stored.id, index } })
    : renderNoPassage('The record does not show this passage any more.')
  await openView(client, { triggerId: click.trigger_id, view, isStacked: windowOf(click) !== undefined })
}
