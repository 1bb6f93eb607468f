import { el, reconcile } from './dom.js'
import { makeMessageRow } from './message-row.js'

/** Messages of one author within this many seconds stand together under one name. */
const together = 300

/**
 * Shows a channel's or a thread's messages. What is new scrolls into view when the reader was at the end or asked for
 * it themselves; everybody else keeps their place.
 *
 * @param {HTMLElement} pane
 * @param {{messages: object[], snapshot: object, channel: object, place: string, openThread?: (ts: string) => void,
 *   empty?: () => HTMLElement}} shown
 */
export function showMessages(pane, { messages, snapshot, channel, place, openThread, empty }) {
  const isNewPlace = pane.dataset.place !== place
  if (isNewPlace) {
    // Leaving a channel is not news: the live region must not read out a whole history.
    pane.setAttribute('aria-live', 'off')
    pane.replaceChildren()
    pane.dataset.place = place
  }
  const wasAtEnd = pane.scrollHeight - pane.scrollTop - pane.clientHeight < 60
  const before = new Map([...pane.children].map((row) => [row.dataset.key, row.dataset.signature]))
  const rows = messages.map((message, index) => {
    const isCompact = continues(message, messages[index - 1])
    return {
      key: `${message.from ? 'e' : 'm'}${message.ts}`,
      signature: JSON.stringify([message, isCompact, channel.id, snapshot.me.id]),
      make: () => makeMessageRow(message, { snapshot, channel, openThread, isCompact }),
    }
  })
  if (rows.length === 0 && empty) rows.push({ key: 'empty', signature: place, make: empty })
  reconcile(pane, rows)
  const isMine = (message) => message?.user === snapshot.me.id
  const isNew = (_, index) => !before.has(rows[index].key)
  const ownNew = messages.findIndex((message, index) => isNew(message, index) && isMine(message))
  if (isNewPlace) {
    scrollToStart(pane, messages, messages.length - 1, isMine)
    requestAnimationFrame(() => pane.setAttribute('aria-live', 'polite'))
  } else if (ownNew >= 0) {
    scrollToStart(pane, messages, ownNew, isMine)
  } else if (wasAtEnd && messages.some(isNew)) {
    scrollToStart(pane, messages, messages.length - 1, isMine)
  } else if (wasAtEnd && rows.some((row) => before.get(row.key) !== row.signature)) {
    pane.scrollTop = pane.scrollHeight
  }
}

/**
 * To the end, as far as that leaves the beginning of the message at `index` in view: reading starts there. One's own
 * short message just before it, the question, stays in view with it.
 */
function scrollToStart(pane, messages, index, isMine) {
  const row = pane.children[index]
  if (!row) return
  const asked = index > 0 && isMine(messages[index - 1]) ? pane.children[index - 1] : undefined
  const first = asked && asked.offsetHeight < pane.clientHeight / 4 ? asked : row
  pane.scrollTop = first.offsetTop - 8
}

/** The page's hint in an empty channel; its words can be put into the composer with one press. */
export function makeHint(channel, snapshot, insert) {
  const examples =
    channel.kind === 'im'
      ? ['where was the second round?', '/talks help']
      : ['/talks help', `@${snapshot.bot.name} where was the second round?`]
  return el(
    'div',
    { className: 'hint-empty' },
    el('p', { className: 'hint-title' }, 'Nothing here yet.'),
    channel.hasBot
      ? el('p', {}, 'Try one of these:')
      : el('p', {}, `${snapshot.bot.realName} is not in this channel. It comes when it is invited:`),
    el(
      'p',
      { className: 'hint-examples' },
      (channel.hasBot ? examples : [`/invite @${snapshot.bot.name}`]).map((text) =>
        el('button', { type: 'button', className: 'example', onclick: () => insert(text) }, text),
      ),
    ),
  )
}

function continues(message, before) {
  if (!before || message.from !== undefined || before.from !== undefined) return false
  return (
    before.user === message.user && Number(message.ts) - Number(before.ts) < together && !before.reply_count
  )
}
