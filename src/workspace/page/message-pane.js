import { el, reconcile } from './dom.js'
import { makeMessageRow } from './message-row.js'

/** Messages of one author within this many seconds stand together under one name. */
const together = 300

/**
 * Shows a channel's or a thread's messages, and stays at the end when the reader was at the end.
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
  const wasAtEnd = isNewPlace || pane.scrollHeight - pane.scrollTop - pane.clientHeight < 60
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
  if (wasAtEnd) scrollToLast(pane)
  if (isNewPlace) requestAnimationFrame(() => pane.setAttribute('aria-live', 'polite'))
}

/** To the end; but a message taller than the pane is shown from its beginning, where reading starts. */
function scrollToLast(pane) {
  const last = pane.lastElementChild
  const isTall = last !== null && last.offsetHeight > pane.clientHeight
  pane.scrollTop = isTall ? last.offsetTop - 8 : pane.scrollHeight
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
