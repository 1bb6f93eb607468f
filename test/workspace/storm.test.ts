import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createFaults } from '../../src/workspace/faults/create-faults.ts'
import { startWorkspace } from '../../src/workspace/start-workspace.ts'
import { openSocket } from './open-socket.ts'

const rates = { latency: 0.3, 'server-error': 0.2, duplicate: 0.3, 'lost-delivery': 0.2, disconnect: 0.1 }
const call = { name: 'chat.postMessage' }
const delivery = { name: 'app_mention', type: 'events_api', transport: 'socket' } as const

/** What a hundred calls and deliveries meet, in this order of the two. */
function weather(seed: number, order: readonly boolean[]) {
  const faults = createFaults()
  faults.storm({ seed, rates })
  const [calls, deliveries]: [unknown[], unknown[]] = [[], []]
  for (const isCall of order) {
    if (isCall) calls.push(faults.strikeCall(call))
    else deliveries.push(faults.strikeDelivery(delivery))
  }
  return { calls, deliveries, injected: faults.injected() }
}

it('a storm is the same for the same seed, however calls and deliveries interleave', () => {
  fc.assert(
    fc.property(fc.integer(), fc.infiniteStream(fc.boolean()), (seed, coin) => {
      const mixed = [...coin.take(60)]
      const calls = mixed.filter((isCall) => isCall)
      const sorted = [...calls, ...mixed.filter((isCall) => !isCall)]
      expect(weather(seed, mixed)).toEqual(weather(seed, sorted))
    }),
  )
})

it('a storm keeps to its rates', () => {
  const { injected } = weather(
    7,
    Array.from({ length: 4_000 }, (_, n) => n % 2 === 0),
  )
  expect(injected.latency).toBeGreaterThan(540)
  expect(injected.latency).toBeLessThan(660)
  expect(injected['half-open']).toBe(0)
})

it('a storm differs from seed to seed', () => {
  const order = Array<boolean>(100).fill(true)
  expect(weather(1, order)).not.toEqual(weather(2, order))
})

it('a storm ends, and what it did stays counted', () => {
  const faults = createFaults()
  const id = faults.storm({ seed: 1, rates: { latency: 1 } })
  expect(faults.strikeCall(call).delay?.kind).toBe('latency')
  expect(faults.active()).toMatchObject([{ id, fault: { kind: 'storm', seed: 1 }, struck: 1 }])
  faults.clear()
  expect(faults.strikeCall(call)).toEqual({})
  expect(faults.injected().latency).toBe(1)
  faults.storm({ seed: 1, rates: { latency: 1 } })
  expect([faults.remove('fault9'), faults.remove(faults.active()[0]!.id)]).toEqual([false, true])
  expect(faults.active()).toEqual([])
})

it('a storm loses no event for good: each is heard in the end', async () => {
  const workspace = await startWorkspace({ ackTimeout: 400, retryDelays: [0, 20, 20] })
  workspace.faults.storm({
    seed: 42,
    rates: { duplicate: 0.3, reorder: 0.3, 'late-delivery': 0.3, 'lost-delivery': 0.15, 'lost-ack': 0.2 },
    longest: 100,
  })
  const app = await openSocket(workspace)
  const olena = workspace.as('olena')
  for (let n = 0; n < 30; n += 1) await olena.post('newsroom', `@talks question-${n}`)
  await workspace.settled({ quiet: 250, timeout: 10_000 })
  const heard = new Set(app.frames.map((frame) => frame.payload.event?.text))
  expect(heard.size).toBe(30)
  const counts = Object.values(workspace.faults.injected())
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(20)
  await workspace.close()
})
