import { webApi } from '@slack/bolt'

/** How a call of the Web API failed, by what can be done about it. */
export type CallFailure =
  | { readonly kind: 'rate-limited'; readonly retryAfter: number }
  /** No answer came, or none that can be read: the call may have had its effect. */
  | { readonly kind: 'no-answer' }
  /** Slack said no, under this name. */
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'other' }

/** `retryAfter` is in seconds. */
export function readFailure(error: unknown): CallFailure {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { kind: 'rate-limited', retryAfter: error.retryAfter }
  if (error instanceof webApi.WebAPIPlatformError) {
    const name = error.data.error
    // Slack's own "something broke": its documentation says that the call may have worked.
    if (['fatal_error', 'internal_error', 'service_unavailable'].includes(name)) return { kind: 'no-answer' }
    return { kind: 'refused', error: name }
  }
  if (error instanceof webApi.WebAPIRequestError || error instanceof webApi.WebAPIHTTPError) {
    return { kind: 'no-answer' }
  }
  return { kind: 'other' }
}

const outside = [
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'restricted_action',
  'user_not_in_channel',
]

/** Whether Slack refused because the bot may not post in that channel. */
export function isOutside(error: unknown): boolean {
  const failure = readFailure(error)
  return failure.kind === 'refused' && outside.includes(failure.error)
}

/** Slack's names for blocks that it does not take. */
export function isBlocksRefusal(error: string): boolean {
  return ['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long'].includes(error)
}
