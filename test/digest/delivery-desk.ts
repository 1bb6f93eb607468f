import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DigestOutline } from '../../src/answer/digest.ts'
import type { DeliveryStep, DigestChannel, LookOutcome } from '../../src/digest/deliver-digest.ts'
import { oweDue } from '../../src/digest/owe-due.ts'
import { type DigestReport, type RunDueDeps, runDue } from '../../src/digest/run-due.ts'
import type { DigestPlan } from '../../src/plan/digest-plan.ts'
import type { DigestSubscription } from '../../src/state/digest-subscriptions.ts'
import { openState, type State } from '../../src/state/open-state.ts'

/** Thrown in place of a kill: what comes after it in that process never runs. */
export class Killed extends Error {}

/** What the next call of the channel does. */
export type ChannelFault = 'lost-response' | 'lost-request' | 'rate-limited' | 'refused' | 'blind'

export interface Process {
  readonly owner: string
  /** One round; a kill at a step ends it. Resolves to whether the process lives. */
  round(options?: { readonly killAt?: DeliveryStep }): Promise<boolean>
}

export interface Desk {
  readonly state: State
  /** What stands in the channel: the local date of each digest posted. */
  readonly posts: { readonly ts: string; readonly localDate: string; readonly outline: DigestOutline }[]
  readonly reports: DigestReport[]
  /** Faults for the coming calls, first come first served. */
  readonly faults: ChannelFault[]
  /** Why Slack lets the bot neither post nor read, as long as it does not. */
  closed: string | undefined
  /** How often it was looked in the channel. */
  looks: number
  /** Where it is set, the next post waits for it before it reaches the channel. */
  gate: Promise<void> | undefined
  /** What each fact says at this moment. */
  readonly versions: Map<string, string>
  now: Date
  process(owner: string): Process
  subscribe(change?: Partial<DigestSubscription>): void
  /** Somebody saves other settings, as the form does. */
  change(change?: Partial<DigestSubscription>): void
  /** What a process that forgot it has posted, such as before its database was restored from a backup. */
  postedBefore(localDate: string): void
  close(): void
}

export const kyiv: Omit<DigestSubscription, 'setAt'> = {
  channel: 'C1',
  time: '09:00',
  zone: 'Europe/Kyiv',
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  quiet: 'say',
  mondayList: false,
  setBy: 'U1',
}

/** A real ledger on disk, a channel in memory, and processes that can be killed between two steps. */
export function openDesk({ lateWindow = 6 * 3_600_000, lease = 60_000 } = {}): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'talks-digest-'))
  const state = openState(join(folder, 'talks.db'))
  let clock = 0
  const desk: Desk = {
    state,
    posts: [],
    reports: [],
    faults: [],
    closed: undefined,
    looks: 0,
    gate: undefined,
    versions: new Map([['statement:first', 'v:1']]),
    now: new Date('2026-03-02T00:00:00Z'),
    process: (owner) => processOf(desk, channel, owner, { lateWindow, lease }),
    subscribe: (change) => state.subscriptions.set({ ...kyiv, setAt: desk.now, ...change }),
    change(change) {
      const before = state.subscriptions.find('C1')
      if (before) oweDue(before, state.deliveries, desk.now)
      desk.subscribe(change)
    },
    postedBefore(localDate) {
      arrive(localDate, outlineOf({ localDate, known: null, since: null, fullList: false }, desk.versions))
    },
    close() {
      state.close()
      rmSync(folder, { recursive: true })
    },
  }
  const arrive = (localDate: string, outline: DigestOutline) => {
    clock += 1
    const ts = `${clock}.0`
    desk.posts.push({ ts, localDate, outline })
    return ts
  }
  const channel: DigestChannel = {
    async post({ localDate }, outline) {
      const { gate } = desk
      desk.gate = undefined
      await gate
      if (desk.closed) return { kind: 'refused', reason: desk.closed }
      const fault = desk.faults.shift()
      if (fault === 'rate-limited') return { kind: 'refused', reason: 'ratelimited', retryAfter: 1_000 }
      if (fault === 'refused') return { kind: 'refused', reason: 'not_in_channel' }
      if (fault === 'lost-request') return { kind: 'unknown' }
      const ts = arrive(localDate, outline)
      return fault === 'lost-response' ? { kind: 'unknown' } : { kind: 'posted', ts, answerId: 'a' }
    },
    noted: () => undefined,
    async look({ localDate }): Promise<LookOutcome> {
      desk.looks += 1
      if (desk.closed) return { kind: 'closed', reason: desk.closed }
      if (desk.faults[0] === 'blind') {
        desk.faults.shift()
        return { kind: 'unknown' }
      }
      const found = desk.posts.find((post) => post.localDate === localDate)
      return found ? { kind: 'found', ts: found.ts, answerId: 'a' } : { kind: 'absent' }
    },
    async remove(_due, ts) {
      const index = desk.posts.findIndex((post) => post.ts === ts)
      if (index >= 0) desk.posts.splice(index, 1)
    },
  }
  return desk
}

function processOf(
  desk: Desk,
  channel: DigestChannel,
  owner: string,
  { lateWindow, lease }: { readonly lateWindow: number; readonly lease: number },
): Process {
  const { state } = desk
  const holdOff = new Map<string, number>()
  return {
    owner,
    async round({ killAt } = {}) {
      const deps: RunDueDeps = {
        subscriptions: state.subscriptions,
        deliveries: state.deliveries,
        channel,
        answerPlan: (plan) => outlineOf(plan, desk.versions),
        now: () => desk.now,
        owner,
        lease,
        lateWindow,
        pause: async () => undefined,
        holdOff,
        report: (report) => desk.reports.push(report),
        onStep: async (step) => {
          if (step === killAt) throw new Killed(step)
        },
      }
      try {
        await runDue(deps)
        return true
      } catch (error) {
        if (error instanceof Killed) return false
        throw error
      }
    },
  }
}

function outlineOf({ localDate, known }: DigestPlan, versions: ReadonlyMap<string, string>): DigestOutline {
  const changes = [...versions].filter(([id, version]) => known?.get(id) !== version)
  return {
    localDate,
    kind: known === null ? 'introduction' : changes.length > 0 ? 'news' : 'quiet',
    headline: `${changes.length} new.`,
    sections: [],
    notes: [],
    changes,
    recordVersion: 'r1',
  }
}
