import { type StateValues, stateValues } from '../people/element-states.ts'
import type { Store } from '../store/create-store.ts'
import type { View } from '../store/views.ts'

/** A view as payloads and answers show it. `values` is what the person has typed and chosen so far. */
export function viewOutput(
  store: Store,
  view: View,
  values: StateValues = stateValues(view.blocks),
): Record<string, unknown> {
  const { bot, team } = store.cast
  return {
    id: view.id,
    team_id: team.id,
    type: view.type,
    title: view.title ?? null,
    submit: view.submit ?? null,
    close: view.close ?? null,
    blocks: view.blocks,
    private_metadata: view.private_metadata,
    callback_id: view.callback_id,
    external_id: view.external_id,
    state: { values },
    hash: view.hash,
    clear_on_close: view.clear_on_close,
    notify_on_close: view.notify_on_close,
    root_view_id: view.rootId,
    previous_view_id: view.previousId,
    app_id: bot.appId,
    app_installed_team_id: team.id,
    bot_id: bot.botId,
  }
}
