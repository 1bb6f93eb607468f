import { messageOutput } from '../payloads/message-output.ts'
import type { Channel } from '../store/cast.ts'
import type { Message } from '../store/messages.ts'
import type { World } from '../world.ts'
import { type Answer, type Arguments, isIn, readText, refuse } from './method.ts'

type Draft = Pick<
  Message,
  'channel' | 'text' | 'blocks' | 'attachments' | 'metadata' | 'files' | 'subtype' | 'thread_ts' | 'broadcast'
>

/** Puts a message of the app's own into a channel. It ends the status that the app may have shown there. */
export function postAsBot({ store, announcer }: World, draft: Draft): Message {
  const { bot } = store.cast
  const message = store.messages.add({
    user: bot.userId,
    bot_id: bot.botId,
    app_id: bot.appId,
    ...draft,
  })
  store.assistant.answered(message.channel, message.thread_ts ?? message.ts)
  announcer.posted(message)
  return message
}

/**
 * Why the app may not speak in this channel; undefined when it may. With chat:write.public it may post in any public
 * channel, though it is not a member.
 */
export function refusePosting(
  channel: Channel,
  world: World,
  { publicly = false }: { readonly publicly?: boolean } = {},
): Answer | undefined {
  if (channel.isArchived) return refuse('is_archived')
  const isOpen = publicly && channel.kind === 'public' && world.scopes.includes('chat:write.public')
  return isIn(channel, world) || isOpen ? undefined : refuse('not_in_channel')
}

type Root =
  | { readonly kind: 'root'; readonly thread?: string }
  | { readonly kind: 'refused'; readonly answer: Answer }

/** The thread that `thread_ts` means: answering a reply means answering its thread. */
export function readThread(args: Arguments, channel: Channel, world: World): Root {
  const ts = readText(args, 'thread_ts')
  if (ts === '') return { kind: 'root' }
  const message = world.store.messages.find(channel.id, ts)
  if (!message) return { kind: 'refused', answer: refuse('thread_not_found') }
  return { kind: 'root', thread: message.thread_ts ?? message.ts }
}

export function messageAnswer(message: Message, world: World): Answer & { ok: true } {
  const shown = messageOutput(world.store, message, { withMetadata: true })
  return { ok: true, channel: message.channel, ts: message.ts, message: shown }
}
