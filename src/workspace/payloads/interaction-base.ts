import type { Person } from '../store/cast.ts'
import type { Store } from '../store/create-store.ts'

/** The deprecated verification token: payloads still carry one, and no app should look at it. */
export const verificationToken = 'local-verification-token'

/** The fields that every interactive payload begins with. */
export function interactionBase(store: Store, person: Person) {
  const { team, bot } = store.cast
  return {
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
    user: { id: person.id, username: person.name, name: person.name, team_id: person.teamId },
    api_app_id: bot.appId,
    token: verificationToken,
  }
}

/** A channel as interactive payloads name it. */
export function channelOutput(store: Store, id: string) {
  return { id, name: store.channel(id)?.name ?? 'directmessage' }
}
