import { afterEach, describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/workspace/people/outcome.ts'
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../src/workspace/start-workspace.ts'
import { type HandClient, openSocket } from './open-socket.ts'

/** What a test may look at in an event. */
interface Event extends Readonly<Record<string, unknown>> {
  readonly type: string
  readonly subtype?: string
}

describe('what people do, as the app hears of it', () => {
  let workspace: Workspace
  let app: HandClient

  const everything = [
    'app_mention',
    'message.im',
    'message.channels',
    'message.groups',
    'reaction_added',
    'reaction_removed',
    'member_joined_channel',
    'member_left_channel',
    'channel_left',
  ]

  async function start(options: WorkspaceOptions = {}) {
    workspace = await startWorkspace({ subscribed: everything, ...options })
    app = await openSocket(workspace)
  }
  afterEach(() => workspace.close())

  async function heard(): Promise<readonly Event[]> {
    await workspace.settled({ quiet: 30 })
    return app.frames.flatMap((frame) =>
      frame.payload.event ? [frame.payload.event as unknown as Event] : [],
    )
  }

  function tsOf(outcome: Outcome): string {
    if (!outcome.ok || outcome.ts === undefined) throw new Error(JSON.stringify(outcome))
    return outcome.ts
  }

  it('hears of a reaction and of its end, once each', async () => {
    await start()
    const olena = workspace.as('olena')
    const ts = tsOf(await olena.post('newsroom', 'lunch?'))
    expect(await olena.react('newsroom', ts, ':eyes:')).toEqual({ ok: true, ts })
    expect(await olena.react('newsroom', ts, 'eyes')).toMatchObject({ error: 'already_reacted' })
    expect(await workspace.as('max').react('newsroom', ts, 'eyes')).toMatchObject({ ok: true })
    expect(workspace.messages('newsroom')[0]?.reactions).toEqual([
      { name: 'eyes', users: ['U0OLENA', 'U0MAX'] },
    ])
    expect(await olena.unreact('newsroom', ts, 'eyes')).toMatchObject({ ok: true })
    expect(await olena.unreact('newsroom', ts, 'eyes')).toMatchObject({ error: 'no_reaction' })
    expect(await olena.react('newsroom', ts, 'not an emoji')).toMatchObject({ error: 'invalid_name' })
    const item = { type: 'message', channel: 'C0NEWSROOM', ts }
    expect((await heard()).filter((event) => event.type.startsWith('reaction'))).toMatchObject([
      { type: 'reaction_added', user: 'U0OLENA', reaction: 'eyes', item, item_user: 'U0OLENA' },
      { type: 'reaction_added', user: 'U0MAX' },
      { type: 'reaction_removed', user: 'U0OLENA', reaction: 'eyes', item },
    ])
  })

  it('hears who joins and leaves, and that it was brought in and taken out itself', async () => {
    await start()
    const olena = workspace.as('olena')
    expect(await olena.kick('newsroom', 'talks')).toEqual({ ok: true })
    await olena.post('newsroom', '@talks gone')
    expect(await olena.invite('newsroom', '@talks')).toMatchObject({ ok: true })
    expect(await olena.invite('newsroom', 'talks')).toMatchObject({ error: 'already_in_channel' })
    await workspace.as('max').leave('newsroom')
    await workspace.as('max').join('newsroom')
    const events = await heard()
    expect(events.filter((event) => !event.type.startsWith('message'))).toMatchObject([
      { type: 'channel_left', channel: 'C0NEWSROOM' },
      {
        type: 'member_joined_channel',
        user: 'U0TALKS',
        inviter: 'U0OLENA',
        channel_type: 'C',
        team: 'T0LOCAL',
      },
      { type: 'member_left_channel', user: 'U0MAX', channel: 'C0NEWSROOM' },
      { type: 'member_joined_channel', user: 'U0MAX' },
    ])
    // Slack says in the channel who came, and an app with message events hears that too.
    expect(events.filter((event) => event.subtype === 'channel_join')).toMatchObject([
      { user: 'U0TALKS', inviter: 'U0OLENA', text: '<@U0TALKS> has joined the channel' },
      { user: 'U0MAX' },
    ])
    expect(events.at(-1)).not.toHaveProperty('inviter')
  })

  it('keeps private channels, and those of others, to the invited', async () => {
    await start()
    expect(await workspace.as('grace').join('sources')).toMatchObject({ error: 'channel_not_found' })
    expect(await workspace.as('ivo').join('newsroom')).toMatchObject({ error: 'channel_not_found' })
    expect(await workspace.as('grace').invite('sources', 'talks')).toMatchObject({
      error: 'channel_not_found',
    })
    expect(await workspace.as('olena').invite('sources', 'nobody')).toMatchObject({ error: 'user_not_found' })
    expect(await workspace.as('olena').invite('sources', 'grace')).toMatchObject({ ok: true })
    expect(await workspace.as('grace').post('sources', 'hello')).toMatchObject({ ok: true })
    expect(await workspace.as('olena').kick('sources', 'olena')).toMatchObject({ error: 'cant_kick_self' })
    await workspace.as('olena').post('sources', '/kick @grace')
    expect(await workspace.as('grace').post('sources', 'hello?')).toMatchObject({
      error: 'channel_not_found',
    })
  })

  it('hears an edited mention again, with the edit', async () => {
    await start({ subscribed: ['app_mention'] })
    const olena = workspace.as('olena')
    const ts = tsOf(await olena.post('newsroom', 'talks where?'))
    await olena.edit('newsroom', ts, '@talks where?')
    const events = await heard()
    expect(events).toMatchObject([
      { type: 'app_mention', ts, text: '<@U0TALKS> where?', edited: { user: 'U0OLENA' } },
    ])
  })

  it('sees a tombstone where a message with replies was deleted, and nothing where one had none', async () => {
    await start({ subscribed: ['message.channels'] })
    const olena = workspace.as('olena')
    const root = tsOf(await olena.post('newsroom', 'a thread'))
    const reply = tsOf(await olena.post('newsroom', 'its reply', { thread: root }))
    const alone = tsOf(await olena.post('newsroom', 'alone'))
    for (const ts of [root, alone]) expect(await olena.remove('newsroom', ts)).toMatchObject({ ok: true })
    expect(workspace.messages('newsroom')).toMatchObject([
      { ts: root, subtype: 'tombstone', text: 'This message was deleted.', user: 'USLACKBOT' },
      { ts: reply },
    ])
    expect((await heard()).slice(-2)).toMatchObject([
      {
        subtype: 'message_changed',
        message: { subtype: 'tombstone' },
        previous_message: { text: 'a thread' },
      },
      { subtype: 'message_deleted', deleted_ts: alone },
    ])
  })

  it('hears a reply that was sent to the channel as well', async () => {
    await start({ subscribed: ['message.channels'] })
    const olena = workspace.as('olena')
    const root = tsOf(await olena.post('newsroom', 'a thread'))
    await olena.post('newsroom', 'for all', { thread: root, broadcast: true })
    expect((await heard()).at(-1)).toMatchObject({ subtype: 'thread_broadcast', thread_ts: root })
  })

  it.each([
    ['mention-first', ['app_mention', 'message', 'app_mention', 'message']],
    ['message-first', ['message', 'app_mention', 'message', 'app_mention']],
    ['alternate', ['app_mention', 'message', 'message', 'app_mention']],
  ] as const)(
    'gets both events of a mention in the order that was asked for: %s',
    async (mentionOrder, types) => {
      await start({ mentionOrder })
      for (const text of ['@talks one', '@talks two']) await workspace.as('olena').post('newsroom', text)
      expect((await heard()).map((event) => event.type)).toEqual(types)
      expect(new Set(app.frames.map((frame) => frame.payload.event_id)).size).toBe(4)
    },
  )

  it('hears only what it subscribed to and has the scope for', async () => {
    await start({ scopes: ['app_mentions:read', 'chat:write'] })
    const olena = workspace.as('olena')
    const ts = tsOf(await olena.post('newsroom', '@talks hello'))
    await olena.react('newsroom', ts, 'eyes')
    await workspace.as('max').leave('newsroom')
    await olena.post('D0OLENA', 'hello')
    expect((await heard()).map((event) => event.type)).toEqual(['app_mention'])
  })

  it('has no commands without their scope', async () => {
    await start({ scopes: ['chat:write'] })
    expect(await workspace.as('olena').command('/talks', 'help', 'newsroom')).toMatchObject({
      error: 'unknown_command',
    })
    expect(app.frames).toEqual([])
  })
})
