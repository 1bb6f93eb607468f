import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../src/workspace/start-workspace.ts'

interface Received {
  readonly type: string
  readonly envelope_id: string
  readonly retry_attempt?: number
  readonly retry_reason?: string
  readonly payload: {
    readonly event_id: string
    readonly event: { readonly type: string; readonly ts: string }
  }
}

describe('events that are not acknowledged', () => {
  let workspace: Workspace
  const received: Received[] = []

  /** A client of Socket Mode by hand, because Bolt acknowledges every event at once. */
  async function start(options: WorkspaceOptions, acknowledges: (envelope: Received) => boolean) {
    received.length = 0
    workspace = await startWorkspace(options)
    const response = await fetch(`${workspace.apiUrl}apps.connections.open`, {
      method: 'POST',
      headers: { authorization: `Bearer ${workspace.appToken}` },
    })
    const socket = new WebSocket(((await response.json()) as { url: string }).url)
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as Received
      if (frame.type === 'hello') return
      received.push(frame)
      if (acknowledges(frame)) socket.send(JSON.stringify({ envelope_id: frame.envelope_id }))
    })
    await workspace.connected()
  }

  afterEach(() => workspace.close())

  it('come again, numbered and with a reason, under the same event id', async () => {
    await start({ ackTimeout: 50, retryDelays: [0, 20, 20] }, () => false)
    await workspace.as('olena').post('newsroom', '@talks hello')
    await expect.poll(() => received.length).toBe(4)
    await workspace.settled()
    expect(received).toHaveLength(4)
    expect(received.map((each) => each.retry_attempt)).toEqual([undefined, 1, 2, 3])
    expect(received[1]?.retry_reason).toBe('timeout')
    expect(new Set(received.map((each) => each.payload.event_id)).size).toBe(1)
    expect(new Set(received.map((each) => each.envelope_id)).size).toBe(4)
  })

  it('come no more once they were', async () => {
    await start({ ackTimeout: 50, retryDelays: [0, 20, 20] }, (frame) => frame.retry_attempt === 1)
    await workspace.as('olena').post('newsroom', '@talks hello')
    await workspace.settled({ quiet: 300 })
    expect(received).toHaveLength(2)
  })

  it('come as a mention and as a message, each with its own id, where an app reads channels', async () => {
    await start({ subscribed: ['app_mention', 'message.channels'] }, () => true)
    await workspace.as('olena').post('newsroom', '@talks hello')
    await workspace.settled()
    expect(received.map((each) => each.payload.event.type).sort()).toEqual(['app_mention', 'message'])
    expect(new Set(received.map((each) => each.payload.event_id)).size).toBe(2)
    expect(new Set(received.map((each) => each.payload.event.ts)).size).toBe(1)
  })
})
