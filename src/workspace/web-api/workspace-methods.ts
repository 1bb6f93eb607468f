import { anyScope, noScope } from '../scopes/scope-rule.ts'
import type { World } from '../world.ts'
import { type Answer, type Arguments, type MethodEntry, readText } from './method.ts'

/** apps.connections.open, api.test, auth.test and team.info: how an app gets in, and where it finds itself. */
export const workspaceMethods: Readonly<Record<string, MethodEntry>> = {
  'apps.connections.open': { token: 'app', scopes: noScope, limit: 'connections', run: openConnection },
  'api.test': { token: 'none', scopes: noScope, limit: 'tier4', run: testApi },
  'auth.test': { token: 'bot', scopes: noScope, limit: 'hundreds', run: testAuth },
  'team.info': { token: 'bot', scopes: anyScope('team:read'), limit: 'tier3', run: teamInfo },
}

function openConnection(_args: Arguments, world: World): Answer {
  const origin = world.origin().replace(/^http/, 'ws')
  return { ok: true, url: `${origin}${world.socket.issueTicketPath()}` }
}

/** Says back what it was told, and fails when told to. */
function testApi({ token: _, ...args }: Arguments): Answer {
  const error = readText(args, 'error')
  return error === '' ? { ok: true, args } : { ok: false, error, args }
}

function testAuth(_args: Arguments, world: World): Answer {
  const { team, bot } = world.store.cast
  return {
    ok: true,
    url: `${world.origin()}/`,
    team: team.name,
    user: bot.name,
    team_id: team.id,
    user_id: bot.userId,
    bot_id: bot.botId,
    is_enterprise_install: false,
  }
}

function teamInfo(_args: Arguments, world: World): Answer {
  const { team } = world.store.cast
  const shown = {
    id: team.id,
    name: team.name,
    domain: team.domain,
    email_domain: '',
    url: `${world.origin()}/`,
  }
  return { ok: true, team: { ...shown, icon: { image_default: true } } }
}
