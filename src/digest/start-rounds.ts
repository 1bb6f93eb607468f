import { setTimeout as startTimer } from 'node:timers'
import { setTimeout } from 'node:timers/promises'

export interface Rounds {
  /**
   * Begins no further round. Resolves when the one that runs is done, or after so many milliseconds, and tells whether
   * it was; what goes wrong in it after that is nobody's business any more.
   */
  stop(timeout: number): Promise<boolean>
}

/**
 * Runs the round again and again, never two at once, `every` so many milliseconds after the last one ended. A round
 * that throws is told of, and the next one comes all the same.
 */
export function startRounds({
  run,
  every,
  onError,
}: {
  run: () => Promise<void>
  every: number
  onError: (error: unknown) => void
}): Rounds {
  let isStopping = false
  let isLeft = false
  let timer: NodeJS.Timeout | undefined
  let current: Promise<void> = Promise.resolve()

  function next() {
    current = Promise.resolve()
      .then(run)
      .catch((error) => {
        if (!isLeft) onError(error)
      })
      .then(() => {
        if (!isStopping) timer = startTimer(next, every)
      })
  }
  next()

  return {
    async stop(timeout) {
      isStopping = true
      clearTimeout(timer)
      const over = new AbortController()
      const done = await Promise.race([
        current.then(() => true),
        setTimeout(timeout, false, { signal: over.signal }).catch(() => false),
      ])
      over.abort()
      isLeft = !done
      return done
    },
  }
}
