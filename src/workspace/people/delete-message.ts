import { slackbotId } from '../store/ephemerals.ts'
import type { Message } from '../store/messages.ts'
import type { World } from '../world.ts'

/**
 * Deletes a message. One with replies leaves a tombstone, so that its thread stays readable, and an app with message
 * events hears of a change to that; others vanish, and it hears `message_deleted`.
 */
export function deleteMessage({ store, announcer }: World, message: Message): void {
  const hasReplies = store.messages.thread(message.channel, message.ts).some((each) => each.ts !== message.ts)
  if (!hasReplies) {
    store.messages.remove(message.channel, message.ts)
    announcer.removed(message)
    return
  }
  const { type: _, channel, ts, ...fields } = message
  const cleared = Object.fromEntries(Object.keys(fields).map((name) => [name, undefined]))
  const tombstone = store.messages.replace(channel, ts, {
    ...cleared,
    subtype: 'tombstone',
    user: slackbotId,
    text: 'This message was deleted.',
  })
  if (tombstone) announcer.edited(message, tombstone)
}
