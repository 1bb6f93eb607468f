import type { App, ReceiverEvent } from '@slack/bolt'
import type { Metrics } from '../operations/metrics.ts'
import { createInFlight } from './in-flight.ts'

/** What comes in from Slack, and whether it is done with. Times are milliseconds. */
export interface Intake {
  /** Takes nothing more: it stays unacknowledged, and Slack hands it to another process or to the next one. */
  close(): void
  /** Whether all that was taken has been acknowledged by then. */
  acknowledged(timeout: number): Promise<boolean>
  /** Whether all that was taken is finished by then: answered, or apologised for. */
  finished(timeout: number): Promise<boolean>
}

/**
 * Counts from the arrival, before Bolt acknowledges: an event that was acknowledged and whose listener has not begun
 * would else be overlooked by a shutdown, and lost.
 */
export function watchIntake(
  app: Pick<App, 'processEvent'>,
  { metrics, now }: { metrics: Metrics; now: () => Date },
): Intake {
  const unacknowledged = createInFlight()
  const unfinished = createInFlight()
  const processEvent = app.processEvent.bind(app)
  let isClosed = false

  app.processEvent = async (event: ReceiverEvent) => {
    if (isClosed) return
    const began = now().getTime()
    const finish = unfinished.begin()
    const acknowledge = unacknowledged.begin()
    const ack: ReceiverEvent['ack'] = async (response) => {
      await event.ack(response)
      if (acknowledge()) metrics.acknowledged(now().getTime() - began)
    }
    try {
      await processEvent({ ...event, ack })
    } finally {
      // Nobody listened, or the acknowledgement did not get through: there is nothing to wait for any more.
      acknowledge()
      finish()
    }
  }

  return {
    close() {
      isClosed = true
    },
    acknowledged: unacknowledged.drained,
    finished: unfinished.drained,
  }
}
