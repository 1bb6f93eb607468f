import { setTimeout } from 'node:timers/promises'
import { type Metrics, silentMetrics } from '../../operations/metrics.ts'
import { patiently } from '../calls/patiently.ts'
import type { SlackClient } from '../calls/slack-client.ts'
import type { Log } from '../logging/create-log.ts'
import { describeError } from '../logging/describe-error.ts'

/** What Talks wants to know of whoever asks. */
export interface Asker {
  /** IANA zone in which "yesterday" is meant. */
  readonly timeZone: string
  /** The organisation they belong to, where Slack tells. */
  readonly teamId: string | undefined
  /** And the enterprise, where that organisation is one of several. */
  readonly enterpriseId: string | undefined
  /** Slack's own word for somebody from outside with whom nothing but a channel is shared. */
  readonly isStranger: boolean
}

export interface Askers {
  find(userId: string): Promise<Asker>
}

/** Milliseconds that a question waits for its asker's zone; a look-up that takes longer serves the next one. */
const patience = 1_500
/** People rarely move: one look-up an hour is enough. */
const keptFor = 3_600_000
const mostKept = 2_000

/**
 * Looks people up and remembers them for an hour, in memory only. Whom it cannot look up soon has the default zone.
 */
export function createAskers({
  client,
  timeZone,
  now,
  log,
  metrics = silentMetrics,
}: {
  client: SlackClient
  timeZone: string
  now: () => Date
  log: Log
  metrics?: Metrics
}): Askers {
  const known = new Map<string, { readonly asker: Asker; readonly until: number }>()

  async function look(userId: string): Promise<Asker> {
    const { user } = await patiently(() => client.users.info({ user: userId }), {
      tries: 2,
      onRetry: metrics.slackRetry,
    })
    return {
      timeZone: isTimeZone(user?.tz) ? user.tz : timeZone,
      teamId: user?.team_id,
      enterpriseId: user?.enterprise_user?.enterprise_id,
      isStranger: user?.is_stranger === true,
    }
  }

  const unknown: Asker = { timeZone, teamId: undefined, enterpriseId: undefined, isStranger: false }

  async function lookAndKeep(userId: string): Promise<Asker> {
    try {
      const asker = await look(userId)
      if (known.size >= mostKept) known.clear()
      known.set(userId, { asker, until: now().getTime() + keptFor })
      return asker
    } catch (error) {
      log.warn('asker unknown', describeError(error))
      return unknown
    }
  }

  return {
    async find(userId) {
      const kept = known.get(userId)
      if (kept && kept.until > now().getTime()) return kept.asker
      const late = setTimeout(patience, unknown, { ref: false })
      return Promise.race([lookAndKeep(userId), late])
    },
  }
}

/** `Etc/UTC` stands for "never set" on bots and new members; it is a good zone all the same. */
function isTimeZone(tz: string | undefined): tz is string {
  if (!tz) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: tz })
    return true
  } catch {
    return false
  }
}
