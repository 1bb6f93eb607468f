import fc from 'fast-check'
import { afterEach, expect, it } from 'vitest'
import { type Clock, createClock } from '../../src/workspace/clock.ts'

let clock: Clock
afterEach(() => clock.close())

const noon = Date.UTC(2026, 2, 29, 12)
const minute = 60_000

it('tells the time it was given, and what it was put forward by', () => {
  clock = createClock(() => noon)
  clock.advance(5 * minute)
  expect(clock.now()).toBe(noon + 5 * minute)
})

it('runs what became due in the order of its times, at the new time', () => {
  clock = createClock(() => noon)
  const runs: string[] = []
  clock.after(3 * minute, () => runs.push(`third at ${clock.now() - noon}`))
  clock.after(1 * minute, () => runs.push(`first at ${clock.now() - noon}`))
  clock.after(60 * minute, () => runs.push('not yet'))
  clock.advance(5 * minute)
  expect(runs).toEqual(['first at 300000', 'third at 300000'])
})

it('counts what a leap plans from where the leap ends', () => {
  clock = createClock(() => noon)
  const runs: string[] = []
  clock.after(minute, () => clock.after(minute, () => runs.push('second')))
  clock.advance(10 * minute)
  expect(runs).toEqual([])
  clock.advance(minute)
  expect(runs).toEqual(['second'])
})

it('runs by itself as time passes, also where the given clock stands still', async () => {
  clock = createClock(() => noon)
  await new Promise<void>((resolve) => void clock.after(20, resolve))
  expect(clock.now()).toBe(noon)
})

it('runs nothing that was cancelled, by hand or by its end', () => {
  clock = createClock(() => noon)
  const runs: string[] = []
  const cancel = clock.after(minute, () => runs.push('cancelled'))
  clock.after(minute, () => runs.push('closed'))
  cancel()
  clock.close()
  clock.advance(2 * minute)
  expect(runs).toEqual([])
})

it('lets one run cancel another that is due with it', () => {
  clock = createClock(() => noon)
  const runs: string[] = []
  clock.after(1, () => cancel())
  const cancel = clock.after(2, () => runs.push('cancelled'))
  clock.advance(minute)
  expect(runs).toEqual([])
})

it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('does not go forward by %s', (ms) => {
  clock = createClock(() => noon)
  expect(() => clock.advance(ms)).toThrow('forward')
})

it('waits longer than setTimeout can', () => {
  clock = createClock(() => noon)
  const runs: string[] = []
  clock.after(60 * 86_400_000, () => runs.push('after two months'))
  clock.advance(59 * 86_400_000)
  expect(runs).toEqual([])
  clock.advance(86_400_000)
  expect(runs).toEqual(['after two months'])
})

it('runs each plan once, whatever the steps', () => {
  // Whole seconds, because a moment of real time passes from one plan to the next.
  const delays = fc.array(
    fc.integer({ min: 1, max: 1_000 }).map((seconds) => seconds * 1_000),
    { maxLength: 20 },
  )
  const steps = fc.array(fc.integer({ min: 0, max: 400_000 }), { maxLength: 10 })
  fc.assert(
    fc.property(delays, steps, (waits, leaps) => {
      clock = createClock(() => noon)
      const runs: number[] = []
      for (const wait of waits) clock.after(wait, () => runs.push(wait))
      for (const leap of leaps) clock.advance(leap)
      const total = leaps.reduce((sum, leap) => sum + leap, 0)
      const certain = waits.filter((wait) => wait <= total).sort((a, b) => a - b)
      expect(runs.slice(0, certain.length)).toEqual(certain)
      // Less than a second of real time has passed as well.
      expect(runs.every((wait) => wait <= total + 1_000)).toBe(true)
      clock.close()
    }),
  )
})
