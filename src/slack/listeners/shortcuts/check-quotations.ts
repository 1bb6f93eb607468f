import type { App, MessageShortcut } from '@slack/bolt'
import type { RenderedMessage, RenderedModal } from '../../../blocks/block.ts'
import {
  renderQuotations,
  renderQuotationsModal,
  renderQuotationsNotice,
} from '../../../blocks/render-quotations.ts'
import { plainWords } from '../../asking/plain-question.ts'
import { whoMay } from '../../asking/who-may.ts'
import { openView } from '../../calls/open-view.ts'
import type { Deps } from '../../deps.ts'
import { respondWith } from '../../posting/respond-with.ts'
import { sentence } from '../../posting/sentence.ts'
import { replyOrReference } from '../../reply-or-reference.ts'
import { takeInteraction } from '../take-interaction.ts'
import { showInWindow } from '../views/show-in-window.ts'

/** As in manifest.yml. */
export const checkQuotationsId = 'check-quotations'

/** "Check quotations" on any message: the receipt opens in a window that only the one who asked sees. */
export function registerCheckQuotations(app: Pick<App, 'shortcut'>, deps: Deps) {
  app.shortcut<MessageShortcut>(
    { type: 'message_action', callback_id: checkQuotationsId },
    async ({ ack, shortcut, respond }) => {
      await ack()
      const { client, talks, identity, now } = deps
      let viewId: string | undefined
      // Where no window opened, in the channel, to nobody else.
      const show = async (view: RenderedModal, instead: RenderedMessage) => {
        if (viewId === undefined) return respondWith(respond, instead)
        await showInWindow(viewId, view, deps)
      }
      const tell = (text: string) => show(renderQuotationsNotice(text), sentence(text))
      await replyOrReference(deps, 'shortcut check-quotations', tell, async () => {
        if (!takeInteraction(shortcut, deps)) return
        const origin = {
          teamId: shortcut.user.team_id ?? shortcut.team?.id,
          enterpriseId: shortcut.enterprise?.id,
        }
        const admission = whoMay(origin, identity, deps.allowedTeams)
        // The trigger_id would not live through a long check.
        const view = renderQuotationsNotice(
          admission.kind === 'refused' ? admission.sentence : 'Checking the quotations of this message …',
        )
        viewId = await openView(client, { triggerId: shortcut.trigger_id, view })
        if (admission.kind === 'refused') return
        const text = plainWords(shortcut.message.text ?? '', identity.botUserId)
        const receipt = talks.checkQuotations(text, { now: now(), askedBy: shortcut.user.id })
        const [message = sentence('')] = renderQuotations(receipt)
        return show(renderQuotationsModal(receipt), message)
      })
    },
  )
}
