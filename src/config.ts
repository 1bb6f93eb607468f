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
  /** Milliseconds after its time for which a digest is still delivered; five minutes at least. */
  readonly digestLateWindow: number
  /** Where liveness and readiness are served; null when they are not. Port 0 takes any free one. */
  readonly health: { readonly host: string; readonly port: number } | null
  /** Whether the health server also serves metrics. */
  readonly metrics: boolean
  /** The least that is logged. */
  readonly logLevel: (typeof logLevels)[number]
}

/** A digest is never on the second: with no window at all none would come. Milliseconds. */
const leastLateWindow = 5 * 60_000

const logLevels = ['info', 'warn', 'error'] as const

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
const portOf = (name: string) =>
  optionalText
    .transform((value) => (value === undefined ? undefined : Number(value)))
    .refine((value) => value === undefined || (Number.isInteger(value) && value >= 0 && value <= 65_535), {
      error: `${name} must be a whole number from 0 to 65535.`,
    })
const timeZone = optionalText
  .transform((value) => value ?? 'UTC')
  .refine(isTimeZone, { error: 'TALKS_TIME_ZONE must be an IANA time zone such as Europe/Kyiv.' })

const environment = z.object({
  SLACK_BOT_TOKEN: botToken,
  SLACK_APP_TOKEN: appToken,
  SLACK_SIGNING_SECRET: signingSecret,
  SLACK_API_URL: apiUrl,
  PORT: portOf('PORT'),
  TALKS_STATE: optionalText.transform((value) => value ?? 'state/talks.db'),
  TALKS_DATA: optionalText.transform((value) => value ?? 'data'),
  TALKS_TIME_ZONE: timeZone,
  TALKS_EDITORS: idList(/^[UW][A-Z0-9]+$/, 'TALKS_EDITORS must list user ids such as U012ABCDEF.'),
  TALKS_ALLOW_TEAMS: idList(/^[TE][A-Z0-9]+$/, 'TALKS_ALLOW_TEAMS must list team ids such as T012ABCDEF.'),
  TALKS_DIGEST_LATE_HOURS: optionalText
    .transform((value) => (value === undefined ? 6 : Number(value)))
    .refine((value) => value >= 0 && value <= 24, {
      error: 'TALKS_DIGEST_LATE_HOURS must be a number of hours from 0 to 24.',
    }),
  TALKS_HEALTH_PORT: portOf('TALKS_HEALTH_PORT'),
  TALKS_HEALTH_HOST: optionalText
    .transform((value) => value ?? '127.0.0.1')
    .refine((value) => /^[\w.:-]+$/.test(value), {
      error: 'TALKS_HEALTH_HOST must be a host name or address such as 127.0.0.1.',
    }),
  TALKS_METRICS: optionalText
    .transform((value) => value ?? 'off')
    .refine((value) => value === 'on' || value === 'off', { error: 'TALKS_METRICS must be on or off.' }),
  TALKS_LOG_LEVEL: z.preprocess(
    (value) => (typeof value === 'string' && value.trim()) || 'info',
    z.enum(logLevels, { error: `TALKS_LOG_LEVEL must be one of ${logLevels.join(', ')}.` }),
  ),
  NODE_ENV: optionalText,
})

/** Where the state is, for programs that need nothing else of the environment. */
export function readStatePath(env: Environment): string {
  return environment.shape.TALKS_STATE.parse(env.TALKS_STATE)
}

/** Every variable that is read. */
export const variables: readonly string[] = Object.keys(environment.shape)

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
    digestLateWindow: Math.max(values.TALKS_DIGEST_LATE_HOURS * 3_600_000, leastLateWindow),
    ...readHealth(values),
    logLevel: values.TALKS_LOG_LEVEL,
  }
}

function readHealth(values: z.output<typeof environment>): Pick<Config, 'health' | 'metrics'> {
  const { TALKS_HEALTH_HOST: host, TALKS_HEALTH_PORT: port } = values
  const metrics = values.TALKS_METRICS === 'on'
  if (port === undefined && metrics) {
    throw new Error('TALKS_HEALTH_PORT is missing: TALKS_METRICS are served there.')
  }
  return { health: port === undefined ? null : { host, port }, metrics }
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
