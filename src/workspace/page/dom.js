/**
 * Makes an element. Strings become text nodes, so nothing anybody wrote is ever read as HTML.
 *
 * @param {string} tag
 * @param {Record<string, unknown>} [fields] attributes; `on…` are listeners, `false`, null and undefined are left out
 * @param {...(Node | string | null | undefined | false | (Node | string | null)[])} children
 */
export function el(tag, fields = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null || value === false) continue
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
    else element.setAttribute(name === 'className' ? 'class' : name, value === true ? '' : String(value))
  }
  append(element, children)
  return element
}

/** Adds children, lists among them, leaving out what is absent. */
export function append(parent, children) {
  for (const child of children.flat(2)) {
    if (child !== undefined && child !== null && child !== false && child !== '') parent.append(child)
  }
}

/**
 * Brings a list up to date and leaves alone what did not change, so that focus, open menus and the announcements of
 * a live region survive.
 *
 * @param {HTMLElement} parent
 * @param {{key: string, signature: string, make: () => HTMLElement}[]} rows
 */
export function reconcile(parent, rows) {
  const before = new Map([...parent.children].map((child) => [child.dataset.key, child]))
  let cursor = parent.firstElementChild
  for (const row of rows) {
    const old = before.get(row.key)
    let element = old
    if (!old || old.dataset.signature !== row.signature) {
      element = row.make()
      element.dataset.key = row.key
      element.dataset.signature = row.signature
      if (old) {
        if (old === cursor) cursor = old.nextElementSibling
        old.remove()
      }
    }
    before.delete(row.key)
    if (element === cursor) cursor = cursor.nextElementSibling
    else parent.insertBefore(element, cursor)
  }
  for (const gone of before.values()) gone.remove()
}

/** Shows a sentence for a few seconds, and has it read out. */
export function notify(sentence) {
  const notice = document.getElementById('notice')
  notice.textContent = sentence
  notice.classList.add('shown')
  clearTimeout(notify.timer)
  notify.timer = setTimeout(() => {
    notice.classList.remove('shown')
    notice.textContent = ''
  }, 6_000)
}

/** Asks Slack's "are you sure", as a button's `confirm` object words it. Resolves to true when confirmed. */
export function askToConfirm(confirm) {
  const dialog = document.getElementById('confirm')
  return new Promise((resolve) => {
    const finish = (answer) => {
      dialog.close()
      resolve(answer)
    }
    dialog.replaceChildren(
      el('h2', { id: 'confirm-title' }, confirm.title?.text ?? 'Are you sure?'),
      el('p', {}, confirm.text?.text ?? ''),
      el(
        'div',
        { className: 'dialog-buttons' },
        el(
          'button',
          { type: 'button', className: 'button', onclick: () => finish(false) },
          confirm.deny?.text ?? 'Cancel',
        ),
        el(
          'button',
          {
            type: 'button',
            className: `button ${confirm.style === 'danger' ? 'danger' : 'primary'}`,
            onclick: () => finish(true),
          },
          confirm.confirm?.text ?? 'Yes',
        ),
      ),
    )
    dialog.oncancel = () => resolve(false)
    dialog.showModal()
  })
}
