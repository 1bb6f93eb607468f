import { isRecord } from '../store/block.ts'
import { type Check, type Fields, list, object, oneOf, required, rule, string, url } from './check.ts'
import { limits } from './limits.ts'
import { anyText, plainText } from './text-objects.ts'

/** Composition objects for choices. Source: docs.slack.dev, "Composition objects". */
const optionFields: Fields = {
  value: required(string({ max: limits.optionValue })),
  description: plainText(limits.optionDescription),
}

/** Menus show plain text. */
export const plainOption = object({ ...optionFields, text: required(plainText(limits.optionText)) })

/** Checkboxes and radio buttons show markup too, also in their descriptions. */
export const markedOption = object({
  ...optionFields,
  text: required(anyText(limits.optionText)),
  description: anyText(limits.optionDescription),
})

/** Only overflow menus open addresses. */
export const overflowOption = object({
  ...optionFields,
  text: required(plainText(limits.optionText)),
  url: url(limits.url),
})

const optionGroup = object({
  label: required(plainText(limits.optionText)),
  options: required(list(plainOption, { max: limits.selectOptions })),
})

/** A menu has either `options` or `option_groups`. */
export const menuFields: Fields = {
  options: list(plainOption, { max: limits.selectOptions }),
  option_groups: list(optionGroup, { max: limits.optionGroups }),
}

export const eitherOptionsOrGroups = rule(
  'must define either `options` or `option_groups`',
  (menu) => (menu.options === undefined) !== (menu.option_groups === undefined),
)

/** What is chosen at first must be among the choices, or Slack refuses the whole payload. */
export const initialAmongOptions: Check = (problems, element, pointer) => {
  if (!isRecord(element)) return
  const known = valuesOf(element)
  const initial = [element.initial_option, element.initial_options].flat().filter(isRecord)
  if (initial.every((option) => known.includes(option.value))) return
  const field = element.initial_option === undefined ? 'initial_options' : 'initial_option'
  problems.add('must match one of the options', `${pointer}/${field}`)
}

function valuesOf({ options, option_groups: groups }: Record<string, unknown>): readonly unknown[] {
  const lists = [
    options,
    ...(Array.isArray(groups) ? groups : []).filter(isRecord).map((each) => each.options),
  ]
  return lists
    .flat()
    .filter(isRecord)
    .map((each) => each.value)
}

export const confirmation = object({
  title: required(plainText(limits.confirmTitle)),
  text: required(anyText(limits.confirmText)),
  confirm: plainText(limits.confirmButton),
  deny: plainText(limits.confirmButton),
  style: oneOf('primary', 'danger'),
})
