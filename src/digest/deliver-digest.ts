import type { DigestOutline } from '../answer/digest.ts'
import type { DigestPlan } from '../plan/digest-plan.ts'
import type { DigestClaim, DigestDeliveries, DigestDelivery } from '../state/digest-deliveries.ts'
import { planOfDay } from './plan-of-day.ts'

/** Where a digest stands, and the id that its buttons carry. */
export interface Arrived {
  readonly ts: string
  readonly answerId: string
}

/** What is known of a post after trying it. `unknown` may have arrived. */
export type PostOutcome =
  | (Arrived & { readonly kind: 'posted' })
  | { readonly kind: 'unknown' }
  /** Not posted; worth another try after so many milliseconds, where Slack says how many. */
  | { readonly kind: 'refused'; readonly reason: string; readonly retryAfter?: number }

export type LookOutcome =
  | (Arrived & { readonly kind: 'found' })
  | { readonly kind: 'absent' }
  /** Nobody could look: nothing may be posted on the strength of it. */
  | { readonly kind: 'unknown' }
  /** The bot is not in the channel any more, or the channel is gone: nothing can be posted either. */
  | { readonly kind: 'closed'; readonly reason: string }

/**
 * An outline as it goes out: pages are cut once, and stay as they were shown when texts have changed since. By the
 * entries' places in the outline; drafts of earlier versions lack them.
 */
export interface DigestDraft extends DigestOutline {
  readonly pages?: readonly (readonly number[])[]
}

/** One channel's digest of one local date. */
export interface DueDigest {
  readonly channel: string
  readonly localDate: string
  readonly zone: string
  readonly dueAt: Date
}

/** The channel's side, without Slack's words. */
export interface DigestChannel {
  post(due: DueDigest, draft: DigestDraft): Promise<PostOutcome>
  /** Keeps which facts the posted digest shows. Doing it twice does no harm. */
  noted(due: DueDigest, arrived: Arrived, draft: DigestDraft): void
  /** Looks whether this digest stands in the channel, by what it was marked with. */
  look(due: DueDigest): Promise<LookOutcome>
  /** Takes a second copy away again. */
  remove(due: DueDigest, ts: string): Promise<void>
}

/** The steps of a delivery, in order: at each of them the process may end, and nothing is lost or said twice. */
export const deliverySteps = ['claimed', 'looked', 'drafted', 'trying', 'posted', 'recorded'] as const
export type DeliveryStep = (typeof deliverySteps)[number]

export interface DeliveryDeps {
  readonly deliveries: DigestDeliveries
  readonly channel: DigestChannel
  readonly answerPlan: (plan: DigestPlan, now: Date) => DigestDraft
  readonly now: () => Date
  /** When this process began, where that is known. */
  readonly startedAt?: Date
  /** Names this process. */
  readonly owner: string
  /** Milliseconds for which a claim is held before another process may take it. */
  readonly lease: number
  readonly pause: (milliseconds: number) => Promise<unknown>
  /** Whether the process is about to end: then nothing is begun any more. */
  readonly isStopping?: () => boolean
  /** Called after each step; for tests that end the process there. */
  readonly onStep?: (step: DeliveryStep) => Promise<void>
}

/** What came of one attempt. `later`: not settled, to be tried again. */
export type DeliveryOutcome =
  | { readonly kind: 'posted'; readonly ts: string; readonly wasFound: boolean }
  | { readonly kind: 'skipped' }
  /** Another process holds it, or it was settled before. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'later'; readonly reason: string; readonly retryAfter?: number }

/** What a channel wants besides the time. */
export interface DigestWishes {
  readonly quiet: 'say' | 'skip'
  /** On Mondays the full list of what stalled talks. */
  readonly mondayList: boolean
}

/** Slack shows a message in its history a moment after it took it. Milliseconds. */
const beforeLooking = 700
const postTries = 3
/** Milliseconds after its time within which a digest is not late. */
export const punctual = 5 * 60_000

/**
 * Delivers one digest once: claims it in the ledger, writes down what is about to go out, posts, and records. A post
 * whose fate is not known is looked for in the channel before it is tried again, also by the next process. A late one is
 * looked for in any case, and so is one that was due before this process began: the ledger may come from a backup that is
 * older than the post.
 *
 * @throws what the database throws; the claim then runs out by itself
 */
export async function deliverDigest(
  due: DueDigest,
  wishes: DigestWishes,
  deps: DeliveryDeps,
): Promise<DeliveryOutcome> {
  const { deliveries, now, lease, owner } = deps
  const step = deps.onStep ?? (async () => {})
  const claim: DigestClaim = { channel: due.channel, localDate: due.localDate, owner }
  const held = deliveries.claim(claim, due, { now: now(), lease })
  if (!held) return { kind: 'taken' }
  await step('claimed')

  const plan = planOfDay(deliveries, { ...due, mondayList: wishes.mondayList })
  const isLate = now().getTime() - due.dueAt.getTime() > punctual
  const isInherited = deps.startedAt !== undefined && deps.startedAt > due.dueAt
  if (held.triedPost || isLate || isInherited) {
    const seen = await deps.channel.look(due)
    if (seen.kind === 'unknown') return later(claim, 'the channel could not be read', deps)
    if (seen.kind === 'closed') return later(claim, seen.reason, deps)
    if (seen.kind === 'found') {
      const draft = readDraft(held)
      const changes = draft?.changes ?? introduced(plan, deps)
      return record(claim, due, { ...seen, draft, changes, wasFound: true }, deps)
    }
  }
  await step('looked')

  const draft = deps.answerPlan(plan, now())
  if (draft.kind === 'quiet' && wishes.quiet === 'skip') {
    deliveries.settle(due, 'skipped', 'nothing new', now())
    return { kind: 'skipped' }
  }
  if (!deliveries.draft(claim, JSON.stringify(draft), { now: now(), lease })) return { kind: 'taken' }
  await step('drafted')
  return postOnce(claim, due, draft, deps)
}

/**
 * What a digest told that was found without its draft: nobody knows, so that its news are told again rather than lost.
 * After an introduction everything would be new, which it was not.
 */
function introduced(plan: DigestPlan, { answerPlan, now }: DeliveryDeps): DigestDraft['changes'] {
  return plan.known === null ? answerPlan(plan, now()).changes : []
}

async function postOnce(
  claim: DigestClaim,
  due: DueDigest,
  draft: DigestDraft,
  deps: DeliveryDeps,
): Promise<DeliveryOutcome> {
  const { deliveries, now, lease } = deps
  const { changes } = draft
  for (let count = 1; ; count += 1) {
    if (!deliveries.trying(claim, { now: now(), lease })) return { kind: 'taken' }
    await deps.onStep?.('trying')
    const outcome = await deps.channel.post(due, draft)
    if (outcome.kind === 'refused') {
      return later(claim, outcome.reason, deps, { retryAfter: outcome.retryAfter, isAbsent: true })
    }
    if (outcome.kind === 'posted') {
      return record(claim, due, { ...outcome, draft, changes, wasFound: false }, deps)
    }
    await deps.pause(beforeLooking)
    const seen = await deps.channel.look(due)
    if (seen.kind === 'found') return record(claim, due, { ...seen, draft, changes, wasFound: true }, deps)
    if (seen.kind !== 'absent' || count >= postTries || deps.isStopping?.()) {
      return later(claim, 'Slack did not answer', deps)
    }
  }
}

/** A digest that stands in the channel, and what was written down of it. */
interface Delivered extends Arrived {
  readonly draft: DigestDraft | null
  readonly changes: DigestDraft['changes']
  readonly wasFound: boolean
}

async function record(
  claim: DigestClaim,
  due: DueDigest,
  { ts, answerId, draft, changes, wasFound }: Delivered,
  deps: DeliveryDeps,
): Promise<DeliveryOutcome> {
  await deps.onStep?.('posted')
  if (draft) deps.channel.noted(due, { ts, answerId }, draft)
  if (!deps.deliveries.posted(claim, ts, changes, deps.now())) {
    await yieldTo(due, ts, deps)
    return { kind: 'taken' }
  }
  await deps.onStep?.('recorded')
  return { kind: 'posted', ts, wasFound }
}

/**
 * The claim went to another process while this one slept. If that one posted as well, this copy goes; if it found this
 * one and recorded it, or has not settled yet and will find it, this copy stays.
 */
async function yieldTo(due: DueDigest, ts: string, { deliveries, channel, pause, lease }: DeliveryDeps) {
  const step = Math.max(50, Math.min(1_000, lease / 4))
  for (let waited = 0; waited <= lease; waited += step) {
    const settled = deliveries.find(due.channel, due.localDate)
    if (settled && settled.status !== 'claimed') {
      if (settled.ts !== null && settled.ts !== ts) await channel.remove(due, ts)
      return
    }
    await pause(step)
  }
}

function later(
  claim: DigestClaim,
  reason: string,
  { deliveries }: DeliveryDeps,
  {
    retryAfter,
    isAbsent = false,
  }: { readonly retryAfter?: number | undefined; readonly isAbsent?: boolean } = {},
): DeliveryOutcome {
  deliveries.release(claim, reason, { isAbsent })
  return { kind: 'later', reason, ...(retryAfter !== undefined && { retryAfter }) }
}

/** What the process that posted it had written down; null when nobody can read it. */
export function readDraft({ draft }: Pick<DigestDelivery, 'draft'>): DigestDraft | null {
  try {
    return draft === null ? null : (JSON.parse(draft) as DigestDraft)
  } catch {
    return null
  }
}
