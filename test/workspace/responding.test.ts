import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { type HandClient, openSocket } from './open-socket.ts'

const button = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }
const blocks = [{ type: 'actions', block_id: 'row', elements: [button] }]

describe('answers through a response_url', () => {
  let workspace: Workspace
  let app: HandClient

  beforeEach(async () => {
    workspace = await startWorkspace({
      shortcuts: [{ type: 'message', name: 'Quote it', callback_id: 'quote' }],
    })
    app = await openSocket(workspace)
  })
  afterEach(() => workspace.close())

  async function call(method: string, args: Record<string, unknown>) {
    const response = await fetch(`${workspace.apiUrl}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${workspace.botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(args),
    })
    return response.json()
  }

  /** The address that came with the last delivery. */
  function lastUrl(): string {
    return (app.frames.at(-1)!.payload as unknown as { response_url: string }).response_url
  }

  async function answer(body: Record<string, unknown>, url = lastUrl()): Promise<number> {
    const headers = { 'content-type': 'application/json' }
    return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).status
  }

  async function clickInChannel() {
    await call('chat.postMessage', { channel: 'C0NEWSROOM', text: 'asked', blocks })
    await workspace.as('olena').click(workspace.messages('newsroom').at(-1)!, 'go')
  }

  async function clickEphemeral() {
    await call('chat.postEphemeral', { channel: 'C0NEWSROOM', user: 'U0OLENA', text: 'asked', blocks })
    await workspace.as('olena').click(workspace.ephemerals('olena').at(-1)!, 'go')
  }

  const inChannel = () => workspace.messages('newsroom').map((each) => each.text)
  const toOlena = () => workspace.ephemerals('olena').map((each) => each.text)

  it('to a click in the channel are for the one who clicked, unless they say otherwise', async () => {
    await clickInChannel()
    expect(await answer({ text: 'for you' })).toBe(200)
    expect(toOlena()).toEqual(['for you'])
    expect(inChannel()).toEqual(['asked'])
    expect(workspace.ephemerals('max')).toEqual([])
  })

  it('overwrite a message of the same visibility, unless told not to', async () => {
    await clickInChannel()
    await answer({ text: 'instead', response_type: 'in_channel' })
    expect(inChannel()).toEqual(['instead'])
    await answer({ text: 'besides', response_type: 'in_channel', replace_original: 'false' })
    expect(inChannel()).toEqual(['instead', 'besides'])
    await answer({ text: 'again', replace_original: 'true' })
    expect(inChannel()).toEqual(['again', 'besides'])

    await clickEphemeral()
    await answer({ text: 'instead' })
    expect(toOlena()).toEqual(['instead'])
    await answer({ text: 'besides', replace_original: false })
    expect(toOlena()).toEqual(['instead', 'besides'])
    await answer({ text: 'for all', response_type: 'in_channel' })
    expect(toOlena()).toEqual(['instead', 'besides'])
    expect(inChannel()).toEqual(['again', 'besides', 'for all'])
  })

  it('delete the message, and may leave another in its place', async () => {
    await clickInChannel()
    await answer({ delete_original: 'true' })
    expect(inChannel()).toEqual([])
    await clickInChannel()
    await answer({ delete_original: true, text: 'moved', response_type: 'in_channel' })
    expect(inChannel()).toEqual(['moved'])
    await clickEphemeral()
    await answer({ delete_original: true })
    expect(toOlena()).toEqual([])
  })

  it('to a command or a shortcut have nothing to replace or delete', async () => {
    await workspace.as('olena').command('/talks', 'x', 'newsroom')
    await answer({ text: 'one', replace_original: true })
    await answer({ delete_original: true })
    await answer({ text: 'two', replace_original: true })
    expect(toOlena()).toEqual(['one', 'two'])
    const posted = await workspace.as('olena').post('newsroom', 'said by a person')
    await workspace.as('max').messageShortcut('newsroom', (posted.ok && posted.ts) || '', 'quote')
    await answer({ text: 'replaced?', replace_original: true, response_type: 'in_channel' })
    expect(inChannel()).toEqual(['said by a person', 'replaced?'])
  })

  it('are taken five times within thirty minutes', async () => {
    await workspace.as('olena').command('/talks', 'x', 'newsroom')
    const statuses: number[] = []
    for (let count = 1; count <= 6; count += 1) statuses.push(await answer({ text: `answer ${count}` }))
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404])
    await workspace.as('olena').command('/talks', 'x', 'newsroom')
    workspace.advance(30 * 60_000 - 5_000)
    expect(await answer({ text: 'just in time' })).toBe(200)
    workspace.advance(6_000)
    expect(await answer({ text: 'too late' })).toBe(404)
  })

  it('know nothing of an address from before a restart', async () => {
    await workspace.as('olena').command('/talks', 'x', 'newsroom')
    const url = lastUrl()
    workspace.restart()
    expect(await answer({ text: 'late' }, url)).toBe(404)
    expect(await app.closed).toBe(1006)
  })

  it('follow a click on one of two feedback buttons, which says which', async () => {
    const text = (words: string) => ({ type: 'plain_text', text: words })
    const feedback = {
      type: 'feedback_buttons',
      action_id: 'useful',
      positive_button: { text: text('Yes'), value: 'yes' },
      negative_button: { text: text('No'), value: 'no' },
    }
    const row = [{ type: 'context_actions', block_id: 'feedback', elements: [feedback] }]
    await call('chat.postMessage', { channel: 'C0NEWSROOM', text: 'useful?', blocks: row })
    await workspace.as('olena').click(workspace.messages('newsroom').at(-1)!, 'useful', { value: 'no' })
    expect(app.frames.at(-1)?.payload).toMatchObject({
      type: 'block_actions',
      actions: [
        {
          type: 'feedback_buttons',
          action_id: 'useful',
          block_id: 'feedback',
          value: 'no',
          text: text('No'),
        },
      ],
    })
  })
})
