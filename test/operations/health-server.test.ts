import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type HealthServer, startHealthServer } from '../../src/operations/health-server.ts'
import { createPrometheusMetrics } from '../../src/operations/prometheus-metrics.ts'
import { createReadiness, type Readiness } from '../../src/operations/readiness.ts'
import { startOperations } from '../../src/operations/start-operations.ts'

const host = '127.0.0.1'
const now = () => new Date()

let readiness: Readiness
let server: HealthServer
beforeEach(async () => {
  readiness = createReadiness({ now })
  server = await startHealthServer({ host, port: 0, readiness })
})
afterEach(() => server.close())

const get = (path: string, init?: RequestInit) => fetch(`http://${host}:${server.port}${path}`, init)

it('is live before it is ready', async () => {
  expect((await get('/health/live')).status).toBe(200)
  const answer = await get('/health/ready')
  expect([answer.status, await answer.json()]).toEqual([503, { status: 'starting', checks: {} }])
})

it('tells each check by name', async () => {
  readiness.report('slack', () => ({ kind: 'ok' }))
  readiness.report('record', () => ({ kind: 'degraded', reason: 'old' }))
  readiness.started()
  const answer = await get('/health/ready?verbose')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(await answer.json()).toEqual({
    status: 'degraded',
    checks: { slack: { state: 'ok' }, record: { state: 'degraded', reason: 'old' } },
  })
})

describe('requests', () => {
  it('are answered without a body to HEAD', async () => {
    const answer = await get('/health/live', { method: 'HEAD' })
    expect([answer.status, await answer.text()]).toEqual([200, ''])
    expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(0)
    expect((await get('/health/ready', { method: 'HEAD' })).status).toBe(503)
  })
  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('are refused for %s', async (method) => {
    const answer = await get('/health/ready', { method })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })
  it.each(['/', '/health', '/health/live/', '/metrics', '/constructor', '/../etc/passwd', '/__proto__'])(
    'find nothing at %s',
    async (path) => {
      expect((await get(path)).status).toBe(404)
    },
  )
})

it('closes although somebody holds a connection open and says nothing', async () => {
  const idle = connect(server.port, host)
  await new Promise((resolve) => idle.once('connect', resolve))
  const closed = new Promise((resolve) => idle.once('close', resolve))
  await server.close()
  await closed
})

it.each([
  ['a port that is taken', () => ({ host, port: server.port }), /^TALKS_HEALTH_PORT is taken[^\n]*\.$/],
  ['an address elsewhere', () => ({ host: '192.0.2.1', port: 0 }), /^TALKS_HEALTH_HOST is no address/],
])('says in one sentence what is wrong with %s', async (_, where, sentence) => {
  await expect(startHealthServer({ ...where(), readiness })).rejects.toThrow(sentence)
})

describe('switched off', () => {
  it('serves nothing and counts in silence', async () => {
    const operations = await startOperations({ health: null, metrics: false }, { now })
    expect(operations.port).toBeUndefined()
    operations.metrics.logLine('info')
    await operations.close()
  })
})

describe('metrics', () => {
  const question = { intent: 'stalled', status: 'answered', surface: 'mention', milliseconds: 300 } as const

  it('are served where they are on', async () => {
    const operations = await startOperations({ health: { host, port: 0 }, metrics: true }, { now })
    operations.metrics.questionAnswered(question)
    operations.metrics.logLine('warn')
    const answer = await fetch(`http://${host}:${operations.port}/metrics`)
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    const text = await answer.text()
    expect(text).toContain('talks_questions_total{intent="stalled",status="answered",surface="mention"} 1')
    expect(text).toContain('talks_log_lines_total{level="warn"} 1')
    expect(text).toMatch(/^process_cpu_seconds_total /m)
    await operations.close()
  })

  it('count each thing under its own name', async () => {
    const metrics = createPrometheusMetrics()
    metrics.questionAnswered(question)
    metrics.acknowledged(40)
    metrics.slackRetry('rate-limited')
    metrics.digestDelivery('late')
    metrics.recall('marked')
    const { text } = await metrics.render()
    for (const line of [
      'talks_answer_seconds_bucket{le="0.25",surface="mention"} 0',
      'talks_answer_seconds_bucket{le="0.5",surface="mention"} 1',
      'talks_answer_seconds_sum{surface="mention"} 0.3',
      'talks_acknowledgement_seconds_bucket{le="0.05"} 1',
      'talks_slack_retries_total{reason="rate-limited"} 1',
      'talks_digest_deliveries_total{outcome="late"} 1',
      'talks_digest_deliveries_total{outcome="delivered"} 0',
      'talks_recalls_total{outcome="marked"} 1',
    ]) {
      expect(text.split('\n')).toContain(line)
    }
  })

  it('take no id and no words for a label', async () => {
    const metrics = createPrometheusMetrics()
    for (const words of [
      'U0OLENA',
      'C0NEWSROOM',
      'what did Kuleba say?',
      'a"b\n',
      'kuleba said so in antalya',
      '',
    ]) {
      metrics.questionAnswered({ ...question, intent: words, status: words })
    }
    const { text } = await metrics.render()
    expect(text).toContain('talks_questions_total{intent="other",status="other",surface="mention"} 6')
    expect(text).not.toMatch(/OLENA|NEWSROOM|uleba/)
  })

  it('stay sound when the clock is set back', async () => {
    const metrics = createPrometheusMetrics()
    metrics.questionAnswered({ ...question, milliseconds: -3_600_000 })
    metrics.acknowledged(-1)
    expect((await metrics.render()).text).toContain('talks_answer_seconds_sum{surface="mention"} 0')
  })
})
