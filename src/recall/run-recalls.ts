import type { AnnouncedPost, PostedMessages } from '../state/posted-messages.ts'
import type { RecallClaim, Recalls } from '../state/recalls.ts'
import { type DueRecall, planRecalls } from './plan-recalls.ts'

/** What came of changing a message or telling its thread. */
export type RecallStepOutcome =
  | { readonly kind: 'done' }
  /** The message was deleted, or the channel is closed to the bot: there is nothing left to correct. */
  | { readonly kind: 'gone' }
  /** The channel takes nothing now, and may later. */
  | { readonly kind: 'closed'; readonly isKnown: boolean }
  /** Not known whether it arrived. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly reason: string; readonly retryAfter?: number }

/** The channel's side of a recall, without Slack's words. */
export interface RecallChannel {
  /** Makes the message show what the record says now. Doing it twice does no harm. */
  update(recall: DueRecall): Promise<RecallStepOutcome>
  /** Tells the message's thread what changed. */
  tell(recall: DueRecall): Promise<RecallStepOutcome>
  /** Looks whether the thread was told. */
  look(recall: DueRecall): Promise<'found' | 'absent' | 'unknown'>
  /** Looks whether an announced message was posted. */
  find(
    post: AnnouncedPost,
  ): Promise<{ readonly kind: 'found'; readonly ts: string } | { readonly kind: 'absent' | 'unknown' }>
}

export const recallSteps = ['claimed', 'updated', 'trying', 'told', 'recorded'] as const
export type RecallStep = (typeof recallSteps)[number]

export interface RecallDeps {
  readonly posted: PostedMessages
  readonly recalls: Recalls
  readonly channel: RecallChannel
  readonly versions: (now: Date) => ReadonlyMap<string, string>
  readonly now: () => Date
  /** Names this process. */
  readonly owner: string
  /** Milliseconds for which a recall is held before another process may take it. */
  readonly lease: number
  readonly report: (recall: DueRecall, outcome: 'told' | 'gone' | 'closed' | 'later') => void
  /** Whether the process is about to end: then nothing is begun any more. */
  readonly isStopping?: () => boolean
  /** Called after each step; for tests that end the process there. */
  readonly onStep?: (step: RecallStep) => Promise<void>
}

/**
 * One round: every message that shows what the record does not say any more is changed, and its thread told once.
 * Resolves to what is left: how many are to be tried again, and the longest wait in milliseconds that Slack asked for.
 */
export async function runRecalls(
  deps: RecallDeps,
): Promise<{ readonly left: number; readonly retryAfter: number }> {
  let left = 0
  let retryAfter = 0
  for (const recall of planRecalls(deps.posted, deps.versions(deps.now()))) {
    const outcome: Outcome = deps.isStopping?.() ? { kind: 'later' } : await recallOne(recall, deps)
    if (outcome.kind !== 'later') continue
    left += 1
    retryAfter = Math.max(retryAfter, outcome.retryAfter ?? 0)
  }
  return { left, retryAfter }
}

type Outcome = { readonly kind: 'settled' } | { readonly kind: 'later'; readonly retryAfter?: number }

async function recallOne(recall: DueRecall, deps: RecallDeps): Promise<Outcome> {
  const { posted, recalls, channel, now, lease, owner, report } = deps
  const { message, changeKey } = recall
  const claim: RecallClaim = { channel: message.channel, ts: message.ts, changeKey, owner }
  const step = deps.onStep ?? (async () => {})
  const held = recalls.claim(claim, { now: now(), lease })
  if (!held) return { kind: 'later' }
  if (!isStillDue(recall, posted)) {
    recalls.finish(claim, [])
    return { kind: 'settled' }
  }
  await step('claimed')
  const updated = await channel.update(recall)
  if (updated.kind === 'gone') {
    posted.forget(message.channel, message.ts)
    report(recall, 'gone')
    return { kind: 'settled' }
  }
  if (updated.kind !== 'done') return giveBack(recall, claim, updated, deps)
  await step('updated')

  const seen = held.triedPost ? await channel.look(recall) : 'absent'
  if (seen === 'unknown') return giveBack(recall, claim, { kind: 'unknown' }, deps)
  if (seen === 'absent') {
    if (!recalls.trying(claim, { now: now(), lease })) return { kind: 'later' }
    await step('trying')
    const told = await channel.tell(recall)
    // Where the thread cannot be told any more, the message itself has been changed.
    if (told.kind !== 'done' && told.kind !== 'gone') return giveBack(recall, claim, told, deps)
  }
  await step('told')
  recalls.finish(claim, recall.shownAfter)
  await step('recorded')
  report(recall, 'told')
  return { kind: 'settled' }
}

/** Another process may have been done with it between the plan and the claim. */
function isStillDue({ message, changes }: DueRecall, posted: PostedMessages): boolean {
  const shown = posted.find(message.channel, message.ts)?.shown ?? []
  return changes.every(({ factId, before }) =>
    shown.some((each) => each.factId === factId && (each.version ?? '') === before),
  )
}

function giveBack(
  recall: DueRecall,
  claim: RecallClaim,
  outcome:
    | { readonly kind: 'unknown' }
    | { readonly kind: 'closed'; readonly isKnown: boolean }
    | { readonly kind: 'refused'; readonly retryAfter?: number },
  { recalls, report }: RecallDeps,
): Outcome {
  recalls.release(claim)
  if (outcome.kind === 'closed') {
    if (!outcome.isKnown) report(recall, 'closed')
    return { kind: 'settled' }
  }
  report(recall, 'later')
  // Slack's reasons seldom change within seconds.
  return outcome.kind === 'refused'
    ? { kind: 'later', retryAfter: outcome.retryAfter ?? refusedFor }
    : { kind: 'later' }
}

/** Milliseconds after which what Slack refused without naming a time is tried again. */
const refusedFor = 60_000
