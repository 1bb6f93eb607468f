import type { App, ViewStateValue, ViewSubmitAction } from '@slack/bolt'
import {
  type DigestSettings,
  digestForm,
  renderDigestResult,
} from '../../../blocks/render-digest-settings.ts'
import { isZone } from '../../../digest/schedule/known-zones.ts'
import { everyDay } from '../../../digest/schedule/schedule.ts'
import { whoMay } from '../../asking/who-may.ts'
import type { Deps } from '../../deps.ts'
import { switchOn } from '../../digest/digest-orders.ts'
import { isKnownShared } from '../../posting/shared-channels.ts'
import { replyOrReference } from '../../reply-or-reference.ts'
import { showInWindow } from './show-in-window.ts'

type FormReading =
  | { readonly kind: 'settings'; readonly settings: DigestSettings }
  /** Sentences by the block they belong to, as Slack wants them. */
  | { readonly kind: 'problems'; readonly errors: Record<string, string> }

/** The digest's form: checked at once, saved behind "Saving …", and told in the same window. */
export function registerDigestSettings(app: Pick<App, 'view'>, deps: Deps) {
  app.view<ViewSubmitAction>(digestForm.callbackId, async ({ ack, body, view }) => {
    const reading = readForm(view.state.values)
    if (reading.kind === 'problems') return ack({ response_action: 'errors', errors: reading.errors })
    await ack({ response_action: 'update', view: renderDigestResult('Saving …') })

    const place = { channel: view.private_metadata, user: body.user.id }
    const tell = (text: string) => showResult(view.id, place, text, deps)
    await replyOrReference(deps, 'digest settings', tell, async () => {
      const origin = {
        teamId: body.user.team_id ?? body.team?.id,
        enterpriseId: body.enterprise?.id,
        isSharedChannel: isKnownShared(place.channel, deps),
      }
      const admission = whoMay(origin, deps.identity, deps.allowedTeams)
      if (admission.kind === 'refused') return tell(admission.sentence)
      return tell(await switchOn(place, reading.settings, deps))
    })
  })
}

/** In the window it was asked in; where that was closed meanwhile, in the channel, to nobody else. */
async function showResult(
  viewId: string,
  { channel, user }: { readonly channel: string; readonly user: string },
  text: string,
  deps: Deps,
): Promise<void> {
  if (await showInWindow(viewId, renderDigestResult(text), deps)) return
  await deps.client.chat.postEphemeral({ channel, user, text })
}

function readForm(values: Record<string, Record<string, ViewStateValue>>): FormReading {
  const field = (id: string) => values[id]?.[id]
  const time = field(digestForm.time)?.selected_time ?? ''
  const zone = field(digestForm.zone)?.selected_option?.value ?? ''
  const chosen = (field(digestForm.days)?.selected_options ?? []).map(({ value }) => value)
  const days = everyDay.filter((day) => chosen.includes(day))
  const extras = (field(digestForm.extras)?.selected_options ?? []).map(({ value }) => value)
  const errors = {
    ...(!/^([01]\d|2[0-3]):[0-5]\d$/.test(time) && { [digestForm.time]: 'Choose a time, such as 09:00.' }),
    ...(!isZone(zone) && { [digestForm.zone]: 'Choose a time zone from the list.' }),
    ...(days.length === 0 && { [digestForm.days]: 'Choose at least one day.' }),
  }
  if (Object.keys(errors).length > 0) return { kind: 'problems', errors }
  return {
    kind: 'settings',
    settings: {
      time,
      zone,
      days,
      quiet: field(digestForm.quiet)?.selected_option?.value === 'skip' ? 'skip' : 'say',
      mondayList: extras.includes('monday-list'),
    },
  }
}
