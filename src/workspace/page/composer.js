import { el } from './dom.js'
import { makeMenu } from './menu.js'

/**
 * A message field: Enter sends, Shift+Enter begins a line. What was refused stays in the field, with the reason.
 *
 * @param {{id: string, isThread?: boolean,
 *   send: (text: string, alsoToChannel: boolean) => Promise<{ok: boolean, error?: string, message?: string}>}} given
 * @returns {{element: HTMLElement, setLabel(label: string, hint: string): void, insert(text: string): void,
 *   setBroadcastLabel(text: string): void, setShortcuts(shortcuts: object[], run: (callbackId: string) => void): void, focus(): void}}
 */
export function makeComposer({ id, isThread = false, send }) {
  const label = el('label', { for: `${id}-text` })
  const hint = el('span', { className: 'composer-hint', id: `${id}-hint` })
  const problem = el('p', { className: 'composer-problem', role: 'alert' })
  const field = el('textarea', {
    id: `${id}-text`,
    rows: 1,
    dir: 'auto',
    'aria-describedby': `${id}-hint`,
    oninput: grow,
    onkeydown(event) {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
      event.preventDefault()
      submit()
    },
  })
  const shortcutPlace = el('span', { className: 'composer-shortcuts' })
  const broadcastWords = el('span')
  const alsoToChannel = el('input', { type: 'checkbox', id: `${id}-broadcast` })
  const form = el(
    'form',
    {
      className: 'composer',
      onsubmit(event) {
        event.preventDefault()
        submit()
      },
    },
    el('div', { className: 'composer-labels' }, label, hint),
    el(
      'div',
      { className: 'composer-row' },
      shortcutPlace,
      field,
      el('button', { type: 'submit', className: 'button primary' }, 'Send'),
    ),
    isThread && el('label', { className: 'composer-broadcast' }, alsoToChannel, ' ', broadcastWords),
    problem,
  )

  // Slack itself says these in the channel, so they need no second sentence here.
  const saidInChannel = ['operation_timeout', 'dispatch_failed', 'unknown_command', 'command_in_thread']

  async function submit() {
    const text = field.value
    if (text.trim() === '') return
    problem.textContent = ''
    field.value = ''
    grow()
    const outcome = await send(text, alsoToChannel.checked)
    alsoToChannel.checked = false
    if (outcome.ok || saidInChannel.includes(outcome.error)) return
    problem.textContent = outcome.message
    if (field.value === '') field.value = text
    grow()
  }

  function grow() {
    field.rows = Math.min(8, Math.max(1, field.value.split('\n').length))
  }

  return {
    element: form,
    setLabel(text, hintText) {
      if (label.textContent !== text) label.textContent = text
      if (hint.textContent !== hintText) hint.textContent = hintText
    },
    setBroadcastLabel(text) {
      if (broadcastWords.textContent !== text) broadcastWords.textContent = text
    },
    setShortcuts(shortcuts, run) {
      if (shortcutPlace.childElementCount === Math.sign(shortcuts.length)) return
      const items = shortcuts.map((each) => ({ label: each.name, use: () => run(each.callback_id) }))
      shortcutPlace.replaceChildren(makeMenu({ label: 'Shortcuts', sign: '⚡', className: 'upward', items }))
    },
    insert(text) {
      field.value = text
      grow()
      field.focus()
    },
    focus: () => field.focus(),
  }
}
