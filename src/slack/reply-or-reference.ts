import { randomInt } from 'node:crypto'
import { ToldError } from './calls/told-error.ts'
import type { Log } from './logging/create-log.ts'
import { describeError } from './logging/describe-error.ts'
import { UnconfirmedError } from './posting/respond-with.ts'

/**
 * Does the work; when it fails, tells whoever waits a short reference and writes the same one to the log. False where
 * they could not be told either. Never throws: there is nobody left to hear it.
 */
export async function replyOrReference(
  { log, newReference }: { readonly log: Log; readonly newReference: () => string },
  what: string,
  tell: (sentence: string) => Promise<unknown>,
  work: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    if (error instanceof ToldError) return tellAgain(tell, error.message, log)
    const reference = newReference()
    log.error('failed', { what, reference, ...describeError(error) })
    try {
      await tellAtLeastOnce(tell, `${apology(error)} Reference ${reference}.`)
      return true
    } catch (second) {
      log.error('could not tell', { what, reference, ...describeError(second) })
      return false
    }
  }
}

async function tellAgain(
  tell: (sentence: string) => Promise<unknown>,
  text: string,
  log: Log,
): Promise<boolean> {
  try {
    await tellAtLeastOnce(tell, text)
    return true
  } catch (error) {
    log.error('could not tell', describeError(error))
    return false
  }
}

/** Silence is worse than the same sentence twice. */
async function tellAtLeastOnce(tell: (sentence: string) => Promise<unknown>, sentence: string) {
  try {
    await tell(sentence)
  } catch (error) {
    if (!(error instanceof UnconfirmedError)) throw error
    await tell(sentence)
  }
}

/** An answer whose fate is not known may stand there: what is said of it must be true in both cases. */
function apology(error: unknown): string {
  return error instanceof UnconfirmedError
    ? 'Slack did not confirm that my answer reached you. If you do not see it, please ask again.'
    : 'Something went wrong on my side, and I could not answer.'
}

/** Without letters and digits that people mistake for each other on the phone. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** "T-7KQX3M". */
export function randomReference(): string {
  return `T-${Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]).join('')}`
}
