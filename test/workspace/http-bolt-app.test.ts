import type { AddressInfo } from 'node:net'
import { App, HTTPReceiver, LogLevel } from '@slack/bolt'
import { afterEach, expect, it } from 'vitest'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'

let workspace: Workspace
let stop: () => Promise<unknown>

afterEach(async () => {
  await stop()
  await workspace.close()
})

const heard: string[] = []
const retries: unknown[] = []

async function start({ secret }: { readonly secret?: string } = {}) {
  heard.length = 0
  retries.length = 0
  workspace = await startWorkspace()
  const { botToken, apiUrl, signingSecret } = workspace
  const receiver = new HTTPReceiver({
    signingSecret: secret ?? signingSecret,
    port: 0,
    logLevel: LogLevel.ERROR,
  })
  const app = new App({ receiver, token: botToken, clientOptions: { slackApiUrl: apiUrl } })
  app.event('app_mention', async ({ event, say, context }) => {
    retries.push([context.retryNum, context.retryReason])
    await say({ text: `echo: ${event.text}`, thread_ts: event.ts })
  })
  app.command('/talks', async ({ command, ack, respond, client }) => {
    if (command.text === 'late') return
    if (command.text === 'now') return ack('answered in the acknowledgement')
    await ack()
    if (command.text === 'form') {
      await client.views.open({ trigger_id: command.trigger_id, view: form })
      return
    }
    await respond({ text: `you typed ${command.text}`, blocks: [row] })
  })
  app.action('press', async ({ ack, respond }) => {
    await ack()
    await respond({ text: 'pressed', response_type: 'in_channel', replace_original: false })
  })
  app.view('form', async ({ ack, view }) => {
    const words = view.state.values.words?.typed?.value ?? ''
    heard.push(words)
    await (words === 'wrong'
      ? ack({ response_action: 'errors', errors: { words: 'Not that word.' } })
      : ack())
  })
  app.error(async () => {})
  const server = await app.start()
  stop = () => app.stop()
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`
}

const row = {
  type: 'actions' as const,
  elements: [
    {
      type: 'button' as const,
      action_id: 'press',
      text: { type: 'plain_text' as const, text: 'Press' },
      value: 'opaque-1',
    },
  ],
}
const form = {
  type: 'modal' as const,
  callback_id: 'form',
  title: { type: 'plain_text' as const, text: 'Form' },
  submit: { type: 'plain_text' as const, text: 'Send' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'words',
      label: { type: 'plain_text' as const, text: 'Words' },
      element: { type: 'plain_text_input' as const, action_id: 'typed' },
    },
  ],
}

async function connect() {
  const url = await start()
  expect(await workspace.setRequestUrl(url)).toEqual({ ok: true })
  await workspace.connected()
}

it('a Bolt app behind HTTP passes the url verification, and hears a mention', async () => {
  await connect()
  await workspace.as('olena').post('newsroom', '@talks hello')
  expect((await workspace.nextMessage()).text).toBe('echo: <@U0TALKS> hello')
  expect(retries).toEqual([[undefined, undefined]])
  expect(workspace.traffic.acknowledgements()).toMatchObject([{ name: 'app_mention', attempt: 0 }])
})

it('a Bolt app behind HTTP hears of a retry and its reason', async () => {
  await connect()
  workspace.faults.add({ kind: 'lost-delivery' })
  await workspace.as('olena').post('newsroom', '@talks hello')
  await expect.poll(() => workspace.traffic.entries().length).toBeGreaterThan(0)
  workspace.clock.advance(3_000)
  await workspace.nextMessage()
  expect(retries).toEqual([[1, 'http_timeout']])
})

it('a Bolt app behind HTTP answers a command in its response, by response_url and with a form', async () => {
  await connect()
  const olena = workspace.as('olena')
  expect(await olena.command('/talks', 'now', 'newsroom')).toEqual({ ok: true })
  expect((await workspace.nextMessage()).text).toBe('answered in the acknowledgement')
  await olena.command('/talks', 'a & b', 'newsroom')
  const answer = await workspace.nextMessage()
  expect(answer.text).toBe('you typed a &amp; b')
  expect(await olena.click(answer, 'press')).toEqual({ ok: true })
  expect((await workspace.nextMessage()).text).toBe('pressed')
  await olena.command('/talks', 'form', 'newsroom')
  await expect.poll(() => workspace.views('olena').length).toBe(1)
  const [view] = workspace.views('olena')
  expect(await olena.submitView(view!, { typed: 'wrong' })).toMatchObject({
    errors: { words: 'Not that word.' },
  })
  expect(await olena.submitView(view!, { typed: 'right' })).toEqual({ ok: true })
  expect(heard).toEqual(['wrong', 'right'])
  expect(workspace.views('olena')).toEqual([])
})

it('a Bolt app behind HTTP that answers a command too late fails in front of the person', async () => {
  await connect()
  const outcome = workspace.as('olena').command('/talks', 'late', 'newsroom')
  workspace.clock.advance(3_000)
  expect(await outcome).toMatchObject({ error: 'operation_timeout' })
})

it('a Bolt app behind HTTP is not taken when it checks for another secret', async () => {
  const url = await start({ secret: 'another-secret-altogether' })
  expect(await workspace.setRequestUrl(url)).toMatchObject({
    ok: false,
    error: 'url_verification_failed',
    message: expect.stringContaining('401'),
  })
  expect(await workspace.as('olena').command('/talks', 'now', 'newsroom')).toMatchObject({
    error: 'dispatch_failed',
  })
})
