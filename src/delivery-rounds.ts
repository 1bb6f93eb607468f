import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { digestPages } from './blocks/render-digest.ts'
import { type DeliveryStep, punctual } from './digest/deliver-digest.ts'
import { type DigestReport, type RunDueDeps, runDue } from './digest/run-due.ts'
import type { Metrics } from './operations/metrics.ts'
import { type RecallDeps, type RecallStep, runRecalls } from './recall/run-recalls.ts'
import { settleAnnounced } from './recall/settle-announced.ts'
import type { RunningApp } from './slack/create-app.ts'
import type { Log } from './slack/logging/create-log.ts'
import type { State } from './state/open-state.ts'
import type { Talks } from './talks.ts'

/** What a test may turn faster, or end a process at. Times are milliseconds. */
export interface DeliveryPace {
  /** For which a claim is held before another process may take it. */
  readonly lease?: number
  readonly onStep?: (step: `digest ${DeliveryStep}` | `recall ${RecallStep}`) => Promise<void>
}

interface DeliveryParts {
  readonly app: Pick<RunningApp, 'digests' | 'recalls'>
  readonly talks: Talks
  readonly state: State
  readonly now: () => Date
  /** Milliseconds after its time for which a digest is still worth delivering. */
  readonly lateWindow: number
  readonly log: Log
  readonly metrics: Metrics
}

/** Recalls that could not be done are tried again this often, and looked for although nothing changed. */
const recallEvery = 60_000

/** Two rounds, because many corrections take their time and a digest must not wait for them. */
export interface DeliveryRounds {
  /** Rounds under way finish the message they are at, and leave the rest to the next process. */
  stop(): void
  /** One look at what digests are due. */
  digests(): Promise<void>
  /** One look at what has to be corrected. */
  recalls(): Promise<void>
}

/**
 * Makes the rounds of what nobody asks for: digests when they are due, and corrections when the record changes. Several
 * processes over one database may do it side by side.
 */
export function createDeliveryRounds(
  { app, talks, state, now, lateWindow, log, metrics }: DeliveryParts,
  { lease = 60_000, onStep }: DeliveryPace = {},
): DeliveryRounds {
  const owner = randomUUID()
  let isStopping = false
  const held = { owner, lease, now, isStopping: () => isStopping }
  const digests: RunDueDeps = {
    ...held,
    startedAt: now(),
    subscriptions: state.subscriptions,
    deliveries: state.deliveries,
    channel: app.digests,
    answerPlan(plan, at) {
      const outline = talks.answerPlan(plan, at)
      return { ...outline, pages: digestPages(talks.fill(outline, at)) }
    },
    pause: (milliseconds) => setTimeout(milliseconds),
    lateWindow,
    holdOff: new Map(),
    report: (report) => reportDigest(report, log, metrics),
    ...(onStep && { onStep: (step) => onStep(`digest ${step}`) }),
  }
  const recalls: RecallDeps = {
    ...held,
    posted: state.posted,
    recalls: state.recalls,
    channel: app.recalls,
    versions: talks.versions,
    report(recall, outcome) {
      metrics.recall(outcome === 'told' ? 'marked' : outcome === 'gone' ? 'gone' : 'failed')
      log.info('recall', { outcome, facts: recall.changes.length })
    },
    ...(onStep && { onStep: (step) => onStep(`recall ${step}`) }),
  }

  let seen: ReadonlyMap<string, string> | undefined
  let nextRecall = 0
  async function recallWhatChanged() {
    const versions = talks.versions(now())
    const time = now().getTime()
    // A clock that was set back must not put it off for an hour.
    const isWaiting = time < nextRecall && nextRecall - time <= 2 * recallEvery
    if (isWaiting && (versions === seen || seen === undefined)) return
    await settleAnnounced(recalls)
    const { left, retryAfter } = await runRecalls(recalls)
    seen = left === 0 ? versions : undefined
    // Where Slack asked for patience, that; else the next round tries again.
    nextRecall = now().getTime() + (left === 0 ? recallEvery : retryAfter)
  }

  return {
    digests: () => runDue(digests),
    recalls: recallWhatChanged,
    stop() {
      isStopping = true
    },
  }
}

function reportDigest({ channel, localDate, outcome, delay }: DigestReport, log: Log, metrics: Metrics) {
  const fields = { channel, date: localDate, outcome: outcome.kind, late: Math.round(delay / 1_000) }
  switch (outcome.kind) {
    case 'posted':
      metrics.digestDelivery(delay > punctual ? 'late' : 'delivered')
      return log.info('digest', { ...fields, found: outcome.wasFound })
    case 'missed':
      metrics.digestDelivery('missed')
      return log.warn('digest', fields)
    case 'later':
      metrics.digestDelivery('failed')
      return log.warn('digest', { ...fields, reason: outcome.reason })
    default:
      return log.info('digest', fields)
  }
}
