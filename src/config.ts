import { z } from 'zod'

/** How Talks reaches Slack. `local` starts the local workspace and fills in its own tokens. */
export type SlackConfig =
  | {
      readonly mode: 'local'
      /** 0 takes any free port. */
      readonly port: number
    }
  | {
      readonly mode: 'socket'
      readonly botToken: string
      readonly appToken: string
      readonly apiUrl: string | undefined
    }
  | {
      readonly mode: 'http'
      readonly botToken: string
      readonly signingSecret: string
      readonly port: number
      readonly apiUrl: string | undefined
    }

export interface Config {
  readonly slack: SlackConfig
  /** The database file; `:memory:` keeps nothing. */
  readonly statePath: string
  readonly dataPath: string
  /** IANA zone for whom Slack tells none. */
  readonly timeZone: string
  /** User ids of the editors. */
  readonly editors: readonly string[]
  /** Ids of other organisations whose members may ask. */
  readonly allowedTeams: readonly string[]
}

export type Environment = Readonly<Record<string, string | undefined>>

/** A value that dotenv left empty counts as not set. */
const optionalText = z
  .string()
  .optional()
  .transform((value) => value?.trim() || undefined)

const botToken = optionalText.refine((value) => !value || /^xoxb-\S+$/.test(value), {
  error: 'SLACK_BOT_TOKEN must begin with xoxb- (OAuth & Permissions, "Bot User OAuth Token").',
})
const appToken = optionalText.refine((value) => !value || /^xapp-\S+$/.test(value), {
  error: 'SLACK_APP_TOKEN must begin with xapp- (Basic Information, "App-Level Tokens").',
})
const signingSecret = optionalText.refine((value) => !value || /^\S{8,}$/.test(value), {
  error:
    'SLACK_SIGNING_SECRET must be one word of at least 8 characters (Basic Information, "App Credentials").',
})
const apiUrl = optionalText.refine((value) => !value || isSafeAddress(value), {
  error: 'SLACK_API_URL must be an https address, or an http address on this machine.',
})
const port = optionalText
  .transform((value) => (value === undefined ? undefined : Number(value)))
  .refine((value) => value === undefined || (Number.isInteger(value) && value >= 0 && value <= 65_535), {
    error: 'PORT must be a whole number from 0 to 65535.',
  })
const timeZone = optionalText
  .transform((value) => value ?? 'UTC')
  .refine(isTimeZone, { error: 'TALKS_TIME_ZONE must be an IANA time zone such as Europe/Kyiv.' })

const environment = z.object({
  SLACK_BOT_TOKEN: botToken,
  SLACK_APP_TOKEN: appToken,
  SLACK_SIGNING_SECRET: signingSecret,
  SLACK_API_URL: apiUrl,
  PORT: port,
  TALKS_STATE: optionalText.transform((value) => value ?? 'state/talks.db'),
  TALKS_DATA: optionalText.transform((value) => value ?? 'data'),
  TALKS_TIME_ZONE: timeZone,
  TALKS_EDITORS: idList(/^[UW][A-Z0-9]+$/, 'TALKS_EDITORS must list user ids such as U012ABCDEF.'),
  TALKS_ALLOW_TEAMS: idList(/^[TE][A-Z0-9]+$/, 'TALKS_ALLOW_TEAMS must list team ids such as T012ABCDEF.'),
  NODE_ENV: optionalText,
})

/**
 * Reads the environment. None of the three Slack variables: the local workspace, except in production. Any one of
 * them: all that are needed.
 *
 * @throws one sentence that names the missing or malformed variable, and never its value
 */
export function readConfig(env: Environment): Config {
  const parsed = environment.safeParse(env)
  if (!parsed.success) throw new Error(parsed.error.issues[0]?.message ?? 'The environment cannot be read.')
  const values = parsed.data
  return {
    slack: readSlack(values),
    statePath: values.TALKS_STATE,
    dataPath: values.TALKS_DATA,
    timeZone: values.TALKS_TIME_ZONE,
    editors: values.TALKS_EDITORS,
    allowedTeams: values.TALKS_ALLOW_TEAMS,
  }
}

function readSlack(values: z.output<typeof environment>): SlackConfig {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = values
  if (!botToken && !appToken && !signingSecret) {
    if (values.NODE_ENV !== 'production') return { mode: 'local', port: values.PORT ?? 0 }
    throw new Error('SLACK_BOT_TOKEN is missing: in production Talks never starts the local workspace.')
  }
  if (!botToken) throw new Error('SLACK_BOT_TOKEN is missing: every way of reaching Slack needs it.')
  const apiUrl = values.SLACK_API_URL
  if (appToken) return { mode: 'socket', botToken, appToken, apiUrl }
  if (signingSecret) return { mode: 'http', botToken, signingSecret, port: values.PORT ?? 3000, apiUrl }
  throw new Error('SLACK_APP_TOKEN is missing: Socket Mode needs it (or SLACK_SIGNING_SECRET for HTTP).')
}

/** Ids apart by commas or blanks; none when unset. */
function idList(form: RegExp, error: string) {
  return optionalText
    .transform((value) => (value === undefined ? [] : value.split(/[\s,]+/).filter(Boolean)))
    .refine((ids) => ids.every((id) => form.test(id)), { error })
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** Tokens travel to this address: plain http only where they do not leave the machine. */
function isSafeAddress(text: string): boolean {
  try {
    const { protocol, hostname } = new URL(text)
    if (protocol === 'https:') return true
    return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  } catch {
    return false
  }
}
