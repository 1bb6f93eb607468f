/** What an app shows in its own pane beside the messages: that it works, a title, questions to begin with. */
export interface AssistantThread {
  readonly channel: string
  /** The thread's first message; empty where prompts were set for the conversation as a whole. */
  readonly thread_ts: string
  readonly title: string
  readonly status: AssistantStatus | undefined
  readonly prompts: SuggestedPrompts | undefined
}

interface AssistantStatus {
  /** As in "is thinking…", after the app's name. */
  readonly text: string
  /** Shown in turn instead of the text, when there are any. */
  readonly loadingMessages: readonly string[]
  /** Milliseconds since 1970; from then on it is not shown. */
  readonly until: number
}

export interface SuggestedPrompts {
  readonly title: string
  readonly prompts: readonly { readonly title: string; readonly message: string }[]
}

export interface AssistantChange {
  readonly kind: 'assistant'
  readonly channel: string
}

export interface AssistantThreads {
  /** All that has something to show, without the statuses whose time is over. */
  in(channel: string): readonly AssistantThread[]
  set(
    channel: string,
    thread: string,
    fields: Partial<Pick<AssistantThread, 'title' | 'status' | 'prompts'>>,
  ): void
  /** An answer takes the status away. */
  answered(channel: string, thread: string): void
}

/** A status that no message follows is gone after two minutes. Source: docs.slack.dev, assistant.threads.setStatus. */
export const statusLife = 120_000

export function createAssistantThreads(
  now: () => number,
  changed: (change: AssistantChange) => void,
): AssistantThreads {
  const threads = new Map<string, AssistantThread>()
  const key = (channel: string, thread: string) => `${channel} ${thread}`

  function set(
    channel: string,
    thread: string,
    fields: Partial<Pick<AssistantThread, 'title' | 'status' | 'prompts'>>,
  ) {
    const empty = { channel, thread_ts: thread, title: '', status: undefined, prompts: undefined }
    threads.set(key(channel, thread), { ...(threads.get(key(channel, thread)) ?? empty), ...fields })
    changed({ kind: 'assistant', channel })
  }

  return {
    in: (channel) =>
      [...threads.values()]
        .filter((each) => each.channel === channel)
        .map((each) => (each.status && each.status.until <= now() ? { ...each, status: undefined } : each)),
    set,
    answered(channel, thread) {
      if (threads.get(key(channel, thread))?.status) set(channel, thread, { status: undefined })
    },
  }
}
