import { performance } from 'node:perf_hooks'

/** The workspace's time: it runs like the clock it was given, and can be put forward. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs once, `ms` milliseconds from now, or earlier when the clock is put forward. The result cancels it. */
  after(ms: number, run: () => void): () => void
  /**
   * Puts the clock forward and runs what became due, in the order of its due times. What these runs plan in turn counts
   * from the new time, so that an app has its three seconds for what a leap brought about.
   *
   * @throws when `ms` is negative or no number: this clock does not go back
   */
  advance(ms: number): void
  /** Cancels all that is planned, and plans nothing more. */
  close(): void
}

interface Planned {
  readonly due: number
  readonly run: () => void
  timer?: NodeJS.Timeout
}

/** The longest wait that setTimeout takes, about 25 days. */
const longestWait = 2 ** 31 - 1

/** setTimeout may be this many milliseconds early. */
const tolerance = 2

/**
 * Waiting goes by the machine's own steady clock, so that it also ends where the given clock stands still, as in tests.
 *
 * @param now milliseconds since 1970
 */
export function createClock(now: () => number): Clock {
  const planned = new Set<Planned>()
  let advanced = 0
  let isClosed = false

  const elapsed = () => performance.now() + advanced

  function arm(plan: Planned) {
    clearTimeout(plan.timer)
    const wait = Math.min(Math.max(plan.due - elapsed(), 0), longestWait)
    plan.timer = setTimeout(() => {
      if (plan.due - elapsed() > tolerance) return arm(plan)
      fire(plan)
    }, wait)
  }

  function fire(plan: Planned) {
    clearTimeout(plan.timer)
    if (planned.delete(plan)) plan.run()
  }

  return {
    now: () => now() + advanced,
    after(ms, run) {
      if (isClosed) return () => {}
      const plan: Planned = { due: elapsed() + ms, run }
      planned.add(plan)
      arm(plan)
      return () => {
        clearTimeout(plan.timer)
        planned.delete(plan)
      }
    },
    advance(ms) {
      if (!(ms >= 0 && ms < Number.POSITIVE_INFINITY)) {
        throw new RangeError(`the clock goes forward by a number of milliseconds, not by ${ms}`)
      }
      advanced += ms
      const before = [...planned]
      const due = before.filter((plan) => plan.due <= elapsed()).sort((a, b) => a.due - b.due)
      for (const plan of due) fire(plan)
      for (const plan of before) if (planned.has(plan)) arm(plan)
    },
    close() {
      isClosed = true
      for (const plan of planned) clearTimeout(plan.timer)
      planned.clear()
    },
  }
}
