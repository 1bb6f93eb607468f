import type { App, ViewStateValue, ViewSubmitAction } from '@slack/bolt'
import {
  askersZone,
  type ChannelChoices,
  channelForm,
  choicesSentence,
} from '../../../blocks/render-channel-settings.ts'
import { renderWindowNote } from '../../../blocks/render-feedback.ts'
import { isZone } from '../../../digest/schedule/known-zones.ts'
import { whoMay } from '../../asking/who-may.ts'
import type { Deps } from '../../deps.ts'
import { sentence } from '../../posting/sentence.ts'
import { isKnownShared } from '../../posting/shared-channels.ts'
import { replyOrReference } from '../../reply-or-reference.ts'
import { takeInteraction } from '../take-interaction.ts'
import { showInWindow } from './show-in-window.ts'

const title = 'Settings of this channel'

/** A channel's settings: checked at once, saved behind "Saving …", and told in the same window. */
export function registerChannelSettings(app: Pick<App, 'view'>, deps: Deps) {
  app.view<ViewSubmitAction>(channelForm.callbackId, async ({ ack, body, view }) => {
    const choices = readChoices(view.state.values)
    if (choices === null) {
      const errors = { [channelForm.zone]: 'Choose a time zone from the list.' }
      return ack({ response_action: 'errors', errors })
    }
    await ack({ response_action: 'update', view: renderWindowNote(title, 'Saving …') })
    const tell = async (text: string) => {
      if (await showInWindow(view.id, renderWindowNote(title, text), deps)) return
      const mark = { answerId: `notice-${body.trigger_id}`, page: 0, askedBy: 'button' } as const
      await deps.poster.post({ channel: body.user.id, message: sentence(text), mark })
    }
    await replyOrReference(deps, 'channel settings', tell, async () => {
      if (!takeInteraction(body, deps)) return
      return tell(save(view.private_metadata, choices, body, deps))
    })
  })
}

/** Gives the sentence that says what holds now, or why nothing changed. */
function save(channel: string, choices: ChannelChoices, body: ViewSubmitAction, deps: Deps): string {
  const origin = { teamId: body.user.team_id ?? body.team?.id, enterpriseId: body.enterprise?.id }
  const admission = whoMay(origin, deps.identity, deps.allowedTeams)
  if (admission.kind === 'refused') return admission.sentence
  const isShared = isKnownShared(channel, deps) && deps.allowedTeams.length === 0
  if (isShared && choices.visibility === 'channel') {
    return 'This channel is shared with another organisation, so I answer /talks here to whoever asked alone. Nothing was changed.'
  }
  deps.state.channelSettings.set({ ...choices, channel, setBy: body.user.id, setAt: deps.now() })
  deps.log.info('channel settings', { visibility: choices.visibility, cautions: choices.cautions })
  return `Saved. ${choicesSentence(choices)}`
}

/** Null where the zone is none: the other two can only be what the form offers, or their defaults. */
function readChoices(values: Record<string, Record<string, ViewStateValue>>): ChannelChoices | null {
  const chosen = (id: string) => values[id]?.[id]?.selected_option?.value ?? ''
  const zone = chosen(channelForm.zone)
  if (zone !== askersZone && !isZone(zone)) return null
  return {
    visibility: chosen(channelForm.visibility) === 'channel' ? 'channel' : 'asker',
    timeZone: zone === askersZone ? null : zone,
    cautions: chosen(channelForm.cautions) === 'disputes' ? 'disputes' : 'all',
  }
}
