import type { Block, Metadata } from './block.ts'

/** A message as Slack keeps it: its field names are Slack's own, because payloads and answers copy them. */
export interface Message {
  readonly type: 'message'
  readonly subtype?: string
  readonly channel: string
  readonly ts: string
  /** Who wrote it: a person's id, or the bot's user id. */
  readonly user: string
  readonly text: string
  readonly blocks?: readonly Block[]
  /** The ts of the thread's first message, on replies only. */
  readonly thread_ts?: string
  /** A reply that was sent to the channel as well. */
  readonly broadcast?: boolean
  readonly bot_id?: string
  readonly app_id?: string
  readonly metadata?: Metadata
  /** Secondary attachments, as the app sent them. */
  readonly attachments?: readonly unknown[]
  /** Slack's file objects; see fileOutput. */
  readonly files?: readonly Readonly<Record<string, unknown>>[]
  readonly edited?: { readonly user: string; readonly ts: string }
  readonly reactions?: readonly Reaction[]
  /** Who brought the member in, on `channel_join` messages. */
  readonly inviter?: string
}

interface Reaction {
  readonly name: string
  readonly users: readonly string[]
}

export interface MessageChange {
  readonly kind: 'posted' | 'edited' | 'removed'
  readonly message: Message
}

type MessageDraft = Omit<Message, 'type' | 'ts'>

export interface Messages {
  /** All of a channel's messages, replies among them, oldest first. */
  all(channel: string): readonly Message[]
  find(channel: string, ts: string): Message | undefined
  /** A thread's first message and its replies, oldest first; empty when there is no such message. */
  thread(channel: string, ts: string): readonly Message[]
  add(draft: MessageDraft): Message
  /** Replaces some fields; undefined when the message is gone. */
  replace(channel: string, ts: string, fields: Partial<MessageDraft>): Message | undefined
  remove(channel: string, ts: string): Message | undefined
}

/** The messages everybody in a channel can see. Pure memory: nothing here does input or output. */
export function createMessages(nextTs: () => string, changed: (change: MessageChange) => void): Messages {
  const byChannel = new Map<string, Message[]>()
  const list = (channel: string) => byChannel.get(channel) ?? []
  const find = (channel: string, ts: string) => list(channel).find((message) => message.ts === ts)

  return {
    all: (channel) => [...list(channel)],
    find,
    thread(channel, ts) {
      if (!find(channel, ts)) return []
      return list(channel).filter((message) => message.ts === ts || message.thread_ts === ts)
    },
    add(draft) {
      const message: Message = { type: 'message', ...draft, ts: nextTs() }
      byChannel.set(message.channel, [...list(message.channel), message])
      changed({ kind: 'posted', message })
      return message
    },
    replace(channel, ts, fields) {
      const before = find(channel, ts)
      if (!before) return undefined
      const message: Message = { ...before, ...fields }
      byChannel.set(
        channel,
        list(channel).map((each) => (each.ts === ts ? message : each)),
      )
      changed({ kind: 'edited', message })
      return message
    },
    remove(channel, ts) {
      const message = find(channel, ts)
      if (!message) return undefined
      byChannel.set(
        channel,
        list(channel).filter((each) => each.ts !== ts),
      )
      changed({ kind: 'removed', message })
      return message
    },
  }
}
