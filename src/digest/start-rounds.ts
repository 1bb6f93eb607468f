export interface Rounds {
  /** Begins nothing new, and resolves when what runs is done. */
  stop(): Promise<void>
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
  let timer: NodeJS.Timeout | undefined
  let current: Promise<void> = Promise.resolve()

  function next() {
    current = Promise.resolve()
      .then(run)
      .catch(onError)
      .then(() => {
        if (!isStopping) timer = setTimeout(next, every)
      })
  }
  next()

  return {
    async stop() {
      isStopping = true
      clearTimeout(timer)
      await current
    },
  }
}
