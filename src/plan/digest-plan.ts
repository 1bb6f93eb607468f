import type { FactVersion } from '../record/fact-version.ts'

/**
 * The day's digest: a question that nobody typed. Frozen data like every plan; what it finds depends on the record and
 * on what the channel was sent before, and on nothing else.
 */
export interface DigestPlan {
  /** The date in the channel's zone for which it is written, `YYYY-MM-DD`. */
  readonly localDate: string
  /** The version in which the channel was sent each fact; null before its first digest. */
  readonly known: ReadonlyMap<string, FactVersion> | null
  /** The date of the last digest, for "since"; null before the first. */
  readonly since: string | null
  /** With the full list of what stalled talks, as on Mondays. */
  readonly fullList: boolean
}
