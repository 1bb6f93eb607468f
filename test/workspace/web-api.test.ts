import type { webApi } from '@slack/bolt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { connectClient, refusal } from './web-client.ts'

describe('the Web API of the local workspace', () => {
  let workspace: Workspace
  let client: webApi.WebClient
  const channel = 'C0NEWSROOM'

  beforeAll(async () => {
    workspace = await startWorkspace({ rateLimits: 'off' })
    client = connectClient(workspace)
  })
  afterAll(() => workspace.close())

  const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } })

  it('knows the bot, its team and everybody’s time zone', async () => {
    expect(await client.auth.test()).toMatchObject({
      user_id: 'U0TALKS',
      bot_id: 'B0TALKS',
      team_id: 'T0LOCAL',
    })
    expect(await client.team.info()).toMatchObject({ team: { id: 'T0LOCAL' } })
    expect(await client.users.info({ user: 'U0OLENA' })).toMatchObject({ user: { tz: 'Europe/Kyiv' } })
    expect(await client.users.info({ user: 'U0GRACE' })).toMatchObject({ user: { tz: 'America/New_York' } })
    expect((await refusal(client.users.info({ user: 'U0NOBODY' }))).error).toBe('user_not_found')
  })

  it('tells tokens apart', async () => {
    expect((await refusal(connectClient(workspace, 'xoxb-wrong').auth.test())).error).toBe('invalid_auth')
    expect((await refusal(connectClient(workspace, '').auth.test())).error).toBe('not_authed')
    expect(
      (await refusal(connectClient(workspace, workspace.appToken).chat.postMessage({ channel, text: 'x' })))
        .error,
    ).toBe('not_allowed_token_type')
    expect((await refusal(client.apps.connections.open({}))).error).toBe('not_allowed_token_type')
    expect((await refusal(client.apiCall('no.such.method'))).error).toBe('unknown_method')
  })

  it('describes channels, and hides private ones the bot is not in', async () => {
    expect(await client.conversations.info({ channel })).toMatchObject({
      channel: { name: 'newsroom', is_member: true, is_private: false, is_ext_shared: false },
    })
    expect(await client.conversations.info({ channel: 'C0PARTNERS' })).toMatchObject({
      channel: { is_ext_shared: true, shared_team_ids: ['T0LOCAL', 'T0PARTNER'] },
    })
    expect((await refusal(client.conversations.info({ channel: 'C0SOURCES' }))).error).toBe(
      'channel_not_found',
    )
    expect(await client.conversations.open({ users: 'U0MAX' })).toMatchObject({ channel: { id: 'D0MAX' } })
    expect((await client.conversations.members({ channel })).members).toContain('U0TALKS')
  })

  it('posts, updates and deletes the bot’s own messages only', async () => {
    const { ts } = await client.chat.postMessage({ channel, text: 'first', blocks: [section('first')] })
    const updated = await client.chat.update({ channel, ts: ts!, text: 'second' })
    expect(updated.message).toMatchObject({ text: 'second', blocks: [] })
    expect((await refusal(client.chat.update({ channel, ts: ts!, text: 'я'.repeat(2_001) }))).error).toBe(
      'msg_too_long',
    )
    await client.chat.delete({ channel, ts: ts! })
    expect((await refusal(client.chat.delete({ channel, ts: ts! }))).error).toBe('message_not_found')
    const theirs = await workspace.as('max').post('newsroom', 'mine')
    const theirTs = (theirs.ok && theirs.ts) || ''
    expect((await refusal(client.chat.update({ channel, ts: theirTs, text: 'x' }))).error).toBe(
      'cant_update_message',
    )
  })

  it('refuses what cannot be posted', async () => {
    expect((await refusal(client.chat.postMessage({ channel: 'C0NOWHERE', text: 'x' }))).error).toBe(
      'channel_not_found',
    )
    expect((await refusal(client.chat.postMessage({ channel, text: '' }))).error).toBe('no_text')
    expect((await refusal(client.chat.postEphemeral({ channel, user: 'U0IVO', text: 'x' }))).error).toBe(
      'user_not_in_channel',
    )
    expect(
      (await refusal(client.chat.postMessage({ channel, text: 'x', thread_ts: '1.000000' }))).error,
    ).toBe('thread_not_found')
    const { ts } = await client.chat.postMessage({ channel, text: 'x'.repeat(41_000) })
    expect(workspace.store.messages.find(channel, ts!)?.text).toHaveLength(40_000)
  })

  it('keeps metadata, and shows it on request', async () => {
    const metadata = { event_type: 'digest', event_payload: { id: '7' } }
    const { ts } = await client.chat.postMessage({ channel, text: 'marked', metadata })
    const shown = async (include_all_metadata: boolean) =>
      (await client.conversations.history({ channel, include_all_metadata, limit: 1 })).messages?.[0]
    expect(await shown(true)).toMatchObject({ ts, metadata })
    expect((await shown(false))?.metadata).toBeUndefined()
  })

  it('pages through a thread, oldest first, and through a channel, newest first', async () => {
    const { ts } = await client.chat.postMessage({ channel, text: 'root' })
    for (let count = 1; count <= 5; count += 1) {
      await client.chat.postMessage({ channel, text: `reply ${count}`, thread_ts: ts! })
    }
    const seen: (string | undefined)[] = []
    let cursor: string | undefined
    do {
      const page = await client.conversations.replies({
        channel,
        ts: ts!,
        limit: 2,
        ...(cursor && { cursor }),
      })
      seen.push(...(page.messages ?? []).map((message) => message.text))
      cursor = page.response_metadata?.next_cursor
    } while (cursor)
    expect(seen).toEqual(['root', 'reply 1', 'reply 2', 'reply 3', 'reply 4', 'reply 5'])
    const { messages } = await client.conversations.history({ channel, limit: 1 })
    expect(messages?.[0]).toMatchObject({ text: 'root', reply_count: 5 })
    expect((await refusal(client.conversations.replies({ channel, ts: '1.000000' }))).error).toBe(
      'thread_not_found',
    )
    expect((await refusal(client.conversations.history({ channel, cursor: 'nonsense' }))).error).toBe(
      'invalid_cursor',
    )
  })

  it('adds a reaction once', async () => {
    const { ts } = await client.chat.postMessage({ channel, text: 'look' })
    await client.reactions.add({ channel, timestamp: ts!, name: 'eyes' })
    expect((await refusal(client.reactions.add({ channel, timestamp: ts!, name: 'eyes' }))).error).toBe(
      'already_reacted',
    )
  })

  const plain = (text: string) => ({ type: 'plain_text', text })
  const button = (fields: object) => ({ type: 'button', action_id: 'a', text: plain('Go'), ...fields })
  const actions = (...elements: object[]) => ({ type: 'actions', elements })
  const options = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ text: plain(`${index}`), value: `${index}` }))

  it.each([
    ['51 blocks', Array.from({ length: 51 }, () => ({ type: 'divider' })), '/blocks]'],
    ['a section text of 3,001', [section('x'.repeat(3_001))], '/blocks/0/text/text]'],
    ['a header of 151', [{ type: 'header', text: plain('x'.repeat(151)) }], '/blocks/0/text/text]'],
    ['a header in mrkdwn', [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }], '/blocks/0/text/type]'],
    ['11 fields', [{ type: 'section', fields: Array(11).fill(plain('x')) }], '/blocks/0/fields]'],
    [
      'a field of 2,001',
      [{ type: 'section', fields: [plain('x'.repeat(2_001))] }],
      '/blocks/0/fields/0/text]',
    ],
    [
      '11 context elements',
      [{ type: 'context', elements: Array(11).fill(plain('x')) }],
      '/blocks/0/elements]',
    ],
    [
      '26 actions',
      [actions(...Array.from({ length: 26 }, (_, i) => button({ action_id: `${i}` })))],
      '/elements]',
    ],
    ['a button text of 76', [actions(button({ text: plain('x'.repeat(76)) }))], '/elements/0/text/text]'],
    ['a button value of 2,001', [actions(button({ value: 'x'.repeat(2_001) }))], '/elements/0/value]'],
    ['a label of 76', [actions(button({ accessibility_label: 'x'.repeat(76) }))], '/accessibility_label]'],
    [
      'a confirm title of 101',
      [actions(button({ confirm: { title: plain('x'.repeat(101)), text: plain('x') } }))],
      '/confirm/title/text]',
    ],
    ['101 options', [actions({ type: 'static_select', action_id: 'a', options: options(101) })], '/options]'],
    ['6 overflow options', [actions({ type: 'overflow', action_id: 'a', options: options(6) })], '/options]'],
    ['11 checkboxes', [actions({ type: 'checkboxes', action_id: 'a', options: options(11) })], '/options]'],
    ['two buttons of one id', [actions(button({}), button({}))], '/elements/1/action_id]'],
    ['a block_id of 256', [{ type: 'divider', block_id: 'x'.repeat(256) }], '/blocks/0/block_id]'],
    [
      'an image without words',
      [{ type: 'image', image_url: 'https://example.org/x.png' }],
      'alt_text [json-pointer:/blocks/0]',
    ],
    [
      'alt text of 2,001',
      [{ type: 'image', image_url: 'https://example.org/x.png', alt_text: 'x'.repeat(2_001) }],
      '/alt_text]',
    ],
    ['an unknown block', [{ type: 'hologram' }], '/blocks/0/type]'],
    ['a name from Object', [{ type: 'constructor' }], '/blocks/0/type]'],
    [
      'an empty run of rich text',
      [
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '' }] }],
        },
      ],
      '/elements/0/elements/0/text]',
    ],
  ])('refuses %s and says where', async (_name, blocks, pointer) => {
    const { error, messages } = await refusal(
      client.chat.postMessage({ channel, text: 'x', blocks: blocks as never }),
    )
    expect(error).toBe('invalid_blocks')
    expect(messages.join('\n')).toContain(pointer)
  })

  it('says what is wrong in both of Slack’s ways', async () => {
    const post = client.chat.postMessage({ channel, text: 'x', blocks: [{ type: 'hologram' }] as never })
    await expect(post).rejects.toMatchObject({
      data: {
        errors: ['unsupported type: hologram [json-pointer:/blocks/0/type]'],
        response_metadata: { messages: ['[ERROR] unsupported type: hologram [json-pointer:/blocks/0/type]'] },
      },
    })
  })

  it('takes each of these at its limit', async () => {
    const blocks = [
      section('x'.repeat(3_000)),
      { type: 'header', text: plain('x'.repeat(150)) },
      actions(button({ text: plain('x'.repeat(75)), value: 'x'.repeat(2_000) })),
    ]
    expect((await client.chat.postMessage({ channel, text: 'x', blocks: blocks as never })).ok).toBe(true)
  })

  it('refuses more text in all blocks together than Slack takes', async () => {
    const blocks = Array.from({ length: 5 }, () => section('x'.repeat(2_700)))
    expect((await refusal(client.chat.postMessage({ channel, text: 'x', blocks }))).error).toBe(
      'msg_blocks_too_long',
    )
  })

  it('refuses views beyond their limits, and triggers nobody gave', async () => {
    const view = { type: 'modal', title: plain('x'.repeat(25)), blocks: [section('x')] }
    const long = await refusal(client.views.open({ trigger_id: '1.2.3', view: view as never }))
    expect(long.error).toBe('invalid_arguments')
    expect(long.messages.join()).toContain('must be less than 25 characters [json-pointer:/view/title/text]')
    const fine = { ...view, title: plain('Fine') }
    expect((await refusal(client.views.open({ trigger_id: '1.2.3', view: fine as never }))).error).toBe(
      'invalid_trigger_id',
    )
  })
})
