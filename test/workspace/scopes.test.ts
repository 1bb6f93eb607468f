import { afterEach, describe, expect, it } from 'vitest'
import { defaultScopes } from '../../src/workspace/scopes/default-scopes.ts'
import { maySubscribe } from '../../src/workspace/scopes/may-subscribe.ts'
import { readManifestScopes } from '../../src/workspace/scopes/read-manifest-scopes.ts'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { connectClient, refusal } from './web-client.ts'

let workspace: Workspace
afterEach(() => workspace?.close())

const manifest = new URL('../../manifest.yml', import.meta.url)
const channel = 'C0NEWSROOM'

async function start(scopes?: readonly string[]) {
  workspace = await startWorkspace({ rateLimits: 'off', ...(scopes && { scopes }) })
  return connectClient(workspace)
}

describe('the scopes of an app', () => {
  it('are read from its manifest', () => {
    expect(readManifestScopes(manifest)).toEqual(
      expect.arrayContaining(['chat:write', 'commands', 'im:history', 'users:read']),
    )
    const notOne = new URL('../../package.json', import.meta.url)
    expect(() => readManifestScopes(notOne)).toThrow('is not a manifest')
    expect(defaultScopes).toEqual(expect.arrayContaining([...readManifestScopes(manifest)]))
  })

  it('let it do what it asked for, and name what is missing', async () => {
    const scopes = readManifestScopes(manifest)
    const client = await start(scopes)
    await client.chat.postMessage({ channel, text: 'allowed' })
    await client.conversations.history({ channel })
    expect(await refusal(client.conversations.info({ channel }))).toEqual({
      error: 'missing_scope',
      messages: [],
      needed: 'channels:read,groups:read,mpim:read,im:read',
      provided: scopes.join(','),
    })
    const { ts } = await client.chat.postMessage({ channel, text: 'x' })
    const react = client.reactions.add({ channel, timestamp: ts!, name: 'eyes' })
    expect(await refusal(react)).toMatchObject({ error: 'missing_scope', needed: 'reactions:write' })
    expect(await refusal(client.team.info())).toMatchObject({ needed: 'team:read' })
    expect(await refusal(client.files.info({ file: 'F1' }))).toMatchObject({ needed: 'files:read' })
    expect((await refusal(client.auth.test())).error).toBe('none')
  })

  it.each([
    ['channels:history', 'C0NEWSROOM', 'none'],
    ['channels:history', 'D0OLENA', 'im:history'],
    ['chat:write', 'D0OLENA', 'channels:history,groups:history,mpim:history,im:history'],
    ['im:history', 'D0OLENA', 'none'],
    ['im:history', 'C0NEWSROOM', 'channels:history'],
    ['groups:history', 'C0NEWSROOM', 'channels:history'],
  ])('with %s alone, history of %s needs: %s', async (scope, id, needed) => {
    const client = await start([scope])
    const answer = await refusal(client.conversations.history({ channel: id }))
    expect(answer.needed ?? answer.error).toBe(needed)
  })

  it('does not betray a private channel by asking for its scope', async () => {
    const client = await start(['channels:history'])
    const sources = { channel: 'C0SOURCES' }
    expect(await refusal(client.conversations.history(sources))).toMatchObject({ error: 'channel_not_found' })
    workspace.store.join('C0SOURCES', workspace.store.cast.bot.userId)
    expect(await refusal(client.conversations.history(sources))).toMatchObject({ needed: 'groups:history' })
  })

  it('asks for a scope by each kind of conversation that is to be listed', async () => {
    const client = await start(['channels:read'])
    expect((await client.conversations.list({})).ok).toBe(true)
    const im = client.conversations.list({ types: 'public_channel,im' })
    expect(await refusal(im)).toMatchObject({ error: 'missing_scope', needed: 'im:read' })
    const mine = client.users.conversations({ types: 'private_channel' })
    expect(await refusal(mine)).toMatchObject({ needed: 'groups:read' })
  })

  it('lets it post in public channels it is not in with chat:write.public only', async () => {
    const without = await start(['chat:write'])
    workspace.store.leave(channel, workspace.store.cast.bot.userId)
    expect((await refusal(without.chat.postMessage({ channel, text: 'x' }))).error).toBe('not_in_channel')
    await workspace.close()
    const scoped = await start(['chat:write', 'chat:write.public'])
    workspace.store.leave(channel, workspace.store.cast.bot.userId)
    expect((await refusal(scoped.chat.postMessage({ channel, text: 'x' }))).error).toBe('none')
    const sources = scoped.chat.postMessage({ channel: 'C0SOURCES', text: 'x' })
    expect((await refusal(sources)).error).toBe('channel_not_found')
  })

  it('shows e-mail addresses with their own scope only', async () => {
    const plain = await start(['users:read'])
    expect((await plain.users.info({ user: 'U0MAX' })).user?.profile?.email).toBeUndefined()
    const asked = plain.users.lookupByEmail({ email: 'max@local-newsroom.example' })
    expect(await refusal(asked)).toMatchObject({ needed: 'users:read.email' })
  })

  it('stand in the headers of every answer, as doctor tools read them', async () => {
    await start(['chat:write', 'users:read'])
    const call = (method: string, token: string) =>
      fetch(`${workspace.apiUrl}${method}`, { method: 'POST', headers: { authorization: `Bearer ${token}` } })
    const test = await call('auth.test', workspace.botToken)
    expect(test.headers.get('x-oauth-scopes')).toBe('chat:write,users:read')
    expect(test.headers.get('x-accepted-oauth-scopes')).toBeNull()
    const refused = await call('reactions.get', workspace.botToken)
    expect(refused.headers.get('x-oauth-scopes')).toBe('chat:write,users:read')
    expect(refused.headers.get('x-accepted-oauth-scopes')).toBe('reactions:read')
    const open = await call('apps.connections.open', workspace.appToken)
    expect(open.headers.get('x-oauth-scopes')).toBe('connections:write')
    expect((await call('auth.test', 'xoxb-wrong')).headers.get('x-oauth-scopes')).toBeNull()
  })

  it.each([
    ['app_home_opened', [], true],
    ['app_mention', [], false],
    ['app_mention', ['app_mentions:read'], true],
    ['message.im', ['channels:history'], false],
    ['message.im', ['im:history'], true],
    ['message.groups', ['groups:history'], true],
    ['member_joined_channel', ['groups:read'], true],
    ['reaction_added', ['reactions:write'], false],
    ['reaction_added', ['reactions:read'], true],
    ['constructor', defaultScopes, false],
    ['no_such_event', defaultScopes, false],
  ])('hears %s with %j: %s', (event, scopes, expected) => {
    expect(maySubscribe(event, scopes)).toBe(expected)
  })
})
