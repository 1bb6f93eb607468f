import { afterEach, describe, expect, it } from 'vitest'
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../src/workspace/start-workspace.ts'
import { startEchoApp } from './echo-app.ts'
import { openSocket } from './open-socket.ts'

const shortcuts = [
  { type: 'global', name: 'Fill in a form', callback_id: 'open-form' },
  { type: 'message', name: 'Quote it', callback_id: 'quote' },
] as const

describe('shortcuts', () => {
  let workspace: Workspace
  let stop: (() => Promise<unknown>) | undefined

  async function start(options: WorkspaceOptions = {}) {
    workspace = await startWorkspace({ shortcuts, ...options })
  }
  async function startWithBolt() {
    await start()
    const app = await startEchoApp(workspace)
    stop = app.stop
    await workspace.connected()
    return app
  }
  afterEach(async () => {
    await stop?.()
    stop = undefined
    await workspace.close()
  })

  it('of the composer open a form in a real Bolt app', async () => {
    await startWithBolt()
    const olena = workspace.as('olena')
    expect(await olena.shortcut('open-form')).toEqual({ ok: true })
    await workspace.settled()
    const view = workspace.views('olena').at(-1)!
    expect(view.title).toMatchObject({ text: 'From a shortcut' })
    expect(await olena.submitView(view, { typed: 'right' })).toEqual({ ok: true })
    expect((await workspace.nextMessage()).text).toBe('submitted: right')
  })

  it('of a message answer whoever ran it, in channels the app is not in', async () => {
    await startWithBolt()
    const posted = await workspace.as('max').post('sources', 'the source said so')
    const ts = (posted.ok && posted.ts) || ''
    expect(await workspace.as('olena').messageShortcut('sources', ts, 'quote')).toEqual({ ok: true })
    const answer = await workspace.nextMessage()
    expect(answer).toMatchObject({ to: 'U0OLENA', channel: 'C0SOURCES', text: 'chosen: the source said so' })
    expect(await workspace.as('grace').messageShortcut('sources', ts, 'quote')).toMatchObject({
      error: 'message_not_found',
    })
  })

  it('come in Slack’s own shapes', async () => {
    await start()
    const app = await openSocket(workspace)
    const posted = await workspace.as('max').post('newsroom', 'chosen')
    const ts = (posted.ok && posted.ts) || ''
    await workspace.as('olena').shortcut('open-form')
    await workspace.as('olena').messageShortcut('newsroom', ts, 'quote')
    const [fromComposer, fromMessage] = app.frames
    const both = {
      user: { id: 'U0OLENA', username: 'olena', name: 'olena', team_id: 'T0LOCAL' },
      team: { id: 'T0LOCAL', domain: 'local-newsroom' },
      trigger_id: expect.any(String),
      action_ts: expect.stringMatching(/^\d+\.\d{6}$/),
    }
    expect(fromComposer?.type).toBe('interactive')
    expect(fromComposer?.payload).toMatchObject({ type: 'shortcut', callback_id: 'open-form', ...both })
    for (const field of ['channel', 'message', 'response_url', 'api_app_id']) {
      expect(fromComposer?.payload).not.toHaveProperty(field)
    }
    expect(fromMessage?.payload).toMatchObject({
      type: 'message_action',
      callback_id: 'quote',
      channel: { id: 'C0NEWSROOM', name: 'newsroom' },
      message_ts: ts,
      message: { type: 'message', user: 'U0MAX', text: 'chosen', ts },
      response_url: expect.stringContaining('/response/'),
      ...both,
    })
  })

  it('are only those that were registered, each in its own place', async () => {
    await start()
    const posted = await workspace.as('max').post('newsroom', 'a message')
    const olena = workspace.as('olena')
    expect(await olena.shortcut('quote')).toMatchObject({ error: 'unknown_shortcut' })
    expect(
      await olena.messageShortcut('newsroom', (posted.ok && posted.ts) || '', 'open-form'),
    ).toMatchObject({
      error: 'unknown_shortcut',
    })
  })

  it('need the scope of commands', async () => {
    await start({ scopes: ['chat:write'] })
    expect(await workspace.as('olena').shortcut('open-form')).toMatchObject({ error: 'unknown_shortcut' })
  })

  it('tell the person when nobody took them', async () => {
    await start({ ackTimeout: 50 })
    expect(await workspace.as('olena').shortcut('open-form')).toMatchObject({ error: 'dispatch_failed' })
    await openSocket(workspace, { acknowledges: () => false })
    expect(await workspace.as('olena').shortcut('open-form')).toMatchObject({ error: 'operation_timeout' })
  })

  it('give three seconds to open a view, by the workspace’s clock', async () => {
    await start()
    const app = await openSocket(workspace)
    async function open(triggerId: unknown) {
      const view = {
        type: 'modal',
        title: { type: 'plain_text', text: 'A form' },
        blocks: [{ type: 'divider' }],
      }
      const response = await fetch(`${workspace.apiUrl}views.open`, {
        method: 'POST',
        headers: { authorization: `Bearer ${workspace.botToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ trigger_id: triggerId, view }),
      })
      return ((await response.json()) as { error?: string }).error
    }
    const lastTrigger = () => (app.frames.at(-1)!.payload as unknown as { trigger_id: string }).trigger_id
    await workspace.as('olena').shortcut('open-form')
    workspace.advance(3_500)
    expect(await open(lastTrigger())).toBe('expired_trigger_id')
    await workspace.as('olena').shortcut('open-form')
    expect(await open(lastTrigger())).toBeUndefined()
    expect(await open(lastTrigger())).toBe('exchanged_trigger_id')
    expect(await open('guess')).toBe('invalid_trigger_id')
  })
})
