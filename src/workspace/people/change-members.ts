import type { Channel, Person } from '../store/cast.ts'
import type { World } from '../world.ts'
import { type Outcome, refuse } from './outcome.ts'

/** Joins a public channel of one's own workspace; private ones need an invitation. */
export function joinChannel(world: World, person: Person, channelName: string): Outcome {
  const { store } = world
  const channel = store.channel(channelName)
  const isOpen = channel?.kind === 'public' && person.teamId === store.cast.team.id
  if (!channel || (!isOpen && !channel.members.includes(person.id))) {
    return refuse('channel_not_found', 'There is no such channel to join.')
  }
  if (channel.members.includes(person.id)) return { ok: true }
  return add(world, channel, person.id)
}

/** Brings a colleague or the app into a channel in which one is, by name or id. */
export function invite(world: World, person: Person, channelName: string, who: string): Outcome {
  const channel = ownChannel(world, person, channelName)
  if (!channel) return refuse('channel_not_found', 'You are not in that channel.')
  const id = memberId(world, who)
  if (!id) return refuse('user_not_found', 'There is nobody of that name to invite here.')
  if (channel.members.includes(id)) return refuse('already_in_channel', 'They are in this channel already.')
  return add(world, channel, id, person.id)
}

export function leaveChannel(world: World, person: Person, channelName: string): Outcome {
  const channel = ownChannel(world, person, channelName)
  if (!channel) return refuse('channel_not_found', 'You are not in that channel.')
  return drop(world, channel, person.id)
}

/** Takes somebody, or the app, out of a channel. */
export function kick(world: World, person: Person, channelName: string, who: string): Outcome {
  const channel = ownChannel(world, person, channelName)
  if (!channel) return refuse('channel_not_found', 'You are not in that channel.')
  const id = memberId(world, who)
  if (!id || !channel.members.includes(id)) return refuse('not_in_channel', 'They are not in this channel.')
  if (id === person.id) return refuse('cant_kick_self', 'Leave the channel instead.')
  return drop(world, channel, id)
}

/** A direct message has the members it has. */
function ownChannel(world: World, person: Person, name: string): Channel | undefined {
  const channel = world.store.channel(name)
  return channel && channel.kind !== 'im' && channel.members.includes(person.id) ? channel : undefined
}

function memberId(world: World, who: string): string | undefined {
  const { bot } = world.store.cast
  const name = who.replace(/^@/, '')
  if (name.toLowerCase() === bot.name || name === bot.userId) return bot.userId
  return world.store.person(name)?.id
}

function add(world: World, channel: Channel, user: string, inviter?: string): Outcome {
  const { store, announcer } = world
  store.join(channel.id, user)
  announcer.joined(channel.id, user, inviter)
  // Slack says it in the channel, as a message that apps with message events hear too.
  const message = store.messages.add({
    channel: channel.id,
    user,
    subtype: 'channel_join',
    text: `<@${user}> has joined the channel`,
    ...(inviter !== undefined && { inviter }),
  })
  announcer.posted(message)
  return { ok: true, ts: message.ts }
}

/** Leaving is announced by no message: Slack shows none to those who stay. */
function drop(world: World, channel: Channel, user: string): Outcome {
  world.store.leave(channel.id, user)
  world.announcer.left(channel.id, user)
  return { ok: true }
}
