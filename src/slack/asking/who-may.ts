import type { Identity } from '../calls/identify.ts'
import { sharedSentence } from '../posting/shared-channels.ts'

/** Where somebody who asks comes from, as far as Slack said. */
export interface Origin {
  /** The asker's organisation. */
  readonly teamId?: string | undefined
  readonly enterpriseId?: string | undefined
  readonly isStranger?: boolean
  /** The channel is shared with another organisation. */
  readonly isSharedChannel?: boolean
}

export type Admission =
  | { readonly kind: 'welcome' }
  | { readonly kind: 'refused'; readonly reason: 'stranger' | 'shared-channel'; readonly sentence: string }

/**
 * Members of the bot's own organisation may ask, wherever only they can read. Others may when their organisation is
 * allowed. In a shared channel Slack does not tell the bot with whom it is shared (that would take another scope), so
 * once any organisation is allowed, own members may ask in shared channels too.
 */
export function whoMay(origin: Origin, identity: Identity, allowedTeams: readonly string[]): Admission {
  const { teamId, enterpriseId } = origin
  if (teamId !== undefined && allowedTeams.includes(teamId)) return { kind: 'welcome' }
  const isSameEnterprise = identity.enterpriseId !== undefined && enterpriseId === identity.enterpriseId
  const isHome = teamId === undefined || teamId === identity.teamId || isSameEnterprise
  if (origin.isStranger || !isHome) {
    return {
      kind: 'refused',
      reason: 'stranger',
      sentence: `I answer members of ${identity.teamName} only. Please ask a colleague there to put your question.`,
    }
  }
  if (origin.isSharedChannel && allowedTeams.length === 0) {
    return {
      kind: 'refused',
      reason: 'shared-channel',
      sentence: sharedSentence,
    }
  }
  return { kind: 'welcome' }
}
