import { el } from './dom.js'

/** Says plainly when nobody will answer, and how to change that. */
export function showBanner(banner, snapshot, isLost) {
  const signature = isLost ? 'lost' : String(snapshot.connected)
  if (banner.dataset.signature === signature) return
  banner.dataset.signature = signature
  banner.className = isLost || !snapshot.connected ? 'shown' : ''
  if (isLost) {
    banner.replaceChildren(
      el(
        'p',
        {},
        el('strong', {}, 'The local workspace has stopped.'),
        ' Start it again; this page will come back by itself.',
      ),
    )
  } else if (snapshot.connected) {
    banner.replaceChildren()
  } else {
    const lines = Object.entries(snapshot.environment).map(([key, value]) => `${key}=${value}`)
    banner.replaceChildren(
      el(
        'p',
        {},
        el('strong', {}, 'The bot is not connected.'),
        ' You can write, but nobody will answer until it is started.',
      ),
      el('details', {}, el('summary', {}, 'How to connect one'), el('pre', {}, lines.join('\n'))),
    )
  }
}
