/** What clocks in a zone show at an instant, `YYYY-MM-DD HH:MM`: the platform's own answer, to judge ours by. */
export function clockIn(zone: string): (instant: number) => string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).format
}

/** A change of the clocks: its first instant, and what the clock would have shown and shows then. */
export interface ClockChange {
  readonly zone: string
  readonly at: number
  readonly from: string
  readonly to: string
}

/** Less than the shortest time between two changes of one zone: a week, in Brazil in October 2000. */
const step = 6 * 86_400_000

/** Every change of a zone's offset from 1970 to 2037, found by looking. */
export function clockChanges(zone: string): readonly ClockChange[] {
  const { format } = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  const offset = (instant: number) => format(instant).split('GMT')[1] ?? ''
  const changes: ClockChange[] = []
  let before = offset(0)
  for (let instant = step; instant < Date.UTC(2038, 0, 1); instant += step) {
    const after = offset(instant)
    if (after === before) continue
    let [low, high] = [(instant - step) / 1000, instant / 1000]
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (offset(middle * 1000) === before) low = middle
      else high = middle
    }
    changes.push({ zone, at: high * 1000, from: before, to: after })
    before = after
  }
  return changes
}
