import { el, notify } from './dom.js'
import { renderBlocks } from './render-block.js'
import { readControl } from './render-element.js'
import { perform } from './server.js'

let opener

/** Opens, renews or closes the dialog so that it shows the last modal of the person's stack. */
export function showModal(dialog, snapshot, focusElsewhere) {
  const view = snapshot.modals.at(-1)
  if (!view) {
    if (!dialog.open) return
    dialog.close()
    dialog.dataset.signature = ''
    if (opener?.isConnected) opener.focus()
    else focusElsewhere()
    return
  }
  const signature = JSON.stringify([view.id, view.hash, view.errors, snapshot.modals.length])
  if (dialog.dataset.signature === signature) return
  const isSameView = dialog.dataset.view === view.id
  const typed = isSameView ? readValues(dialog) : {}
  dialog.dataset.signature = signature
  dialog.dataset.view = view.id
  fill(dialog, view, snapshot)
  restore(dialog, typed)
  dialog.oncancel = (event) => {
    event.preventDefault()
    perform('close', { as: snapshot.me.id, view_id: view.id })
  }
  if (!dialog.open) {
    opener = document.activeElement
    dialog.showModal()
  }
  const wrong = dialog.querySelector('[aria-invalid="true"]')
  const first =
    wrong ?? dialog.querySelector('.block-input input, .block-input textarea, .block-input select')
  ;(first ?? dialog.querySelector('#modal-title')).focus()
}

function fill(dialog, view, snapshot) {
  const trouble = el('p', { className: 'error', role: 'alert' })
  const close = () => perform('close', { as: snapshot.me.id, view_id: view.id })
  const surface = {
    snapshot,
    values: view.state.values,
    async use(blockId, actionId, value) {
      const outcome = await perform('click', {
        as: snapshot.me.id,
        target: view.id,
        block_id: blockId,
        action_id: actionId,
        value,
        state: readValues(dialog),
      })
      if (!outcome.ok) notify(outcome.message)
    },
  }
  const submitButton =
    view.submit && el('button', { type: 'submit', className: 'button primary' }, view.submit.text)
  const form = el(
    'form',
    {
      novalidate: true,
      async onsubmit(event) {
        event.preventDefault()
        if (!submitButton || submitButton.disabled) return
        submitButton.disabled = true
        trouble.textContent = ''
        const outcome = await perform('submit', {
          as: snapshot.me.id,
          view_id: view.id,
          values: readValues(dialog),
        })
        submitButton.disabled = false
        if (!outcome.ok && !outcome.errors) trouble.textContent = outcome.message
      },
    },
    el(
      'header',
      {},
      el('h2', { id: 'modal-title', tabindex: '-1' }, view.title?.text ?? ''),
      el('button', { type: 'button', className: 'close', 'aria-label': 'Close', onclick: close }, '×'),
    ),
    el('div', { className: 'blocks modal-blocks' }, trouble, renderBlocks(view.blocks, surface, view.errors)),
    el(
      'footer',
      { className: 'dialog-buttons' },
      el(
        'button',
        { type: 'button', className: 'button', onclick: close },
        view.close?.text ?? (view.submit ? 'Cancel' : 'Close'),
      ),
      submitButton,
    ),
  )
  dialog.replaceChildren(form)
}

/** block_id → action_id → value, of everything in the dialog that holds one. */
function readValues(dialog) {
  const values = {}
  for (const control of dialog.querySelectorAll('[data-element]')) {
    const value = readControl(control)
    if (value === undefined || control.dataset.element === 'button') continue
    const { blockId, actionId } = control.dataset
    values[blockId] = { ...values[blockId], [actionId]: value }
  }
  return values
}

/** Slack keeps what was typed when an updated view has the same block and action. */
function restore(dialog, values) {
  for (const control of dialog.querySelectorAll('[data-element]')) {
    const value = values[control.dataset.blockId]?.[control.dataset.actionId]
    if (value === undefined || value === '') continue
    if (control.dataset.element === 'checkboxes' || control.dataset.element === 'radio_buttons') {
      for (const box of control.querySelectorAll('input')) box.checked = [value].flat().includes(box.value)
    } else {
      control.value = value
    }
  }
}
