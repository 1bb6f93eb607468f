import type { Person } from '../store/cast.ts'
import type { Message } from '../store/messages.ts'
import type { World } from '../world.ts'
import { type Outcome, refuse } from './outcome.ts'

/** Puts this person's reaction on a message. The app hears of it as `reaction_added`. */
export function react(world: World, person: Person, channelName: string, ts: string, emoji: string): Outcome {
  const message = findMessage(world, person, channelName, ts)
  if (!message) return refuse('message_not_found', 'That message is gone.')
  const name = readName(emoji)
  if (name === undefined) return refuse('invalid_name', 'That is not the name of an emoji.')
  const before = message.reactions ?? []
  const same = before.find((each) => each.name === name)
  if (same?.users.includes(person.id)) return refuse('already_reacted', 'You have reacted so already.')
  const reactions = same
    ? before.map((each) => (each === same ? { ...each, users: [...each.users, person.id] } : each))
    : [...before, { name, users: [person.id] }]
  world.store.messages.replace(message.channel, ts, { reactions })
  world.announcer.reacted(message, person.id, name)
  return { ok: true, ts }
}

/** Takes this person's reaction away. The app hears of it as `reaction_removed`. */
export function unreact(
  world: World,
  person: Person,
  channelName: string,
  ts: string,
  emoji: string,
): Outcome {
  const message = findMessage(world, person, channelName, ts)
  if (!message) return refuse('message_not_found', 'That message is gone.')
  const name = readName(emoji)
  const before = message.reactions ?? []
  if (name === undefined || !before.some((each) => each.name === name && each.users.includes(person.id))) {
    return refuse('no_reaction', 'You have not reacted so.')
  }
  const reactions = before
    .map((each) =>
      each.name === name ? { ...each, users: each.users.filter((id) => id !== person.id) } : each,
    )
    .filter((each) => each.users.length > 0)
  world.store.messages.replace(message.channel, ts, { reactions })
  world.announcer.unreacted(message, person.id, name)
  return { ok: true, ts }
}

function findMessage(world: World, person: Person, channelName: string, ts: string): Message | undefined {
  const channel = world.store.channel(channelName)
  return channel?.members.includes(person.id) ? world.store.messages.find(channel.id, ts) : undefined
}

/** `:eyes:` or `eyes`, with a skin tone where it has one. */
function readName(emoji: string): string | undefined {
  return /^:?([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):?$/.exec(emoji)?.[1]
}
