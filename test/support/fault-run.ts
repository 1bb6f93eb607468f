import { setTimeout } from 'node:timers/promises'
import { openState } from '../../src/state/open-state.ts'
import type { Talks } from '../../src/talks.ts'
import type { Fault } from '../../src/workspace/faults/fault.ts'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { type Asked, everyWayIn, type Fate, fatesOf, type Ways } from './ask-every-way.ts'
import { createFakeTalks } from './fake-talks.ts'
import { startTalksBot } from './start-talks-bot.ts'

/** How the workspace reaches the bot; with two sockets two bots share one database. */
export type Transport = 'one socket' | 'two sockets' | 'HTTP'

export interface FaultRun {
  readonly injected: number
  readonly fates: readonly { readonly asked: Asked; readonly fate: Fate }[]
  /** Milliseconds to the slowest acknowledgement. */
  readonly slowest: number
  /** Deliveries that reached the bot and were never acknowledged. */
  readonly unacknowledged: number
  readonly lines: readonly string[]
}

export type Inject = (workspace: Workspace) => unknown

export const faults =
  (...list: readonly Fault[]): Inject =>
  (workspace) => {
    for (const fault of list) workspace.faults.add(fault)
  }

/**
 * By how much Slack's clock goes on, one leap after the other, until nothing comes again any more: three seconds without
 * an acknowledgement, then at once the next, then that one's three seconds, and a minute, and so on.
 */
const leaps = [3_000, 3_000, 60_000, 3_000, 300_000]
/** Milliseconds without traffic after which nothing more is expected before the next leap. */
const still = 350

/** Asks by every way in while the faults strike, redelivers all that Slack would, and counts when all is over. */
export async function runUnderFaults(
  transport: Transport,
  inject: Inject,
  {
    talks = createFakeTalks(),
    begin = everyWayIn,
    pingInterval = 10_000,
  }: {
    talks?: Talks
    begin?: (workspace: Workspace) => Ways
    /** Milliseconds; short enough that a silent socket is found dead and replaced before the next leap. */
    pingInterval?: number
  } = {},
): Promise<FaultRun> {
  const workspace = await startWorkspace({
    rateLimits: 'off',
    pingInterval,
    subscribed: ['app_mention', 'message.channels', 'message.im', 'app_home_opened'],
    mentionOrder: 'alternate',
  })
  const over = transport === 'HTTP' ? 'http' : 'socket'
  const state = openState(':memory:')
  const start = () => startTalksBot(workspace, { talks, over, state })
  const bots = [await start(), ...(transport === 'two sockets' ? [await start()] : [])]
  const ways = begin(workspace)
  try {
    inject(workspace)
    ways.first()
    await answered(workspace, ways.asked)
    ways.second()
    await answered(workspace, ways.asked)
    await redeliverAll(workspace)
  } finally {
    // A bot that stops finishes what it acknowledged.
    for (const bot of bots) await bot.stop()
    await workspace.close()
    state.close()
  }
  const acknowledgements = workspace.traffic.acknowledgements()
  const took = acknowledgements.flatMap(({ milliseconds }) => milliseconds ?? [])
  return {
    injected: Object.values(workspace.faults.injected()).reduce((sum, each) => sum + each, 0),
    fates: fatesOf(ways.asked),
    slowest: Math.max(...took),
    unacknowledged: acknowledgements.filter((each) => each.milliseconds === undefined && !each.isLost).length,
    lines: bots.flatMap((bot) => bot.lines),
  }
}

/** Until each has a reply or Slack's own word. Where nothing moves any more, Slack's clock leaps to what is next. */
async function answered(workspace: Workspace, asked: readonly Asked[]) {
  const isOpen = () =>
    fatesOf(asked).some(({ asked: each, fate }) => fate === 'never' || each.outcome === undefined)
  const left = [...leaps]
  const deadline = Date.now() + 15_000
  const traffic = watchTraffic(workspace)
  while (isOpen() && Date.now() < deadline) {
    await setTimeout(20)
    if (traffic.quiet() < still || !isOnlyLost(workspace)) continue
    const leap = left.shift()
    if (leap === undefined) continue
    // A bot that is reconnecting is back long before three seconds are over.
    await workspace.connected()
    workspace.advance(leap)
    traffic.moved()
  }
  traffic.stop()
}

async function redeliverAll(workspace: Workspace) {
  const traffic = watchTraffic(workspace)
  const quiet = async () => {
    while (traffic.quiet() < still || isPending(workspace)) await setTimeout(20)
  }
  await quiet()
  for (const leap of isOnlyLost(workspace) ? leaps : []) {
    await workspace.connected()
    workspace.advance(leap)
    traffic.moved()
    await quiet()
  }
  traffic.stop()
}

function watchTraffic(workspace: Workspace) {
  let last = Date.now()
  const moved = () => {
    last = Date.now()
  }
  return { moved, quiet: () => Date.now() - last, stop: workspace.traffic.onEntry(moved) }
}

/** The bot has a delivery and has not acknowledged it yet: time must not leap over it. */
function isPending(workspace: Workspace): boolean {
  return workspace.traffic
    .acknowledgements()
    .some(({ milliseconds, isLost }) => milliseconds === undefined && !isLost)
}

function isOnlyLost(workspace: Workspace): boolean {
  const all = workspace.traffic.acknowledgements()
  return !isPending(workspace) && all.some(({ isLost, fault = '' }) => isLost || fault.includes('lost-ack'))
}
