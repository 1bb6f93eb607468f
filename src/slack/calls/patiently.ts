import { setTimeout } from 'node:timers/promises'
import type { Metrics } from '../../operations/metrics.ts'
import { readFailure } from './slack-errors.ts'

export type Pause = (milliseconds: number) => Promise<unknown>

/** Hears of each call that is made again, before the wait. */
export type OnRetry = Metrics['slackRetry']

export const realPause: Pause = (milliseconds) => setTimeout(milliseconds)

/** Longer than this nobody waits for an answer. Seconds. */
const longestWait = 60

/** Calls what may safely be called again: waits as long as Slack asks, and a little where no answer came. */
export async function patiently<T>(
  call: () => Promise<T>,
  { tries = 3, pause = realPause, onRetry }: { tries?: number; pause?: Pause; onRetry?: OnRetry } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call()
    } catch (error) {
      const failure = readFailure(error)
      if (attempt >= tries || !(await waitFor(failure, attempt, pause, onRetry))) throw error
    }
  }
}

/** Waits as the failure demands; false when waiting does not help. */
export async function waitFor(
  failure: ReturnType<typeof readFailure>,
  attempt: number,
  pause: Pause,
  onRetry: OnRetry = () => {},
): Promise<boolean> {
  if (failure.kind === 'rate-limited') {
    if (failure.retryAfter > longestWait) return false
    onRetry(failure.kind)
    await pause(failure.retryAfter * 1_000)
    return true
  }
  if (failure.kind !== 'no-answer') return false
  onRetry(failure.kind)
  await pause(500 * 2 ** (attempt - 1))
  return true
}
