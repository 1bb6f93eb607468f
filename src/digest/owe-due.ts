import type { DigestDeliveries } from '../state/digest-deliveries.ts'
import type { DigestSubscription } from '../state/digest-subscriptions.ts'
import { hadAlready, scheduleOf } from './run-due.ts'
import { latestDue } from './schedule/due.ts'

/** Older than the widest window for late digests: nothing of that age is delivered any more. Milliseconds. */
const lookBack = 24 * 3_600_000

/**
 * To be called before a schedule is replaced: what is due by it, and what no round has begun yet, is written down. What
 * was due before a schedule was set is nobody's, and a digest of that moment would else be dropped.
 */
export function oweDue(
  before: DigestSubscription,
  deliveries: Pick<DigestDeliveries, 'owe' | 'latest'>,
  now: Date,
): void {
  const { channel, zone, setAt } = before
  const from = new Date(Math.max(setAt.getTime(), now.getTime() - lookBack))
  const due = latestDue(scheduleOf(before), now, from)
  if (!due) return
  const owed = { channel, zone, localDate: due.localDate, dueAt: due.at }
  if (!hadAlready(owed, deliveries)) deliveries.owe(owed, 'its settings were changed when it was due', now)
}
