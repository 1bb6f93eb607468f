import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { createSlackClient } from '../../src/slack/calls/slack-client.ts'
import { createBoltLogger } from '../../src/slack/logging/bolt-logger.ts'
import { createLog } from '../../src/slack/logging/create-log.ts'
import { createChannelLanes } from '../../src/slack/posting/channel-lanes.ts'
import { createPoster } from '../../src/slack/posting/create-poster.ts'
import { writeMark } from '../../src/slack/posting/message-mark.ts'
import { UnconfirmedError } from '../../src/slack/posting/respond-with.ts'

/** What a Web API answers: a status with JSON, or a connection that breaks off. */
type Reply = { readonly status?: number; readonly retryAfter?: number; readonly json: object } | 'broken'

let server: Server
afterEach(() => server.close())

/** A Web API with a script for each method, over a real socket. */
async function posterOn(script: Record<string, Reply[]>) {
  const calls: { method: string; args: Record<string, string> }[] = []
  const waits: number[] = []
  server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const method = request.url?.slice('/api/'.length) ?? ''
      calls.push({ method, args: Object.fromEntries(new URLSearchParams(Buffer.concat(parts).toString())) })
      const reply = script[method]?.shift() ?? { json: { ok: false, error: 'unscripted' } }
      if (reply === 'broken') return response.destroy()
      const { status = 200, retryAfter, json } = reply
      const headers = {
        'content-type': 'application/json',
        ...(retryAfter && { 'retry-after': String(retryAfter) }),
      }
      response.writeHead(status, headers).end(JSON.stringify(json))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const log = createLog({ write: () => undefined, now: () => new Date(0) })
  const client = createSlackClient({
    botToken: 'xoxb-test',
    apiUrl: `http://127.0.0.1:${port}/api/`,
    logger: createBoltLogger(log),
  })
  const pause = async (milliseconds: number) => waits.push(milliseconds)
  const poster = createPoster({
    client,
    botId: 'B1',
    lanes: createChannelLanes({ interval: 0 }),
    log,
    now: () => new Date(0),
    pause,
  })
  return { poster, calls, waits }
}

const mark = { answerId: 'a1', page: 0, askedBy: 'words' } as const
const message = { text: 'said, with sources', blocks: [{ type: 'divider' as const }] }
const post = { channel: 'C1', threadTs: '1.0', message, mark, after: '1.5' }
const done = { json: { ok: true, channel: 'C1', ts: '2.0' } }

it('sends blocks and text, unfurls nothing, and leaves its mark', async () => {
  const { poster, calls } = await posterOn({ 'chat.postMessage': [done] })
  expect(await poster.post(post)).toEqual({ channel: 'C1', ts: '2.0' })
  expect(calls[0]?.args).toMatchObject({
    text: 'said, with sources',
    thread_ts: '1.0',
    unfurl_links: 'false',
    unfurl_media: 'false',
    metadata: JSON.stringify(writeMark(mark, '1.5')),
  })
})

it.each(['invalid_blocks', 'msg_blocks_too_long'])('sends plain text on %s', async (error) => {
  const { poster, calls } = await posterOn({ 'chat.postMessage': [{ json: { ok: false, error } }, done] })
  await poster.post(post)
  expect(calls.map(({ args }) => [args.text, args.blocks])).toEqual([
    ['said, with sources', '[{"type":"divider"}]'],
    ['said, with sources', undefined],
  ])
})

it('waits as long as Slack asks', async () => {
  const limited = { status: 429, retryAfter: 7, json: { ok: false, error: 'ratelimited' } }
  const { poster, calls, waits } = await posterOn({ 'chat.postMessage': [limited, done] })
  await poster.post(post)
  expect(waits).toContain(7_000)
  expect(calls).toHaveLength(2)
})

it('looks before it posts again, and finds what got through', async () => {
  const found = { json: { ok: true, messages: [{ ts: '2.5', bot_id: 'B1', metadata: writeMark(mark) }] } }
  const { poster, calls } = await posterOn({
    'chat.postMessage': ['broken'],
    'conversations.replies': [found],
  })
  expect(await poster.post(post)).toEqual({ channel: 'C1', ts: '2.5' })
  expect(calls.map((call) => call.method)).toEqual(['chat.postMessage', 'conversations.replies'])
  expect(calls[1]?.args).toMatchObject({ ts: '1.0', oldest: '1.500000', include_all_metadata: 'true' })
})

it('posts again when nothing got through', async () => {
  const other = {
    json: { ok: true, messages: [{ ts: '2.5', bot_id: 'B1', metadata: writeMark({ ...mark, page: 1 }) }] },
  }
  const { poster, calls } = await posterOn({
    'chat.postMessage': ['broken', { status: 503, json: {} }, done],
    'conversations.history': [other, other],
  })
  expect(await poster.post({ ...post, threadTs: undefined })).toEqual({ channel: 'C1', ts: '2.0' })
  expect(calls.filter((call) => call.method === 'chat.postMessage')).toHaveLength(3)
})

it('looks again until it could look, and does not post on the strength of a failed look', async () => {
  const found = { json: { ok: true, messages: [{ ts: '2.5', bot_id: 'B1', metadata: writeMark(mark) }] } }
  const { poster, calls } = await posterOn({
    'chat.postMessage': ['broken'],
    'conversations.replies': ['broken', { status: 503, json: {} }, found],
  })
  expect(await poster.post(post)).toEqual({ channel: 'C1', ts: '2.5' })
  expect(calls.filter((call) => call.method === 'chat.postMessage')).toHaveLength(1)
})

it('takes only what it posted itself for its own', async () => {
  const forged = { json: { ok: true, messages: [{ ts: '2.5', bot_id: 'B9', metadata: writeMark(mark) }] } }
  const { poster } = await posterOn({
    'chat.postMessage': ['broken', done],
    'conversations.replies': [forged],
  })
  expect(await poster.post(post)).toEqual({ channel: 'C1', ts: '2.0' })
})

it('gives up on a refusal', async () => {
  const { poster, calls } = await posterOn({
    'chat.postMessage': [{ json: { ok: false, error: 'not_in_channel' } }],
  })
  await expect(poster.post(post)).rejects.toThrow('not_in_channel')
  expect(calls).toHaveLength(1)
})

it('says so where nobody can look whether a direct message arrived', async () => {
  const { poster, calls } = await posterOn({ 'chat.postMessage': ['broken', done] })
  await expect(poster.post({ ...post, channel: 'U1', threadTs: undefined })).rejects.toThrow(UnconfirmedError)
  expect(calls.map((call) => call.method)).toEqual(['chat.postMessage'])
})
