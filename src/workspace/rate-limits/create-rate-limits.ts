import { type RateLimit, rateLimits } from './rate-limit.ts'

/**
 * - `slack`: as for an internal app, or one from the Marketplace
 * - `distributed`: as for a commercially distributed app outside the Marketplace, which may read history once a minute
 * - `off`: every call is answered
 */
export type RateLimitPolicy = 'slack' | 'distributed' | 'off'

export interface RateLimits {
  /** The most messages one page of history or replies holds; Slack's own page sizes when undefined. */
  readonly historyPage: number | undefined
  /**
   * Counts a call, or refuses it. Refused calls are not counted.
   *
   * @param channel the id of the channel a message goes to, for limits that are counted by channel
   * @returns whole seconds to wait, 1 or more; undefined when the call may go ahead
   */
  take(method: string, limit: RateLimit, channel?: string): number | undefined
}

/**
 * Counts calls by method, as Slack does for each app and workspace: at most `calls` in any `seconds`.
 *
 * @param now milliseconds since 1970
 */
export function createRateLimits({
  now,
  policy = 'slack',
}: {
  now: () => number
  policy?: RateLimitPolicy
}): RateLimits {
  const taken = new Map<string, readonly number[]>()

  function waitFor(key: string, { calls, seconds }: { calls: number; seconds: number }): number {
    const recent = (taken.get(key) ?? []).filter((at) => at > now() - seconds * 1000 && at <= now())
    taken.set(key, recent)
    const first = recent.at(-calls)
    return first === undefined ? 0 : Math.max(1, Math.ceil((first + seconds * 1000 - now()) / 1000))
  }

  return {
    historyPage: policy === 'distributed' ? 15 : undefined,
    take(method, limit, channel) {
      if (policy === 'off') return undefined
      const name = limit === 'history' && policy === 'distributed' ? 'distributedHistory' : limit
      const counts = rateLimits[name]
        .filter((each) => !each.byChannel || channel !== undefined)
        .map((each) => ({ ...each, key: each.byChannel ? `${method} ${channel}` : method }))
      const wait = Math.max(...counts.map((each) => waitFor(each.key, each)))
      if (wait > 0) return wait
      for (const { key } of counts) taken.set(key, [...(taken.get(key) ?? []), now()])
      return undefined
    },
  }
}
