import type { Check } from './readiness.ts'

/** Slack reaches us: over the socket, or as a listening server. */
export function slackCheck(isConnected: () => boolean): Check {
  return () => (isConnected() ? { kind: 'ok' } : { kind: 'failing', reason: 'not connected' })
}

/** @param probe writes and reads; throws when it cannot */
export function databaseCheck(probe: () => void): Check {
  return () => {
    try {
      probe()
      return { kind: 'ok' }
    } catch {
      return { kind: 'failing', reason: 'cannot be written or read' }
    }
  }
}

/** How the record's last reading went, told as it happens. */
export interface RecordHealth {
  noteProblem(): void
  noteRead(): void
  /** @param look reads the record if its files changed; throws when it cannot be read at all */
  check(look: () => unknown): Check
}

/** Mistakes in the files leave the last good record serving: that is degraded, and still ready. */
export function createRecordHealth(): RecordHealth {
  let isGood = true
  return {
    noteProblem() {
      isGood = false
    },
    noteRead() {
      isGood = true
    },
    check: (look) => () => {
      try {
        look()
      } catch {
        isGood = false
        return { kind: 'failing', reason: 'cannot be read' }
      }
      if (isGood) return { kind: 'ok' }
      return { kind: 'degraded', reason: 'its files have mistakes; the last good record serves' }
    },
  }
}
