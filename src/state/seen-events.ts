import type { Database } from 'libsql'

/** One arrival of an event. `message` is what it is about, where it is about a message. */
export interface Arrival {
  readonly eventId: string
  readonly message?: {
    readonly channel: string
    readonly ts: string
    /** A mention may arrive as `message` too; the mention's meaning wins whichever comes first. */
    readonly kind: 'mention' | 'message'
    readonly threadTs?: string | undefined
  }
}

/** A message that was taken, and whose handling did not come to its end. */
export interface OpenMessage {
  readonly channel: string
  readonly ts: string
  readonly threadTs: string | undefined
}

export interface SeenEvents {
  /**
   * Takes an event for handling. False when it was taken before: redelivered (same event id), or the same message
   * under another event id. A mention is still taken after its plain message was.
   */
  take(arrival: Arrival, now: Date): boolean
  /** The message's handling came to its end. */
  finish(channel: string, ts: string): void
  /**
   * Takes over what was taken five minutes ago or earlier and not finished: whoever took it is gone. Each goes to one
   * caller, and again to one in five minutes; messages older than an hour are left alone.
   */
  takeOver(now: Date): readonly OpenMessage[]
  /** Takes any one-time deed by a name of its own, such as sharing one answer in one channel. */
  takeOnce(deed: string, now: Date): boolean
  /** Gives a deed back that failed, so that it can be tried again. */
  giveBack(deed: string): void
  prune(now: Date): void
}

/** Slack redelivers within an hour; a week also covers a bot that was down. */
const keptFor = 7 * 24 * 3_600_000
/** As long as an answer's buttons work, and a day. */
const deedsKeptFor = 31 * 24 * 3_600_000
/** Longer than a post takes that Slack asks to wait again and again. */
const abandonedAfter = 5 * 60_000
/** After an hour nobody waits for an answer any more. */
const answeredWithin = 3_600_000

export function createSeenEvents(database: Database): SeenEvents {
  const addEvent = database.prepare('INSERT OR IGNORE INTO seen_event (event_id, seen_at) VALUES (?, ?)')
  const dropEvent = database.prepare('DELETE FROM seen_event WHERE event_id = ?')
  const addMessage = database.prepare(`
    INSERT INTO seen_message (channel, ts, kind, seen_at, thread_ts, is_done) VALUES (?, ?, ?, ?, ?, 0)
    ON CONFLICT (channel, ts) DO UPDATE SET kind = excluded.kind, is_done = 0
    WHERE seen_message.kind = 'message' AND excluded.kind = 'mention'
  `)
  const finishMessage = database.prepare('UPDATE seen_message SET is_done = 1 WHERE channel = ? AND ts = ?')
  const takeOverMessages = database.prepare(`
    UPDATE seen_message SET seen_at = @now
    WHERE is_done = 0 AND seen_at <= @abandoned AND CAST(ts AS REAL) * 1000 >= @oldest
    RETURNING channel, ts, thread_ts AS threadTs
  `)
  const pruneEvents = database.prepare(
    `DELETE FROM seen_event WHERE seen_at < ? AND (seen_at < ? OR event_id NOT LIKE 'deed:%' OR event_id LIKE 'deed:trigger:%')`,
  )
  const pruneMessages = database.prepare('DELETE FROM seen_message WHERE seen_at < ?')

  const take = database.transaction((...[{ eventId, message }, now]: [Arrival, Date]) => {
    if (addEvent.run(eventId, now.getTime()).changes === 0) return false
    if (!message) return true
    const { channel, ts, kind, threadTs = null } = message
    return addMessage.run(channel, ts, kind, now.getTime(), threadTs).changes === 1
  })

  return {
    take: (arrival, now) => take.immediate(arrival, now) as boolean,
    finish(channel, ts) {
      finishMessage.run(channel, ts)
    },
    takeOver(at) {
      const now = at.getTime()
      const limits = { now, abandoned: now - abandonedAfter, oldest: now - answeredWithin }
      const rows = takeOverMessages.all(limits) as { channel: string; ts: string; threadTs: string | null }[]
      return rows.map(({ channel, ts, threadTs }) => ({ channel, ts, threadTs: threadTs ?? undefined }))
    },
    takeOnce: (deed, now) => addEvent.run(`deed:${deed}`, now.getTime()).changes === 1,
    giveBack: (deed) => {
      dropEvent.run(`deed:${deed}`)
    },
    prune(now) {
      pruneEvents.run(now.getTime() - keptFor, now.getTime() - deedsKeptFor)
      pruneMessages.run(now.getTime() - keptFor)
    },
  }
}
