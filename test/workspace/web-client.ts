import { LogLevel, webApi } from '@slack/bolt'
import type { Workspace } from '../../src/workspace/start-workspace.ts'

/** The real client of @slack/web-api. It does not retry, so that a test sees every refusal. */
export function connectClient(workspace: Workspace, token = workspace.botToken): webApi.WebClient {
  // The client logs Slack's complaints as errors; here they are what is asked for.
  const logger = {
    debug() {},
    info() {},
    warn() {},
    error() {},
    setLevel() {},
    getLevel: () => LogLevel.ERROR,
    setName() {},
  }
  return new webApi.WebClient(token, {
    slackApiUrl: workspace.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger,
  })
}

export interface Refusal {
  readonly error: string
  readonly messages: readonly string[]
  readonly needed?: string
  readonly provided?: string
}

/** The name of the error that Slack answers with, and what it complains about; `none` when it answers ok. */
export async function refusal(call: Promise<unknown>): Promise<Refusal> {
  const data = await call.then(
    () => undefined,
    (reason: { data?: Refusal & { response_metadata?: { messages?: string[] } } }) => reason.data,
  )
  return {
    error: data?.error ?? 'none',
    messages: data?.response_metadata?.messages ?? [],
    ...(data?.needed !== undefined && { needed: data.needed, provided: data.provided ?? '' }),
  }
}
