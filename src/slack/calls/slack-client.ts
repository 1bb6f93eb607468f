import { type Logger, webApi } from '@slack/bolt'

export type SlackClient = webApi.WebClient

/**
 * Our own client of the Web API. It neither retries nor waits by itself: a blind retry of a post can post twice, and
 * a trigger_id is dead before a wait is over. `patiently` and the poster do it where it is safe.
 */
export function createSlackClient({
  botToken,
  apiUrl,
  logger,
}: {
  botToken: string
  apiUrl: string | undefined
  logger: Logger
}): SlackClient {
  return new webApi.WebClient(botToken, {
    ...(apiUrl && { slackApiUrl: apiUrl }),
    logger,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
  })
}
