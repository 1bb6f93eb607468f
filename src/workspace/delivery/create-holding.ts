import type { Clock } from '../clock.ts'

/** Where deliveries wait that are to come out of order. */
export interface Holding {
  /** Runs after `behind` others have passed, or after a second. */
  hold(behind: number, run: () => void): void
  /** Tells that one has passed. */
  passed(): void
}

/** Milliseconds: an order that never fills up must not lose what waits for it. */
const longestHold = 1_000

export function createHolding(clock: Clock): Holding {
  const held = new Set<{ left: number; readonly release: () => void }>()
  return {
    hold(behind, run) {
      const entry = {
        left: behind,
        release() {
          cancel()
          held.delete(entry)
          run()
        },
      }
      const cancel = clock.after(longestHold, entry.release)
      held.add(entry)
    },
    passed() {
      for (const entry of [...held]) {
        entry.left -= 1
        if (entry.left <= 0) entry.release()
      }
    },
  }
}
