import { el } from './dom.js'

/**
 * A button that opens a short list of buttons. Closes by a choice, by Escape and by leaving it.
 *
 * @param {{label: string, sign: string, className?: string, items: {label: string, text?: string,
 *   use: () => void}[]}} given `label` is read out, `sign` is shown; an item's `text` is shown in place of its label
 */
export function makeMenu({ label, sign, className = '', items }) {
  const summary = el('summary', { className: 'menu-button', 'aria-label': label, title: label }, sign)
  const details = el(
    'details',
    {
      className: `menu ${className}`,
      onkeydown(event) {
        if (event.key !== 'Escape' || !details.open) return
        event.preventDefault()
        details.open = false
        summary.focus()
      },
      onfocusout(event) {
        if (event.relatedTarget && !details.contains(event.relatedTarget)) details.open = false
      },
    },
    summary,
    el(
      'div',
      { className: 'menu-items' },
      items.map((item) =>
        el(
          'button',
          {
            type: 'button',
            'aria-label': item.text ? item.label : null,
            onclick() {
              details.open = false
              item.use()
            },
          },
          item.text ?? item.label,
        ),
      ),
    ),
  )
  return details
}

/** A click anywhere else closes what is open. */
document.addEventListener('click', (event) => {
  for (const open of document.querySelectorAll('details.menu[open]')) {
    if (!open.contains(event.target)) open.open = false
  }
})
