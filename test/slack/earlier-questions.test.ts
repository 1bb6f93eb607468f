import { expect, it } from 'vitest'
import { silentMetrics } from '../../src/operations/metrics.ts'
import type { AskedMessage } from '../../src/slack/asking/asked-message.ts'
import { earlierQuestions } from '../../src/slack/asking/earlier-questions.ts'
import type { Deps } from '../../src/slack/deps.ts'

const asked: AskedMessage = {
  channel: 'C1',
  ts: '100.0',
  threadTs: '1.0',
  user: 'U1',
  text: '<@UBOT> and Reagan?',
  teamId: 'T1',
  isSharedChannel: false,
  eventId: 'Ev1',
  kind: 'mention',
}

/** Deps whose threads come from a script of pages; a name instead of a page is Slack's refusal. */
function depsOn(pages: (object[] | string)[]) {
  const cursors: unknown[] = []
  const replies = async ({ cursor }: { cursor?: string }) => {
    cursors.push(cursor)
    const page = pages.shift()
    if (!Array.isArray(page)) throw new Error(page)
    return {
      messages: page,
      response_metadata: { next_cursor: pages.length > 0 ? `after-${pages.length}` : '' },
    }
  }
  const deps = {
    client: { conversations: { replies } },
    identity: { botUserId: 'UBOT' },
    log: { warn: () => undefined },
    metrics: silentMetrics,
    now: () => new Date(0),
  } as unknown as Deps
  return { deps, cursors }
}

const question = (ts: string, text: string) => ({ ts, user: 'U1', text: `<@UBOT> ${text}` })

it('follows the pages of a long thread', async () => {
  const { deps, cursors } = depsOn([
    [question('1.0', 'one')],
    [question('2.0', 'two')],
    [question('3.0', 'three')],
  ])
  expect(await earlierQuestions(asked, deps)).toEqual({ kind: 'read', questions: ['one', 'two', 'three'] })
  expect(cursors).toEqual([undefined, 'after-2', 'after-1'])
})

it('leaves out the question itself, and what came after it', async () => {
  const { deps } = depsOn([[question('1.0', 'one'), question('100.0', 'this'), question('101.0', 'later')]])
  expect(await earlierQuestions(asked, deps)).toEqual({ kind: 'read', questions: ['one'] })
})

it('keeps the last ten', async () => {
  const { deps } = depsOn([Array.from({ length: 14 }, (_, index) => question(`${index}.0`, `q${index}`))])
  const earlier = await earlierQuestions(asked, deps)
  expect(earlier.kind === 'read' && [earlier.questions[0], earlier.questions.length]).toEqual(['q4', 10])
})

it('says when a thread cannot be read, and answers all the same', async () => {
  const { deps } = depsOn(['missing_scope'])
  expect(await earlierQuestions(asked, deps)).toEqual({ kind: 'unreadable' })
})

it('reads nothing for a mention outside a thread', async () => {
  const { deps, cursors } = depsOn([])
  expect(await earlierQuestions({ ...asked, threadTs: undefined }, deps)).toEqual({
    kind: 'read',
    questions: [],
  })
  expect(cursors).toEqual([])
})
