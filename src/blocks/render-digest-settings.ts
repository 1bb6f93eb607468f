import type { Block, InputBlock, Option, PlainText, RenderedModal, StaticSelect } from './block.ts'
import { limits } from './limits.ts'
import { leaf, plainText, section } from './text-objects.ts'
import { zoneOptionGroups } from './zone-option-groups.ts'

/** What a channel's digest settings are, as the form shows them. */
export interface DigestSettings {
  /** Local wall time, `HH:MM`. */
  readonly time: string
  readonly zone: string
  /** `mon` to `sun`. */
  readonly days: readonly string[]
  readonly quiet: 'say' | 'skip'
  readonly mondayList: boolean
}

export interface DigestSettingsForm {
  readonly channel: string
  readonly settings: DigestSettings
  /** There is a digest already. */
  readonly isOn: boolean
  /** IANA zones to choose from; the chosen one is added where it is missing. */
  readonly zones: readonly string[]
}

/** The form's name and those of its fields: block id and action id are the same. */
export const digestForm = {
  callbackId: 'digest-settings',
  time: 'digest-time',
  zone: 'digest-zone',
  days: 'digest-days',
  quiet: 'digest-quiet',
  extras: 'digest-extras',
} as const

const dayNames: readonly (readonly [value: string, name: string])[] = [
  ['mon', 'Monday'],
  ['tue', 'Tuesday'],
  ['wed', 'Wednesday'],
  ['thu', 'Thursday'],
  ['fri', 'Friday'],
  ['sat', 'Saturday'],
  ['sun', 'Sunday'],
]

const quietNames = {
  say: 'Say so in one line',
  skip: 'Post nothing',
} as const

/** The form behind `/talks digest`. Pure. */
export function renderDigestSettings({ channel, settings, isOn, zones }: DigestSettingsForm): RenderedModal {
  const { time, zone, days, quiet, mondayList } = settings
  const dayOptions = dayNames.map(([value, name]) => option(name, value))
  const quietOptions = Object.entries(quietNames).map(([value, name]) => option(name, value))
  const mondays = option('On Mondays the full list of what stalled talks', 'monday-list')
  return {
    type: 'modal',
    callback_id: digestForm.callbackId,
    private_metadata: channel,
    title: title('Daily digest'),
    submit: title(isOn ? 'Change' : 'Switch on'),
    close: title('Cancel'),
    blocks: [
      input(digestForm.time, 'Time', {
        type: 'timepicker',
        action_id: digestForm.time,
        initial_time: time,
        placeholder: plainText('Choose a time'),
      }),
      input(digestForm.zone, 'Time zone', zoneSelect(zones, zone)),
      input(digestForm.days, 'Days', {
        type: 'checkboxes',
        action_id: digestForm.days,
        options: dayOptions,
        initial_options: dayOptions.filter(({ value }) => days.includes(value)),
      }),
      input(digestForm.quiet, 'On a day with nothing new', {
        type: 'radio_buttons',
        action_id: digestForm.quiet,
        options: quietOptions,
        initial_option: quietOptions.find(({ value }) => value === quiet)!,
      }),
      input(
        digestForm.extras,
        'Besides',
        {
          type: 'checkboxes',
          action_id: digestForm.extras,
          options: [mondays],
          ...(mondayList && { initial_options: [mondays] }),
        },
        { isOptional: true },
      ),
    ],
  }
}

/** What stands in the modal while and after it was saved. */
export function renderDigestResult(text: string): RenderedModal {
  return {
    type: 'modal',
    title: title('Daily digest'),
    close: title('Close'),
    blocks: [{ type: 'rich_text', elements: [section(leaf(text))] }],
  }
}

/** All zones in one select. */
function zoneSelect(zones: readonly string[], chosen: string): StaticSelect {
  return {
    type: 'static_select',
    action_id: digestForm.zone,
    placeholder: plainText('Choose a time zone', limits.buttonText),
    option_groups: zoneOptionGroups(zones, chosen),
    initial_option: option(chosen, chosen),
  }
}

function option(text: string, value: string): Option {
  return { text: plainText(text, limits.buttonText), value }
}

function title(text: string): PlainText {
  return plainText(text, limits.viewTitle)
}

function input(
  id: string,
  label: string,
  element: InputBlock['element'],
  { isOptional = false }: { isOptional?: boolean } = {},
): Block {
  return { type: 'input', block_id: id, label: plainText(label), element, optional: isOptional }
}
