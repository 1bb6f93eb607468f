import { afterEach, describe, expect, it } from 'vitest'
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../src/workspace/start-workspace.ts'
import { type Frame, type HandClient, openSocket } from './open-socket.ts'

describe('events that are not acknowledged', () => {
  let workspace: Workspace
  let app: HandClient

  async function start(options: WorkspaceOptions, acknowledges: (envelope: Frame) => boolean) {
    workspace = await startWorkspace(options)
    app = await openSocket(workspace, { acknowledges })
  }

  afterEach(() => workspace.close())

  it('come again, numbered and with a reason, under the same event id', async () => {
    await start({ ackTimeout: 50, retryDelays: [0, 20, 20] }, () => false)
    await workspace.as('olena').post('newsroom', '@talks hello')
    await expect.poll(() => app.frames.length).toBe(4)
    await workspace.settled()
    expect(app.frames).toHaveLength(4)
    expect(app.frames.map((each) => [each.retry_attempt, each.retry_reason])).toEqual([
      [0, ''],
      [1, 'timeout'],
      [2, 'timeout'],
      [3, 'timeout'],
    ])
    expect(new Set(app.frames.map((each) => each.payload.event_id)).size).toBe(1)
    expect(new Set(app.frames.map((each) => each.envelope_id)).size).toBe(4)
  })

  it('come at once, after a minute and after five, and then no more', async () => {
    await start({}, () => false)
    await workspace.as('olena').post('newsroom', '@talks hello')
    const arrived = (count: number) => expect.poll(() => app.frames.length, { interval: 5 }).toBe(count)
    const quiet = () => workspace.settled({ quiet: 20 })
    await arrived(1)
    workspace.clock.advance(3_000)
    await arrived(2)
    for (const [wait, count] of [
      [60_000, 3],
      [300_000, 4],
    ] as const) {
      workspace.clock.advance(3_000)
      await quiet()
      workspace.clock.advance(wait - 1_000)
      await quiet()
      expect(app.frames).toHaveLength(count - 1)
      workspace.clock.advance(1_000)
      await arrived(count)
    }
    workspace.clock.advance(3_000)
    await quiet()
    workspace.clock.advance(86_400_000)
    await quiet()
    expect(app.frames).toHaveLength(4)
  })

  it('come no more once they were', async () => {
    await start({ ackTimeout: 50, retryDelays: [0, 20, 20] }, (frame) => frame.retry_attempt === 1)
    await workspace.as('olena').post('newsroom', '@talks hello')
    await workspace.settled({ quiet: 300 })
    expect(app.frames).toHaveLength(2)
  })

  it('wait for an app that is away, until they are given up', async () => {
    workspace = await startWorkspace()
    await workspace.as('olena').post('newsroom', '@talks hello')
    await workspace.settled({ quiet: 20 })
    workspace.clock.advance(60_000)
    await workspace.settled({ quiet: 20 })
    app = await openSocket(workspace)
    expect(app.frames).toEqual([])
    workspace.clock.advance(300_000)
    await expect.poll(() => app.frames.length).toBe(1)
    expect(app.frames[0]).toMatchObject({ retry_attempt: 3, retry_reason: 'connection_failed' })
  })

  it('come as a mention and as a message, each with its own id, where an app reads channels', async () => {
    await start({ subscribed: ['app_mention', 'message.channels'] }, () => true)
    await workspace.as('olena').post('newsroom', '@talks hello')
    await workspace.settled()
    expect(app.frames.map((each) => each.payload.event?.type).sort()).toEqual(['app_mention', 'message'])
    expect(new Set(app.frames.map((each) => each.payload.event_id)).size).toBe(2)
    expect(new Set(app.frames.map((each) => each.payload.event?.ts)).size).toBe(1)
  })
})
