import { type Block, isBlock, isRecord } from '../store/block.ts'
import { limits } from './limits.ts'
import { checkKind, checkList, checkString, checkText, checkUrl, type Problems } from './problems.ts'

const menus = [
  'static_select',
  'multi_static_select',
  'users_select',
  'multi_users_select',
  'conversations_select',
  'multi_conversations_select',
  'channels_select',
  'multi_channels_select',
  'external_select',
]
const pickers = ['datepicker', 'timepicker', 'datetimepicker']
const choices = ['checkboxes', 'radio_buttons']
const texts = ['plain_text_input', 'email_text_input', 'url_text_input', 'number_input', 'rich_text_input']

/** Which elements each place accepts. Source: the table of block elements in Slack's reference. */
export const allowedElements = {
  section: ['button', 'overflow', 'image', 'workflow_button', ...menus, ...pickers, ...choices],
  actions: ['button', 'overflow', 'workflow_button', ...menus, ...pickers, ...choices],
  input: [...menus.filter((each) => each !== 'overflow'), ...pickers, ...choices, ...texts, 'file_input'],
  context: ['image', 'mrkdwn', 'plain_text'],
  contextActions: ['feedback_buttons', 'icon_button'],
} as const

/** Checks one interactive element or image against the limits of its kind. */
export function checkElement(
  problems: Problems,
  element: unknown,
  pointer: string,
  place: keyof typeof allowedElements,
) {
  if (!isBlock(element)) return problems.add('must be an element with a type', pointer)
  if (!checkKind(problems, element, pointer, allowedElements[place])) return
  checkString(problems, element.action_id, `${pointer}/action_id`, { max: limits.actionId })
  checkText(problems, element.placeholder, `${pointer}/placeholder`, { max: limits.placeholder, plain: true })
  if (element.confirm !== undefined) checkConfirm(problems, element.confirm, `${pointer}/confirm`)
  elementChecks[element.type]?.(problems, element, pointer)
}

type ElementCheck = (problems: Problems, element: Block, pointer: string) => void

const elementChecks: Readonly<Record<string, ElementCheck>> = {
  button(problems, element, pointer) {
    checkText(problems, element.text, `${pointer}/text`, {
      max: limits.buttonText,
      plain: true,
      required: true,
    })
    checkString(problems, element.value, `${pointer}/value`, { max: limits.buttonValue })
    checkString(problems, element.accessibility_label, `${pointer}/accessibility_label`, {
      max: limits.accessibilityLabel,
    })
    if (element.url !== undefined) checkUrl(problems, element.url, `${pointer}/url`, { max: limits.url })
    if (element.style !== undefined && element.style !== 'primary' && element.style !== 'danger') {
      problems.add('must be primary or danger', `${pointer}/style`)
    }
  },
  static_select(problems, element, pointer) {
    checkMenu(problems, element, pointer)
    checkInitial(problems, element, pointer, 'initial_option')
  },
  multi_static_select: checkMenu,
  overflow(problems, element, pointer) {
    checkOptions(problems, element.options, `${pointer}/options`, limits.overflowOptions)
  },
  checkboxes(problems, element, pointer) {
    checkOptions(problems, element.options, `${pointer}/options`, limits.checkboxOptions)
  },
  radio_buttons(problems, element, pointer) {
    checkOptions(problems, element.options, `${pointer}/options`, limits.checkboxOptions)
    checkInitial(problems, element, pointer, 'initial_option')
  },
  plain_text_input(problems, element, pointer) {
    checkString(problems, element.initial_value, `${pointer}/initial_value`, {
      max: limits.plainTextInput,
      orEmpty: true,
    })
    for (const field of ['min_length', 'max_length'] as const) {
      const length = element[field]
      if (length === undefined) continue
      if (typeof length !== 'number' || length < 0 || length > limits.plainTextInput) {
        problems.add(`must be between 0 and ${limits.plainTextInput}`, `${pointer}/${field}`)
      }
    }
  },
  timepicker(problems, element, pointer) {
    const time = element.initial_time
    if (time !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(String(time))) {
      problems.add('must be a time in the form HH:mm', `${pointer}/initial_time`)
    }
  },
  datepicker(problems, element, pointer) {
    const date = element.initial_date
    if (date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(String(date))) {
      problems.add('must be a date in the form YYYY-MM-DD', `${pointer}/initial_date`)
    }
  },
  image: checkImage,
}

/** Both the image block and the image element: an address or a Slack file, and the words that stand for it. */
export function checkImage(problems: Problems, image: Block, pointer: string) {
  checkString(problems, image.alt_text, `${pointer}/alt_text`, { max: limits.imageAlt, required: true })
  if (image.slack_file !== undefined) return
  if (image.image_url === undefined) return problems.add('missing required field', `${pointer}/image_url`)
  checkUrl(problems, image.image_url, `${pointer}/image_url`, { max: limits.url })
}

function checkMenu(problems: Problems, element: Block, pointer: string) {
  if (element.option_groups === undefined) {
    checkOptions(problems, element.options, `${pointer}/options`, limits.selectOptions)
    return
  }
  const groups = checkList(problems, element.option_groups, `${pointer}/option_groups`, {
    max: limits.selectOptions,
  })
  for (const [index, group] of groups.entries()) {
    const at = `${pointer}/option_groups/${index}`
    if (!isRecord(group)) {
      problems.add('must be an option group', at)
      continue
    }
    checkText(problems, group.label, `${at}/label`, { max: limits.optionText, plain: true, required: true })
    checkOptions(problems, group.options, `${at}/options`, limits.selectOptions)
  }
}

function checkOptions(problems: Problems, options: unknown, pointer: string, max: number) {
  for (const [index, option] of checkList(problems, options, pointer, { max }).entries()) {
    const at = `${pointer}/${index}`
    if (!isRecord(option)) {
      problems.add('must be an option', at)
      continue
    }
    checkText(problems, option.text, `${at}/text`, { max: limits.optionText, required: true })
    checkString(problems, option.value, `${at}/value`, { max: limits.optionValue, required: true })
    checkText(problems, option.description, `${at}/description`, { max: limits.optionDescription })
  }
}

/** Slack compares the initial option with the listed ones by value and text, and refuses a stranger. */
function checkInitial(problems: Problems, element: Block, pointer: string, field: 'initial_option') {
  const initial = element[field]
  if (!isRecord(initial) || !Array.isArray(element.options)) return
  const known = element.options.some((option) => isRecord(option) && option.value === initial.value)
  if (!known) problems.add('must be one of the options', `${pointer}/${field}`)
}

function checkConfirm(problems: Problems, confirm: unknown, pointer: string) {
  if (!isRecord(confirm)) return problems.add('must be a confirmation', pointer)
  checkText(problems, confirm.title, `${pointer}/title`, {
    max: limits.confirmTitle,
    plain: true,
    required: true,
  })
  checkText(problems, confirm.text, `${pointer}/text`, { max: limits.confirmText, required: true })
  checkText(problems, confirm.confirm, `${pointer}/confirm`, { max: limits.confirmButton, plain: true })
  checkText(problems, confirm.deny, `${pointer}/deny`, { max: limits.confirmButton, plain: true })
}
