import { limits } from '../limits/limits.ts'
import { deleteMessage } from '../people/delete-message.ts'
import { escapeText } from '../people/read-composer.ts'
import { anyScope, noScope } from '../scopes/scope-rule.ts'
import type { Message } from '../store/messages.ts'
import type { World } from '../world.ts'
import {
  type Answer,
  type Arguments,
  type MethodEntry,
  readChannel,
  readDestination,
  readFlag,
  readText,
  refuse,
} from './method.ts'
import { messageAnswer, postAsBot, readThread, refusePosting } from './post-as-bot.ts'
import { readContent } from './read-content.ts'

const writing = anyScope('chat:write')

/** chat.*: what the bot says. Source of the errors: each method's page on docs.slack.dev. */
export const chatMethods: Readonly<Record<string, MethodEntry>> = {
  'chat.postMessage': { token: 'bot', scopes: writing, limit: 'posts', run: postMessage },
  'chat.postEphemeral': { token: 'bot', scopes: writing, limit: 'tier4', run: postEphemeral },
  'chat.update': { token: 'bot', scopes: writing, limit: 'tier3', run: update },
  'chat.delete': { token: 'bot', scopes: writing, limit: 'tier3', run: remove },
  'chat.getPermalink': { token: 'bot', scopes: noScope, limit: 'hundreds', run: permalink },
}

function postMessage(args: Arguments, world: World): Answer {
  const channel = readDestination(args, world)
  if (!channel) return refuse('channel_not_found')
  const refusal = refusePosting(channel, world, { publicly: true })
  if (refusal) return refusal
  const content = readContent(args, world)
  if (content.kind === 'refused') return content.answer
  if (content.metadata.kind === 'empty') return refuse('invalid_metadata_format')
  const root = readThread(args, channel, world)
  if (root.kind === 'refused') return root.answer
  const message = postAsBot(world, {
    channel: channel.id,
    ...content.shown,
    ...(content.metadata.kind === 'metadata' && { metadata: content.metadata.metadata }),
    ...(root.thread && { thread_ts: root.thread }),
    ...(root.thread && readFlag(args, 'reply_broadcast') && { broadcast: true }),
  })
  return { ...messageAnswer(message, world), ...warn(content.warnings) }
}

function postEphemeral(args: Arguments, world: World): Answer {
  const { store } = world
  const channel = readDestination(args, world)
  if (!channel) return refuse('channel_not_found')
  const refusal = refusePosting(channel, world)
  if (refusal) return refusal
  const user = readText(args, 'user')
  if (!channel.members.includes(user)) return refuse('user_not_in_channel')
  const content = readContent(args, world)
  if (content.kind === 'refused') return content.answer
  const thread = readText(args, 'thread_ts')
  const { text, blocks } = content.shown
  const ephemeral = store.ephemerals.add({
    channel: channel.id,
    user,
    from: store.cast.bot.userId,
    text,
    ...(blocks && { blocks }),
    ...(thread !== '' && { thread_ts: thread }),
  })
  return { ok: true, message_ts: ephemeral.ts, ...warn(content.warnings) }
}

/**
 * Slack keeps the old blocks only where neither text nor blocks are given anew, keeps the metadata unless other is
 * given, and marks a message as edited only where no blocks are used. Source: docs.slack.dev, chat.update.
 */
function update(args: Arguments, world: World): Answer {
  const found = findOwn(args, world, 'cant_update_message')
  if ('ok' in found) return found
  if (world.store.channel(found.channel)?.isArchived) return refuse('is_inactive')
  // Slack counts bytes after escaping here, which is why long answers that were posted cannot always be updated.
  const escaped = escapeText(readText(args, 'text').replace(/&(amp|lt|gt);/g, '.'))
  if (Buffer.byteLength(escaped) > limits.updateText) return refuse('msg_too_long')
  const content = readContent(args, world)
  if (content.kind === 'refused') return content.answer
  const { metadata, shown } = content
  const hasBlocks = shown.blocks !== undefined && shown.blocks.length > 0
  const after = world.store.messages.replace(found.channel, found.ts, {
    blocks: [],
    ...shown,
    ...(metadata.kind === 'metadata' && { metadata: metadata.metadata }),
    ...(metadata.kind === 'empty' && { metadata: undefined }),
    ...(!hasBlocks && { edited: { user: found.user, ts: world.store.nextTs() } }),
  })
  if (!after) return refuse('message_not_found')
  world.announcer.edited(found, after)
  return { ...messageAnswer(after, world), text: after.text }
}

function remove(args: Arguments, world: World): Answer {
  const found = findOwn(args, world, 'cant_delete_message')
  if ('ok' in found) return found
  deleteMessage(world, found)
  return { ok: true, channel: found.channel, ts: found.ts }
}

function permalink(args: Arguments, world: World): Answer {
  const channel = readChannel(args, world)
  if (!channel) return refuse('channel_not_found')
  const ts = readText(args, 'message_ts')
  const message = world.store.messages.find(channel.id, ts)
  if (!message) return refuse('message_not_found')
  const link = `${world.origin()}/archives/${channel.id}/p${ts.replace('.', '')}`
  const inThread = message.thread_ts ? `?thread_ts=${message.thread_ts}&cid=${channel.id}` : ''
  return { ok: true, channel: channel.id, permalink: `${link}${inThread}` }
}

/** A message of the bot's own: others' can be neither changed nor deleted with a bot token. */
function findOwn(args: Arguments, world: World, error: string): Message | Exclude<Answer, { ok: true }> {
  const channel = readChannel(args, world)
  if (!channel) return { ok: false, error: 'channel_not_found' }
  const message = world.store.messages.find(channel.id, readText(args, 'ts'))
  if (!message) return { ok: false, error: 'message_not_found' }
  return message.user === world.store.cast.bot.userId ? message : { ok: false, error }
}

function warn(warnings: readonly string[]) {
  return warnings.length > 0 && { response_metadata: { warnings } }
}
