import { type Block, interactiveElements, isRecord } from '../store/block.ts'

/** What a person has chosen or typed in one element, in the shape of Slack's `state.values`. */
export type ElementState = Readonly<Record<string, unknown>> & { readonly type: string }

/** block_id → action_id → state. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, ElementState>>>>

/** What a caller gives for an element: a text, a value, several values; undefined keeps what was there. */
export type Given = string | readonly string[] | undefined

/** Field names of each kind of element with a state, and whether it holds an option, options or a plain value. */
const stateful: Readonly<
  Record<string, { field: string; initial: string; holds: 'option' | 'options' | 'value' | 'values' }>
> = {
  plain_text_input: { field: 'value', initial: 'initial_value', holds: 'value' },
  email_text_input: { field: 'value', initial: 'initial_value', holds: 'value' },
  url_text_input: { field: 'value', initial: 'initial_value', holds: 'value' },
  number_input: { field: 'value', initial: 'initial_value', holds: 'value' },
  timepicker: { field: 'selected_time', initial: 'initial_time', holds: 'value' },
  datepicker: { field: 'selected_date', initial: 'initial_date', holds: 'value' },
  users_select: { field: 'selected_user', initial: 'initial_user', holds: 'value' },
  channels_select: { field: 'selected_channel', initial: 'initial_channel', holds: 'value' },
  conversations_select: {
    field: 'selected_conversation',
    initial: 'initial_conversation',
    holds: 'value',
  },
  multi_users_select: { field: 'selected_users', initial: 'initial_users', holds: 'values' },
  multi_channels_select: { field: 'selected_channels', initial: 'initial_channels', holds: 'values' },
  multi_conversations_select: {
    field: 'selected_conversations',
    initial: 'initial_conversations',
    holds: 'values',
  },
  static_select: { field: 'selected_option', initial: 'initial_option', holds: 'option' },
  radio_buttons: { field: 'selected_option', initial: 'initial_option', holds: 'option' },
  multi_static_select: { field: 'selected_options', initial: 'initial_options', holds: 'options' },
  checkboxes: { field: 'selected_options', initial: 'initial_options', holds: 'options' },
}

/** The options an element offers, its groups' options among them. */
export function optionsOf(element: Block): readonly Record<string, unknown>[] {
  const groups = Array.isArray(element.option_groups) ? element.option_groups.filter(isRecord) : []
  const listed = Array.isArray(element.options) ? element.options : []
  return [
    ...listed,
    ...groups.flatMap((group) => (Array.isArray(group.options) ? group.options : [])),
  ].filter(isRecord)
}

/** The state of an element after `given`; undefined for elements without one (buttons, overflow menus). */
export function stateOf(element: Block, given: Given, before?: ElementState): ElementState | undefined {
  const rule = stateful[element.type]
  if (!rule) return undefined
  if (given === undefined) {
    return before ?? { type: element.type, [rule.field]: element[rule.initial] ?? emptyOf(rule.holds) }
  }
  const values = typeof given === 'string' ? [given] : given
  const options = optionsOf(element).filter((option) => values.includes(String(option.value)))
  const chosen = {
    option: options[0] ?? null,
    options,
    value: values[0] === undefined || values[0] === '' ? null : values[0],
    values,
  }[rule.holds]
  return { type: element.type, [rule.field]: chosen }
}

/** True when nothing has been typed or chosen. */
export function isEmptyState(state: ElementState): boolean {
  const rule = stateful[state.type]
  const value = rule ? state[rule.field] : undefined
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

/**
 * `state.values` of these blocks. `given` may name an element by action_id, by block_id, or by both nested as in
 * Slack's own shape; what it does not name keeps its former or initial state.
 */
export function stateValues(
  blocks: readonly Block[],
  given: Readonly<Record<string, unknown>> = {},
  before: StateValues = {},
): StateValues {
  const values: Record<string, Record<string, ElementState>> = {}
  for (const { blockId, element } of interactiveElements(blocks)) {
    const actionId = element.action_id ?? ''
    const nested = given[blockId]
    const own = isRecord(nested) ? nested[actionId] : (given[actionId] ?? nested)
    const state = stateOf(element, readGiven(own), before[blockId]?.[actionId])
    if (state) values[blockId] = { ...values[blockId], [actionId]: state }
  }
  return values
}

/** Remembers what was chosen in messages and views between two clicks. */
export interface ElementStates {
  of(key: string): StateValues
  remember(key: string, values: StateValues): void
  forget(): void
}

export function createElementStates(): ElementStates {
  const byKey = new Map<string, StateValues>()
  return {
    of: (key) => byKey.get(key) ?? {},
    remember: (key, values) => byKey.set(key, values),
    forget: () => byKey.clear(),
  }
}

function readGiven(value: unknown): Given {
  if (Array.isArray(value)) return value.map(String)
  return value === undefined || value === null ? undefined : String(value)
}

function emptyOf(holds: 'option' | 'options' | 'value' | 'values') {
  return holds === 'options' || holds === 'values' ? [] : null
}
