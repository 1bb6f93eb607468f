import type { RenderedModal } from '../../blocks/block.ts'
import { type Pause, realPause, waitFor } from './patiently.ts'
import type { SlackClient } from './slack-client.ts'
import { readFailure } from './slack-errors.ts'
import { ToldError } from './told-error.ts'

/** A trigger_id lives for three seconds: the waits between these tries take half of them. */
const tries = 3
/** Seconds; whoever is asked to wait longer has lost the trigger_id by then. */
const longestWait = 1

const tooLate = 'I took too long to open the window, and Slack gave it up. Please try that again.'

/**
 * Opens a modal and gives its id where Slack told it, with `isStacked` on top of the one in which the click was; again where Slack asks to wait or no
 * answer came. A trigger_id opens one view, so that trying again cannot open two: `exchanged_trigger_id` then says that
 * an earlier try did.
 *
 * @throws ToldError when Slack waited too long; another error when it does not open it
 */
export async function openView(
  client: SlackClient,
  {
    triggerId,
    view,
    isStacked = false,
  }: { readonly triggerId: string; readonly view: RenderedModal; readonly isStacked?: boolean },
  { pause = realPause }: { readonly pause?: Pause } = {},
): Promise<string | undefined> {
  let mayBeOpen = false
  for (let count = 1; ; count += 1) {
    try {
      const asked = { trigger_id: triggerId, view }
      const opened = await (isStacked ? client.views.push(asked) : client.views.open(asked))
      return opened.view?.id
    } catch (error) {
      const failure = readFailure(error)
      if (mayBeOpen && failure.kind === 'refused' && failure.error === 'exchanged_trigger_id')
        return undefined
      if (failure.kind === 'refused' && failure.error === 'expired_trigger_id') throw new ToldError(tooLate)
      mayBeOpen ||= failure.kind === 'no-answer'
      const isTooLong = failure.kind === 'rate-limited' && failure.retryAfter > longestWait
      if (count >= tries || isTooLong || !(await waitFor(failure, count, pause))) throw error
    }
  }
}
