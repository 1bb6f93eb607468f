import type { Database } from 'libsql'

/** A fact as a message shows it: the version is what it said then, null where that was not kept. */
export interface ShownFact {
  readonly factId: string
  readonly version: string | null
}

/** A message of the bot's that others can see, and the facts it shows. Its words are not kept. */
export interface PostedMessage {
  readonly channel: string
  readonly ts: string
  /** The ts of the thread it stands in; null where it began one. */
  readonly threadTs: string | null
  readonly answerId: string | null
  /** In the order in which they are shown. */
  readonly shown: readonly ShownFact[]
  readonly postedAt: Date
}

/** Where each fact was shown, so that a correction can reach everybody who read it. */
export interface PostedMessages {
  add(message: PostedMessage): void
  /** Every message that shows this fact, oldest first. */
  showing(factId: string): readonly Omit<PostedMessage, 'shown'>[]
  find(channel: string, ts: string): PostedMessage | undefined
  /** Each fact that is shown anywhere, once for each version of it. */
  allShown(): readonly ShownFact[]
  /** The messages that show one of these facts in that version, oldest first. */
  withShown(shown: readonly ShownFact[]): readonly PostedMessage[]
  /** The message is gone, or cannot be changed any more. */
  forget(channel: string, ts: string): void
  prune(now: Date): void
}

/** A year and a month: what is older is no longer corrected where it stands. */
const keptFor = 396 * 24 * 3_600_000

interface Row {
  readonly channel: string
  readonly ts: string
  readonly thread_ts: string | null
  readonly answer_id: string | null
  readonly posted_at: number
}

interface FactRow {
  readonly fact_id: string
  readonly version: string | null
}

export function createPostedMessages(database: Database): PostedMessages {
  const insert = database.prepare(
    'INSERT OR REPLACE INTO posted_message (channel, ts, thread_ts, answer_id, posted_at) VALUES (?, ?, ?, ?, ?)',
  )
  const insertFact = database.prepare(
    'INSERT OR REPLACE INTO shown_fact (channel, ts, fact_id, version) VALUES (?, ?, ?, ?)',
  )
  const select = database.prepare('SELECT * FROM posted_message WHERE channel = ? AND ts = ?')
  const selectFacts = database.prepare(
    'SELECT fact_id, version FROM shown_fact WHERE channel = ? AND ts = ? ORDER BY rowid',
  )
  const selectShowing = database.prepare(`
    SELECT posted_message.* FROM shown_fact JOIN posted_message USING (channel, ts)
    WHERE fact_id = ? ORDER BY posted_at, ts
  `)
  const selectVersion = database.prepare(`
    SELECT posted_message.* FROM shown_fact JOIN posted_message USING (channel, ts)
    WHERE fact_id = ? AND version IS ? ORDER BY posted_at, ts
  `)
  const selectAll = database.prepare('SELECT DISTINCT fact_id, version FROM shown_fact')
  const remove = database.prepare('DELETE FROM posted_message WHERE channel = ? AND ts = ?')
  const removeOld = database.prepare('DELETE FROM posted_message WHERE posted_at < ?')

  const add = database.transaction((...[message]: [PostedMessage]) => {
    const { channel, ts, threadTs, answerId, shown, postedAt } = message
    insert.run(channel, ts, threadTs, answerId, postedAt.getTime())
    for (const { factId, version } of shown) insertFact.run(channel, ts, factId, version)
  })
  function factsOf(channel: string, ts: string): readonly ShownFact[] {
    return (selectFacts.all(channel, ts) as FactRow[]).map(fromFactRow)
  }

  return {
    add: (message) => {
      add.immediate(message)
    },
    showing: (factId) => (selectShowing.all(factId) as Row[]).map(fromRow),
    find(channel, ts) {
      const row = select.get(channel, ts) as Row | undefined
      return row && { ...fromRow(row), shown: factsOf(channel, ts) }
    },
    allShown: () => (selectAll.all() as FactRow[]).map(fromFactRow),
    withShown(shown) {
      const rows = shown.flatMap(({ factId, version }) => selectVersion.all(factId, version) as Row[])
      const byPlace = new Map(rows.map((row) => [`${row.channel} ${row.ts}`, row]))
      return [...byPlace.values()]
        .toSorted((a, b) => a.posted_at - b.posted_at || Number(a.ts) - Number(b.ts))
        .map((row) => ({ ...fromRow(row), shown: factsOf(row.channel, row.ts) }))
    },
    forget: (channel, ts) => {
      remove.run(channel, ts)
    },
    prune: (now) => {
      removeOld.run(now.getTime() - keptFor)
    },
  }
}

function fromRow(row: Row): Omit<PostedMessage, 'shown'> {
  return {
    channel: row.channel,
    ts: row.ts,
    threadTs: row.thread_ts,
    answerId: row.answer_id,
    postedAt: new Date(row.posted_at),
  }
}

function fromFactRow(row: FactRow): ShownFact {
  return { factId: row.fact_id, version: row.version }
}
