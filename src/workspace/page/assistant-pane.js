import { el } from './dom.js'

/** What the app says it is doing, as in "Talks is searching…"; empty when it says nothing. */
export function showStatus(line, { channel, snapshot, thread }) {
  const status = channel.assistant.find((each) => each.thread_ts === thread)?.status
  const words = status ? `${snapshot.bot.realName} ${status.loadingMessages[0] ?? status.text}` : ''
  if (line.textContent !== words) line.textContent = words
}

/** The questions that the app suggests; one press asks. */
export function showPrompts(place, { channel, thread, isShown, use }) {
  const suggested = channel.assistant.find((each) => each.thread_ts === thread)?.prompts
  place.hidden = !isShown || suggested === undefined
  const signature = JSON.stringify([channel.id, thread, suggested])
  if (place.dataset.signature === signature) return
  place.dataset.signature = signature
  place.replaceChildren(
    ...(suggested
      ? [
          suggested.title && el('p', {}, suggested.title),
          ...suggested.prompts.map(({ title, message }) =>
            el(
              'button',
              { type: 'button', className: 'prompt', title: message, onclick: () => use(message) },
              title,
            ),
          ),
        ].filter(Boolean)
      : []),
  )
}
