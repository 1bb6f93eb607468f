/** The name of a limit: Slack's tiers, and the special limits of some methods. */
export type RateLimit =
  | 'connections'
  | 'tier2'
  | 'tier3'
  | 'tier4'
  | 'history'
  | 'posts'
  | 'hundreds'
  | 'status'

interface Count {
  readonly calls: number
  readonly seconds: number
  /** Counted for each channel alone. */
  readonly byChannel?: boolean
}

/**
 * How often a method may be called: at most `calls` in any `seconds`, and every count of a limit must hold.
 *
 * Source: docs.slack.dev, "Rate limits", and each method's page. Slack promises its tiers as a lower bound ("50+ per
 * minute") and tolerates bursts above them that it does not describe; here the bound is exact, and all of a minute's
 * calls may come at once. Our own readings, where Slack gives no number: of posts it says "one a second per channel,
 * short bursts allowed" and "a workspace-wide limit", here five in any five seconds and 300 a minute; opening
 * connections is tier 1, "1+ per minute" with bursts, and an app may hold ten sockets at a time, here 100 a minute.
 */
export const rateLimits: Readonly<Record<RateLimit | 'distributedHistory', readonly Count[]>> = {
  connections: [{ calls: 100, seconds: 60 }],
  tier2: [{ calls: 20, seconds: 60 }],
  tier3: [{ calls: 50, seconds: 60 }],
  tier4: [{ calls: 100, seconds: 60 }],
  /** Tier 3 for an internal app. */
  history: [{ calls: 50, seconds: 60 }],
  distributedHistory: [{ calls: 1, seconds: 60 }],
  posts: [
    { calls: 5, seconds: 5, byChannel: true },
    { calls: 300, seconds: 60 },
  ],
  /** auth.test and chat.getPermalink: "hundreds of requests per minute". */
  hundreds: [{ calls: 300, seconds: 60 }],
  /** assistant.threads.setStatus, whose limit is special and undescribed. */
  status: [{ calls: 600, seconds: 60 }],
}
