import type { Check } from './readiness.ts'

/** A loop's sign of life: it beats at every turn, and the check fails when it has not for a while. */
export interface Heartbeat {
  beat(): void
  readonly check: Check
}

/** @param within milliseconds after which a missing beat is a failure; also the time given for the first one */
export function createHeartbeat({ now, within }: { now: () => Date; within: number }): Heartbeat {
  let last = now().getTime()
  return {
    beat() {
      last = now().getTime()
    },
    check() {
      // A clock that was set back must not count as silence, nor hide one for long.
      last = Math.min(last, now().getTime())
      const isLate = now().getTime() - last > within
      return isLate ? { kind: 'failing', reason: 'has not turned lately' } : { kind: 'ok' }
    },
  }
}
