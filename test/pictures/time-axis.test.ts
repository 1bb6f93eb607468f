import fc from 'fast-check'
import { expect, it } from 'vitest'
import { makeTimeAxis } from '../../src/pictures/time-axis.ts'
import { arbitraryDated } from '../support/arbitrary-timeline.ts'

const sides = { left: 56, right: 1_144 }
const on = (date: string) => ({ from: date, to: date })
const summits = ['1985-11-19', '1986-10-11', '1987-12-08', '1988-05-29'].map(on)

it('leaves long empty times out where talks stand close together otherwise', () => {
  const { parts } = makeTimeAxis(
    [...['2022-03-03', '2022-03-07', '2022-03-10'].map(on), on('2024-08-01')],
    sides,
  )
  expect(parts.map(({ year }) => year)).toEqual(['2022', '2024'])
  expect(parts[1]!.ticks.map(({ label }) => label)).toEqual(['1 Aug'])
})

it('leaves nothing out where the talks are evenly far apart', () => {
  expect(makeTimeAxis(summits, sides).parts).toHaveLength(1)
})

it('puts a day’s talk above the day’s name', () => {
  const axis = makeTimeAxis(['2022-03-01', '2022-03-05'].map(on), sides)
  const tick = axis.parts[0]!.ticks.find(({ label }) => label === '3 Mar')!
  expect(axis.place(on('2022-03-03')).left).toBeCloseTo(tick.x)
})

it('names Januaries by their year, so that months of several years can be told apart', () => {
  const labels = makeTimeAxis(['2021-06-01', '2021-11-01', '2022-06-01'].map(on), sides).parts[0]!.ticks
  expect(labels.map(({ label }) => label)).toContain('2022')
})

it('is not stretched by a talk of which the year alone is known', () => {
  const year = { from: '2022-01-01', to: '2022-12-31' }
  const axis = makeTimeAxis([...['2022-03-03', '2022-03-07', '2022-03-10'].map(on), year], sides)
  expect(axis.place(year).isOpen).toEqual({ left: true, right: true })
  expect(axis.place(on('2022-03-10')).left - axis.place(on('2022-03-03')).left).toBeGreaterThan(700)
})

it('keeps the order of time, stays within its sides, and leaves its names apart, for any talks', () => {
  fc.assert(
    fc.property(fc.array(arbitraryDated, { minLength: 1, maxLength: 20 }), (talks) => {
      const axis = makeTimeAxis(talks, sides)
      const days = talks.map(({ from }) => from).toSorted()
      const places = days.map((day) => axis.place(on(day)).left)
      expect(places).toEqual(places.toSorted((a, b) => a - b))
      for (const talk of talks) {
        const { left, right } = axis.place(talk)
        expect(left).toBeGreaterThanOrEqual(sides.left)
        expect(right).toBeLessThanOrEqual(sides.right)
        expect(left).toBeLessThanOrEqual(right)
      }
      const ticks = axis.parts.flatMap((part) => part.ticks.map(({ x }) => x))
      for (const [index, x] of ticks.entries())
        if (index > 0) expect(x - ticks[index - 1]!).toBeGreaterThan(80)
    }),
    { numRuns: 120 },
  )
})
