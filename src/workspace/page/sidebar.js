import { el } from './dom.js'

/**
 * Channels, the app, and who the visitor is.
 *
 * @param {HTMLElement} nav
 * @param {{snapshot: object, place: {channel: string}, isUnread: (channel: object) => boolean,
 *   go: (channel: string) => void, become: (person: string) => void}} given
 */
export function showSidebar(nav, { snapshot, place, isUnread, go, become }) {
  const signature = JSON.stringify([
    snapshot.me.id,
    place.channel,
    snapshot.connected,
    snapshot.channels.map((channel) => [channel.id, isUnread(channel)]),
  ])
  if (nav.dataset.signature === signature) return
  const focused = nav.contains(document.activeElement) ? document.activeElement.dataset.focus : undefined
  nav.dataset.signature = signature

  const rooms = snapshot.channels.filter((channel) => channel.kind !== 'im')
  const direct = snapshot.channels.filter((channel) => channel.kind === 'im')
  const entry = (channel, name) =>
    el(
      'li',
      {},
      el(
        'button',
        {
          type: 'button',
          className: isUnread(channel) ? 'entry unread' : 'entry',
          'aria-current': channel.id === place.channel ? 'page' : null,
          'data-focus': channel.id,
          onclick: () => go(channel.id),
        },
        name,
        isUnread(channel) && el('span', { className: 'visually-hidden' }, ', new messages'),
      ),
    )

  nav.replaceChildren(
    el('p', { className: 'masthead' }, snapshot.team.name),
    el(
      'div',
      { className: 'who' },
      el('label', { for: 'who' }, 'You are'),
      el(
        'select',
        { id: 'who', 'data-focus': 'who', onchange: (event) => become(event.currentTarget.value) },
        snapshot.people.map((person) =>
          el(
            'option',
            { value: person.id, selected: person.id === snapshot.me.id },
            `${person.realName} · ${person.title}`,
          ),
        ),
      ),
    ),
    el('h2', {}, 'Channels'),
    el(
      'ul',
      {},
      rooms.map((channel) =>
        entry(channel, [
          el('span', { className: 'sign', 'aria-hidden': 'true' }, channel.kind === 'private' ? '▪' : '#'),
          channel.name,
          channel.kind === 'private' && el('span', { className: 'visually-hidden' }, ' (private)'),
          channel.isShared && el('span', { className: 'tag' }, 'shared'),
        ]),
      ),
    ),
    ...(direct.length > 0 ? [el('h2', {}, 'Apps')] : []),
    el(
      'ul',
      {},
      direct.map((channel) =>
        entry(channel, [
          el('span', { className: snapshot.connected ? 'sign on' : 'sign off', 'aria-hidden': 'true' }, '●'),
          snapshot.bot.realName,
          el('span', { className: 'tag' }, snapshot.connected ? 'connected' : 'not connected'),
        ]),
      ),
    ),
  )
  if (focused) nav.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus()
}
