import type { DigestDelivery } from '../state/digest-deliveries.ts'
import type { DigestSubscription, DigestSubscriptions } from '../state/digest-subscriptions.ts'
import {
  type DeliveryDeps,
  type DeliveryOutcome,
  type DueDigest,
  deliverDigest,
  readDraft,
} from './deliver-digest.ts'
import { duesBetween, isAlreadyHad, latestDue } from './schedule/due.ts'
import type { Schedule } from './schedule/schedule.ts'

/** What happened to a due digest, for the log and the metrics. */
export interface DigestReport extends DueDigest {
  readonly outcome: DeliveryOutcome | { readonly kind: 'missed' }
  /** Milliseconds after it was due. */
  readonly delay: number
}

export interface RunDueDeps extends DeliveryDeps {
  readonly subscriptions: DigestSubscriptions
  /** Milliseconds after its time for which a digest is still worth delivering. */
  readonly lateWindow: number
  readonly report: (report: DigestReport) => void
  /** Until when a channel is left alone after a failure, in milliseconds since 1970; kept by the caller. */
  readonly holdOff: Map<string, number>
}

/** Nothing older is looked back at, in the ledger or for missed dates. */
const lookBack = 31 * 24 * 3_600_000
/** After a failure that says nothing about when to come back. Milliseconds. */
const againAfter = 20_000

/**
 * One round over all channels: delivers what is due, finishes what a process left behind, and notes what was missed.
 * Of several that are due only the latest is delivered, so that nothing is sent in a burst. A channel that fails does
 * not keep the others waiting.
 */
export async function runDue(deps: RunDueDeps): Promise<void> {
  const { subscriptions, deliveries } = deps
  const all = subscriptions.all()
  const rounds = all.map((subscription) => runChannel(subscription, deps))
  const subscribed = new Set(all.map(({ channel }) => channel))
  const orphans = deliveries.unsettled().filter(({ channel }) => !subscribed.has(channel))
  const results = await Promise.allSettled([...rounds, ...orphans.map((orphan) => finishOld(orphan, deps))])
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
}

async function runChannel(subscription: DigestSubscription, deps: RunDueDeps): Promise<void> {
  const { deliveries, lateWindow } = deps
  const { channel } = subscription
  const now = deps.now()
  const schedule = scheduleOf(subscription)
  const from = new Date(Math.max(subscription.setAt.getTime(), now.getTime() - lookBack))
  const due = latestDue(schedule, now, from)
  for (const old of deliveries.unsettled().filter((each) => each.channel === channel)) {
    if (old.localDate !== due?.localDate) await finishOld(old, deps)
  }
  if (!due) return
  noteMissed(subscription, schedule, from, due.at, deps)
  const before = deliveries.find(channel, due.localDate)
  if (before && before.status !== 'claimed') return
  const target = { channel, localDate: due.localDate, zone: schedule.zone, dueAt: due.at }
  if (!before && hadAlready(target, deps)) {
    deliveries.settle(
      target,
      'skipped',
      'the channel had its digest of this date by its earlier time zone',
      now,
    )
    return
  }
  const delay = now.getTime() - due.at.getTime()
  if (delay > lateWindow) {
    if (before) return finishOld(before, deps)
    if (deliveries.settle(target, 'missed', 'nothing ran within the window', now)) {
      deps.report({ ...target, outcome: { kind: 'missed' }, delay })
    }
    return
  }
  if ((deps.holdOff.get(channel) ?? 0) > now.getTime() && !isSetBack(channel, now, deps)) return
  const outcome = await deliverDigest(target, subscription, deps)
  if (outcome.kind === 'later') {
    deps.holdOff.set(channel, deps.now().getTime() + (outcome.retryAfter ?? againAfter))
  }
  if (outcome.kind !== 'taken') deps.report({ ...target, outcome, delay })
}

/** A clock that was set back must not make a short hold-off a long one. */
function isSetBack(channel: string, now: Date, { holdOff }: RunDueDeps): boolean {
  return (holdOff.get(channel) ?? 0) - now.getTime() > 5 * 60_000
}

/** Whether the channel, before its zone was changed, had a digest on what is this local date. */
function hadAlready({ channel, localDate, zone, dueAt }: DueDigest, { deliveries }: RunDueDeps): boolean {
  const had = deliveries
    .latest(channel, 5)
    .filter(({ status }) => status === 'posted' || status === 'claimed')
    .map((each) => ({ localDate: each.localDate, at: each.dueAt, zone: each.zone }))
  return isAlreadyHad({ localDate, at: dueAt }, zone, had)
}

/** A claim of an earlier date, or of a channel that wants no digest any more: posted if it stands there, else missed. */
async function finishOld(old: DigestDelivery, deps: RunDueDeps): Promise<void> {
  const { deliveries, owner, lease } = deps
  const claim = { channel: old.channel, localDate: old.localDate, owner }
  const held = deliveries.claim(claim, old, { now: deps.now(), lease })
  if (!held) return
  const seen = held.triedPost ? await deps.channel.look(old) : ({ kind: 'absent' } as const)
  const now = deps.now()
  const delay = now.getTime() - old.dueAt.getTime()
  if (seen.kind === 'unknown') return deliveries.release(claim, 'the channel could not be read')
  if (seen.kind === 'found') {
    const outline = readDraft(held)
    if (outline) deps.channel.noted(old, seen, outline)
    deliveries.posted(claim, seen.ts, outline?.changes ?? [], now)
    deps.report({ ...old, outcome: { kind: 'posted', ts: seen.ts, wasFound: true }, delay })
  } else if (deliveries.settle(old, 'missed', 'its process ended', now)) {
    deps.report({ ...old, outcome: { kind: 'missed' }, delay })
  }
}

/** Dates that came and went while nothing ran: noted, so that whoever asks can see them. */
function noteMissed(
  { channel }: DigestSubscription,
  schedule: Schedule,
  from: Date,
  until: Date,
  { deliveries, now }: RunDueDeps,
): void {
  const last = deliveries.latest(channel, 1)[0]
  const since = last && last.dueAt > from ? last.dueAt : from
  for (const { localDate, at } of duesBetween(schedule, since, new Date(until.getTime() - 1))) {
    if (deliveries.find(channel, localDate)) continue
    deliveries.settle(
      { channel, localDate, zone: schedule.zone, dueAt: at },
      'missed',
      'nothing ran at that time',
      now(),
    )
  }
}

/** The database keeps days as text; only `readSchedule` and the modal write them. */
export function scheduleOf({
  time,
  zone,
  days,
}: Pick<DigestSubscription, 'time' | 'zone' | 'days'>): Schedule {
  return { time, zone, days: days as Schedule['days'] }
}
