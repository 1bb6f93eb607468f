import { randomBytes } from 'node:crypto'
import type { Database } from 'libsql'

/** What somebody thought of an answer. Kept with its question, because the answer itself goes after 30 days. */
export interface Feedback {
  readonly id: string
  readonly answerId: string
  readonly question: string
  /** The facts that the answer showed, in their order. */
  readonly itemIds: readonly string[]
  /** The record's version when it was given. */
  readonly recordVersion: string
  readonly kind: 'helpful' | 'wrong' | 'missing'
  /** What they wrote; empty where nothing. */
  readonly note: string
  /** The user id of whoever gave it. */
  readonly givenBy: string
  readonly givenAt: Date
  /** The user id of the editor who settled it. */
  readonly settledBy: string | null
  readonly settledAt: Date | null
}

export interface FeedbackCounts {
  readonly open: number
  readonly settled: number
  readonly helpful: number
}

export interface FeedbackStore {
  /** Null where the same person found the same answer helpful before. */
  add(feedback: Omit<Feedback, 'id' | 'settledBy' | 'settledAt'>): Feedback | null
  /** What is wrong or missing and not settled, oldest first, `most` at most. */
  open(most: number): readonly Feedback[]
  counts(): FeedbackCounts
  /** As it is settled now; null where it was settled before, or is not there. */
  settle(id: string, by: string, at: Date): Feedback | null
  /** Forgets what was helpful or was settled a year ago; what is open stays. */
  prune(now: Date): void
}

const keptFor = 365 * 24 * 3_600_000

interface Row {
  readonly id: string
  readonly answer_id: string
  readonly question: string
  readonly item_ids: string
  readonly record_version: string
  readonly kind: Feedback['kind']
  readonly note: string
  readonly given_by: string
  readonly given_at: number
  readonly settled_by: string | null
  readonly settled_at: number | null
}

export function createFeedback(database: Database): FeedbackStore {
  const insert = database.prepare(`
    INSERT OR IGNORE INTO feedback
      (id, answer_id, question, item_ids, record_version, kind, note, given_by, given_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
  `)
  const isOpen = `kind <> 'helpful' AND settled_at IS NULL`
  const selectOpen = database.prepare(
    `SELECT * FROM feedback WHERE ${isOpen} ORDER BY given_at, rowid LIMIT ?`,
  )
  const count = database.prepare(`
    SELECT
      count(*) FILTER (WHERE ${isOpen}) AS open,
      count(*) FILTER (WHERE settled_at IS NOT NULL) AS settled,
      count(*) FILTER (WHERE kind = 'helpful') AS helpful
    FROM feedback
  `)
  const settle = database.prepare(
    `UPDATE feedback SET settled_by = ?, settled_at = ? WHERE id = ? AND ${isOpen} RETURNING *`,
  )
  const remove = database.prepare(`
    DELETE FROM feedback
    WHERE settled_at < ?1 OR (kind = 'helpful' AND given_at < ?1)
  `)

  return {
    add(feedback) {
      const id = randomBytes(12).toString('base64url')
      const { answerId, question, itemIds, recordVersion, kind, note, givenBy, givenAt } = feedback
      const { changes } = insert.run(
        id,
        answerId,
        question,
        JSON.stringify(itemIds),
        recordVersion,
        kind,
        note,
        givenBy,
        givenAt.getTime(),
      )
      return changes > 0 ? { ...feedback, id, settledBy: null, settledAt: null } : null
    },
    open: (most) => (selectOpen.all(most) as Row[]).map(fromRow),
    counts() {
      const { open, settled, helpful } = count.get() as FeedbackCounts
      return { open, settled, helpful }
    },
    settle(id, by, at) {
      const row = settle.get(by, at.getTime(), id) as Row | undefined
      return row ? fromRow(row) : null
    },
    prune: (now) => {
      remove.run(now.getTime() - keptFor)
    },
  }
}

function fromRow(row: Row): Feedback {
  return {
    id: row.id,
    answerId: row.answer_id,
    question: row.question,
    itemIds: JSON.parse(row.item_ids) as string[],
    recordVersion: row.record_version,
    kind: row.kind,
    note: row.note,
    givenBy: row.given_by,
    givenAt: new Date(row.given_at),
    settledBy: row.settled_by,
    settledAt: row.settled_at === null ? null : new Date(row.settled_at),
  }
}
