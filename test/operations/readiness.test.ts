import { expect, it } from 'vitest'
import { createHeartbeat } from '../../src/operations/heartbeat.ts'
import { createRecordHealth } from '../../src/operations/part-checks.ts'
import { type Check, createReadiness } from '../../src/operations/readiness.ts'

/** A clock that stands until it is set. */
function clock() {
  let time = Date.parse('2026-03-29T09:00:00Z')
  return {
    now: () => new Date(time),
    pass: (milliseconds: number) => {
      time += milliseconds
    },
  }
}

function ready(checks: Readonly<Record<string, Check>>, now = clock().now) {
  const readiness = createReadiness({ now, patience: 20 })
  for (const [name, check] of Object.entries(checks)) readiness.report(name, check)
  readiness.started()
  return readiness
}

const ok: Check = () => ({ kind: 'ok' })

it('is not ready before it has started, nor once it stops, whatever the checks say', async () => {
  const readiness = createReadiness({ now: clock().now })
  readiness.report('slack', ok)
  expect(await readiness.read()).toEqual({ isReady: false, status: 'starting', checks: {} })
  readiness.started()
  expect(await readiness.read()).toEqual({
    isReady: true,
    status: 'ready',
    checks: { slack: { state: 'ok' } },
  })
  readiness.stopping()
  expect(await readiness.read()).toEqual({ isReady: false, status: 'stopping', checks: {} })
})

it('is as good as its worst part', async () => {
  const old: Check = () => ({ kind: 'degraded', reason: 'old data' })
  const broken: Check = async () => ({ kind: 'failing', reason: 'gone' })
  expect(await ready({ ok, old }).read()).toEqual({
    isReady: true,
    status: 'degraded',
    checks: { ok: { state: 'ok' }, old: { state: 'degraded', reason: 'old data' } },
  })
  expect(await ready({ ok, old, broken }).read()).toMatchObject({ isReady: false, status: 'failing' })
})

it('takes a check that throws or hangs for a failure, and keeps its message to itself', async () => {
  const report = await ready({
    throws: () => {
      throw new Error('no such file /srv/talks/state')
    },
    hangs: () => new Promise(() => undefined),
  }).read()
  expect(report).toMatchObject({
    isReady: false,
    checks: { throws: { reason: 'the check failed' }, hangs: { reason: 'no answer' } },
  })
  expect(JSON.stringify(report)).not.toContain('/srv')
})

it('looks once a second, however often it is asked and wherever the clock goes', async () => {
  const { now, pass } = clock()
  let looks = 0
  const readiness = ready(
    {
      counted: () => {
        looks += 1
        return { kind: 'ok' }
      },
    },
    now,
  )
  await Promise.all([readiness.read(), readiness.read(), readiness.read()])
  pass(999)
  await readiness.read()
  expect(looks).toBe(1)
  pass(1)
  await readiness.read()
  expect(looks).toBe(2)
  pass(-3_600_000)
  await readiness.read()
  expect(looks).toBe(3)
})

it('replaces a part that is reported again', async () => {
  const readiness = ready({ digest: () => ({ kind: 'failing', reason: 'not yet' }) })
  expect((await readiness.read()).isReady).toBe(false)
  readiness.report('digest', ok)
  expect((await readiness.read()).isReady).toBe(true)
})

it('hears when a loop has fallen silent', () => {
  const { now, pass } = clock()
  const heartbeat = createHeartbeat({ now, within: 60_000 })
  pass(60_000)
  expect(heartbeat.check()).toEqual({ kind: 'ok' })
  pass(1)
  expect(heartbeat.check()).toMatchObject({ kind: 'failing' })
  heartbeat.beat()
  expect(heartbeat.check()).toEqual({ kind: 'ok' })
  pass(-3_600_000)
  expect(heartbeat.check()).toEqual({ kind: 'ok' })
  pass(60_001)
  expect(heartbeat.check()).toMatchObject({ kind: 'failing' })
})

it('knows how the record was last read', () => {
  const health = createRecordHealth()
  let isUnreadable = false
  const check = health.check(() => {
    if (isUnreadable) throw new Error('EACCES')
  })
  expect(check()).toEqual({ kind: 'ok' })
  health.noteProblem()
  expect(check()).toMatchObject({ kind: 'degraded' })
  isUnreadable = true
  expect(check()).toMatchObject({ kind: 'failing' })
  isUnreadable = false
  expect(check()).toMatchObject({ kind: 'degraded' })
  health.noteRead()
  expect(check()).toEqual({ kind: 'ok' })
})
