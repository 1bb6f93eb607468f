import { askToConfirm, el } from './dom.js'

/**
 * @typedef {object} Surface where blocks are shown, and what happens when somebody uses one of their elements
 * @property {object} snapshot
 * @property {(blockId: string, actionId: string, value?: string | string[]) => Promise<void>} use
 * @property {Record<string, Record<string, object>>} [values] what was chosen before, as Slack's `state.values`
 */

/** One interactive element → a control of the page's own. `isInput` holds its value back until submission. */
export function renderElement(element, blockId, surface, { isInput = false, labelledBy } = {}) {
  const make = makers[element.type]
  if (!make) return el('span', { className: 'unsupported' }, `(${element.type} is not shown here)`)
  const state = surface.values?.[blockId]?.[element.action_id]
  const use = async (value, control) => {
    if (isInput) return
    if (element.confirm && !(await askToConfirm(element.confirm))) return
    control?.setAttribute('aria-busy', 'true')
    await surface.use(blockId, element.action_id, value)
    control?.removeAttribute('aria-busy')
  }
  const control = make({ element, state, use, labelledBy, surface, blockId })
  control.dataset.blockId = blockId
  control.dataset.actionId = element.action_id ?? ''
  control.dataset.element = element.type
  if (element.type === 'button') control.dataset.value = element.value ?? ''
  return control
}

const makers = {
  button({ element, use }) {
    const fields = {
      className: `button ${element.style ?? ''}`,
      'aria-label': element.accessibility_label,
    }
    if (element.url && /^https?:\/\//i.test(element.url)) {
      const link = { href: element.url, target: '_blank', rel: 'noopener noreferrer', onclick: () => use() }
      return el('a', { ...fields, ...link }, element.text.text)
    }
    return el(
      'button',
      { ...fields, type: 'button', onclick: (event) => use(undefined, event.currentTarget) },
      element.text.text,
    )
  },
  feedback_buttons({ element, use }) {
    // Slack shows thumbs, which not every machine's fonts have; the words say the same.
    const thumb = ({ text, value, accessibility_label: label }) =>
      el(
        'button',
        {
          type: 'button',
          className: 'button',
          'aria-label': label ?? text.text,
          title: text.text,
          onclick: (event) => use(value, event.currentTarget),
        },
        text.text,
      )
    return el(
      'span',
      { className: 'feedback' },
      thumb(element.positive_button),
      thumb(element.negative_button),
    )
  },
  icon_button: ({ element, use }) =>
    el(
      'button',
      {
        type: 'button',
        className: 'button thumb',
        'aria-label': element.accessibility_label ?? element.text.text,
        title: element.text.text,
        onclick: (event) => use(undefined, event.currentTarget),
      },
      element.icon === 'trash' ? '🗑' : element.text.text,
    ),
  static_select: ({ element, state, use, labelledBy }) =>
    select({
      groups: element.option_groups ?? [{ options: element.options }],
      chosen: (state ? state.selected_option : element.initial_option)?.value,
      placeholder: element.placeholder?.text,
      use,
      labelledBy,
    }),
  users_select: ({ element, state, use, labelledBy, surface }) =>
    select({
      groups: [{ options: surface.snapshot.people.map((each) => option(each.id, each.realName)) }],
      chosen: state ? state.selected_user : element.initial_user,
      placeholder: element.placeholder?.text,
      use,
      labelledBy,
    }),
  channels_select: ({ element, state, use, labelledBy, surface }) =>
    select({
      groups: [{ options: channelOptions(surface) }],
      chosen: state ? state.selected_channel : element.initial_channel,
      placeholder: element.placeholder?.text,
      use,
      labelledBy,
    }),
  conversations_select: ({ element, state, use, labelledBy, surface }) =>
    select({
      groups: [{ options: channelOptions(surface) }],
      chosen: state ? state.selected_conversation : element.initial_conversation,
      placeholder: element.placeholder?.text,
      use,
      labelledBy,
    }),
  overflow({ element, use }) {
    const details = el(
      'details',
      { className: 'overflow' },
      el('summary', { 'aria-label': element.accessibility_label ?? 'More actions' }, '⋯'),
      el(
        'div',
        { className: 'overflow-menu' },
        element.options.map((each) =>
          el(
            'button',
            {
              type: 'button',
              onclick: () => {
                details.open = false
                use(each.value)
              },
            },
            each.text.text,
          ),
        ),
      ),
    )
    return details
  },
  checkboxes: (given) => choices(given, 'checkbox'),
  radio_buttons: (given) => choices(given, 'radio'),
  plain_text_input({ element, state, labelledBy }) {
    const fields = {
      'aria-labelledby': labelledBy,
      placeholder: element.placeholder?.text,
      maxlength: element.max_length ?? 3000,
      minlength: element.min_length,
    }
    const control = element.multiline
      ? el('textarea', { ...fields, rows: 4 })
      : el('input', { ...fields, type: 'text', autocomplete: 'off' })
    control.value = (state ? state.value : element.initial_value) ?? ''
    return control
  },
  timepicker: (given) => picker(given, 'time', 'selected_time', 'initial_time'),
  datepicker: (given) => picker(given, 'date', 'selected_date', 'initial_date'),
}

/** What a control holds: a string, or an array for checkboxes; empty when nothing was chosen. */
export function readControl(control) {
  const { element } = control.dataset
  if (element === 'checkboxes')
    return [...control.querySelectorAll('input:checked')].map((each) => each.value)
  if (element === 'radio_buttons') return control.querySelector('input:checked')?.value ?? ''
  return 'value' in control ? control.value : undefined
}

function option(value, text) {
  return { value, text: { text } }
}

function channelOptions({ snapshot }) {
  return snapshot.channels
    .filter((each) => each.kind !== 'im')
    .map((each) => option(each.id, `#${each.name}`))
}

function select({ groups, chosen, placeholder, use, labelledBy }) {
  const options = (list) =>
    list.map((each) => el('option', { value: each.value, selected: each.value === chosen }, each.text.text))
  return el(
    'select',
    {
      'aria-label': labelledBy ? null : (placeholder ?? 'Choose'),
      'aria-labelledby': labelledBy,
      onchange: (event) => use(event.currentTarget.value, event.currentTarget),
    },
    el('option', { value: '' }, placeholder ?? 'Choose'),
    groups.map((group) =>
      group.label
        ? el('optgroup', { label: group.label.text }, options(group.options))
        : options(group.options),
    ),
  )
}

function choices({ element, state, use, labelledBy, blockId }, type) {
  const chosen = state
    ? (state.selected_options ?? (state.selected_option ? [state.selected_option] : []))
    : (element.initial_options ?? (element.initial_option ? [element.initial_option] : []))
  const values = chosen.map((each) => each.value)
  const changed = (event) => {
    const group = event.currentTarget.closest('[data-element]')
    const value = readControl(group)
    use(value, group)
  }
  return el(
    'div',
    { role: type === 'radio' ? 'radiogroup' : 'group', className: 'choices', 'aria-labelledby': labelledBy },
    element.options.map((each) =>
      el(
        'label',
        {},
        el('input', {
          type,
          name: `${blockId} ${element.action_id}`,
          value: each.value,
          checked: values.includes(each.value),
          onchange: changed,
        }),
        el('span', {}, each.text.text, each.description && el('small', {}, each.description.text)),
      ),
    ),
  )
}

function picker({ element, state, use, labelledBy }, type, field, initial) {
  const control = el('input', {
    type,
    'aria-labelledby': labelledBy,
    'aria-label': labelledBy ? null : (element.placeholder?.text ?? `Choose a ${type}`),
    onchange: (event) => use(event.currentTarget.value, event.currentTarget),
  })
  control.value = (state ? state[field] : element[initial]) ?? ''
  return control
}
