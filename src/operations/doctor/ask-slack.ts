/** Slack's answer to one call of the Web API, as far as the doctor looks at it. */
export interface SlackAnswer {
  readonly ok: boolean
  /** Slack's name for why not; made safe to print. */
  readonly error: string
  readonly team: string
  readonly botUser: string
  /** What the token may do; undefined where Slack did not say. */
  readonly scopes: readonly string[] | undefined
  /** Slack's clock, milliseconds since 1970; to the second. */
  readonly date: number | undefined
}

export const slackApi = 'https://slack.com/api/'

/** Milliseconds to wait for an answer. */
const patience = 10_000

/**
 * Calls one method without arguments. Null when no answer came, or none that is Slack's. Redirections are not
 * followed: the token goes to the address that was set and nowhere else.
 */
export async function askSlack(apiUrl: string, method: string, token: string): Promise<SlackAnswer | null> {
  try {
    const response = await fetch(new URL(method, apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    const body = (await response.json()) as Readonly<Record<string, unknown>> | null
    if (typeof body?.ok !== 'boolean') return null
    const scopes = response.headers.get('x-oauth-scopes')
    const date = Date.parse(response.headers.get('date') ?? '')
    return {
      ok: body.ok,
      error: nameIn(body.error) || 'no reason given',
      team: typeof body.team === 'string' ? body.team : 'this workspace',
      botUser: nameIn(body.bot_id),
      scopes:
        scopes === null
          ? undefined
          : scopes
              .split(',')
              .map((scope) => scope.trim())
              .filter(Boolean),
      date: Number.isNaN(date) ? undefined : date,
    }
  } catch {
    return null
  }
}

function nameIn(value: unknown): string {
  return typeof value === 'string' && /^\w{1,80}$/.test(value) ? value : ''
}
