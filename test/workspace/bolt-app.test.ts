import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../src/workspace/start-workspace.ts'
import { startEchoApp } from './echo-app.ts'

describe('a real Bolt app in the local workspace', () => {
  let workspace: Workspace
  let app: Awaited<ReturnType<typeof startEchoApp>>

  async function start(options: WorkspaceOptions = {}) {
    workspace = await startWorkspace(options)
    app = await startEchoApp(workspace)
    await workspace.connected()
  }

  afterEach(async () => {
    await app.stop()
    await workspace.close()
  })

  describe('with Slack’s own times', () => {
    beforeEach(() => start())

    it('hears a mention and answers in its thread', async () => {
      const asked = await workspace.as('olena').post('newsroom', '@talks where was the second round?')
      const answer = await workspace.nextMessage()
      expect(answer.text).toBe('echo: <@U0TALKS> where was the second round?')
      expect(answer.thread_ts).toBe(asked.ok && asked.ts)
    })

    it('hears a follow-up in the same thread', async () => {
      await workspace.as('olena').post('newsroom', '@talks first')
      const first = await workspace.nextMessage()
      await workspace.as('max').post('newsroom', '@talks second', { thread: first.ts })
      const second = await workspace.nextMessage()
      expect(second.thread_ts).toBe(first.thread_ts)
    })

    it('does not hear talk that is not meant for it', async () => {
      await workspace.as('olena').post('newsroom', 'lunch, anyone?')
      await workspace.as('olena').post('sources', '@talks a private channel it is not in')
      await workspace.settled()
      expect(app.heard.events).toEqual([])
      expect(workspace.ephemerals('olena')[0]?.text).toContain('is not in this channel')
    })

    it('hears a private channel after it was invited', async () => {
      await workspace.as('olena').post('sources', '/invite @talks')
      await workspace.as('olena').post('sources', '@talks hello')
      const answer = await workspace.nextMessage((shown) => shown.text.startsWith('echo'))
      expect(answer.channel).toBe('C0SOURCES')
    })

    it('answers a direct message directly', async () => {
      await workspace.as('grace').post('D0GRACE', 'hello')
      const answer = await workspace.nextMessage()
      expect(answer.text).toBe('direct: hello')
      await workspace.settled()
      expect(app.heard.events.map((event) => event.type)).toEqual(['message'])
      expect(answer.thread_ts).toBeUndefined()
    })

    it('hears of edited and deleted direct messages', async () => {
      const grace = workspace.as('grace')
      const posted = await grace.post('D0GRACE', 'hello')
      await workspace.nextMessage()
      await grace.edit('D0GRACE', (posted.ok && posted.ts) || '', 'hello again')
      await grace.remove('D0GRACE', (posted.ok && posted.ts) || '')
      await workspace.settled()
      expect(app.heard.events).toHaveLength(3)
      expect(workspace.messages('D0GRACE')).toHaveLength(1)
    })

    it('answers a command in the acknowledgement and through the response_url, to its user alone', async () => {
      const olena = workspace.as('olena')
      expect(await olena.command('/talks', 'now', 'newsroom')).toEqual({ ok: true })
      expect((await workspace.nextMessage()).text).toBe('answered in the acknowledgement')
      await olena.post('newsroom', '/talks a & b <c>')
      const answer = await workspace.nextMessage()
      expect(answer).toMatchObject({ to: 'U0OLENA', text: 'you typed a &amp; b &lt;c&gt;' })
      expect(workspace.messages('newsroom')).toEqual([])
      expect(workspace.ephemerals('max')).toEqual([])
    })

    it('takes five answers through one response_url and no more', async () => {
      await workspace.as('olena').command('/talks', 'many', 'newsroom')
      await workspace.settled()
      expect(workspace.ephemerals('olena').map((each) => each.text)).toEqual(
        [1, 2, 3, 4, 5].map((count) => `answer ${count}`),
      )
      expect(app.heard.errors).toEqual([expect.stringContaining('404')])
    })

    it('shares an answer in the channel, and takes it away, by buttons', async () => {
      const olena = workspace.as('olena')
      await olena.command('/talks', 'x', 'newsroom')
      const answer = await workspace.nextMessage()
      await olena.click(answer, 'share')
      expect((await workspace.nextMessage()).text).toBe('shared')
      expect(workspace.messages('newsroom')).toHaveLength(1)
      await olena.click(answer, 'drop')
      await workspace.settled()
      expect(workspace.ephemerals('olena')).toEqual([])
    })

    it('lets nobody else click what only one person sees', async () => {
      await workspace.as('olena').command('/talks', 'x', 'newsroom')
      const answer = await workspace.nextMessage()
      expect(await workspace.as('max').click(answer, 'share')).toMatchObject({ error: 'message_not_found' })
    })

    it('opens a form by button, refuses, updates and takes it', async () => {
      const olena = workspace.as('olena')
      await olena.command('/talks', 'x', 'newsroom')
      await olena.click(await workspace.nextMessage(), 'open')
      await workspace.settled()
      const view = () => workspace.views('olena').at(-1)!
      expect(await olena.submitView(view(), {})).toMatchObject({ error: 'required' })
      expect(await olena.submitView(view(), { typed: 'wrong' })).toMatchObject({
        errors: { words: 'Not that word.' },
      })
      expect(view().errors).toEqual({ words: 'Not that word.' })
      expect(await olena.submitView(view(), { typed: 'again' })).toEqual({ ok: true })
      expect(view().title).toMatchObject({ text: 'Once more' })
      expect(await olena.submitView(view(), { words: { typed: 'right' } })).toEqual({ ok: true })
      expect(workspace.views('olena')).toEqual([])
      expect((await workspace.nextMessage()).text).toBe('submitted: right')
    })

    it('publishes a Home tab when it is opened', async () => {
      await workspace.as('grace').openHome()
      await workspace.settled()
      expect(workspace.home('grace')?.blocks[0]).toMatchObject({ text: { text: 'Welcome home' } })
    })

    it('refuses a command in a thread, and one nobody registered', async () => {
      const olena = workspace.as('olena')
      const root = await olena.post('newsroom', 'a thread')
      expect(
        await olena.post('newsroom', '/talks help', { thread: (root.ok && root.ts) || '' }),
      ).toMatchObject({ ok: false, message: '/talks is not supported in threads. Sorry!' })
      expect(await olena.post('newsroom', '/dance')).toMatchObject({ error: 'unknown_command' })
    })
  })

  describe('with shorter times', () => {
    it('tells the person when a command is not acknowledged', async () => {
      await start({ ackTimeout: 100 })
      expect(await workspace.as('olena').command('/talks', 'late', 'newsroom')).toMatchObject({
        error: 'operation_timeout',
      })
      expect((await workspace.nextMessage()).text).toContain('did not respond within 3 seconds')
    })

    it('tells the person when no app is connected', async () => {
      await start({ ackTimeout: 100 })
      await app.stop()
      await expect
        .poll(() => workspace.as('olena').command('/talks', 'x', 'newsroom'))
        .toMatchObject({
          error: 'dispatch_failed',
        })
    })

    it('lets a trigger expire', async () => {
      await start({ triggerLife: 100 })
      await workspace.as('olena').command('/talks', 'slow form', 'newsroom')
      await expect.poll(() => app.heard.errors).toEqual([expect.stringContaining('expired_trigger_id')])
    })

    it('reaches the app again after it was asked to reconnect', async () => {
      await start({ ackTimeout: 500 })
      workspace.disconnectApp()
      await expect
        .poll(() => workspace.as('olena').command('/talks', 'now', 'newsroom'))
        .toMatchObject({
          error: 'dispatch_failed',
        })
      await workspace.connected({ timeout: 15_000 })
      expect(await workspace.as('olena').command('/talks', 'now', 'newsroom')).toEqual({ ok: true })
    }, 20_000)
  })
})
