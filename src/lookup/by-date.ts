import type { Fact } from '../record/facts.ts'

/** Date order; undated facts last, whichever way it is sorted. */
export function byDate(a: Fact, b: Fact): number {
  const [x, y] = [a.dates[0]?.from, b.dates[0]?.from]
  if (!x || !y) return Number(!x) - Number(!y)
  return x < y ? -1 : x > y ? 1 : 0
}
