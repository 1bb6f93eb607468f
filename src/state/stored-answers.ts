import { randomBytes } from 'node:crypto'
import type { Database } from 'libsql'

/**
 * What stands behind the buttons of an answer. The question is kept, and with it the thread's earlier questions to
 * the bot, because "More" and "Share" ask it again and must come to the same answer. Nothing else that people wrote
 * is kept, and this goes after 30 days.
 */
export interface StoredAnswer {
  /** Opaque: it is the only thing a button carries. */
  readonly id: string
  /** The user id of whoever asked. */
  readonly asker: string
  readonly channel: string
  /** Who may use the buttons: the asker alone, or everybody in the channel. */
  readonly audience: 'asker' | 'channel'
  readonly question: string
  readonly thread: readonly string[]
  readonly timeZone: string
  /** In the order in which they were shown. */
  readonly itemIds: readonly string[]
  readonly choices: readonly string[]
  /** The `now` with which the question was answered. */
  readonly createdAt: Date
}

export interface StoredAnswers {
  /** Stores an answer under a fresh id. */
  add(answer: Omit<StoredAnswer, 'id'>): StoredAnswer
  /** The answer, unless it has expired. */
  find(id: string, now: Date): StoredAnswer | undefined
  prune(now: Date): void
}

const keptFor = 30 * 24 * 3_600_000

interface Row {
  readonly id: string
  readonly asker: string
  readonly channel: string
  readonly audience: 'asker' | 'channel'
  readonly question: string
  readonly thread: string
  readonly time_zone: string
  readonly item_ids: string
  readonly choices: string
  readonly created_at: number
}

export function createStoredAnswers(database: Database): StoredAnswers {
  const insert = database.prepare(`
    INSERT INTO answer (id, asker, channel, audience, question, thread, time_zone, item_ids, choices, created_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  `)
  const select = database.prepare('SELECT * FROM answer WHERE id = ? AND created_at >= ?')
  const remove = database.prepare('DELETE FROM answer WHERE created_at < ?')

  return {
    add(answer) {
      const stored = { ...answer, id: randomBytes(12).toString('base64url') }
      insert.run(
        stored.id,
        stored.asker,
        stored.channel,
        stored.audience,
        stored.question,
        JSON.stringify(stored.thread),
        stored.timeZone,
        JSON.stringify(stored.itemIds),
        JSON.stringify(stored.choices),
        stored.createdAt.getTime(),
      )
      return stored
    },
    find(id, now) {
      const row = select.get(id, now.getTime() - keptFor) as Row | undefined
      return row && fromRow(row)
    },
    prune: (now) => {
      remove.run(now.getTime() - keptFor)
    },
  }
}

function fromRow(row: Row): StoredAnswer {
  return {
    id: row.id,
    asker: row.asker,
    channel: row.channel,
    audience: row.audience,
    question: row.question,
    thread: JSON.parse(row.thread) as string[],
    timeZone: row.time_zone,
    itemIds: JSON.parse(row.item_ids) as string[],
    choices: JSON.parse(row.choices) as string[],
    createdAt: new Date(row.created_at),
  }
}
