import type { Database } from 'libsql'

/** A message of the bot's that others can see, and the facts it shows. Its words are not kept. */
export interface PostedMessage {
  readonly channel: string
  readonly ts: string
  readonly answerId: string | null
  readonly factIds: readonly string[]
  readonly postedAt: Date
}

/** Where each fact was shown, so that a correction can reach everybody who read it. */
export interface PostedMessages {
  add(message: PostedMessage): void
  /** Every message that shows this fact, oldest first. */
  showing(factId: string): readonly Omit<PostedMessage, 'factIds'>[]
  find(channel: string, ts: string): PostedMessage | undefined
}

interface Row {
  readonly channel: string
  readonly ts: string
  readonly answer_id: string | null
  readonly posted_at: number
}

export function createPostedMessages(database: Database): PostedMessages {
  const insert = database.prepare(
    'INSERT OR REPLACE INTO posted_message (channel, ts, answer_id, posted_at) VALUES (?, ?, ?, ?)',
  )
  const insertFact = database.prepare(
    'INSERT OR IGNORE INTO shown_fact (channel, ts, fact_id) VALUES (?, ?, ?)',
  )
  const select = database.prepare('SELECT * FROM posted_message WHERE channel = ? AND ts = ?')
  const selectFacts = database.prepare(
    'SELECT fact_id FROM shown_fact WHERE channel = ? AND ts = ? ORDER BY rowid',
  )
  const selectShowing = database.prepare(`
    SELECT posted_message.* FROM shown_fact JOIN posted_message USING (channel, ts)
    WHERE fact_id = ? ORDER BY posted_at, ts
  `)

  const add = database.transaction((...[message]: [PostedMessage]) => {
    const { channel, ts, answerId, factIds, postedAt } = message
    insert.run(channel, ts, answerId, postedAt.getTime())
    for (const factId of factIds) insertFact.run(channel, ts, factId)
  })

  return {
    add: (message) => {
      add.immediate(message)
    },
    showing: (factId) => (selectShowing.all(factId) as Row[]).map(fromRow),
    find(channel, ts) {
      const row = select.get(channel, ts) as Row | undefined
      if (!row) return undefined
      const facts = selectFacts.all(channel, ts) as { fact_id: string }[]
      return { ...fromRow(row), factIds: facts.map((fact) => fact.fact_id) }
    },
  }
}

function fromRow(row: Row): Omit<PostedMessage, 'factIds'> {
  return {
    channel: row.channel,
    ts: row.ts,
    answerId: row.answer_id,
    postedAt: new Date(row.posted_at),
  }
}
