import type { App, BlockAction, ButtonAction, RespondFn } from '@slack/bolt'
import type { Deps } from '../../deps.ts'
import { replyOrReference } from '../../reply-or-reference.ts'
import { takeInteraction } from '../take-interaction.ts'
import { type Clicked, readClick, tellClicker } from './clicked-button.ts'

export interface ButtonWork {
  readonly clicked: Clicked
  readonly body: BlockAction
  readonly respond: RespondFn
  /** Tells the one who clicked, and nobody else. */
  readonly tell: (sentence: string) => Promise<void>
  readonly deps: Deps
}

/** Registers a button: acknowledges first, checks who clicked, and never leaves them without a word. */
export function onButton(
  app: Pick<App, 'action'>,
  actionId: string | RegExp,
  deps: Deps,
  work: (work: ButtonWork) => Promise<unknown>,
) {
  app.action<BlockAction<ButtonAction>>(actionId, async ({ ack, action, body, respond }) => {
    await ack()
    const tell = (sentence: string) => tellClicker(sentence, { body, respond }, deps)
    await replyOrReference(deps, `button ${actionId}`, tell, async () => {
      if (!takeInteraction(body, deps)) return
      const click = readClick(body, action, deps)
      if (click.kind === 'refused') return tell(click.sentence)
      return work({ clicked: click.clicked, body, respond, tell, deps })
    })
  })
}
