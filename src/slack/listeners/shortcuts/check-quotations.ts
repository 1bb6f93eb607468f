import type { App, MessageShortcut } from '@slack/bolt'
import { renderQuotationsModal, renderQuotationsNotice } from '../../../blocks/render-quotations.ts'
import { plainWords } from '../../asking/plain-question.ts'
import { whoMay } from '../../asking/who-may.ts'
import type { Deps } from '../../deps.ts'
import { replyOrReference } from '../../reply-or-reference.ts'

/** As in manifest.yml. */
export const checkQuotationsId = 'check-quotations'

/** "Check quotations" on any message: the receipt opens in a window that only the one who asked sees. */
export function registerCheckQuotations(app: Pick<App, 'shortcut'>, deps: Deps) {
  app.shortcut<MessageShortcut>(
    { type: 'message_action', callback_id: checkQuotationsId },
    async ({ ack, shortcut }) => {
      await ack()
      const { client, talks, identity, now } = deps
      let viewId: string | undefined
      const show = async (view: ReturnType<typeof renderQuotationsNotice>) => {
        if (viewId === undefined) {
          const opened = await client.views.open({ trigger_id: shortcut.trigger_id, view })
          viewId = opened.view?.id
        } else await client.views.update({ view_id: viewId, view })
      }
      const tell = (text: string) => show(renderQuotationsNotice(text))
      await replyOrReference(deps, 'shortcut check-quotations', tell, async () => {
        const origin = { teamId: shortcut.user.team_id ?? shortcut.team?.id }
        const admission = whoMay(origin, identity, deps.allowedTeams)
        if (admission.kind === 'refused') return tell(admission.sentence)
        const text = plainWords(shortcut.message.text ?? '', identity.botUserId)
        const receipt = talks.checkQuotations(text, { now: now(), askedBy: shortcut.user.id })
        return show(renderQuotationsModal(receipt))
      })
    },
  )
}
