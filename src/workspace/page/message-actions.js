import { composerText } from './composer-text.js'
import { askToConfirm, el, notify } from './dom.js'
import { makeMenu } from './menu.js'
import { emojiText } from './render-mrkdwn.js'
import { perform } from './server.js'

const offered = ['thumbsup', 'white_check_mark', 'eyes', 'tada', 'question', 'x']

/** Does something to this message as the visitor, and says why when it did not work. */
async function act(name, message, { snapshot, channel }, fields = {}) {
  const outcome = await perform(name, { as: snapshot.me.id, channel: channel.id, ts: message.ts, ...fields })
  if (!outcome.ok) notify(outcome.message)
}

/** What can be done with a message: reply, react, and the app's shortcuts and one's own changes behind "More". */
export function makeMessageActions(message, authorName, context) {
  const { openThread } = context
  const more = moreItems(message, context, () => actions.closest('article'))
  const actions = el(
    'div',
    { className: 'message-actions' },
    openThread &&
      el(
        'button',
        {
          type: 'button',
          className: 'reply',
          'aria-label': `Reply in thread to ${authorName}`,
          onclick: () => openThread(message.ts),
        },
        'Reply',
      ),
    makeMenu({
      label: 'Add a reaction',
      sign: '☺',
      className: 'reaction-menu',
      items: offered.map((emoji) => ({
        label: emoji.replaceAll('_', ' '),
        text: emojiText(emoji),
        use: () => act('react', message, context, { emoji }),
      })),
    }),
    more.length > 0 && makeMenu({ label: 'More actions', sign: '⋯', items: more }),
  )
  return actions
}

function moreItems(message, context, row) {
  const { snapshot } = context
  const isOwn = message.user === snapshot.me.id && message.subtype === undefined
  const shortcuts = snapshot.shortcuts.filter((each) => each.type === 'message')
  return [
    ...shortcuts.map((each) => ({
      label: each.name,
      use: () => act('message-shortcut', message, context, { callback_id: each.callback_id }),
    })),
    ...(isOwn ? [{ label: 'Edit message', use: () => editHere(row(), message, context) }] : []),
    ...(isOwn ? [{ label: 'Delete message', use: () => removeAfterAsking(message, context) }] : []),
  ]
}

async function removeAfterAsking(message, context) {
  const isSure = await askToConfirm({
    title: { text: 'Delete message' },
    text: { text: 'It is gone for everybody.' },
    confirm: { text: 'Delete' },
    style: 'danger',
  })
  if (isSure) await act('remove', message, context)
}

/** Puts a field in the place of the words; Escape and Cancel bring them back. */
function editHere(row, message, context) {
  const written = row?.querySelector('[data-written]')
  if (!written) return
  const field = el('textarea', {
    rows: 2,
    dir: 'auto',
    'aria-label': 'Edit message',
    onkeydown(event) {
      if (event.key === 'Escape') {
        event.preventDefault()
        form.replaceWith(written)
      } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault()
        form.requestSubmit()
      }
    },
  })
  field.value = composerText(message.text, context.snapshot)
  const form = el(
    'form',
    {
      className: 'edit-form',
      async onsubmit(event) {
        event.preventDefault()
        await act('edit', message, context, { text: field.value })
        if (form.isConnected) form.replaceWith(written)
      },
    },
    field,
    el('button', { type: 'button', className: 'button', onclick: () => form.replaceWith(written) }, 'Cancel'),
    el('button', { type: 'submit', className: 'button primary' }, 'Save'),
  )
  written.replaceWith(form)
  field.focus()
}

/** The reactions below a message; each can be joined or taken back. */
export function makeReactions(message, context) {
  const { snapshot } = context
  return el(
    'div',
    { className: 'reactions' },
    message.reactions.map(({ name, count, users }) => {
      const isMine = users.includes(snapshot.me.id)
      const words = `${name.replaceAll('_', ' ')}: ${count} ${count === 1 ? 'reaction' : 'reactions'}`
      return el(
        'button',
        {
          type: 'button',
          className: 'reaction',
          'aria-pressed': String(isMine),
          'aria-label': words,
          onclick: () => act(isMine ? 'unreact' : 'react', message, context, { emoji: name }),
        },
        `${emojiText(name)} ${count}`,
      )
    }),
  )
}
