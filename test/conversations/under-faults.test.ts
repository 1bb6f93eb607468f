import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createRecordSource } from '../../src/record/record-source.ts'
import { createTalks } from '../../src/talks.ts'
import type { CallFault, Fault, FaultKind } from '../../src/workspace/faults/fault.ts'
import type { Workspace } from '../../src/workspace/start-workspace.ts'
import { everyExample, type Fate } from '../support/ask-every-way.ts'
import { type FaultRun, faults, type Inject, runUnderFaults, type Transport } from '../support/fault-run.ts'

// Most of each run is waiting.
vi.setConfig({ maxConcurrency: 4 })

const transports: readonly Transport[] = ['one socket', 'two sockets', 'HTTP']

interface Row {
  readonly fault: string
  injected: number
  questions: number
  'answered once': number
  'apologised once': number
  'answered, in doubt': number
  'told by Slack': number
  twice: number
  never: number
  'slowest ack (ms)': number
}

const columns: Readonly<Record<Fate, keyof Omit<Row, 'fault'>>> = {
  answered: 'answered once',
  apologised: 'apologised once',
  doubted: 'answered, in doubt',
  'told by Slack': 'told by Slack',
  twice: 'twice',
  never: 'never',
}

const rows = new Map<string, Row>()

/** Milliseconds between the pings that find a silent socket dead. */
const pingInterval = 150
/** Milliseconds that Slack gives an app to acknowledge. */
const acknowledgeWithin = 3_000

async function check(
  fault: string,
  transport: Transport,
  inject: Inject,
  options?: Parameters<typeof runUnderFaults>[2],
): Promise<FaultRun> {
  const run = await runUnderFaults(transport, inject, options)
  count(fault, run)
  const wrong = run.fates.filter(({ fate }) => fate === 'twice' || fate === 'never')
  expect(
    wrong.map(
      ({ asked, fate }) =>
        `${asked.way}: ${fate}: ${asked
          .said()
          .map((text) => text.slice(0, 80))
          .join(' | ')}`,
    ),
    run.lines.join(''),
  ).toEqual([])
  expect(run.slowest).toBeLessThan(acknowledgeWithin)
  expect(run.unacknowledged).toBe(0)
  return run
}

function count(fault: string, { injected, fates, slowest }: FaultRun) {
  const row = rows.get(fault) ?? {
    fault,
    injected: 0,
    questions: 0,
    'answered once': 0,
    'apologised once': 0,
    'answered, in doubt': 0,
    'told by Slack': 0,
    twice: 0,
    never: 0,
    'slowest ack (ms)': 0,
  }
  rows.set(fault, row)
  row.injected += injected
  row.questions += fates.length
  for (const { fate } of fates) row[columns[fate]] += 1
  row['slowest ack (ms)'] = Math.max(row['slowest ack (ms)'], Math.round(slowest))
}

/** Where every delivery arrives, the bot leaves nothing to Slack to tell. */
function heardAll({ fates }: FaultRun) {
  expect(fates.filter(({ fate }) => fate === 'told by Slack')).toEqual([])
}

afterAll(() => {
  // For the closing note.
  console.table([...rows.values()])
})

// One after the other: nothing may be slow or lost here because something else is under way.
describe('without faults', () => {
  it.each(transports)('answers everything over %s', async (transport) => {
    const { fates } = await check('none', transport, () => {})
    expect(fates).toHaveLength(13)
    expect(fates.filter(({ fate }) => fate !== 'answered')).toEqual([])
  })
})

const deliveryFaults: readonly Fault[] = [
  { kind: 'duplicate', copies: 2 },
  { kind: 'duplicate', copies: 2, gap: 150 },
  { kind: 'reorder' },
  { kind: 'late-delivery', milliseconds: 300 },
  { kind: 'lost-delivery' },
  { kind: 'lost-ack' },
]

const connectionFaults: readonly Fault[] = [
  { kind: 'disconnect', how: 'warning' },
  { kind: 'disconnect', how: 'refresh_requested' },
  { kind: 'disconnect', how: 'cut' },
  { kind: 'half-open' },
]

describe.concurrent('when deliveries go wrong', () => {
  const overAll = deliveryFaults.flatMap((fault) =>
    transports.map((transport) => ({ fault, transport, name: nameOf(fault) })),
  )
  const overSockets = connectionFaults.flatMap((fault) =>
    transports.slice(0, 2).map((transport) => ({ fault, transport, name: nameOf(fault) })),
  )

  it.each(overAll)('$name over $transport', async ({ fault, transport, name }) => {
    await check(name, transport, faults({ ...fault, times: 12 }))
  })

  it.each(overSockets)('$name over $transport', async ({ fault, transport, name }) => {
    await check(name, transport, faults({ ...fault, times: 2 }, { ...fault, skip: 6, times: 2 }), {
      pingInterval,
    })
  })
})

function nameOf(fault: Fault): string {
  return fault.kind === 'disconnect' ? `disconnect, ${fault.how}` : fault.kind
}

const methods = ['chat.postMessage', 'conversations.replies', 'users.info', 'views.open', 'response_url']

const callFaults: readonly CallFault[] = [
  { kind: 'latency', milliseconds: 600 },
  { kind: 'rate-limited', retryAfter: 1 },
  { kind: 'server-error' },
  { kind: 'lost-request' },
  { kind: 'lost-response' },
]

describe.concurrent('when calls go wrong', () => {
  const each = callFaults.flatMap((fault) => methods.map((method) => ({ fault, method, name: fault.kind })))
  it.each(each)('$name of $method', async ({ fault, method, name }) => {
    heardAll(await check(name, 'one socket', faults({ ...fault, method, times: 2 })))
  })

  it.each(callFaults)('$kind of everything, over HTTP', async (fault) => {
    heardAll(await check(fault.kind, 'HTTP', faults({ ...fault, times: 8 })))
  })
})

const rates: Readonly<Partial<Record<FaultKind, number>>> = {
  latency: 0.15,
  'rate-limited': 0.04,
  'server-error': 0.05,
  'lost-request': 0.04,
  'lost-response': 0.05,
  duplicate: 0.15,
  reorder: 0.1,
  'late-delivery': 0.1,
  'lost-delivery': 0.08,
  'lost-ack': 0.08,
  disconnect: 0.08,
  'half-open': 0.03,
}

describe.concurrent('in a storm', () => {
  const storms = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((seed) =>
    transports.map((transport) => ({ seed, transport })),
  )
  it.each(storms)('of seed $seed over $transport', async ({ seed, transport }) => {
    const storm: Inject = (workspace) => workspace.faults.storm({ seed, rates, longest: 300 })
    await check('storm', transport, storm, { pingInterval })
  })
})

describe('the real record in a storm', () => {
  const talks = createTalks(createRecordSource('data'))
  // As at the start of the program: nobody waits for the index.
  beforeAll(() => talks.ask('who said what', { now: new Date() }))

  it.each(transports)(
    'answers every example of its help over %s',
    async (transport) => {
      const begin = (workspace: Workspace) => everyExample(workspace, talks)
      const storm: Inject = (workspace) => workspace.faults.storm({ seed: 9, rates, longest: 300 })
      const { fates } = await check('storm', transport, storm, { talks, begin, pingInterval })
      expect(fates.filter(({ fate }) => fate === 'answered').length).toBeGreaterThan(0)
    },
    120_000,
  )
})
