import { limits } from '../limits/limits.ts'
import { messageOutput } from '../payloads/message-output.ts'
import { escapeText } from '../people/read-composer.ts'
import type { Message } from '../store/messages.ts'
import type { World } from '../world.ts'
import {
  type Answer,
  type Arguments,
  type MethodEntry,
  readChannel,
  readFlag,
  readText,
  refuse,
} from './method.ts'
import { readContent } from './read-content.ts'

/** chat.*: what the bot says. Source of the errors: each method's page on docs.slack.dev. */
export const chatMethods: Readonly<Record<string, MethodEntry>> = {
  'chat.postMessage': { token: 'bot', run: postMessage },
  'chat.postEphemeral': { token: 'bot', run: postEphemeral },
  'chat.update': { token: 'bot', run: update },
  'chat.delete': { token: 'bot', run: remove },
  'chat.getPermalink': { token: 'bot', run: permalink },
}

function postMessage(args: Arguments, world: World): Answer {
  const { store } = world
  const { bot } = store.cast
  const channel = readChannel(args, world)
  if (!channel) return refuse('channel_not_found')
  if (!channel.members.includes(bot.userId)) return refuse('not_in_channel')
  const content = readContent(args, world)
  if (content.kind === 'refused') return content.answer
  const thread = readText(args, 'thread_ts')
  const root = thread === '' ? undefined : store.messages.find(channel.id, thread)
  if (thread !== '' && !root) return refuse('thread_not_found')
  const { kind: _, ...shown } = content
  const message = store.messages.add({
    channel: channel.id,
    user: bot.userId,
    bot_id: bot.botId,
    app_id: bot.appId,
    ...shown,
    text: shown.text.slice(0, limits.messageText),
    ...(root && { thread_ts: root.thread_ts ?? root.ts }),
    ...(root && readFlag(args, 'reply_broadcast') && { broadcast: true }),
  })
  world.announcer.posted(message)
  return answerWith(world, message)
}

function postEphemeral(args: Arguments, world: World): Answer {
  const { store } = world
  const { bot } = store.cast
  const channel = readChannel(args, world)
  if (!channel) return refuse('channel_not_found')
  if (!channel.members.includes(bot.userId)) return refuse('not_in_channel')
  const user = readText(args, 'user')
  if (!channel.members.includes(user)) return refuse('user_not_in_channel')
  const content = readContent(args, world)
  if (content.kind === 'refused') return content.answer
  const thread = readText(args, 'thread_ts')
  const ephemeral = store.ephemerals.add({
    channel: channel.id,
    user,
    from: bot.userId,
    text: content.text.slice(0, limits.messageText),
    ...(content.blocks && { blocks: content.blocks }),
    ...(thread !== '' && { thread_ts: thread }),
  })
  return { ok: true, message_ts: ephemeral.ts }
}

function update(args: Arguments, world: World): Answer {
  const found = findOwn(args, world, 'cant_update_message')
  if ('ok' in found) return found
  // Slack counts bytes after escaping here, which is why long answers that were posted cannot always be updated.
  const text = readText(args, 'text')
  const escaped = escapeText(text.replace(/&(amp|lt|gt);/g, '.'))
  if (Buffer.byteLength(escaped) > limits.updateText) return refuse('msg_too_long')
  const content = readContent(args, world)
  if (content.kind === 'refused') return content.answer
  const { kind: _, ...shown } = content
  // Without `blocks` the old ones stay, and an empty list takes them away.
  const after = world.store.messages.replace(found.channel, found.ts, {
    ...shown,
    edited: { user: found.user, ts: world.store.nextTs() },
  })
  if (!after) return refuse('message_not_found')
  world.announcer.edited(found, after)
  return { ...answerWith(world, after), ok: true, text: after.text }
}

function remove(args: Arguments, world: World): Answer {
  const found = findOwn(args, world, 'cant_delete_message')
  if ('ok' in found) return found
  world.store.messages.remove(found.channel, found.ts)
  world.announcer.removed(found)
  return { ok: true, channel: found.channel, ts: found.ts }
}

function permalink(args: Arguments, world: World): Answer {
  const channel = readChannel(args, world)
  if (!channel) return refuse('channel_not_found')
  const ts = readText(args, 'message_ts')
  if (!world.store.messages.find(channel.id, ts)) return refuse('message_not_found')
  const link = `${world.origin()}/archives/${channel.id}/p${ts.replace('.', '')}`
  return { ok: true, channel: channel.id, permalink: link }
}

/** A message of the bot's own: others' can be neither changed nor deleted with a bot token. */
function findOwn(args: Arguments, world: World, error: string): Message | Exclude<Answer, { ok: true }> {
  const channel = readChannel(args, world)
  if (!channel) return { ok: false, error: 'channel_not_found' }
  const message = world.store.messages.find(channel.id, readText(args, 'ts'))
  if (!message) return { ok: false, error: 'message_not_found' }
  return message.user === world.store.cast.bot.userId ? message : { ok: false, error }
}

function answerWith(world: World, message: Message): Answer {
  const shown = messageOutput(world.store, message, { withMetadata: true })
  return { ok: true, channel: message.channel, ts: message.ts, message: shown }
}
