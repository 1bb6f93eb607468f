import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'libsql'
import { deliverySteps } from '../../src/digest/deliver-digest.ts'
import { recallSteps } from '../../src/recall/run-recalls.ts'
import { openState } from '../../src/state/open-state.ts'
import type { Fault } from '../../src/workspace/faults/fault.ts'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { files } from '../record/berlin-fixture.ts'
import { type BotStable, createBotStable } from './bot-stable.ts'

/** What happens to one day's digests. */
export type Mishap =
  | { readonly kind: 'none' }
  /** The process ends itself with SIGKILL at this step. */
  | { readonly kind: 'kill at step'; readonly step: string }
  /** SIGKILL so many milliseconds after the digests are due. */
  | { readonly kind: 'kill at random'; readonly after: number }
  | { readonly kind: 'slack'; readonly fault: Fault }
  | { readonly kind: 'disk full' }
  | { readonly kind: 'database locked' }
  | { readonly kind: 'clock back an hour' }
  /** A second bot over the same database. */
  | { readonly kind: 'two processes' }

/** Counted afterwards, for one kind of mishap. */
export interface Tally {
  injected: number
  due: number
  once: number
  twice: number
  lost: number
  /** Corrections of what earlier digests showed, told once in the thread or otherwise. */
  recallsOnce: number
  recallsOther: number
}

export const everyStep: readonly string[] = [
  ...deliverySteps.map((step) => `digest ${step}`),
  ...recallSteps.map((step) => `recall ${step}`),
]

const channels = ['C0NEWSROOM', 'C0UKRAINE', 'D0OLENA'] as const
const pace = { every: 30, lease: 600, postInterval: 5 }
const dayLength = 86_400_000
/** Milliseconds of the machine's own time for one day's digests to arrive. */
const patience = 25_000

export interface Campaign {
  /** Lives one day with this mishap, and counts. */
  day(mishap: Mishap): Promise<void>
  readonly tallies: ReadonlyMap<string, Tally>
  /** What went wrong, in words; empty when nothing did. */
  readonly failures: readonly string[]
  close(): Promise<void>
}

/** The real bot as processes that are killed, in a local Slack that has faults, over one database on disk. */
export async function startCampaign(): Promise<Campaign> {
  const folder = mkdtempSync(join(tmpdir(), 'talks-torture-'))
  const data = join(folder, 'data')
  const statePath = join(folder, 'talks.db')
  for (const [name, text] of Object.entries(files)) write(data, name, text)

  let workspace: Workspace | undefined
  const stable: BotStable = createBotStable(
    () => ({
      SLACK_BOT_TOKEN: workspace!.botToken,
      SLACK_APP_TOKEN: workspace!.appToken,
      SLACK_API_URL: workspace!.apiUrl,
      TALKS_STATE: statePath,
      TALKS_DATA: data,
    }),
    pace,
  )
  let midnight = Date.parse('2026-03-02T00:00:00Z')
  stable.setClock(new Date(midnight))
  workspace = await startWorkspace({ now: () => stable.now().getTime(), rateLimits: 'off' })
  subscribe(statePath, new Date(midnight))

  const tallies = new Map<string, Tally>()
  const failures: string[] = []
  let days = 0

  async function day(mishap: Mishap) {
    days += 1
    midnight += dayLength
    const date = new Date(midnight).toISOString().slice(0, 10)
    const name = nameOf(mishap)
    correct(data, days)
    clearAway(workspace!)
    if (!stable.isAlive()) await stable.start()
    stable.setClock(new Date(midnight + 9 * 3_600_000 - 150))
    const over = await strike(mishap, { workspace: workspace!, stable, statePath, data })
    const arrived = await untilSettled(date, { workspace: workspace!, stable, statePath })
    await over()
    count(date, name, arrived)
  }

  function count(date: string, name: string, arrived: boolean) {
    const tally = tallies.get(name) ?? {
      injected: 0,
      due: 0,
      once: 0,
      twice: 0,
      lost: 0,
      recallsOnce: 0,
      recallsOther: 0,
    }
    tallies.set(name, tally)
    tally.injected += 1
    for (const channel of channels) {
      const posts = digestsOf(workspace!, channel, date).length
      tally.due += 1
      if (posts === 1) tally.once += 1
      else if (posts > 1) tally.twice += 1
      else tally.lost += 1
      if (posts !== 1) failures.push(`${date} ${channel}: ${posts} digests after "${name}"`)
    }
    const notices = noticesOf(workspace!)
    tally.recallsOnce += notices.fresh.filter(({ times }) => times === 1).length
    tally.recallsOther += notices.fresh.filter(({ times }) => times !== 1).length
    for (const { key, times } of notices.fresh.filter((each) => each.times > 1)) {
      failures.push(`${date}: thread told ${times} times of ${key} after "${name}"`)
    }
    if (!arrived) failures.push(`${date}: not settled within ${patience} ms after "${name}"`)
  }

  const told = new Map<string, number>()
  /** Notices by the message and change that they tell of; the fresh ones are those of this day. */
  function noticesOf(at: Workspace) {
    const counts = new Map<string, number>()
    for (const channel of channels) {
      for (const { metadata } of at.messages(channel)) {
        if (metadata?.event_type !== 'talks_recall') continue
        const key = `${channel} ${JSON.stringify(metadata.event_payload)}`
        counts.set(key, (counts.get(key) ?? 0) + 1)
      }
    }
    const fresh = [...counts].filter(([key, times]) => told.get(key) !== times)
    for (const [key, times] of counts) told.set(key, times)
    return { fresh: fresh.map(([key, times]) => ({ key, times })) }
  }

  return {
    day,
    tallies,
    failures,
    async close() {
      await stable.close()
      await workspace?.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

interface Field {
  readonly workspace: Workspace
  readonly stable: BotStable
  readonly statePath: string
  readonly data: string
}

/** Begins a mishap. Resolves to what ends it. */
async function strike(mishap: Mishap, { workspace, stable, statePath, data }: Field) {
  switch (mishap.kind) {
    case 'kill at step':
      stable.tell({ kind: 'kill-at', step: mishap.step })
      return async () => stable.tell({ kind: 'kill-at', step: undefined })
    case 'kill at random': {
      const killing = wait(150 + mishap.after).then(() => stable.kill())
      return () => killing
    }
    case 'slack':
      workspace.faults.add(mishap.fault)
      return async () => workspace.faults.clear()
    case 'disk full': {
      stable.tell({ kind: 'disk', isFull: true })
      const freed = wait(900).then(() => stable.tell({ kind: 'disk', isFull: false }))
      return () => freed
    }
    case 'database locked': {
      const other = new Database(statePath)
      other.pragma('busy_timeout = 5000')
      other.exec('BEGIN EXCLUSIVE')
      // Longer than the bot waits for a lock.
      const freed = wait(2_600).then(() => {
        other.exec('ROLLBACK')
        other.close()
      })
      return () => freed
    }
    case 'clock back an hour': {
      const back = wait(150 + 60).then(() => stable.setClock(new Date(stable.now().getTime() - 3_600_000)))
      return async () => {
        await back
      }
    }
    case 'two processes': {
      const second = createBotStable(
        () => ({
          SLACK_BOT_TOKEN: workspace.botToken,
          SLACK_APP_TOKEN: workspace.appToken,
          SLACK_API_URL: workspace.apiUrl,
          TALKS_STATE: statePath,
          TALKS_DATA: data,
        }),
        pace,
      )
      second.setClock(stable.now())
      await second.start()
      return () => second.close()
    }
    default:
      return async () => {}
  }
}

/**
 * Waits until every channel has its digest and every correction is told, starting the bot anew whenever it is dead and
 * moving the clock on, so that leases end and what waits is tried again. False when that takes too long.
 */
async function untilSettled(
  date: string,
  { workspace, stable, statePath }: Pick<Field, 'workspace' | 'stable' | 'statePath'>,
): Promise<boolean> {
  const end = Date.now() + patience
  let quietSince = Date.now()
  let turns = 0
  while (Date.now() < end) {
    if (!stable.isAlive()) await stable.start()
    const isDone =
      channels.every((channel) => digestsOf(workspace, channel, date).length > 0) &&
      channels.every((channel) => staleIn(workspace, channel) === 0) &&
      openRecalls(statePath) === 0
    if (!isDone) quietSince = Date.now()
    // What comes twice comes a moment after the first: wait for it.
    if (isDone && Date.now() - quietSince > 350) return true
    await wait(25)
    turns += 1
    if (turns % 40 === 0) stable.setClock(new Date(stable.now().getTime() + 30_000))
  }
  return false
}

function digestsOf(workspace: Workspace, channel: string, date: string) {
  return workspace
    .messages(channel)
    .filter(
      ({ metadata }) =>
        metadata?.event_type === 'talks_digest' &&
        (metadata.event_payload as { local_date?: string }).local_date === date,
    )
}

/** Corrections that were begun and are not told yet. */
function openRecalls(statePath: string): number {
  const database = new Database(statePath, { readonly: true })
  try {
    return (database.prepare('SELECT count(*) AS open FROM recall').get() as { open: number }).open
  } catch {
    // Locked on purpose: nothing is known, so nothing is settled.
    return 1
  } finally {
    database.close()
  }
}

/** Messages that still show an earlier wording of the fact that is corrected every day. */
function staleIn(workspace: Workspace, channel: string): number {
  const wordings = workspace
    .messages(channel)
    .flatMap(({ text }) =>
      [...text.matchAll(/should open the wall, wording (\d+)/g)].map(([, each]) => Number(each)),
    )
  const newest = Math.max(...wordings, 0)
  return wordings.filter((each) => each < newest).length
}

/** One wish a channel, at nine in the morning everywhere. */
function subscribe(statePath: string, setAt: Date) {
  const state = openState(statePath)
  for (const channel of channels) {
    state.subscriptions.set({
      channel,
      time: '09:00',
      zone: 'UTC',
      days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
      quiet: 'say',
      mondayList: false,
      setBy: 'U0OLENA',
      setAt,
    })
  }
  state.close()
}

/** Only the last digest of each channel is left to be corrected; the others were deleted by somebody. */
function clearAway(workspace: Workspace) {
  for (const channel of channels) {
    const digests = workspace.messages(channel).filter(({ thread_ts }) => thread_ts === undefined)
    for (const { ts } of digests.slice(0, -1)) workspace.store.messages.remove(channel, ts)
  }
}

/** The record changes every day, so that there is news, and something to correct in yesterday's. */
function correct(data: string, count: number) {
  const name = 'documents/berlin.yaml'
  const before = "gist: 'the leader in Moscow should open the wall.'"
  const text = files[name].replace(
    before,
    `gist: 'the leader in Moscow should open the wall, wording ${count}.'`,
  )
  if (text === files[name]) throw new Error('the fixture has changed: there is nothing to correct')
  write(data, name, text)
}

function write(folder: string, name: string, text: string) {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

function nameOf(mishap: Mishap): string {
  if (mishap.kind === 'slack') return `Slack: ${mishap.fault.kind}`
  return mishap.kind === 'kill at step' ? `kill at ${mishap.step}` : mishap.kind
}
