import { messageOutput } from '../payloads/message-output.ts'
import type { Channel } from '../store/cast.ts'
import type { Message } from '../store/messages.ts'
import type { World } from '../world.ts'
import {
  type Answer,
  type Arguments,
  type MethodEntry,
  page,
  readChannel,
  readFlag,
  readText,
  refuse,
} from './method.ts'

/** conversations.*: what the bot may read of the channels it is in. */
export const conversationMethods: Readonly<Record<string, MethodEntry>> = {
  'conversations.history': { token: 'bot', run: history },
  'conversations.replies': { token: 'bot', run: replies },
  'conversations.info': { token: 'bot', run: info },
  'conversations.open': { token: 'bot', run: open },
  'conversations.members': { token: 'bot', run: members },
}

/** Newest first, without replies that stayed in their thread. */
function history(args: Arguments, world: World): Answer {
  const channel = readChannel(args, world)
  if (!channel) return refuse('channel_not_found')
  if (!isIn(channel, world)) return refuse('not_in_channel')
  const messages = world.store.messages
    .all(channel.id)
    .filter((message) => !message.thread_ts || message.broadcast)
    .filter((message) => isWithin(message, args))
    .reverse()
  return pageOf(messages, args, world, { defaultLimit: 100, maxLimit: 999 })
}

/** Oldest first, the thread's first message at the head. The ts of a reply gives that reply alone. */
function replies(args: Arguments, world: World): Answer {
  const channel = readChannel(args, world)
  if (!channel) return refuse('channel_not_found')
  if (!isIn(channel, world)) return refuse('not_in_channel')
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

function open(args: Arguments, world: World): Answer {
  const users = readText(args, 'users').split(',').filter(Boolean)
  if (users.length === 0) {
    const channel = readChannel(args, world)
    return channel ? { ok: true, channel: { id: channel.id } } : refuse('users_list_not_supplied')
  }
  if (users.length > 1) return refuse('not_supported', ['group messages are not part of the local workspace'])
  const person = world.store.person(users[0]!)
  if (!person) return refuse('user_not_found')
  const channel = world.store.directMessage(person.id)
  if (!channel) return refuse('cannot_dm_user')
  const shown = readFlag(args, 'return_im') ? channelOutput(channel, world) : { id: channel.id }
  return { ok: true, no_op: true, already_open: true, channel: shown }
}

function members(args: Arguments, world: World): Answer {
  const channel = readChannel(args, world)
  if (!channel) return refuse('channel_not_found')
  const found = page(channel.members, args, { defaultLimit: 100, maxLimit: 1000 })
  if (!found) return refuse('invalid_cursor')
  return { ok: true, members: found.items, response_metadata: { next_cursor: found.next } }
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
  limits: { readonly defaultLimit: number; readonly maxLimit: number },
): Answer {
  const found = page(messages, args, limits)
  if (!found) return refuse('invalid_cursor')
  const withMetadata = readFlag(args, 'include_all_metadata')
  return {
    ok: true,
    messages: found.items.map((message) => messageOutput(world.store, message, { withMetadata })),
    has_more: found.next !== '',
    response_metadata: { next_cursor: found.next },
  }
}

function isIn(channel: Channel, world: World): boolean {
  return channel.members.includes(world.store.cast.bot.userId)
}

function channelOutput(channel: Channel, world: World): Record<string, unknown> {
  const { team } = world.store.cast
  const shared = channel.isShared === true
  const base = {
    id: channel.id,
    created: 1_700_000_000,
    is_archived: false,
    is_im: channel.kind === 'im',
    is_mpim: false,
    is_org_shared: false,
    is_shared: shared,
    is_ext_shared: shared,
    context_team_id: team.id,
    ...(shared && { shared_team_ids: [team.id, ...strangersTeams(channel, world)] }),
  }
  if (channel.kind === 'im') return { ...base, user: channel.with, is_user_deleted: false }
  return {
    ...base,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: true,
    is_group: false,
    is_private: channel.kind === 'private',
    is_general: false,
    is_member: isIn(channel, world),
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  }
}

function strangersTeams(channel: Channel, world: World): readonly string[] {
  const teams = channel.members.map((id) => world.store.person(id)?.teamId ?? world.store.cast.team.id)
  return [...new Set(teams)].filter((id) => id !== world.store.cast.team.id)
}
