import { describe, expect, it } from 'vitest'
import { createBoltLogger } from '../../src/slack/logging/bolt-logger.ts'
import { createLog, type LogFields } from '../../src/slack/logging/create-log.ts'
import { describeError } from '../../src/slack/logging/describe-error.ts'
import { redact } from '../../src/slack/logging/redact.ts'

it.each([
  'xoxb-123-456-abcDEF',
  'xoxe.xoxb-1-Mi0yLTk',
  'xapp-1-A0-9-deadbeef',
  'https://hooks.slack.com/commands/T0/1/abc',
  'wss://wss-primary.slack.com/link/?ticket=abc&app_id=1',
  'http://127.0.0.1:3100/response/local00012',
])('takes %s out of a line', (secret) => {
  expect(redact(`failed with ${secret} again`)).toMatch(/^failed with \[(token|address)\] again$/)
})

it('writes one JSON object a line', () => {
  const lines: string[] = []
  const log = createLog({ write: (line) => lines.push(line), now: () => new Date(0) })
  log.warn('odd', { count: 2 })
  expect(lines).toEqual(['{"time":"1970-01-01T00:00:00.000Z","level":"warn","event":"odd","count":2}\n'])
})

it('drops what Bolt says while debugging, and objects it passes along', () => {
  const lines: string[] = []
  const logger = createBoltLogger(createLog({ write: (line) => lines.push(line), now: () => new Date(0) }))
  logger.debug('{"text":"secret"}')
  logger.error('trouble', { text: 'secret' }, new Error('secret'))
  expect(lines.join('')).toContain('trouble [object] Error')
  expect(lines.join('')).not.toContain('secret')
})

describe('what Bolt quotes', () => {
  it.each([
    ['An unhandled error occurred while Bolt processed (type: x, error: Error: secret)', /Bolt processed…$/],
    ['Malformed request body: Unexpected token in "secret"', /request body: …$/],
    ['Failed to retrieve a new WSS URL (error: Error: invalid_auth)', /invalid_auth\)$/],
  ])('%s', (said, logged) => {
    const lines: string[] = []
    createBoltLogger(createLog({ write: (line) => lines.push(line), now: () => new Date(0) })).error(said)
    expect(JSON.parse(lines[0] ?? '').message).toMatch(logged)
    expect(lines.join('')).not.toContain('secret')
  })
})

describe('a log', () => {
  const logged = (fields: object, level?: 'info' | 'warn' | 'error') => {
    const lines: string[] = []
    const log = createLog({
      write: (line) => lines.push(line),
      now: () => new Date(0),
      ...(level && { level }),
    })
    log.warn('odd', fields as LogFields)
    return lines
  }

  it('stays one line of JSON whatever a value holds', () => {
    const values = [
      'two\nlines',
      '"}\n{"level":"error"',
      '\u2028\u0000',
      '\ud800',
      'https://hooks.slack.com/a"b',
    ]
    for (const value of values) {
      const [line = '', ...more] = logged({ value, count: 2 })
      expect(more).toEqual([])
      expect(line.indexOf('\n')).toBe(line.length - 1)
      expect(JSON.parse(line)).toMatchObject({ level: 'warn', event: 'odd', count: 2 })
    }
  })
  it('loses nothing that follows a secret', () => {
    const [line = ''] = logged({ where: 'https://hooks.slack.com/commands/1', auth: 'Bearer abc', count: 2 })
    expect(JSON.parse(line)).toMatchObject({ where: '[address]', auth: 'Bearer [token]', count: 2 })
  })
  it('names objects that came in against the types, circular ones too', () => {
    const circle: Record<string, unknown> = { text: 'secret' }
    circle.self = circle
    const [line = ''] = logged({ circle, list: ['secret'], big: 1n, none: null, odd: Number.NaN })
    expect(JSON.parse(line)).toMatchObject({ circle: '[object]', big: '[bigint]', odd: '[number]' })
    expect(line).not.toContain('secret')
  })
  it('cuts a huge value, quickly, and lets no half of a token through', () => {
    const began = performance.now()
    for (let length = 3_970; length < 4_000; length += 1) {
      const [line = ''] = logged({ value: `xoxb-${'8'.repeat(length)} xoxb-${'8'.repeat(1_000_000)}` })
      expect(line.length).toBeLessThan(1_200)
      expect(line).not.toContain('8')
    }
    const [line = ''] = logged({ value: 'http://'.repeat(200_000) })
    expect(line.length).toBeLessThan(1_200)
    expect(performance.now() - began).toBeLessThan(2_000)
  })
  it('finds a token inside a word', () => {
    expect(logged({ value: 'tokenxoxb-1-2-abc' })[0]).toContain('token[token]')
  })
  it('writes what is as grave as its level, and counts what it writes', () => {
    expect([logged({}, 'info'), logged({}, 'warn'), logged({}, 'error')].map(({ length }) => length)).toEqual(
      [1, 1, 0],
    )
    const heard: string[] = []
    const log = createLog({
      write: () => undefined,
      now: () => new Date(0),
      level: 'warn',
      onLine: (level) => heard.push(level),
    })
    log.info('a')
    log.warn('b')
    log.error('c')
    expect(heard).toEqual(['warn', 'error'])
  })
})

describe('an error in the log', () => {
  it('is described without its message', () => {
    const error = Object.assign(new TypeError('what the source said'), {
      code: 'E_X',
      data: { error: 'not_in_channel' },
    })
    expect(describeError(error)).toMatchObject({
      error: 'TypeError',
      code: 'E_X',
      slackError: 'not_in_channel',
    })
    expect(JSON.stringify(describeError(error))).not.toContain('source')
  })

  it('has its causes by name and code, as far as they lead anywhere', () => {
    const refused = Object.assign(new Error('to http://secret'), { code: 'ECONNREFUSED' })
    const failed = new TypeError('fetch failed', { cause: refused })
    const error = Object.assign(new Error('what was asked'), { original: failed })
    expect(describeError(error)).toMatchObject({ causedBy: 'TypeError < Error ECONNREFUSED' })
    const circle: Error & { cause?: unknown } = new Error('round')
    circle.cause = circle
    expect(describeError(circle).causedBy).toBe('Error < Error < Error')
  })
  it('shows no line of its message as if it were code', () => {
    const error = new Error('They said:\n    at the secret place (/a/b.ts:1:1)\n    at night')
    expect(describeError(error).at).not.toMatch(/secret|night/)
    expect(describeError(error).at).toMatch(/^at .*logging\.test\.ts:\d+:\d+/)
    error.message = 'changed since'
    expect(describeError(error).at).not.toMatch(/secret|night/)
  })
  it('has no words under its name, code or Slack error', () => {
    const error = Object.assign(new Error('x'), {
      name: 'the secret words',
      code: 'a secret\ncode',
      data: { error: 'no such secret' },
    })
    expect(JSON.stringify(describeError(error))).not.toContain('secret')
    expect(describeError('secret')).toEqual({ error: 'string' })
    expect(describeError(null)).toEqual({ error: 'object' })
  })
})
