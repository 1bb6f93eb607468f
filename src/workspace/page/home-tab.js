import { el, notify } from './dom.js'
import { renderBlocks } from './render-block.js'
import { perform } from './server.js'

/** Shows what the app published as this person's Home, or says that there is nothing yet. */
export function showHome(pane, snapshot) {
  const view = snapshot.home
  const signature = JSON.stringify([snapshot.me.id, view?.hash, view?.state, snapshot.connected])
  if (pane.dataset.signature === signature) return
  pane.dataset.signature = signature
  if (!view) {
    const reason = snapshot.connected ? 'It has not published anything yet.' : 'It is not connected.'
    pane.replaceChildren(
      el('p', { className: 'hint-empty' }, `${snapshot.bot.realName} has no Home for you. ${reason}`),
    )
    return
  }
  const surface = {
    snapshot,
    values: view.state.values,
    async use(blockId, actionId, value) {
      const outcome = await perform('click', {
        as: snapshot.me.id,
        target: view.id,
        block_id: blockId,
        action_id: actionId,
        value,
      })
      if (!outcome.ok) notify(outcome.message)
    },
  }
  pane.replaceChildren(el('div', { className: 'blocks home-blocks' }, renderBlocks(view.blocks, surface)))
}
