import type { World } from '../world.ts'
import type { Answer, Arguments, MethodEntry } from './method.ts'

/** apps.connections.open, auth.test and team.info: how an app gets in, and where it finds itself. */
export const workspaceMethods: Readonly<Record<string, MethodEntry>> = {
  'apps.connections.open': { token: 'app', run: openConnection },
  'auth.test': { token: 'bot', run: testAuth },
  'team.info': { token: 'bot', run: teamInfo },
}

function openConnection(_args: Arguments, world: World): Answer {
  const origin = world.origin().replace(/^http/, 'ws')
  return { ok: true, url: `${origin}${world.socket.issueTicketPath()}` }
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
