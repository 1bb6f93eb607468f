/** Blocks as an app sends them: each is fine as it is, and takes what a test wants to be wrong. */
export const plain = (text: unknown = 'x') => ({ type: 'plain_text', text })
export const mrkdwn = (text: unknown = 'x') => ({ type: 'mrkdwn', text })
export const long = (length: number) => 'x'.repeat(length)
export const many = (count: number, make: (index: number) => unknown) =>
  Array.from({ length: count }, (_, index) => make(index))
export const option = (fields: object = {}) => ({ text: plain(), value: 'x', ...fields })
export const options = (count: number) => many(count, (index) => option({ value: `${index}` }))

export const section = (fields: object = {}) => ({ type: 'section', text: mrkdwn(), ...fields })
export const button = (fields: object = {}) => ({ type: 'button', action_id: 'a', text: plain(), ...fields })
export const actions = (...elements: unknown[]) => ({ type: 'actions', elements })
export const select = (fields: object) => ({ type: 'static_select', action_id: 'a', ...fields })
export const input = (element: object, fields: object = {}) => ({
  type: 'input',
  label: plain(),
  element,
  ...fields,
})
export const textInput = (fields: object = {}) => ({ type: 'plain_text_input', action_id: 'a', ...fields })
export const image = (fields: object = {}) => ({
  type: 'image',
  image_url: 'https://example.org/x.png',
  alt_text: 'x',
  ...fields,
})
export const richText = (...elements: unknown[]) => ({ type: 'rich_text', elements })
export const run = (...elements: unknown[]) => ({ type: 'rich_text_section', elements })
export const thumb = (fields: object = {}) => ({ text: plain('Good'), value: 'good', ...fields })
export const contextActions = (...elements: unknown[]) => ({ type: 'context_actions', elements })
export const feedback = (fields: object = {}) => ({
  type: 'feedback_buttons',
  action_id: 'f',
  positive_button: thumb(),
  negative_button: thumb(),
  ...fields,
})
export const table = (rows: unknown) => ({ type: 'table', rows })
export const cell = { type: 'raw_text', text: 'x' }
export const url = (length: number) => `https://example.org/${long(length - 20)}`

export const video = (fields: object = {}) => ({
  type: 'video',
  title: plain(),
  alt_text: 'x',
  video_url: 'https://example.org/v',
  thumbnail_url: 'https://example.org/t.png',
  ...fields,
})

export function confirm(fields: object) {
  const dialog = { title: plain(), text: plain(), confirm: plain(), deny: plain(), ...fields }
  return actions(button({ confirm: dialog }))
}
export function choose(fields: object, menu: object = {}) {
  return actions(select({ options: [option(fields)], ...menu }))
}
export function groups(count: number, size = 1, label = 'x') {
  return many(count, () => ({ label: plain(label), options: options(size) }))
}
