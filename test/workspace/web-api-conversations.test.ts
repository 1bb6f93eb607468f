import type { webApi } from '@slack/bolt'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { connectClient, refusal } from './web-client.ts'

describe('conversations, users and reactions', () => {
  let workspace: Workspace
  let client: webApi.WebClient
  const channel = 'C0NEWSROOM'
  const bot = 'U0TALKS'

  beforeEach(async () => {
    workspace = await startWorkspace({ rateLimits: 'off' })
    client = connectClient(workspace)
  })
  afterEach(() => workspace.close())

  const names = (list: { name?: string; id?: string }[] | undefined) =>
    list?.map((each) => each.name ?? each.id)

  it('are listed by type, private ones only where the bot is a member', async () => {
    const { channels } = await client.conversations.list({})
    expect(names(channels)).toEqual(['newsroom', 'ukraine-desk', 'partners'])
    const all = 'public_channel,private_channel,mpim,im'
    expect(names((await client.conversations.list({ types: all })).channels)).not.toContain('sources')
    workspace.store.join('C0SOURCES', bot)
    expect(names((await client.conversations.list({ types: all })).channels)).toContain('sources')
    expect((await refusal(client.conversations.list({ types: 'secret' }))).error).toBe('invalid_types')
  })

  it('come in pages until the cursor is empty', async () => {
    const seen: (string | undefined)[] = []
    let cursor: string | undefined
    do {
      const page = await client.conversations.list({ limit: 2, ...(cursor && { cursor }) })
      expect(page.channels!.length).toBeLessThanOrEqual(2)
      seen.push(...names(page.channels)!)
      cursor = page.response_metadata?.next_cursor
    } while (cursor)
    expect(seen).toEqual(['newsroom', 'ukraine-desk', 'partners'])
    expect((await refusal(client.conversations.list({ cursor: 'x' }))).error).toBe('invalid_cursor')
    expect((await refusal(client.conversations.list({ limit: -1 }))).error).toBe('invalid_limit')
  })

  it('of a person are those that both may see', async () => {
    const types = 'public_channel,private_channel'
    expect(names((await client.users.conversations({ types, user: 'U0OLENA' })).channels)).not.toContain(
      'sources',
    )
    expect(names((await client.users.conversations({ types, user: 'U0IVO' })).channels)).toEqual(['partners'])
    workspace.store.leave(channel, bot)
    expect(names((await client.users.conversations({})).channels)).toEqual(['ukraine-desk', 'partners'])
    expect((await refusal(client.users.conversations({ user: 'U0NOBODY' }))).error).toBe('user_not_found')
  })

  it('can be joined and left', async () => {
    await client.conversations.leave({ channel })
    expect((await refusal(client.chat.postEphemeral({ channel, user: 'U0MAX', text: 'x' }))).error).toBe(
      'not_in_channel',
    )
    expect((await refusal(client.conversations.history({ channel }))).error).toBe('not_in_channel')
    expect((await refusal(client.chat.postMessage({ channel, text: 'x' }))).error).toBe('not_in_channel')
    expect(await client.conversations.leave({ channel })).toMatchObject({ not_in_channel: true })
    expect(await client.conversations.join({ channel })).toMatchObject({ channel: { is_member: true } })
    expect(workspace.messages('newsroom').at(-1)).toMatchObject({ subtype: 'channel_join', user: bot })
    expect(await client.conversations.join({ channel })).toMatchObject({ warning: 'already_in_channel' })
    expect((await refusal(client.conversations.join({ channel: 'C0SOURCES' }))).error).toBe(
      'channel_not_found',
    )
    expect((await refusal(client.conversations.join({ channel: 'D0MAX' }))).error).toBe(
      'method_not_supported_for_channel_type',
    )
  })

  it('take nothing once they are archived', async () => {
    const { ts } = await client.chat.postMessage({ channel, text: 'before' })
    workspace.store.archive(channel)
    const error = async (call: Promise<unknown>) => (await refusal(call)).error
    expect(await error(client.chat.postMessage({ channel, text: 'x' }))).toBe('is_archived')
    expect(await error(client.chat.postEphemeral({ channel, user: 'U0MAX', text: 'x' }))).toBe('is_archived')
    expect(await error(client.chat.update({ channel, ts: ts!, text: 'x' }))).toBe('is_inactive')
    expect(await error(client.reactions.add({ channel, timestamp: ts!, name: 'eyes' }))).toBe('is_archived')
    expect(await client.conversations.info({ channel })).toMatchObject({ channel: { is_archived: true } })
    expect(names((await client.conversations.list({ exclude_archived: true })).channels)).not.toContain(
      'newsroom',
    )
  })

  it('are read by id, though a post may go to a name or a person', async () => {
    expect((await refusal(client.conversations.info({ channel: 'newsroom' }))).error).toBe(
      'channel_not_found',
    )
    expect((await refusal(client.conversations.history({ channel: 'U0MAX' }))).error).toBe(
      'channel_not_found',
    )
    expect(await client.chat.postMessage({ channel: '#newsroom', text: 'x' })).toMatchObject({ channel })
    expect(await client.chat.postMessage({ channel: 'U0MAX', text: 'x' })).toMatchObject({ channel: 'D0MAX' })
    expect((await refusal(client.chat.postMessage({ channel: 'U0IVO', text: 'x' }))).error).toBe(
      'channel_not_found',
    )
    expect((await refusal(client.conversations.open({ users: 'U0IVO' }))).error).toBe('cannot_dm_user')
  })

  it('give what lies between two times', async () => {
    const post = async (text: string) => (await client.chat.postMessage({ channel, text })).ts!
    const [first, second, third] = [await post('1'), await post('2'), await post('3')]
    const texts = async (range: object) =>
      (await client.conversations.history({ channel, ...range })).messages?.map((each) => each.text)
    expect(await texts({ oldest: first })).toEqual(['3', '2'])
    expect(await texts({ oldest: first, latest: third })).toEqual(['2'])
    expect(await texts({ oldest: first, latest: second, inclusive: true })).toEqual(['2', '1'])
    expect((await refusal(client.conversations.history({ channel, oldest: 'dawn' }))).error).toBe(
      'invalid_ts_oldest',
    )
    expect((await refusal(client.conversations.history({ channel, latest: 'dusk' }))).error).toBe(
      'invalid_ts_latest',
    )
  })

  it('know people by id and by e-mail, and strangers only while a channel is shared', async () => {
    const { members } = await client.users.list({})
    expect(members?.map((each) => each.id)).toEqual(['U0OLENA', 'U0MAX', 'U0GRACE', 'U0IVO', bot])
    const max = await client.users.lookupByEmail({ email: 'Max@local-newsroom.example' })
    expect(max.user).toMatchObject({ id: 'U0MAX', profile: { email: 'max@local-newsroom.example' } })
    expect((await refusal(client.users.lookupByEmail({ email: 'ivo@partner.example' }))).error).toBe(
      'users_not_found',
    )
    expect(await client.users.info({ user: 'U0IVO' })).toMatchObject({ user: { is_stranger: true } })
    workspace.store.leave('C0PARTNERS', bot)
    expect((await refusal(client.users.info({ user: 'U0IVO' }))).error).toBe('user_not_found')
    expect(await client.bots.info({ bot: 'B0TALKS' })).toMatchObject({ bot: { user_id: bot } })
    expect((await refusal(client.bots.info({ bot: 'B0OTHER' }))).error).toBe('bot_not_found')
  })

  it('keep reactions, each person’s once', async () => {
    const { ts } = await client.chat.postMessage({ channel, text: 'look' })
    const timestamp = ts!
    await client.reactions.add({ channel, timestamp, name: 'eyes' })
    expect(await client.reactions.get({ channel, timestamp })).toMatchObject({
      message: { text: 'look', reactions: [{ name: 'eyes', count: 1, users: [bot] }] },
    })
    expect((await client.reactions.list({})).items).toHaveLength(1)
    await client.reactions.remove({ channel, timestamp, name: 'eyes' })
    expect((await client.reactions.list({})).items).toEqual([])
    const error = async (call: Promise<unknown>) => (await refusal(call)).error
    expect(await error(client.reactions.remove({ channel, timestamp, name: 'eyes' }))).toBe('no_reaction')
    expect(await error(client.reactions.add({ channel, timestamp, name: 'no such one' }))).toBe(
      'invalid_name',
    )
    expect(await error(client.reactions.add({ channel, timestamp: '1', name: 'eyes' }))).toBe('bad_timestamp')
    expect(await error(client.reactions.add({ channel, timestamp: '1.000000', name: 'eyes' }))).toBe(
      'message_not_found',
    )
    expect(await error(client.apiCall('reactions.add', { name: 'eyes' }))).toBe('no_item_specified')
  })
})
