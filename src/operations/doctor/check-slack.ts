import type { SlackConfig } from '../../config.ts'
import { askSlack, type SlackAnswer, slackApi } from './ask-slack.ts'
import { type Finding, ok, problem, warning } from './finding.ts'
import type { WantedScope } from './manifest-scopes.ts'

/** Seconds that the clocks may differ. Slack's own limit for signed requests is five minutes, both ways. */
const mostApart = 30

const unreachable = problem(
  'slack',
  'Slack cannot be reached.',
  'Check the network and its proxy, and SLACK_API_URL if it is set.',
)

export async function checkSlack(
  slack: SlackConfig,
  wanted: readonly WantedScope[],
  now: () => Date,
): Promise<readonly Finding[]> {
  if (slack.mode === 'local') {
    return [
      warning(
        'slack',
        'No Slack tokens are set: Slack was not checked, and npm start opens the local workspace.',
        'To use a real workspace, set SLACK_BOT_TOKEN and SLACK_APP_TOKEN in .env.',
      ),
    ]
  }
  const apiUrl = slack.apiUrl ?? slackApi
  const began = now().getTime()
  const auth = await askSlack(apiUrl, 'auth.test', slack.botToken)
  const middle = (began + now().getTime()) / 2
  if (!auth) return [unreachable]
  const bot = checkBotToken(auth)
  return [
    ...bot,
    ...(auth.ok ? checkScopes(auth.scopes, wanted) : []),
    await checkWayIn(slack, apiUrl),
    checkClock(auth.date, middle),
  ]
}

function checkBotToken(auth: SlackAnswer): readonly Finding[] {
  const check = 'bot token'
  if (!auth.ok) {
    const mend = 'Install the app again and copy its Bot User OAuth Token to SLACK_BOT_TOKEN.'
    return [problem(check, `Slack refuses SLACK_BOT_TOKEN (${auth.error}).`, mend)]
  }
  if (!auth.botUser) {
    const mend = 'Copy the Bot User OAuth Token (xoxb-…), not a user’s.'
    return [problem(check, 'SLACK_BOT_TOKEN is not a bot’s token.', mend)]
  }
  return [ok(check, `Slack takes SLACK_BOT_TOKEN, of ${auth.team}.`)]
}

function checkScopes(
  granted: readonly string[] | undefined,
  wanted: readonly WantedScope[],
): readonly Finding[] {
  const check = 'scopes'
  if (!granted) {
    return [
      warning(check, 'Slack did not say what the token may do.', 'Compare its scopes with manifest.yml.'),
    ]
  }
  const missing = wanted.filter(({ scope }) => !granted.includes(scope))
  const extra = granted.filter((scope) => !wanted.some((each) => each.scope === scope))
  const findings = [
    ...missing.map(({ scope, reason }) =>
      problem(
        check,
        `The scope ${scope} is missing${reason ? ` (${reason.replace(/\.$/, '')})` : ''}.`,
        'Add it under OAuth & Permissions, or paste manifest.yml again, and reinstall the app.',
      ),
    ),
    ...extra.map((scope) =>
      warning(
        check,
        `The scope ${scope} is granted and not needed.`,
        'Take it away: least scopes leak least.',
      ),
    ),
  ]
  return findings.length > 0
    ? findings
    : [ok(check, `All ${wanted.length} scopes are granted, and no others.`)]
}

async function checkWayIn(slack: Exclude<SlackConfig, { mode: 'local' }>, apiUrl: string): Promise<Finding> {
  if (slack.mode === 'http') {
    return ok(
      'signing secret',
      'SLACK_SIGNING_SECRET is set; whether it is the app’s own shows with the first request.',
    )
  }
  const check = 'app token'
  // Opens no socket: it only hands out an address, which is thrown away.
  const answer = await askSlack(apiUrl, 'apps.connections.open', slack.appToken)
  if (!answer) return { ...unreachable, check }
  if (answer.ok) return ok(check, 'Slack takes SLACK_APP_TOKEN for Socket Mode.')
  const mend = 'Create an app-level token with connections:write and switch Socket Mode on.'
  return problem(check, `Slack refuses SLACK_APP_TOKEN (${answer.error}).`, mend)
}

/** @param middle this machine's clock, halfway between question and answer; milliseconds since 1970 */
function checkClock(date: number | undefined, middle: number): Finding {
  const check = 'clock'
  if (date === undefined) {
    return warning(check, 'Slack did not tell the time.', 'Check the machine’s clock by hand.')
  }
  // Slack's second was cut off, so that on average half of one is missing.
  const apart = (middle - (date + 500)) / 1_000
  if (Math.abs(apart) <= mostApart) return ok(check, 'The clock agrees with Slack’s.')
  const text = `The clock is ${Math.round(Math.abs(apart))} seconds ${apart > 0 ? 'ahead of' : 'behind'} Slack’s.`
  return problem(check, text, 'Synchronise it (NTP): signatures and digests depend on it.')
}
