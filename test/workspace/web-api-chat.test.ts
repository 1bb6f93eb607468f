import type { webApi } from '@slack/bolt'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { connectClient, refusal } from './web-client.ts'

describe('what the bot says', () => {
  let workspace: Workspace
  let client: webApi.WebClient
  const channel = 'C0NEWSROOM'
  const noon = Date.UTC(2026, 2, 29, 12) / 1000
  const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } })
  const error = async (call: Promise<unknown>) => (await refusal(call)).error

  beforeEach(async () => {
    workspace = await startWorkspace({ rateLimits: 'off', now: () => noon * 1000 })
    client = connectClient(workspace)
  })
  afterEach(() => workspace.close())

  it('answers a test without a token, and says back what it was told', async () => {
    const anybody = connectClient(workspace, '')
    expect(await anybody.apiCall('api.test', { foo: 'bar' })).toMatchObject({
      ok: true,
      args: { foo: 'bar' },
    })
    expect(await error(anybody.api.test({ error: 'my_error' }))).toBe('my_error')
  })

  describe('in a post', () => {
    it('may be Markdown instead of text, and not both', async () => {
      const call = (args: object) => client.apiCall('chat.postMessage', { channel, ...args })
      await call({ markdown_text: '**bold**' })
      expect(workspace.messages(channel).at(-1)?.blocks).toMatchObject([
        { type: 'markdown', text: '**bold**' },
      ])
      expect(await error(call({ markdown_text: 'x', text: 'x' }))).toBe('markdown_text_conflict')
      expect((await call({ markdown_text: 'x'.repeat(12_000) })).ok).toBe(true)
      expect(await error(call({ markdown_text: 'x'.repeat(12_001) }))).toBe('msg_too_long')
    })

    it('is cut at 40,000 characters, with a warning', async () => {
      const post = (length: number) => client.chat.postMessage({ channel, text: 'x'.repeat(length) })
      expect((await post(40_000)).response_metadata?.warnings).toBeUndefined()
      expect((await post(40_001)).response_metadata?.warnings).toEqual(['message_truncated'])
      expect(workspace.messages(channel).at(-1)?.text).toHaveLength(40_000)
    })

    it('carries up to 100 attachments', async () => {
      const post = (count: number) =>
        client.chat.postMessage({ channel, text: 'x', attachments: Array(count).fill({ text: 'x' }) })
      expect((await post(100)).ok).toBe(true)
      expect(await error(post(101))).toBe('too_many_attachments')
      const broken = client.apiCall('chat.postMessage', { channel, text: 'x', attachments: 'none' })
      expect(await error(broken)).toBe('invalid_attachments')
    })

    it.each([
      ['no object', '"text"', 'invalid_metadata_format'],
      ['an empty object', {}, 'invalid_metadata_format'],
      ['no event type', { event_payload: {} }, 'invalid_metadata_format'],
      ['an empty event type', { event_type: '', event_payload: {} }, 'invalid_metadata_format'],
      ['no payload', { event_type: 'digest' }, 'invalid_metadata_format'],
      ['a payload that is a list', { event_type: 'digest', event_payload: [] }, 'invalid_metadata_format'],
      ['70 KB', { event_type: 'digest', event_payload: { text: 'x'.repeat(70_000) } }, 'metadata_too_large'],
      ['nothing wrong', { event_type: 'digest', event_payload: { id: 7, on: true } }, 'none'],
    ])('refuses metadata with %s', async (_name, metadata, expected) => {
      expect(await error(client.apiCall('chat.postMessage', { channel, text: 'x', metadata }))).toBe(expected)
    })

    it('goes to the thread of the reply it answers, and to the channel as well when asked', async () => {
      const root = await client.chat.postMessage({ channel, text: 'root' })
      const reply = await client.chat.postMessage({ channel, text: 'a', thread_ts: root.ts! })
      await client.chat.postMessage({ channel, text: 'b', thread_ts: reply.ts!, reply_broadcast: true })
      expect(workspace.messages(channel).at(-1)).toMatchObject({ thread_ts: root.ts, broadcast: true })
      const { messages } = await client.conversations.history({ channel })
      expect(messages?.map((each) => each.text)).toEqual(['b', 'root'])
      const link = await client.chat.getPermalink({ channel, message_ts: reply.ts! })
      expect(link.permalink).toContain(
        `/archives/${channel}/p${reply.ts!.replace('.', '')}?thread_ts=${root.ts}`,
      )
    })
  })

  describe('in an update', () => {
    it('keeps the blocks only when neither text nor blocks are new', async () => {
      const { ts } = await client.chat.postMessage({ channel, text: 'first', blocks: [section('first')] })
      await client.chat.update({ channel, ts: ts!, text: 'second', blocks: [section('second')] })
      expect(workspace.messages(channel).at(-1)).toMatchObject({ blocks: [section('second')] })
      expect(workspace.messages(channel).at(-1)?.edited).toBeUndefined()
      await client.chat.update({ channel, ts: ts!, text: 'third' })
      expect(workspace.messages(channel).at(-1)).toMatchObject({
        text: 'third',
        blocks: [],
        edited: { user: 'U0TALKS' },
      })
      expect(await error(client.apiCall('chat.update', { channel, ts }))).toBe('no_text')
    })

    it('keeps metadata unless told otherwise', async () => {
      const metadata = { event_type: 'digest', event_payload: { id: '7' } }
      const { ts } = await client.chat.postMessage({ channel, text: 'first', metadata })
      await client.chat.update({ channel, ts: ts!, text: 'second' })
      expect(workspace.messages(channel).at(-1)?.metadata).toEqual(metadata)
      await client.apiCall('chat.update', { channel, ts, text: 'third', metadata: {} })
      expect(workspace.messages(channel).at(-1)?.metadata).toBeUndefined()
    })
  })

  describe('later', () => {
    const schedule = (post_at: number, text = 'later') =>
      client.chat.scheduleMessage({ channel, post_at, text })

    it('comes at its time, by the workspace’s clock', async () => {
      await schedule(noon + 3_600)
      workspace.clock.advance(3_599_000)
      expect(workspace.messages(channel)).toEqual([])
      workspace.clock.advance(1_000)
      expect((await workspace.nextMessage()).text).toBe('later')
      expect((await client.chat.scheduledMessages.list({})).scheduled_messages).toEqual([])
    })

    it('is listed, and can be deleted until its last minute', async () => {
      const { scheduled_message_id: id } = await schedule(noon + 3_600)
      expect((await client.chat.scheduledMessages.list({ channel })).scheduled_messages).toMatchObject([
        { id, channel_id: channel, post_at: noon + 3_600, text: 'later' },
      ])
      workspace.clock.advance(3_541_000)
      const remove = () => client.chat.deleteScheduledMessage({ channel, scheduled_message_id: id! })
      expect(await error(remove())).toBe('invalid_scheduled_message_id')
      const { scheduled_message_id: other } = await schedule(noon + 10_000)
      await client.chat.deleteScheduledMessage({ channel, scheduled_message_id: other! })
      workspace.clock.advance(24 * 3_600_000)
      expect(workspace.messages(channel)).toHaveLength(1)
    })

    it('is not said where the bot may not speak any more', async () => {
      await schedule(noon + 100)
      workspace.store.archive(channel)
      workspace.clock.advance(200_000)
      expect(workspace.messages(channel)).toEqual([])
    })

    it('must be in the future, within 120 days, and at most 30 to a channel in five minutes', async () => {
      expect(await error(schedule(noon))).toBe('time_in_past')
      expect(await error(schedule(noon + 120 * 86_400 + 1))).toBe('time_too_far')
      expect(await error(schedule(Number.NaN))).toBe('invalid_time')
      for (let count = 0; count < 30; count += 1) await schedule(noon + 1_000 + count)
      expect(await error(schedule(noon + 1_200))).toBe('restricted_too_many')
      expect((await schedule(noon + 1_400)).ok).toBe(true)
    })
  })

  describe('in its pane', () => {
    const channel_id = 'D0OLENA'
    const prompt = { title: 'Latest', message: 'What is the latest?' }

    async function ask() {
      const asked = await workspace.as('olena').post(channel_id, 'what is new?')
      return (asked.ok && asked.ts) || ''
    }
    const shown = () => workspace.store.assistant.in(channel_id)[0]

    it('shows that it works until it answers, or for two minutes', async () => {
      const thread_ts = await ask()
      const setStatus = (status: string) =>
        client.assistant.threads.setStatus({ channel_id, thread_ts, status })
      await setStatus('is reading…')
      expect(shown()?.status?.text).toBe('is reading…')
      workspace.clock.advance(119_999)
      expect(shown()?.status).toBeDefined()
      workspace.clock.advance(1)
      expect(shown()?.status).toBeUndefined()
      await setStatus('is reading…')
      await client.chat.postMessage({ channel: channel_id, thread_ts, text: 'nothing' })
      expect(shown()?.status).toBeUndefined()
      await setStatus('is reading…')
      await setStatus('')
      expect(shown()?.status).toBeUndefined()
    })

    it('offers up to four prompts, with or without a thread', async () => {
      const setPrompts = (count: number) =>
        client.assistant.threads.setSuggestedPrompts({ channel_id, prompts: Array(count).fill(prompt) })
      await setPrompts(4)
      expect(shown()).toMatchObject({ thread_ts: '', prompts: { prompts: { length: 4 } } })
      expect(await error(setPrompts(5))).toBe('invalid_arguments')
      expect(await error(setPrompts(0))).toBe('invalid_arguments')
      const untitled = { channel_id, prompts: [{ title: '', message: 'x' }] }
      expect(await error(client.assistant.threads.setSuggestedPrompts(untitled))).toBe('invalid_arguments')
    })

    it('gives a thread a title', async () => {
      const thread_ts = await ask()
      await client.assistant.threads.setTitle({ channel_id, thread_ts, title: 'News' })
      expect(shown()?.title).toBe('News')
      const setTitle = (args: object) =>
        client.assistant.threads.setTitle({ channel_id, thread_ts, title: 'x', ...args })
      expect(await error(setTitle({ thread_ts: '1.000000' }))).toBe('invalid_thread_ts')
      expect(await error(setTitle({ channel_id: channel }))).toBe('channel_not_found')
    })
  })
})
