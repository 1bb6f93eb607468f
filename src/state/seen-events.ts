import type { Database } from 'libsql'

/** One arrival of an event. `message` is what it is about, where it is about a message. */
export interface Arrival {
  readonly eventId: string
  readonly message?: {
    readonly channel: string
    readonly ts: string
    /** A mention may arrive as `message` too; the mention's meaning wins whichever comes first. */
    readonly kind: 'mention' | 'message'
  }
}

export interface SeenEvents {
  /**
   * Takes an event for handling. False when it was taken before: redelivered (same event id), or the same message
   * under another event id. A mention is still taken after its plain message was.
   */
  take(arrival: Arrival, now: Date): boolean
  /** Takes any one-time deed by a name of its own, such as sharing one answer in one channel. */
  takeOnce(deed: string, now: Date): boolean
  /** Gives a deed back that failed, so that it can be tried again. */
  giveBack(deed: string): void
  prune(now: Date): void
}

/** Slack redelivers within an hour; a week also covers a bot that was down and one-time deeds on old answers. */
const keptFor = 7 * 24 * 3_600_000

export function createSeenEvents(database: Database): SeenEvents {
  const addEvent = database.prepare('INSERT OR IGNORE INTO seen_event (event_id, seen_at) VALUES (?, ?)')
  const dropEvent = database.prepare('DELETE FROM seen_event WHERE event_id = ?')
  const addMessage = database.prepare(`
    INSERT INTO seen_message (channel, ts, kind, seen_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (channel, ts) DO UPDATE SET kind = excluded.kind
    WHERE seen_message.kind = 'message' AND excluded.kind = 'mention'
  `)
  const pruneEvents = database.prepare('DELETE FROM seen_event WHERE seen_at < ?')
  const pruneMessages = database.prepare('DELETE FROM seen_message WHERE seen_at < ?')

  const take = database.transaction((...[{ eventId, message }, now]: [Arrival, Date]) => {
    if (addEvent.run(eventId, now.getTime()).changes === 0) return false
    if (!message) return true
    return addMessage.run(message.channel, message.ts, message.kind, now.getTime()).changes === 1
  })

  return {
    take: (arrival, now) => take.immediate(arrival, now) as boolean,
    takeOnce: (deed, now) => addEvent.run(`deed:${deed}`, now.getTime()).changes === 1,
    giveBack: (deed) => {
      dropEvent.run(`deed:${deed}`)
    },
    prune(now) {
      pruneEvents.run(now.getTime() - keptFor)
      pruneMessages.run(now.getTime() - keptFor)
    },
  }
}
