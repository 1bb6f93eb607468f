import type { App, BlockAction, StaticSelectAction } from '@slack/bolt'
import { actionIds, readButtonValue } from '../../../blocks/actions.ts'
import type { Deps } from '../../deps.ts'
import { replyOrReference } from '../../reply-or-reference.ts'
import { takeInteraction } from '../take-interaction.ts'
import { readClick, tellClicker } from './clicked-button.ts'
import { openPassage } from './show-passage.ts'

/** A digest's passages stand behind one select. */
export function registerOpenPassage(app: Pick<App, 'action'>, deps: Deps) {
  app.action<BlockAction<StaticSelectAction>>(
    actionIds.openPassage,
    async ({ ack, action, body, respond }) => {
      await ack()
      const tell = (sentence: string) => tellClicker(sentence, { body, respond }, deps)
      await replyOrReference(deps, 'select open-passage', tell, async () => {
        if (!takeInteraction(body, deps)) return
        const value = action.selected_option?.value
        if (!readButtonValue(value)) return
        const click = readClick(body, { value }, deps)
        if (click.kind === 'refused') return tell(click.sentence)
        return openPassage(click.clicked, body, deps)
      })
    },
  )
}
