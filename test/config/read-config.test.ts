import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'

const bot = { SLACK_BOT_TOKEN: 'xoxb-1-test' }
const app = { SLACK_APP_TOKEN: 'xapp-1-test' }
const signing = { SLACK_SIGNING_SECRET: '0123456789abcdef' }
const production = { NODE_ENV: 'production' }

describe('the way to Slack', () => {
  it.each([
    ['nothing set: the local workspace', {}, { mode: 'local', port: 0 }],
    ['empty values are not set', { SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: ' ' }, { mode: 'local' }],
    ['a port alone: the local workspace there', { PORT: '3100' }, { mode: 'local', port: 3100 }],
    ['bot and app token: Socket Mode', { ...bot, ...app }, { mode: 'socket', botToken: 'xoxb-1-test' }],
    ['bot token and secret: HTTP', { ...bot, ...signing }, { mode: 'http', port: 3000 }],
    ['all three: Socket Mode', { ...bot, ...app, ...signing }, { mode: 'socket' }],
    ['in production too', { ...bot, ...app, ...production }, { mode: 'socket' }],
  ])('%s', (_, env, slack) => {
    expect(readConfig(env).slack).toMatchObject(slack)
  })

  it.each([
    ['a bot token alone', bot, 'SLACK_APP_TOKEN'],
    ['an app token alone', app, 'SLACK_BOT_TOKEN'],
    ['a secret alone', signing, 'SLACK_BOT_TOKEN'],
    ['app token and secret', { ...app, ...signing }, 'SLACK_BOT_TOKEN'],
    ['nothing in production', production, 'SLACK_BOT_TOKEN'],
    ['a bot token alone in production', { ...bot, ...production }, 'SLACK_APP_TOKEN'],
    [
      'tokens exchanged',
      { SLACK_BOT_TOKEN: 'xapp-1-test', SLACK_APP_TOKEN: 'xoxb-1-test' },
      'SLACK_BOT_TOKEN',
    ],
    ['a malformed app token', { ...bot, SLACK_APP_TOKEN: 'secret-thing' }, 'SLACK_APP_TOKEN'],
    ['a malformed secret', { ...bot, SLACK_SIGNING_SECRET: 'a b' }, 'SLACK_SIGNING_SECRET'],
    ['an address in the clear', { SLACK_API_URL: 'http://slack.example/api/' }, 'SLACK_API_URL'],
    ['no address', { SLACK_API_URL: 'slack' }, 'SLACK_API_URL'],
    ['no port', { PORT: '70000' }, 'PORT'],
    ['no zone', { TALKS_TIME_ZONE: 'Kyiv time' }, 'TALKS_TIME_ZONE'],
    ['no user ids', { TALKS_EDITORS: 'olena' }, 'TALKS_EDITORS'],
    ['no health port', { TALKS_HEALTH_PORT: 'front-door' }, 'TALKS_HEALTH_PORT'],
    ['no health host', { TALKS_HEALTH_HOST: 'http://all of them/' }, 'TALKS_HEALTH_HOST'],
    ['neither on nor off', { TALKS_METRICS: 'sometimes-maybe' }, 'TALKS_METRICS'],
    ['metrics and nowhere to serve them', { TALKS_METRICS: 'on' }, 'TALKS_HEALTH_PORT'],
    ['no log level', { TALKS_LOG_LEVEL: 'everything-at-once' }, 'TALKS_LOG_LEVEL'],
    ['no team ids', { TALKS_ALLOW_TEAMS: 'partners' }, 'TALKS_ALLOW_TEAMS'],
  ])('names the variable, in one sentence and without its value: %s', (_, env, name) => {
    expect(() => readConfig(env)).toThrow(new RegExp(`^${name} [^\n]*\\.$`))
    for (const value of Object.values(env).filter((each) => each.length > 10)) {
      expect(() => readConfig(env)).not.toThrow(value)
    }
  })
})

describe('everything else', () => {
  it('has defaults', () => {
    expect(readConfig({})).toMatchObject({
      statePath: 'state/talks.db',
      dataPath: 'data',
      timeZone: 'UTC',
      editors: [],
      allowedTeams: [],
      health: null,
      metrics: false,
      logLevel: 'info',
    })
  })
  it('serves health on this machine only, unless told otherwise', () => {
    const { health } = readConfig({ TALKS_HEALTH_PORT: '9000' })
    expect(health).toEqual({ host: '127.0.0.1', port: 9000 })
    const env = { TALKS_HEALTH_PORT: '0', TALKS_HEALTH_HOST: '0.0.0.0', TALKS_METRICS: 'on' }
    expect(readConfig(env)).toMatchObject({ health: { host: '0.0.0.0', port: 0 }, metrics: true })
  })
  it('reads lists apart by commas or blanks', () => {
    expect(readConfig({ TALKS_EDITORS: 'U0MAX, U0OLENA  W0GRACE' }).editors).toEqual([
      'U0MAX',
      'U0OLENA',
      'W0GRACE',
    ])
  })
  it('delivers a digest late by five minutes at least, whatever is set', () => {
    const minutes = (hours: string) =>
      readConfig({ TALKS_DIGEST_LATE_HOURS: hours }).digestLateWindow / 60_000
    expect(['', '0', '0.01', '1', '24'].map(minutes)).toEqual([360, 5, 5, 60, 1_440])
  })
  it('takes a Web API on this machine', () => {
    const env = { ...bot, ...app, SLACK_API_URL: 'http://127.0.0.1:3100/api/' }
    expect(readConfig(env).slack).toMatchObject({ apiUrl: 'http://127.0.0.1:3100/api/' })
  })
})
