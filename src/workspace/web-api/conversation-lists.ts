import { missingScopes, scopeByKind, scopeKind } from '../scopes/scope-rule.ts'
import type { Channel } from '../store/cast.ts'
import type { World } from '../world.ts'
import { channelOutput } from './channel-output.ts'
import {
  type Answer,
  type Arguments,
  isIn,
  type MethodEntry,
  page,
  readFlag,
  readText,
  refuse,
  refuseScope,
} from './method.ts'

const reading = scopeByKind('read')

/** The two lists of conversations: those there are, and those somebody is in. */
export const conversationListMethods: Readonly<Record<string, MethodEntry>> = {
  'conversations.list': { token: 'bot', scopes: reading, limit: 'tier2', run: listAll },
  'users.conversations': { token: 'bot', scopes: reading, limit: 'tier3', run: listOf },
}

function listAll(args: Arguments, world: World): Answer {
  return answer(args, world, (channel) => channel.kind === 'public' || isIn(channel, world))
}

/** Of another person only what the bot may see anyway: public channels, and private ones in which both are. */
function listOf(args: Arguments, world: World): Answer {
  const { bot, people } = world.store.cast
  const user = readText(args, 'user') || bot.userId
  if (user !== bot.userId && !people.some((each) => each.id === user)) return refuse('user_not_found')
  return answer(
    args,
    world,
    (channel) => channel.members.includes(user) && (channel.kind === 'public' || isIn(channel, world)),
  )
}

/** Group messages are a type here, of which there are none. */
const kinds: Readonly<Record<string, Channel['kind'] | undefined>> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  mpim: undefined,
}

function answer(args: Arguments, world: World, isListed: (channel: Channel) => boolean): Answer {
  const types = (readText(args, 'types') || 'public_channel').split(',').map((each) => each.trim())
  if (!types.every((each) => Object.hasOwn(kinds, each))) return refuse('invalid_types')
  const wanted = types.flatMap((each) => kinds[each] ?? [])
  const missing = wanted.flatMap((kind) => missingScopes(reading, world.scopes, scopeKind({ kind })))
  if (missing.length > 0) return refuseScope(missing, world)
  const listed = world.store
    .channels()
    .filter((channel) => wanted.includes(channel.kind) && isListed(channel))
    .filter((channel) => !(readFlag(args, 'exclude_archived') && channel.isArchived))
  const found = page(listed, args, { defaultLimit: 100, maxLimit: 1000 })
  if (found.kind === 'refused') return found.answer
  return {
    ok: true,
    channels: found.items.map((channel) => ({
      ...channelOutput(channel, world),
      ...(channel.kind !== 'im' && { num_members: channel.members.length }),
    })),
    response_metadata: { next_cursor: found.next },
  }
}
