import type { World } from '../world.ts'
import { type Answer, type Arguments, type MethodEntry, readChannel, readText, refuse } from './method.ts'

/** reactions.*: small signs on a message. */
export const reactionMethods: Readonly<Record<string, MethodEntry>> = {
  'reactions.add': { token: 'bot', run: add },
}

function add(args: Arguments, world: World): Answer {
  const { store } = world
  const user = store.cast.bot.userId
  const name = readText(args, 'name').replace(/^:|:$/g, '')
  if (!/^[a-z0-9_+'-]+(::skin-tone-\d)?$/.test(name)) return refuse('invalid_name')
  const channel = readChannel(args, world)
  if (!channel) return refuse('channel_not_found')
  const message = store.messages.find(channel.id, readText(args, 'timestamp'))
  if (!message) return refuse('message_not_found')
  const before = message.reactions ?? []
  const same = before.find((each) => each.name === name)
  if (same?.users.includes(user)) return refuse('already_reacted')
  const after = same
    ? before.map((each) => (each === same ? { ...each, users: [...each.users, user] } : each))
    : [...before, { name, users: [user] }]
  store.messages.replace(channel.id, message.ts, { reactions: after })
  world.announcer.reacted(message, user, name)
  return { ok: true }
}
