import { anyScope } from '../scopes/scope-rule.ts'
import type { World } from '../world.ts'
import { channelOutput } from './channel-output.ts'
import {
  type Answer,
  type Arguments,
  isIn,
  type MethodEntry,
  readChannel,
  readFlag,
  readText,
  refuse,
} from './method.ts'

/** conversations.open, join and leave: how the bot gets into a conversation, and out of it. */
export const membershipMethods: Readonly<Record<string, MethodEntry>> = {
  'conversations.open': { token: 'bot', scopes: anyScope('im:write'), limit: 'tier3', run: open },
  'conversations.join': { token: 'bot', scopes: anyScope('channels:join'), limit: 'tier3', run: join },
  'conversations.leave': {
    token: 'bot',
    scopes: anyScope('channels:manage', 'groups:write', 'im:write'),
    limit: 'tier3',
    run: leave,
  },
}

function open(args: Arguments, world: World): Answer {
  const users = readText(args, 'users').split(',').filter(Boolean)
  if (users.length === 0) {
    const channel = readChannel(args, world)
    return channel ? { ok: true, channel: { id: channel.id } } : refuse('users_list_not_supplied')
  }
  if (users.length > 1) {
    return refuse('not_supported', ['[ERROR] group messages are not part of the local workspace'])
  }
  if (!world.store.cast.people.some((each) => each.id === users[0])) return refuse('user_not_found')
  const channel = world.store.directMessage(users[0]!)
  if (!channel) return refuse('cannot_dm_user')
  const shown = readFlag(args, 'return_im') ? channelOutput(channel, world) : { id: channel.id }
  return { ok: true, no_op: true, already_open: true, channel: shown }
}

function join(args: Arguments, world: World): Answer {
  const { store, announcer } = world
  const channel = readChannel(args, world)
  if (!channel) return refuse('channel_not_found')
  if (channel.kind !== 'public') return refuse('method_not_supported_for_channel_type')
  if (channel.isArchived) return refuse('is_archived')
  if (isIn(channel, world)) {
    const warning = 'already_in_channel'
    return {
      ok: true,
      channel: channelOutput(channel, world),
      warning,
      response_metadata: { warnings: [warning] },
    }
  }
  const { userId } = store.cast.bot
  store.join(channel.id, userId)
  announcer.joined(channel.id, userId)
  const text = `<@${userId}> has joined the channel`
  announcer.posted(store.messages.add({ channel: channel.id, user: userId, subtype: 'channel_join', text }))
  return { ok: true, channel: channelOutput(store.channel(channel.id) ?? channel, world) }
}

function leave(args: Arguments, world: World): Answer {
  const channel = readChannel(args, world)
  if (!channel) return refuse('channel_not_found')
  if (channel.kind === 'im') return refuse('method_not_supported_for_channel_type')
  if (channel.isArchived) return refuse('is_archived')
  if (!isIn(channel, world)) return { ok: true, not_in_channel: true }
  world.store.leave(channel.id, world.store.cast.bot.userId)
  world.announcer.left(channel.id, world.store.cast.bot.userId)
  return { ok: true }
}
