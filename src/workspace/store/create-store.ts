import { type AssistantChange, type AssistantThreads, createAssistantThreads } from './assistant-threads.ts'
import { type Cast, type Channel, defaultCast, type Person } from './cast.ts'
import { createEphemerals, type EphemeralChange, type Ephemerals } from './ephemerals.ts'
import { createFiles, type Files } from './files.ts'
import { createMessageClock } from './message-clock.ts'
import { createMessages, type MessageChange, type Messages } from './messages.ts'
import { createScheduledMessages, type ScheduledMessages } from './scheduled-messages.ts'
import { createViews, type ViewChange, type Views } from './views.ts'

/** What listeners hear about: enough to decide whether to look again. */
export type Change =
  | MessageChange
  | EphemeralChange
  | ViewChange
  | AssistantChange
  | { readonly kind: 'members' | 'archived'; readonly channel: string }
  | { readonly kind: 'reset' }

/** Everything the local workspace remembers. It lives in memory and ends with the process. */
export interface Store {
  readonly cast: Cast
  readonly messages: Messages
  readonly ephemerals: Ephemerals
  readonly views: Views
  readonly files: Files
  readonly assistant: AssistantThreads
  readonly scheduled: ScheduledMessages
  readonly channels: () => readonly Channel[]
  /** By id, or by name with or without `#`. */
  channel(idOrName: string): Channel | undefined
  /** By id, or by name with or without `@`. */
  person(idOrName: string): Person | undefined
  /** The direct message between this person and the bot. */
  directMessage(user: string): Channel | undefined
  join(channel: string, user: string): void
  leave(channel: string, user: string): void
  /** Nothing can be said in an archived channel. */
  archive(channel: string, isArchived?: boolean): void
  nextTs(): string
  /** Forgets everything that happened: only the cast stays, in the channels it began in. */
  reset(): void
  /** Returns a function that stops the listening. */
  onChange(listener: (change: Change) => void): () => void
}

/** Makes an empty workspace. `now` gives milliseconds since 1970. */
export function createStore({ now, cast = defaultCast }: { now: () => number; cast?: Cast }): Store {
  const listeners = new Set<(change: Change) => void>()
  const nextTs = createMessageClock(now)
  let channels = cast.channels
  let parts = makeParts()

  function makeParts() {
    return {
      messages: createMessages(nextTs, changed),
      ephemerals: createEphemerals(nextTs, changed),
      views: createViews(nextTs, changed),
      files: createFiles(now),
      assistant: createAssistantThreads(now, changed),
      scheduled: createScheduledMessages(),
    }
  }

  function changed(change: Change) {
    for (const listener of [...listeners]) listener(change)
  }

  return {
    cast,
    // Getters, because a reset makes new ones.
    get messages() {
      return parts.messages
    },
    get ephemerals() {
      return parts.ephemerals
    },
    get views() {
      return parts.views
    },
    get files() {
      return parts.files
    },
    get assistant() {
      return parts.assistant
    },
    get scheduled() {
      return parts.scheduled
    },
    channels: () => channels,
    channel(idOrName) {
      const name = idOrName.replace(/^#/, '')
      return channels.find((each) => each.id === name || (each.kind !== 'im' && each.name === name))
    },
    person(idOrName) {
      const name = idOrName.replace(/^@/, '')
      return cast.people.find((each) => each.id === name || each.name === name.toLowerCase())
    },
    directMessage: (user) => channels.find((each) => each.kind === 'im' && each.with === user),
    join(id, user) {
      channels = channels.map((each) =>
        each.id === id && !each.members.includes(user) ? { ...each, members: [...each.members, user] } : each,
      )
      changed({ kind: 'members', channel: id })
    },
    leave(id, user) {
      channels = channels.map((each) =>
        each.id === id ? { ...each, members: each.members.filter((member) => member !== user) } : each,
      )
      changed({ kind: 'members', channel: id })
    },
    archive(id, isArchived = true) {
      channels = channels.map((each) => (each.id === id ? { ...each, isArchived } : each))
      changed({ kind: 'archived', channel: id })
    },
    nextTs,
    reset() {
      channels = cast.channels
      parts = makeParts()
      changed({ kind: 'reset' })
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
