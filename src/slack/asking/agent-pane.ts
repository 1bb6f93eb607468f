import { setTimeout } from 'node:timers/promises'
import type { SlackClient } from '../calls/slack-client.ts'
import { readFailure } from '../calls/slack-errors.ts'
import type { Log } from '../logging/create-log.ts'
import { describeError } from '../logging/describe-error.ts'

/** Slack's pane for agents, an optional addition to the manifest: prompts to press, and a status while working. */
export interface AgentPane {
  /** With the pane, every direct message begins a thread and is answered in it. */
  isOn(): boolean
  /** Puts questions to press into the pane; at most four are taken. */
  suggest(channel: string, questions: readonly string[]): Promise<void>
  /** Says that an answer is being looked for; the answer takes it away. Waits for Slack half a second at most. */
  working(channel: string, threadTs: string): Promise<void>
}

/** Slack's most for assistant.threads.setSuggestedPrompts. */
const mostPrompts = 4
/** A status must not come after the answer, and must not hold it up either. Milliseconds. */
const patience = 500

/**
 * Slack offers the pane to apps with the scope `assistant:write`, which Talks' manifest does not ask for by itself. What
 * it refuses is not asked for again, and logged once: nobody waits for either.
 */
export function createAgentPane({
  client,
  isThere,
  log,
}: {
  client: SlackClient
  /** Whether the token may use it. */
  isThere: boolean
  log: Log
}): AgentPane {
  let isOn = isThere

  async function attempt(call: () => Promise<unknown>): Promise<void> {
    if (!isOn) return
    try {
      await call()
    } catch (error) {
      // A call that is too fast or lost may work the next time; one that was refused will not.
      if (readFailure(error).kind !== 'refused') return
      if (isOn) log.warn('agent pane off', describeError(error))
      isOn = false
    }
  }

  return {
    isOn: () => isOn,
    suggest: (channel, questions) =>
      attempt(() =>
        client.assistant.threads.setSuggestedPrompts({
          channel_id: channel,
          title: 'Ask the record',
          prompts: promptsOf(questions),
        }),
      ),
    async working(channel, threadTs) {
      const status = 'is looking in the record …'
      const told = attempt(() =>
        client.assistant.threads.setStatus({ channel_id: channel, thread_ts: threadTs, status }),
      )
      await Promise.race([told, setTimeout(patience, undefined, { ref: false })])
    },
  }
}

type Prompts = [{ title: string; message: string }, ...{ title: string; message: string }[]]

function promptsOf(questions: readonly string[]): Prompts {
  const [first = 'What do you cover?', ...rest] = questions.slice(0, mostPrompts)
  const prompt = (question: string) => ({ title: question, message: question })
  return [prompt(first), ...rest.map(prompt)]
}
