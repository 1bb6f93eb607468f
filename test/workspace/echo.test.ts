import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'

/**
 * `npm run workspace` and an app, each a process of its own that knows nothing of the other but an address, and both
 * driven by the control API alone.
 */
const manifest = fileURLToPath(new URL('./echo-manifest.yml', import.meta.url))
const echoApp = fileURLToPath(new URL('./echo-app.ts', import.meta.url))
const { PATH = '', HOME = '' } = process.env
const children: ChildProcess[] = []
let url: string

/** Resolves with what was printed once it contains `until`. */
async function start(command: string, args: readonly string[], env: Record<string, string>, until: RegExp) {
  // A group of its own, so that npm's children end with it.
  const child = spawn(command, args, { env: { PATH, HOME, ...env }, detached: true })
  children.push(child)
  let printed = ''
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`${command} ended. It printed:\n${printed}`)))
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part) => {
        printed += part
        if (until.test(printed)) resolve()
      })
    }
  })
  return printed
}

beforeAll(async () => {
  const args = ['run', '--silent', 'workspace', '--', '--manifest', manifest]
  const printed = await start('npm', args, {}, /Ctrl\+C/)
  url = /A local Slack is at (\S+)/.exec(printed)![1]!
  const lines = [...printed.matchAll(/(SLACK_\w+)=(\S+)/g)]
  const env = Object.fromEntries(lines.map(([, name, value]) => [name!, value!]))
  await start(process.execPath, ['--import', 'tsx', echoApp], env, /is connected/)
}, 60_000)

afterAll(async () => {
  for (const child of children.reverse()) {
    if (child.exitCode !== null || child.pid === undefined) continue
    const ended = once(child, 'exit')
    process.kill(-child.pid, 'SIGTERM')
    await ended
  }
})

async function get<T>(path: string): Promise<T> {
  return (await (await fetch(`${url}/control/${path}`)).json()) as T
}

async function act(path: string, body: Record<string, unknown>): Promise<{ ok: boolean; ts: string }> {
  const response = await fetch(`${url}/control/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: 'olena', ...body }),
  })
  return (await response.json()) as { ok: boolean; ts: string }
}

interface Shown {
  readonly ts: string
  readonly text: string
  readonly thread_ts?: string
  readonly files?: readonly { readonly name: string; readonly url_private: string }[]
}
const messages = async () => (await get<{ messages: Shown[] }>('messages?channel=newsroom')).messages
const ephemerals = async () => (await get<{ ephemerals: Shown[] }>('ephemerals?as=olena')).ephemerals
const views = async () => (await get<{ views: { id: string }[] }>('views?as=olena')).views

/** What the app does takes as long as it takes. */
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 10_000, interval: 20 })
const lastEphemeral = async () => (await ephemerals()).at(-1)
const lastIn = async (channel: string) =>
  (await get<{ messages: Shown[] }>(`messages?channel=${channel}`)).messages.at(-1)?.text

it('answers a mention in its thread', async () => {
  const asked = await act('post', { channel: 'newsroom', text: '@talks hello' })
  await eventually(messages).toMatchObject([{}, { text: 'echo: <@U0TALKS> hello', thread_ts: asked.ts }])
})

it('answers a command, and opens and takes a form behind its button', async () => {
  expect(await act('command', { channel: 'newsroom', command: '/echo', text: 'this' })).toEqual({ ok: true })
  await eventually(lastEphemeral).toMatchObject({ text: 'you typed this' })
  await act('click', { target: (await lastEphemeral())?.ts, action_id: 'open' })
  await eventually(views).toHaveLength(1)
  const [view] = await views()
  expect(await act('submit', { view_id: view?.id, values: { typed: 'wrong' } })).toMatchObject({
    error: 'errors',
    errors: { words: 'Not that word.' },
  })
  expect(await act('submit', { view_id: view?.id, values: { typed: 'right' } })).toEqual({ ok: true })
  expect(await views()).toEqual([])
  await eventually(() => lastIn('D0OLENA')).toBe('submitted: right')
})

it('answers a message shortcut, and opens a form by a global one', async () => {
  const chosen = await act('post', { channel: 'newsroom', text: 'quote this' })
  await act('message-shortcut', { channel: 'newsroom', ts: chosen.ts, callback_id: 'quote' })
  await eventually(lastEphemeral).toMatchObject({ text: 'chosen: quote this' })
  await act('shortcut', { callback_id: 'open-form' })
  await eventually(views).toMatchObject([{ title: { text: 'From a shortcut' } }])
  await act('close', { view_id: (await views())[0]?.id })
})

it('publishes its Home', async () => {
  await act('home', {})
  await eventually(() => get('home?as=olena')).toMatchObject({
    view: { blocks: [{ text: { text: 'Welcome home' } }] },
  })
})

it('uploads a file, which can be fetched again', async () => {
  await act('command', { channel: 'newsroom', command: '/echo', text: 'file' })
  const withFile = async () => (await messages()).find((each) => each.files)
  await eventually(withFile).toMatchObject({ text: 'a file', files: [{ name: 'notes.txt', title: 'Notes' }] })
  const fetched = await fetch((await withFile())!.files![0]!.url_private)
  expect(await fetched.text()).toBe('said and done')
})

it('hears that it was invited, as its manifest says, and nothing that its manifest leaves out', async () => {
  await act('invite', { channel: 'sources', who: 'talks' })
  await eventually(() => lastIn('sources')).toBe('thanks for the invitation')
  expect(await act('command', { channel: 'newsroom', command: '/talks' })).toMatchObject({
    error: 'unknown_command',
  })
  const { entries } = await get<{ entries: { name: string; channel?: string }[] }>('traffic')
  const heardIn = entries.filter((entry) => entry.name === 'message').map((entry) => entry.channel)
  expect(new Set(heardIn)).toEqual(new Set(['D0OLENA']))
})
