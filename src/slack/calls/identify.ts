import { patiently } from './patiently.ts'
import type { SlackClient } from './slack-client.ts'
import { readFailure } from './slack-errors.ts'

/** Who the bot is, and whose. */
export interface Identity {
  readonly botUserId: string
  readonly botId: string
  readonly teamId: string
  readonly teamName: string
  readonly enterpriseId: string | undefined
  /** The token has the scope of Slack's agent pane. */
  readonly hasAgentPane: boolean
}

/** @throws one sentence when Slack does not take the token or cannot be reached */
export async function identify(client: SlackClient): Promise<Identity> {
  try {
    const answer = await patiently(() => client.auth.test())
    return {
      botUserId: answer.user_id ?? '',
      botId: answer.bot_id ?? '',
      teamId: answer.team_id ?? '',
      teamName: answer.team ?? 'this workspace',
      enterpriseId: answer.enterprise_id,
      hasAgentPane: answer.response_metadata?.scopes?.includes('assistant:write') === true,
    }
  } catch (error) {
    const failure = readFailure(error)
    if (failure.kind === 'refused') {
      throw new Error(
        `Slack refuses SLACK_BOT_TOKEN (${failure.error}): install the app again and copy its token.`,
      )
    }
    throw new Error('Slack cannot be reached: check the network, and SLACK_API_URL if it is set.')
  }
}
