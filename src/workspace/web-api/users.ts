import type { Person } from '../store/cast.ts'
import type { World } from '../world.ts'
import { type Answer, type Arguments, type MethodEntry, readText, refuse } from './method.ts'

/** users.*: who somebody is, and in which time zone. */
export const userMethods: Readonly<Record<string, MethodEntry>> = {
  'users.info': { token: 'bot', run: info },
}

function info(args: Arguments, world: World): Answer {
  const id = readText(args, 'user')
  const { bot } = world.store.cast
  if (id === bot.userId) return { ok: true, user: botOutput(world) }
  const person = world.store.cast.people.find((each) => each.id === id)
  return person ? { ok: true, user: personOutput(person, world) } : refuse('user_not_found')
}

function personOutput(person: Person, world: World) {
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
    },
    is_admin: false,
    is_owner: false,
    is_bot: false,
    is_app_user: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_stranger: person.teamId !== world.store.cast.team.id,
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
