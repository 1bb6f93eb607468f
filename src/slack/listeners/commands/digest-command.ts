import { renderDigestSettings } from '../../../blocks/render-digest-settings.ts'
import type { DigestOrder } from '../../../digest/digest-words.ts'
import { readSchedule } from '../../../digest/schedule/read-schedule.ts'
import { whoMay } from '../../asking/who-may.ts'
import { openView } from '../../calls/open-view.ts'
import type { Deps } from '../../deps.ts'
import {
  currentSettings,
  type OrderPlace,
  preview,
  settingsForm,
  status,
  switchOff,
  switchOn,
} from '../../digest/digest-orders.ts'
import { type Respond, respondWith } from '../../posting/respond-with.ts'
import { sentence } from '../../posting/sentence.ts'
import { isKnownShared } from '../../posting/shared-channels.ts'

export interface OrderedBy extends OrderPlace {
  readonly teamId: string | undefined
  readonly enterpriseId?: string | undefined
  readonly triggerId: string
  readonly respond: Respond
}

const usage =
  'I know /talks digest on 09:00 Europe/Kyiv weekdays, /talks digest off, /talks digest now (a preview for you alone) and /talks digest status. /talks digest alone opens the settings.'

/** A trigger_id is dead after three seconds: whoever's zone takes longer to look up gets the default. Milliseconds. */
const zoneWithin = 1_200

/** `/talks digest …`, answered to whoever typed it alone. */
export async function runDigestOrder(order: DigestOrder, by: OrderedBy, deps: Deps): Promise<void> {
  const tell = (text: string) => respondWith(by.respond, sentence(text))
  const { teamId, enterpriseId } = by
  const origin = { teamId, enterpriseId, isSharedChannel: isKnownShared(by.channel, deps) }
  const admission = whoMay(origin, deps.identity, deps.allowedTeams)
  // Where others came to share the channel, its digest can still be seen and ended.
  const isHarmless = order.kind === 'off' || order.kind === 'status'
  if (admission.kind === 'refused' && !(isHarmless && admission.reason === 'shared-channel')) {
    return tell(
      admission.reason === 'shared-channel'
        ? 'This channel is shared with another organisation, so I post no digest here.'
        : admission.sentence,
    )
  }
  switch (order.kind) {
    case 'off':
      return tell(switchOff(by, deps))
    case 'status':
      return respondWith(by.respond, status(by, deps))
    case 'unknown':
      return tell(usage)
    case 'now':
      return respondWith(by.respond, preview(by, (await deps.askers.find(by.user)).timeZone, deps))
    case 'settings':
      return openSettings(by, deps)
    case 'on': {
      const { timeZone } = await deps.askers.find(by.user)
      const current = currentSettings(by.channel, timeZone, deps)
      const reading = readSchedule(order.words, current)
      if (reading.kind === 'problem') return tell(reading.sentence)
      return tell(await switchOn(by, { ...current, ...reading.schedule }, deps))
    }
  }
}

async function openSettings(by: OrderedBy, deps: Deps): Promise<void> {
  const slow = new Promise<string>((resolve) => setTimeout(() => resolve(deps.timeZone), zoneWithin).unref())
  const timeZone = await Promise.race([deps.askers.find(by.user).then((asker) => asker.timeZone), slow])
  const view = renderDigestSettings(settingsForm(by, timeZone, deps))
  await openView(deps.client, { triggerId: by.triggerId, view })
}
