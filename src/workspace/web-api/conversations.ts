import { messageOutput } from '../payloads/message-output.ts'
import { scopeByKind } from '../scopes/scope-rule.ts'
import type { Message } from '../store/messages.ts'
import type { World } from '../world.ts'
import { channelOutput } from './channel-output.ts'
import {
  type Answer,
  type Arguments,
  isIn,
  type MethodEntry,
  page,
  readChannel,
  readFlag,
  readText,
  refuse,
} from './method.ts'

const history = scopeByKind('history')
const reading = scopeByKind('read')

/** conversations.*: what the bot may read of the channels it is in. */
export const conversationMethods: Readonly<Record<string, MethodEntry>> = {
  'conversations.history': { token: 'bot', scopes: history, limit: 'history', run: readHistory },
  'conversations.replies': { token: 'bot', scopes: history, limit: 'history', run: readReplies },
  'conversations.info': { token: 'bot', scopes: reading, limit: 'tier3', run: info },
  'conversations.members': { token: 'bot', scopes: reading, limit: 'tier4', run: members },
}

/** Newest first, without replies that stayed in their thread. */
function readHistory(args: Arguments, world: World): Answer {
  const channel = readChannel(args, world)
  if (!channel) return refuse('channel_not_found')
  if (!isIn(channel, world)) return refuse('not_in_channel')
  const refusal = refuseRange(args)
  if (refusal) return refusal
  const messages = world.store.messages
    .all(channel.id)
    .filter((message) => !message.thread_ts || message.broadcast)
    .filter((message) => isWithin(message, args))
    .reverse()
  return pageOf(messages, args, world, { defaultLimit: 100, maxLimit: 999 })
}

/** Oldest first, the thread's first message at the head. The ts of a reply gives that reply alone. */
function readReplies(args: Arguments, world: World): Answer {
  const channel = readChannel(args, world)
  if (!channel) return refuse('channel_not_found')
  if (!isIn(channel, world)) return refuse('not_in_channel')
  const refusal = refuseRange(args)
  if (refusal) return refusal
  const thread = world.store.messages.thread(channel.id, readText(args, 'ts'))
  const root = thread[0]
  if (!root) return refuse('thread_not_found')
  const within = thread.filter((message) => message.ts === root.ts || isWithin(message, args))
  return pageOf(within, args, world, { defaultLimit: 1000, maxLimit: 1000 })
}

function info(args: Arguments, world: World): Answer {
  const channel = readChannel(args, world)
  if (!channel) return refuse('channel_not_found')
  const shown = channelOutput(channel, world)
  const count = channel.members.length
  return {
    ok: true,
    channel: readFlag(args, 'include_num_members') ? { ...shown, num_members: count } : shown,
  }
}

function members(args: Arguments, world: World): Answer {
  const channel = readChannel(args, world)
  if (!channel) return refuse('channel_not_found')
  const found = page(channel.members, args, { defaultLimit: 100, maxLimit: 1000 })
  if (found.kind === 'refused') return found.answer
  return { ok: true, members: found.items, response_metadata: { next_cursor: found.next } }
}

function refuseRange(args: Arguments): Answer | undefined {
  const isTime = (name: string) => /^(\d+(\.\d+)?)?$/.test(readText(args, name))
  if (!isTime('oldest')) return refuse('invalid_ts_oldest')
  return isTime('latest') ? undefined : refuse('invalid_ts_latest')
}

/** `oldest` and `latest` leave their own ends out, unless `inclusive`. Both are ts strings. */
function isWithin(message: Message, args: Arguments): boolean {
  const oldest = readText(args, 'oldest')
  const latest = readText(args, 'latest')
  const inclusive = readFlag(args, 'inclusive')
  const ts = Number(message.ts)
  if (oldest !== '' && (inclusive ? ts < Number(oldest) : ts <= Number(oldest))) return false
  return !(latest !== '' && (inclusive ? ts > Number(latest) : ts >= Number(latest)))
}

function pageOf(
  messages: readonly Message[],
  args: Arguments,
  world: World,
  sizes: { readonly defaultLimit: number; readonly maxLimit: number },
): Answer {
  const { historyPage = sizes.maxLimit } = world.rateLimits
  const found = page(messages, args, {
    defaultLimit: Math.min(sizes.defaultLimit, historyPage),
    maxLimit: historyPage,
  })
  if (found.kind === 'refused') return found.answer
  const withMetadata = readFlag(args, 'include_all_metadata')
  return {
    ok: true,
    messages: found.items.map((message) => messageOutput(world.store, message, { withMetadata })),
    has_more: found.next !== '',
    response_metadata: { next_cursor: found.next },
  }
}
