import { expect, it } from 'vitest'
import { createBoltLogger } from '../../src/slack/logging/bolt-logger.ts'
import { createLog } from '../../src/slack/logging/create-log.ts'
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

it('describes an error without its message', () => {
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
