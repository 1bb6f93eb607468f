/** Counts what has begun and is not yet done, so that a shutdown can wait for it. */
export interface InFlight {
  /** What it gives back says that this one is done; true the first time, and without effect after that. */
  begin(): () => boolean
  /** Resolves when nothing is left, at the latest after `timeout` milliseconds; tells whether nothing was left. */
  drained(timeout: number): Promise<boolean>
}

export function createInFlight(): InFlight {
  let count = 0
  const waiting = new Set<() => void>()
  return {
    begin() {
      count += 1
      let isDone = false
      return () => {
        if (isDone) return false
        isDone = true
        count -= 1
        if (count === 0) for (const resolve of [...waiting]) resolve()
        return true
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
