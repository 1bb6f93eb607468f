import type { Message } from './messages.ts'

/** A message that waits for its time. */
export interface ScheduledMessage {
  readonly id: string
  readonly channel: string
  /** Seconds since 1970. */
  readonly postAt: number
  readonly created: number
  readonly draft: Pick<Message, 'text' | 'blocks' | 'metadata' | 'attachments' | 'thread_ts' | 'broadcast'>
}

export interface ScheduledMessages {
  /** By time, the next one first. */
  all(): readonly ScheduledMessage[]
  add(message: Omit<ScheduledMessage, 'id'>): ScheduledMessage
  /** Takes it off the list; undefined when it was posted or deleted. */
  take(id: string): ScheduledMessage | undefined
}

export function createScheduledMessages(): ScheduledMessages {
  const waiting = new Map<string, ScheduledMessage>()
  let count = 0
  return {
    all: () => [...waiting.values()].sort((a, b) => a.postAt - b.postAt),
    add(message) {
      count += 1
      const scheduled = { ...message, id: `Q0LOCAL${String(count).padStart(4, '0')}` }
      waiting.set(scheduled.id, scheduled)
      return scheduled
    },
    take(id) {
      const message = waiting.get(id)
      waiting.delete(id)
      return message
    },
  }
}
