import { messageOutput } from '../payloads/message-output.ts'
import { anyScope } from '../scopes/scope-rule.ts'
import type { Message } from '../store/messages.ts'
import type { World } from '../world.ts'
import {
  type Answer,
  type Arguments,
  isIn,
  type MethodEntry,
  page,
  readChannel,
  readText,
  refuse,
} from './method.ts'

const reading = anyScope('reactions:read')
const writing = anyScope('reactions:write')

/** reactions.*: small signs on a message. */
export const reactionMethods: Readonly<Record<string, MethodEntry>> = {
  'reactions.add': { token: 'bot', scopes: writing, limit: 'tier3', run: add },
  'reactions.remove': { token: 'bot', scopes: writing, limit: 'tier2', run: remove },
  'reactions.get': { token: 'bot', scopes: reading, limit: 'tier3', run: get },
  'reactions.list': { token: 'bot', scopes: reading, limit: 'tier2', run: list },
}

function add(args: Arguments, world: World): Answer {
  const name = readName(args)
  if (name === undefined) return refuse('invalid_name')
  const found = findMessage(args, world)
  if (found.kind === 'refused') return found.answer
  const { message } = found
  if (world.store.channel(message.channel)?.isArchived) return refuse('is_archived')
  const user = world.store.cast.bot.userId
  const before = message.reactions ?? []
  const same = before.find((each) => each.name === name)
  if (same?.users.includes(user)) return refuse('already_reacted')
  const after = same
    ? before.map((each) => (each === same ? { ...each, users: [...each.users, user] } : each))
    : [...before, { name, users: [user] }]
  world.store.messages.replace(message.channel, message.ts, { reactions: after })
  world.announcer.reacted(message, user, name)
  return { ok: true }
}

function remove(args: Arguments, world: World): Answer {
  const name = readName(args)
  if (name === undefined) return refuse('invalid_name')
  const found = findMessage(args, world)
  if (found.kind === 'refused') return found.answer
  const { message } = found
  const user = world.store.cast.bot.userId
  const before = message.reactions ?? []
  if (!before.some((each) => each.name === name && each.users.includes(user))) return refuse('no_reaction')
  const after = before
    .map((each) => (each.name === name ? { ...each, users: each.users.filter((id) => id !== user) } : each))
    .filter((each) => each.users.length > 0)
  world.store.messages.replace(message.channel, message.ts, { reactions: after })
  world.announcer.unreacted(message, user, name)
  return { ok: true }
}

function get(args: Arguments, world: World): Answer {
  const found = findMessage(args, world)
  if (found.kind === 'refused') return found.answer
  const { message } = found
  return { ok: true, type: 'message', channel: message.channel, message: messageOutput(world.store, message) }
}

/** What somebody, by default the bot itself, has reacted to, the newest message first. */
function list(args: Arguments, world: World): Answer {
  const { store } = world
  const user = readText(args, 'user') || store.cast.bot.userId
  const items = store
    .channels()
    .filter((channel) => isIn(channel, world))
    .flatMap((channel) => store.messages.all(channel.id))
    .filter((message) => message.reactions?.some((each) => each.users.includes(user)))
    .sort((a, b) => Number(b.ts) - Number(a.ts))
  const found = page(items, args, { defaultLimit: 100, maxLimit: 1000 })
  if (found.kind === 'refused') return found.answer
  return {
    ok: true,
    items: found.items.map((message) => ({
      type: 'message',
      channel: message.channel,
      message: messageOutput(store, message),
    })),
    response_metadata: { next_cursor: found.next },
  }
}

/** `:eyes:` or `eyes`, with a skin tone where it has one. Whether there is such an emoji is not known here. */
function readName(args: Arguments): string | undefined {
  return /^:?([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):?$/.exec(readText(args, 'name'))?.[1]
}

type Found =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'refused'; readonly answer: Answer }

function findMessage(args: Arguments, world: World): Found {
  const ts = readText(args, 'timestamp')
  if (ts === '' || readText(args, 'channel') === '') return refused('no_item_specified')
  if (!/^\d+\.\d{6}$/.test(ts)) return refused('bad_timestamp')
  const channel = readChannel(args, world)
  if (!channel) return refused('channel_not_found')
  const message = world.store.messages.find(channel.id, ts)
  return message ? { kind: 'message', message } : refused('message_not_found')
}

function refused(error: string): Found {
  return { kind: 'refused', answer: refuse(error) }
}
