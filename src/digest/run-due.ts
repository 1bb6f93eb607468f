import type { DigestDeliveries, DigestDelivery } from '../state/digest-deliveries.ts'
import type { DigestSubscription, DigestSubscriptions } from '../state/digest-subscriptions.ts'
import {
  type DeliveryDeps,
  type DeliveryOutcome,
  type DueDigest,
  deliverDigest,
  readDraft,
} from './deliver-digest.ts'
import { type Due, duesBetween, isAlreadyHad, latestDue, nextDue } from './schedule/due.ts'
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
/**
 * Milliseconds to wait after a failure that says nothing about when to come back: longer the later it gets, because
 * what has been in the way for an hour will not be gone in a moment.
 */
const againAfter = { least: 20_000, most: 5 * 60_000, ofDelay: 0.1 }
/** Milliseconds after which a digest that nobody could look for counts as missed. */
const giveUpAfter = 48 * 3_600_000

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
  const ends = orphans.map((orphan) => finishOld(orphan, { reason: 'the digest was switched off' }, deps))
  const results = await Promise.allSettled([...rounds, ...ends])
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
}

async function runChannel(subscription: DigestSubscription, deps: RunDueDeps): Promise<void> {
  const { channel } = subscription
  const now = deps.now()
  const schedule = scheduleOf(subscription)
  const from = new Date(Math.max(subscription.setAt.getTime(), now.getTime() - lookBack))
  const due = latestDue(schedule, now, from)
  const awaited = nextDue(schedule, now).localDate
  const open = deps.deliveries.unsettled().filter((each) => each.channel === channel)
  const target = targetOf({ channel, zone: schedule.zone, due, awaited, open }, deps)
  for (const old of open) {
    if (old.localDate === target?.localDate) continue
    await finishOld(old, { isAwaited: old.localDate === awaited }, deps)
  }
  if (due) noteMissed(subscription, schedule, from, due.at, deps)
  if (target) await deliverDue(target, subscription, deps)
}

/**
 * The one digest to be delivered now: the latest due, or one that was begun by an earlier schedule and is newer. Not one
 * whose date has its time still ahead, since that was changed.
 */
function targetOf(
  {
    channel,
    zone,
    due,
    awaited,
    open,
  }: {
    readonly channel: string
    readonly zone: string
    readonly due: Due | undefined
    readonly awaited: string
    readonly open: readonly DigestDelivery[]
  },
  { now, lateWindow }: RunDueDeps,
): DueDigest | undefined {
  const begun = open.findLast(
    ({ localDate, dueAt }) => localDate !== awaited && now().getTime() - dueAt.getTime() <= lateWindow,
  )
  if (due && (!begun || due.localDate === begun.localDate || due.at >= begun.dueAt)) {
    return { channel, localDate: due.localDate, zone, dueAt: due.at }
  }
  return begun && { channel, localDate: begun.localDate, zone: begun.zone, dueAt: begun.dueAt }
}

async function deliverDue(
  target: DueDigest,
  subscription: DigestSubscription,
  deps: RunDueDeps,
): Promise<void> {
  const { deliveries, lateWindow } = deps
  const { channel } = target
  const now = deps.now()
  const before = deliveries.find(channel, target.localDate)
  const isBegun = before?.status === 'claimed'
  if (before && !isBegun && !mayComeAfterAll(before, target)) return
  if (!isBegun && hadAlready(target, deliveries)) {
    const reason = 'the channel had its digest of this date by its earlier time zone'
    deliveries.settle(target, 'skipped', reason, now)
    return
  }
  const delay = now.getTime() - target.dueAt.getTime()
  if (delay > lateWindow) {
    if (isBegun) return finishOld(before, {}, deps)
    if (deliveries.settle(target, 'missed', 'nothing ran within the window', now)) {
      deps.report({ ...target, outcome: { kind: 'missed' }, delay })
    }
    return
  }
  if (isHeldOff(channel, deps) || deps.isStopping?.()) return
  if (before && !isBegun) deliveries.reopen(target)
  const outcome = await deliverDigest(target, subscription, deps)
  if (outcome.kind === 'later') holdOff(channel, delay, deps, outcome.retryAfter)
  else deps.holdOff.delete(channel)
  if (outcome.kind !== 'taken') deps.report({ ...target, outcome, delay })
}

/** Nothing was posted on that date, and the time of day was set anew to one that came after that was settled. */
function mayComeAfterAll({ status, dueAt, settledAt }: DigestDelivery, due: DueDigest): boolean {
  return status !== 'posted' && settledAt !== null && due.dueAt > dueAt && due.dueAt > settledAt
}

function holdOff(key: string, delay: number, { holdOff, now }: RunDueDeps, retryAfter?: number): void {
  const { least, most, ofDelay } = againAfter
  const wait = retryAfter ?? Math.min(Math.max(delay * ofDelay, least), most)
  holdOff.set(key, now().getTime() + wait)
}

/** A clock that was set back must not make a short wait a long one. */
function isHeldOff(key: string, { holdOff, now }: RunDueDeps): boolean {
  const left = (holdOff.get(key) ?? 0) - now().getTime()
  return left > 0 && left <= againAfter.most
}

/** Whether the channel, before its zone was changed, had a digest on what is this local date. */
export function hadAlready(
  { channel, localDate, zone, dueAt }: DueDigest,
  deliveries: Pick<DigestDeliveries, 'latest'>,
): boolean {
  const had = deliveries
    .latest(channel, 5)
    .filter((each) => each.localDate !== localDate && ['posted', 'claimed'].includes(each.status))
    .map((each) => ({ localDate: each.localDate, at: each.dueAt, zone: each.zone }))
  return isAlreadyHad({ localDate, at: dueAt }, zone, had)
}

interface Ending {
  /** Its date has its time still ahead: it stays open unless it stands there already. */
  readonly isAwaited?: boolean
  /** Why it will not come any more, where that is known. */
  readonly reason?: string
}

/**
 * A claim that is not to be delivered now: of an earlier date, too late, or of a channel that wants no digest any more.
 * Posted if it stands there, else missed. Where nobody can look, it is looked for now and then, and then given up.
 */
async function finishOld(
  old: DigestDelivery,
  { isAwaited = false, reason }: Ending,
  deps: RunDueDeps,
): Promise<void> {
  const { deliveries, owner, lease } = deps
  const { channel, localDate } = old
  const key = `${channel} ${localDate}`
  if ((isAwaited && !old.triedPost) || isHeldOff(key, deps) || deps.isStopping?.()) return
  const claim = { channel, localDate, owner }
  const held = deliveries.claim(claim, old, { now: deps.now(), lease })
  if (!held) return
  const seen = held.triedPost ? await deps.channel.look(old) : ({ kind: 'absent' } as const)
  const now = deps.now()
  const delay = now.getTime() - old.dueAt.getTime()
  if (seen.kind === 'found') {
    const draft = readDraft(held)
    if (draft) deps.channel.noted(old, seen, draft)
    deliveries.posted(claim, seen.ts, draft?.changes ?? [], now)
    deps.report({ ...old, outcome: { kind: 'posted', ts: seen.ts, wasFound: true }, delay })
  } else if (isAwaited && seen.kind === 'absent') {
    deliveries.release(claim, held.reason ?? 'its process ended', { isAbsent: true })
  } else if (isAwaited || (seen.kind === 'unknown' && delay < giveUpAfter)) {
    holdOff(key, delay, deps)
    return deliveries.release(claim, 'the channel could not be read')
  } else if (deliveries.settle(old, 'missed', reason ?? held.reason ?? 'its process ended', now)) {
    deps.report({ ...old, outcome: { kind: 'missed' }, delay })
  }
  deps.holdOff.delete(key)
}

/** Dates that came and went while nothing ran: noted, so that whoever asks can see them. */
function noteMissed(
  { channel }: DigestSubscription,
  schedule: Schedule,
  from: Date,
  until: Date,
  { deliveries, now, report }: RunDueDeps,
): void {
  const last = deliveries.latest(channel, 1)[0]
  const since = last && last.dueAt > from ? last.dueAt : from
  for (const { localDate, at } of duesBetween(schedule, since, new Date(until.getTime() - 1))) {
    if (deliveries.find(channel, localDate)) continue
    const missed = { channel, localDate, zone: schedule.zone, dueAt: at }
    if (deliveries.settle(missed, 'missed', 'nothing ran at that time', now())) {
      report({ ...missed, outcome: { kind: 'missed' }, delay: now().getTime() - at.getTime() })
    }
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
