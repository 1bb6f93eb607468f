/** Counts what was acknowledged and is not yet answered, so that a shutdown can wait for it. */
export interface InFlight {
  begin(): () => void
  /** Resolves when nothing is left, at the latest after `timeout` milliseconds; tells whether nothing was left. */
  drained(timeout: number): Promise<boolean>
}

export function createInFlight(): InFlight {
  let count = 0
  const waiting = new Set<() => void>()
  return {
    begin() {
      count += 1
      return () => {
        count -= 1
        if (count === 0) for (const resolve of [...waiting]) resolve()
      }
    },
    drained(timeout) {
      if (count === 0) return Promise.resolve(true)
      return new Promise((resolve) => {
        const settle = (empty: boolean) => {
          clearTimeout(timer)
          waiting.delete(done)
          resolve(empty)
        }
        const done = () => settle(true)
        const timer = setTimeout(() => settle(false), timeout)
        waiting.add(done)
      })
    },
  }
}
