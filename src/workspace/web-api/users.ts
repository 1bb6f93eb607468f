import { anyScope } from '../scopes/scope-rule.ts'
import type { Person } from '../store/cast.ts'
import type { World } from '../world.ts'
import { type Answer, type Arguments, isIn, type MethodEntry, page, readText, refuse } from './method.ts'

const reading = anyScope('users:read')
const byEmail = anyScope('users:read.email')

/** users.* and bots.info: who somebody is, and in which time zone. */
export const userMethods: Readonly<Record<string, MethodEntry>> = {
  'users.info': { token: 'bot', scopes: reading, limit: 'tier4', run: info },
  'users.list': { token: 'bot', scopes: reading, limit: 'tier2', run: list },
  'users.lookupByEmail': { token: 'bot', scopes: byEmail, limit: 'tier3', run: lookup },
  'bots.info': { token: 'bot', scopes: reading, limit: 'tier3', run: botInfo },
}

function info(args: Arguments, world: World): Answer {
  const id = readText(args, 'user')
  if (id === world.store.cast.bot.userId) return { ok: true, user: botOutput(world) }
  const person = visiblePeople(world).find((each) => each.id === id)
  return person ? { ok: true, user: personOutput(person, world) } : refuse('user_not_found')
}

function list(args: Arguments, world: World): Answer {
  const everybody = [...visiblePeople(world).map((each) => personOutput(each, world)), botOutput(world)]
  const found = page(everybody, args, { defaultLimit: 1000, maxLimit: 1000 })
  if (found.kind === 'refused') return found.answer
  return {
    ok: true,
    members: found.items,
    cache_ts: Math.floor(world.now() / 1000),
    response_metadata: { next_cursor: found.next },
  }
}

function lookup(args: Arguments, world: World): Answer {
  const { team } = world.store.cast
  const wanted = readText(args, 'email').toLowerCase()
  const person = visiblePeople(world).find((each) => each.teamId === team.id && email(each, world) === wanted)
  return person ? { ok: true, user: personOutput(person, world) } : refuse('users_not_found')
}

function botInfo(args: Arguments, world: World): Answer {
  const { bot } = world.store.cast
  if (readText(args, 'bot') !== bot.botId) return refuse('bot_not_found')
  const shown = { id: bot.botId, deleted: false, name: bot.realName, updated: 0, icons: {} }
  return { ok: true, bot: { ...shown, app_id: bot.appId, user_id: bot.userId } }
}

/** Colleagues, and of strangers those with whom the bot shares a channel. */
function visiblePeople(world: World): readonly Person[] {
  const { cast } = world.store
  const mine = world.store.channels().filter((channel) => isIn(channel, world))
  return cast.people.filter(
    (each) => each.teamId === cast.team.id || mine.some((channel) => channel.members.includes(each.id)),
  )
}

/** Made up from name and team, in a domain that nobody can own. */
function email(person: Person, world: World): string {
  return `${person.name}@${world.store.cast.team.domain}.example`
}

function personOutput(person: Person, world: World) {
  const isStranger = person.teamId !== world.store.cast.team.id
  const showsEmail = world.scopes.includes('users:read.email') && !isStranger
  return {
    id: person.id,
    team_id: person.teamId,
    name: person.name,
    real_name: person.realName,
    deleted: false,
    tz: person.tz,
    tz_label: person.tzLabel,
    tz_offset: offsetSeconds(person.tz, world.now()),
    profile: {
      real_name: person.realName,
      display_name: person.realName,
      title: person.title,
      team: person.teamId,
      ...(showsEmail && { email: email(person, world) }),
    },
    is_admin: false,
    is_owner: false,
    is_bot: false,
    is_app_user: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_stranger: isStranger,
    updated: 0,
  }
}

function botOutput(world: World) {
  const { bot, team } = world.store.cast
  return {
    id: bot.userId,
    team_id: team.id,
    name: bot.name,
    real_name: bot.realName,
    deleted: false,
    tz: 'Etc/UTC',
    tz_label: 'Coordinated Universal Time',
    tz_offset: 0,
    profile: {
      real_name: bot.realName,
      display_name: '',
      bot_id: bot.botId,
      api_app_id: bot.appId,
      team: team.id,
    },
    is_bot: true,
    is_app_user: false,
    updated: 0,
  }
}

/** Seconds east of Greenwich at this moment, as Slack's `tz_offset`. */
function offsetSeconds(tz: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: tz, timeZoneName: 'longOffset' }).formatToParts(
    at,
  )
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  const found = /GMT([+-])(\d{2}):(\d{2})/.exec(name)
  if (!found) return 0
  const seconds = Number(found[2]) * 3600 + Number(found[3]) * 60
  return found[1] === '-' ? -seconds : seconds
}
