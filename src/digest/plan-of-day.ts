import type { DigestPlan } from '../plan/digest-plan.ts'
import type { DigestDeliveries } from '../state/digest-deliveries.ts'

/** A year and more of days on which nothing was posted. */
const mostLooked = 400

/** A channel's digest of one local date: what it was sent before, and whether that day calls for the full list. */
export function planOfDay(
  deliveries: Pick<DigestDeliveries, 'known' | 'latest'>,
  { channel, localDate, mondayList }: { channel: string; localDate: string; mondayList: boolean },
): DigestPlan {
  const last = deliveries.latest(channel, mostLooked).find(({ status }) => status === 'posted')
  const isMonday = new Date(`${localDate}T00:00:00Z`).getUTCDay() === 1
  return {
    localDate,
    known: deliveries.known(channel),
    since: last?.localDate ?? null,
    fullList: mondayList && isMonday,
  }
}
