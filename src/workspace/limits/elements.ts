import {
  all,
  anything,
  byType,
  type Check,
  type Fields,
  flag,
  formed,
  integer,
  list,
  object,
  oneOf,
  required,
  rule,
  string,
  url,
} from './check.ts'
import { imageFields, oneSource } from './image.ts'
import { limits } from './limits.ts'
import {
  confirmation as confirm,
  eitherOptionsOrGroups,
  initialAmongOptions,
  markedOption,
  menuFields,
  overflowOption,
  plainOption,
} from './options.ts'
import { richText } from './rich-text.ts'
import { plainText } from './text-objects.ts'

const base: Fields = { action_id: string({ max: limits.actionId }) }
const focusable: Fields = { ...base, focus_on_load: flag }
const placeholder = plainText(limits.placeholder)
const accessibility_label = string({ max: limits.accessibilityLabel })
const value = string({ max: limits.buttonValue })
const style = oneOf('primary', 'danger')
const text = required(plainText(limits.buttonText))
const id = string({ max: limits.blockId })
const ids = list(id, { max: limits.selectOptions, min: 0 })

const menu: Fields = { ...focusable, placeholder, confirm }
const multi: Fields = { ...menu, max_selected_items: integer({ min: 1, max: limits.selectOptions }) }
const response: Fields = { response_url_enabled: flag }
const conversations: Fields = {
  default_to_current_conversation: flag,
  filter: object({
    include: list(oneOf('im', 'mpim', 'private', 'public'), { max: 4 }),
    exclude_external_shared_channels: flag,
    exclude_bot_users: flag,
  }),
}
const external: Fields = { min_query_length: integer({ min: 0, max: limits.textObject }) }
const initialOptions = list(plainOption, { max: limits.selectOptions })

const menus: Readonly<Record<string, Check | Fields>> = {
  static_select: all(
    object({ type: anything, ...menu, ...menuFields, initial_option: plainOption }),
    eitherOptionsOrGroups,
    initialAmongOptions,
  ),
  multi_static_select: all(
    object({ type: anything, ...multi, ...menuFields, initial_options: initialOptions }),
    eitherOptionsOrGroups,
    initialAmongOptions,
  ),
  external_select: { ...menu, ...external, initial_option: plainOption },
  multi_external_select: { ...multi, ...external, initial_options: initialOptions },
  users_select: { ...menu, initial_user: id },
  multi_users_select: { ...multi, initial_users: ids },
  conversations_select: { ...menu, ...conversations, ...response, initial_conversation: id },
  multi_conversations_select: { ...multi, ...conversations, initial_conversations: ids },
  channels_select: { ...menu, ...response, initial_channel: id },
  multi_channels_select: { ...multi, initial_channels: ids },
}

const pickers: Readonly<Record<string, Fields>> = {
  datepicker: {
    ...menu,
    initial_date: formed(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a date in the form YYYY-MM-DD'),
  },
  timepicker: {
    ...menu,
    initial_time: formed(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time in the form HH:mm'),
    timezone: string({ max: limits.blockId }),
  },
}

const datetimepicker: Fields = {
  ...focusable,
  confirm,
  initial_date_time: integer({ min: 1_000_000_000, max: 9_999_999_999 }),
}

const options = required(list(markedOption, { max: limits.checkboxOptions }))
const choices: Readonly<Record<string, Check>> = {
  checkboxes: all(
    object({
      type: anything,
      ...focusable,
      confirm,
      options,
      initial_options: list(markedOption, { max: limits.checkboxOptions }),
    }),
    initialAmongOptions,
  ),
  radio_buttons: all(
    object({ type: anything, ...focusable, confirm, options, initial_option: markedOption }),
    initialAmongOptions,
  ),
}

const button: Fields = { ...base, text, value, url: url(limits.url), style, confirm, accessibility_label }

const pressed: Readonly<Record<string, Fields>> = {
  button,
  overflow: {
    ...base,
    confirm,
    options: required(list(overflowOption, { max: limits.overflowOptions })),
  },
  workflow_button: {
    ...base,
    text,
    style,
    accessibility_label,
    workflow: required(
      object({
        trigger: required(
          object({ url: required(url(limits.url)), customizable_input_parameters: anything }),
        ),
      }),
    ),
  },
}

const typing: Fields = {
  ...focusable,
  placeholder,
  dispatch_action_config: object({
    trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { max: 2 }),
  }),
}
const initial_value = string({ max: limits.plainTextInput, min: 0 })
const decimal = formed(/^-?\d+(\.\d+)?$/, 'a number')
const rich_text_input: Fields = {
  ...typing,
  initial_value: richText,
  min_lines: integer({ min: 1, max: 100 }),
  max_lines: integer({ min: 1, max: 100 }),
}

const typed: Readonly<Record<string, Check | Fields>> = {
  plain_text_input: all(
    object({
      type: anything,
      ...typing,
      initial_value,
      multiline: flag,
      min_length: integer({ min: 0, max: limits.plainTextInput }),
      max_length: integer({ min: 1, max: limits.plainTextInput }),
    }),
    rule('min_length must not be greater than max_length', ({ min_length: min, max_length: max }) =>
      typeof min === 'number' && typeof max === 'number' ? min <= max : true,
    ),
  ),
  email_text_input: { ...typing, initial_value },
  url_text_input: { ...typing, initial_value },
  number_input: {
    ...typing,
    is_decimal_allowed: required(flag),
    initial_value: decimal,
    min_value: decimal,
    max_value: decimal,
  },
  rich_text_input,
  file_input: {
    ...base,
    filetypes: list(string({ max: limits.blockId }), { max: limits.selectOptions }),
    max_files: integer({ min: 1, max: limits.fileInputFiles }),
  },
}

const thumb = object({ text, value: required(value), accessibility_label })

/** An image element; it stands alone in a section, or among texts in a context. */
export const image: Check = all(object({ type: anything, ...imageFields }), oneSource)

/** The elements that each place takes. Source: docs.slack.dev, "Block elements", where each says what it works with. */
export const sectionElement = byType({ ...pressed, ...menus, ...pickers, ...choices, image })
export const actionsElement = byType({
  ...pressed,
  ...menus,
  ...pickers,
  ...choices,
  datetimepicker,
  rich_text_input,
})
export const inputElement = byType({ ...menus, ...pickers, ...choices, ...typed, datetimepicker })
export const contextActionsElement = byType({
  feedback_buttons: { ...base, positive_button: required(thumb), negative_button: required(thumb) },
  icon_button: {
    ...base,
    icon: required(oneOf('trash')),
    text,
    value,
    confirm,
    accessibility_label,
    visible_to_user_ids: list(id, { max: limits.selectOptions }),
  },
})
export const buttonElement = byType({ button })
