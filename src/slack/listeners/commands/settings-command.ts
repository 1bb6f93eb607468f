import { defaultChoices, renderChannelSettings } from '../../../blocks/render-channel-settings.ts'
import { knownZones } from '../../../digest/schedule/known-zones.ts'
import { openView } from '../../calls/open-view.ts'
import type { Deps } from '../../deps.ts'

/** `/talks settings`: what is set in this channel, in a window, opened at once. */
export async function runSettingsOrder(
  { channel, triggerId }: { readonly channel: string; readonly triggerId: string },
  { state, client }: Deps,
): Promise<void> {
  const choices = state.channelSettings.find(channel) ?? defaultChoices
  const view = renderChannelSettings({ channel, choices, zones: knownZones() })
  await openView(client, { triggerId, view })
}
