import type { RespondArguments, RespondFn } from '@slack/bolt'
import type { RenderedMessage } from '../../blocks/block.ts'
import { type Pause, realPause } from '../calls/patiently.ts'
import { isBlocksRefusal } from '../calls/slack-errors.ts'

/** Bolt's `respond`, as far as it is used here. */
export type Respond = RespondFn

/** The connection ended before Slack answered: what was sent may stand there, or not. */
export class UnconfirmedError extends Error {
  override name = 'UnconfirmedError'
}

type Attempt =
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused'; readonly error: string }
  /** Slack did nothing, and may do it the next time. */
  | { readonly kind: 'not-taken' }
  | { readonly kind: 'unknown' }

const tries = 3

/**
 * Answers one person through a response_url; without blocks where Slack does not take them, and again where it surely
 * did nothing. Where no answer came it is tried again only with `replace`, which does the same however often it is
 * done. A new message would stand there twice: a response_url cannot be asked what it has done, and in a command's
 * `replace_original` does nothing (slackapi/bolt-js#2287).
 *
 * @throws UnconfirmedError when no answer came; another error when Slack does not take it, for example because the
 * address has expired
 */
export async function respondWith(
  respond: Respond,
  { text, blocks }: RenderedMessage,
  {
    replace = false,
    threadTs,
    pause = realPause,
  }: { replace?: boolean; threadTs?: string | undefined; pause?: Pause } = {},
): Promise<void> {
  let message: RespondArguments = {
    response_type: 'ephemeral',
    replace_original: replace,
    text,
    unfurl_links: false,
    unfurl_media: false,
    ...(threadTs && { thread_ts: threadTs }),
    ...(blocks.length > 0 && { blocks }),
  }
  for (let count = 1; ; count += 1) {
    const outcome = await attempt(respond, message)
    if (outcome.kind === 'taken') return
    if (outcome.kind === 'refused') {
      if (!('blocks' in message) || !isBlocksRefusal(outcome.error)) break
      const { blocks: _, ...plain } = message
      message = plain
      continue
    }
    if (outcome.kind === 'unknown' && !replace) throw new UnconfirmedError('a response_url did not answer')
    if (count >= tries) break
    await pause(500 * count)
  }
  throw new Error('a response_url was refused')
}

/** Failures to connect: nothing was sent. Names from Node and undici. */
const unsent = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']

/** Slack says no with status 400 or 404, or with 200 and `ok: false`; with 429, 500, 502 and 503 it did nothing. */
async function attempt(respond: Respond, message: RespondArguments): Promise<Attempt> {
  try {
    const answer = await respond(message)
    const text = await answer.text()
    if (!/"ok"\s*:\s*false/.test(text)) return { kind: 'taken' }
    return { kind: 'refused', error: /"error"\s*:\s*"(\w+)"/.exec(text)?.[1] ?? 'unknown' }
  } catch (error) {
    const { statusCode, cause } = error as { statusCode?: unknown; cause?: { code?: unknown } }
    // Bolt keeps the status and drops the words: 400 is what unreadable blocks get, 404 an expired address.
    if (statusCode === 400 && 'blocks' in message) return { kind: 'refused', error: 'invalid_blocks' }
    if (typeof statusCode === 'number' && [429, 500, 502, 503].includes(statusCode)) {
      return { kind: 'not-taken' }
    }
    if (typeof statusCode === 'number' && statusCode < 500) return { kind: 'refused', error: 'unknown' }
    return unsent.includes(String(cause?.code)) ? { kind: 'not-taken' } : { kind: 'unknown' }
  }
}
