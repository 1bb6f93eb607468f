import type { Block, InputBlock, Option, RenderedModal, StaticSelect } from './block.ts'
import { limits } from './limits.ts'
import { context, plainText } from './text-objects.ts'
import { zoneOptionGroups } from './zone-option-groups.ts'

/** What a channel's settings are, as the form shows them. */
export interface ChannelChoices {
  readonly visibility: 'asker' | 'channel'
  /** IANA zone, or null for the asker's own. */
  readonly timeZone: string | null
  readonly cautions: 'all' | 'disputes'
}

export const defaultChoices: ChannelChoices = { visibility: 'asker', timeZone: null, cautions: 'all' }

export interface ChannelSettingsForm {
  readonly channel: string
  readonly choices: ChannelChoices
  /** IANA zones to choose from; the chosen one is added where it is missing. */
  readonly zones: readonly string[]
}

/** The form's name and those of its fields: block id and action id are the same. */
export const channelForm = {
  callbackId: 'channel-settings',
  visibility: 'channel-visibility',
  zone: 'channel-zone',
  cautions: 'channel-cautions',
} as const

/** The zone option that stands for none. */
export const askersZone = 'asker'

const visibilities = {
  asker: 'Only whoever asked, with “Share in channel”',
  channel: 'Everybody in the channel',
} as const

const cautionNames = {
  all: 'All of them',
  disputes: 'Only disputes and unnamed sources',
} as const

/** The form behind `/talks settings`. Pure. */
export function renderChannelSettings({ channel, choices, zones }: ChannelSettingsForm): RenderedModal {
  return {
    type: 'modal',
    callback_id: channelForm.callbackId,
    private_metadata: channel,
    title: plainText('Settings of this channel', limits.viewTitle),
    submit: plainText('Save', limits.viewTitle),
    close: plainText('Cancel', limits.viewTitle),
    blocks: [
      radio(channelForm.visibility, 'Who sees what /talks answers here', visibilities, choices.visibility),
      input(channelForm.zone, 'Time zone for “yesterday” and the like', zoneSelect(zones, choices.timeZone)),
      radio(channelForm.cautions, 'Cautions spelled out beside an entry', cautionNames, choices.cautions),
      context(
        'These hold for everybody who asks in this channel. Cautions that are not spelled out are counted, and stand with the passage.',
      ),
    ],
  }
}

/** "Answers to /talks: …. Time zone: …. Cautions: …." */
export function choicesSentence({ visibility, timeZone, cautions }: ChannelChoices): string {
  const who = visibility === 'asker' ? 'for whoever asked alone' : 'in the channel'
  const which =
    cautions === 'all' ? 'all are spelled out' : 'only disputes and unnamed sources are spelled out'
  return `Answers to /talks here: ${who}. Time zone: ${timeZone ?? 'that of whoever asks'}. Cautions: ${which}.`
}

function zoneSelect(zones: readonly string[], chosen: string | null): StaticSelect {
  const own: Option = { text: plainText('That of whoever asks'), value: askersZone }
  const groups = zoneOptionGroups(zones, chosen)
  return {
    type: 'static_select',
    action_id: channelForm.zone,
    placeholder: plainText('Choose a time zone', limits.buttonText),
    option_groups: [{ label: plainText('Nobody’s in particular'), options: [own] }, ...groups],
    initial_option: chosen === null ? own : { text: plainText(chosen), value: chosen },
  }
}

function radio<K extends string>(
  id: string,
  label: string,
  names: Readonly<Record<K, string>>,
  chosen: K,
): Block {
  const options = Object.entries<string>(names).map(([value, name]) => ({
    text: plainText(name, limits.buttonText),
    value,
  }))
  const initial = options.find(({ value }) => value === chosen)!
  return input(id, label, { type: 'radio_buttons', action_id: id, options, initial_option: initial })
}

function input(id: string, label: string, element: InputBlock['element']): Block {
  return { type: 'input', block_id: id, label: plainText(label), element, optional: false }
}
