import { el, notify } from './dom.js'
import { renderBlocks } from './render-block.js'
import { readControl } from './render-element.js'
import { perform } from './server.js'

let opener
/** Modals this page no longer shows: closed here, or open before it was loaded, as a reload closes them in Slack. */
const dismissed = new Set()
/** Where the reader of each modal is, for when it is updated or comes to the top again. */
const places = new Map()

/** Leaves out the modals that were open when the page was loaded. */
export function dismissModals(snapshot) {
  for (const view of snapshot.modals) dismissed.add(view.id)
}

/** Opens, renews or closes the dialog so that it shows the last modal of the person's stack. */
export function showModal(dialog, snapshot, focusElsewhere) {
  const modals = snapshot.modals.filter((each) => !dismissed.has(each.id))
  const view = modals.at(-1)
  if (!view) {
    if (!dialog.open) return
    dialog.close()
    dialog.dataset.signature = ''
    if (opener?.isConnected) opener.focus()
    else focusElsewhere()
    return
  }
  const signature = JSON.stringify([view.id, view.hash, view.errors, modals.length])
  if (dialog.dataset.signature === signature) return
  const isSameView = dialog.dataset.view === view.id
  const typed = isSameView ? readValues(dialog) : {}
  if (dialog.open) places.set(dialog.dataset.view, placeIn(dialog))
  dialog.dataset.signature = signature
  dialog.dataset.view = view.id
  // At once, whatever the app takes to hear of it: what is typed next must not fall into a dialog that is going.
  const close = () => {
    dismissed.add(view.id)
    showModal(dialog, snapshot, focusElsewhere)
    perform('close', { as: snapshot.me.id, view_id: view.id })
  }
  fill(dialog, view, snapshot, close)
  restore(dialog, typed)
  dialog.oncancel = (event) => {
    event.preventDefault()
    close()
  }
  if (!dialog.open) {
    opener = document.activeElement
    dialog.showModal()
  }
  const wrong = dialog.querySelector('[aria-invalid="true"]')
  const before = places.get(view.id)
  if (before && !wrong) return returnTo(dialog, before)
  const first =
    wrong ?? dialog.querySelector('.block-input input, .block-input textarea, .block-input select')
  ;(first ?? dialog.querySelector('#modal-title')).focus()
}

/** Where its reader is: at which control, and how far down. */
function placeIn(dialog) {
  const { blockId, actionId, element, value } =
    document.activeElement?.closest('#modal [data-element]')?.dataset ?? {}
  return { blockId, actionId, element, value, scrolled: dialog.querySelector('.modal-blocks').scrollTop }
}

/**
 * A reader whose control is still there stays at it. Where it is gone there is something new to read, such as an answer
 * or its next page, and that begins at the top: not at the field below it.
 */
function returnTo(dialog, { blockId, actionId, element, value, scrolled }) {
  // Blocks that the app gave no name have another at each update.
  const isSame = ({ dataset }) =>
    dataset.actionId === actionId &&
    (element === 'button' ? dataset.value === value : dataset.blockId === blockId)
  const control = actionId && [...dialog.querySelectorAll('[data-element]')].find(isSame)
  if (!control) return dialog.querySelector('#modal-title').focus()
  dialog.querySelector('.modal-blocks').scrollTop = scrolled
  const field = control.matches('div, span') ? control.querySelector('input, button') : control
  field?.focus({ preventScroll: true })
}

function fill(dialog, view, snapshot, close) {
  const trouble = el('p', { className: 'error', role: 'alert' })
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
    el(
      'div',
      // Reachable by Tab, so that a long passage can be scrolled by keyboard.
      { className: 'blocks modal-blocks', tabindex: '0', role: 'region', 'aria-labelledby': 'modal-title' },
      trouble,
      renderBlocks(view.blocks, surface, view.errors),
    ),
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
