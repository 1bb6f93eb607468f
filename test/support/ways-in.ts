import type { Outcome } from '../../src/workspace/people/outcome.ts'
import type { Workspace } from '../../src/workspace/start-workspace.ts'

type Shown = Awaited<ReturnType<Workspace['nextMessage']>>

/** One way to put a question to the bot, as olena does it. */
export interface WayIn {
  readonly name: string
  /** Answers are seen by the asker alone, or by everybody in the channel. */
  readonly isPrivate: boolean
  readonly ask: (workspace: Workspace, question: string) => Promise<Outcome>
  /** A follow-up where the answer stands; slash commands know none. */
  readonly followUp?: (workspace: Workspace, question: string, answer: Shown) => Promise<Outcome>
}

export const waysIn: readonly WayIn[] = [
  {
    name: 'a slash command',
    isPrivate: true,
    ask: (workspace, question) => workspace.as('olena').command('/talks', question, 'newsroom'),
  },
  {
    name: 'a mention in a channel',
    isPrivate: false,
    ask: (workspace, question) => workspace.as('olena').post('newsroom', `@talks ${question}`),
    followUp: (workspace, question, answer) =>
      workspace.as('max').post('newsroom', `@talks ${question}`, { thread: answer.thread_ts ?? answer.ts }),
  },
  {
    name: 'a direct message',
    isPrivate: true,
    ask: (workspace, question) => workspace.as('olena').post('D0OLENA', question),
    followUp: (workspace, question) => workspace.as('olena').post('D0OLENA', question),
  },
]
