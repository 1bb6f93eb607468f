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

/** A message that is about to be posted, by what it will be known by: whoever posts it may not live to add it. */
export interface AnnouncedPost extends Omit<PostedMessage, 'ts' | 'postedAt'> {
  /** What its metadata names it by, with its page. */
  readonly mark: string
  readonly page: number
  /** Nothing older than this message, by its ts, can be it; null where that is not known. */
  readonly after: string | null
  readonly announcedAt: Date
}

/** Where each fact was shown, so that a correction can reach everybody who read it. */
export interface PostedMessages {
  /** With the post that announced it, which then is none any more. */
  add(message: PostedMessage, announced?: Pick<AnnouncedPost, 'mark' | 'page'>): void
  /** To be called before posting, so that what was posted can be found where nobody lived to add it. */
  announce(post: AnnouncedPost): void
  /** What was announced, is to be looked for by now, and was neither added nor dropped since; oldest first. */
  announced(now: Date): readonly AnnouncedPost[]
  /** It is not to be looked for before that moment. */
  postpone(post: Pick<AnnouncedPost, 'mark' | 'page'>, until: Date): void
  /** It was not posted, or cannot be found. */
  dropAnnounced(post: Pick<AnnouncedPost, 'mark' | 'page'>): void
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

/** Milliseconds after which nobody is still about to post what was announced. */
const settledAfter = 10 * 60_000

interface Row {
  readonly channel: string
  readonly ts: string
  readonly thread_ts: string | null
  readonly answer_id: string | null
  readonly posted_at: number
}

interface AnnouncedRow extends Omit<Row, 'ts' | 'posted_at'> {
  readonly mark: string
  readonly page: number
  readonly after_ts: string | null
  readonly shown: string
  readonly announced_at: number
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
  const selectVersion = database.prepare(`
    SELECT posted_message.* FROM shown_fact JOIN posted_message USING (channel, ts)
    WHERE fact_id = ? AND version IS ? ORDER BY posted_at, ts
  `)
  const selectAll = database.prepare('SELECT DISTINCT fact_id, version FROM shown_fact')
  const remove = database.prepare('DELETE FROM posted_message WHERE channel = ? AND ts = ?')
  const removeOld = database.prepare('DELETE FROM posted_message WHERE posted_at < ?')

  const announce = database.prepare(`
    INSERT OR REPLACE INTO announced_post
      (mark, page, channel, thread_ts, after_ts, answer_id, shown, announced_at, look_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
  `)
  const selectAnnounced = database.prepare(
    'SELECT * FROM announced_post WHERE look_at <= ? ORDER BY announced_at, rowid',
  )
  const postpone = database.prepare('UPDATE announced_post SET look_at = ? WHERE mark = ? AND page = ?')
  const dropAnnounced = database.prepare('DELETE FROM announced_post WHERE mark = ? AND page = ?')

  const add = database.transaction((...[message, announced]: Parameters<PostedMessages['add']>) => {
    const { channel, ts, threadTs, answerId, shown, postedAt } = message
    insert.run(channel, ts, threadTs, answerId, postedAt.getTime())
    for (const { factId, version } of shown) insertFact.run(channel, ts, factId, version)
    if (announced) dropAnnounced.run(announced.mark, announced.page)
  })
  function factsOf(channel: string, ts: string): readonly ShownFact[] {
    return (selectFacts.all(channel, ts) as FactRow[]).map(fromFactRow)
  }

  return {
    add: (message, announced) => {
      add.immediate(message, announced)
    },
    announce({ mark, page, channel, threadTs, after, answerId, shown, announcedAt }) {
      const facts = JSON.stringify(shown)
      const at = announcedAt.getTime()
      announce.run(mark, page, channel, threadTs, after, answerId, facts, at, at + settledAfter)
    },
    announced: (now) => (selectAnnounced.all(now.getTime()) as AnnouncedRow[]).map(fromAnnouncedRow),
    postpone: ({ mark, page }, until) => {
      postpone.run(until.getTime(), mark, page)
    },
    dropAnnounced: ({ mark, page }) => {
      dropAnnounced.run(mark, page)
    },
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

function fromAnnouncedRow(row: AnnouncedRow): AnnouncedPost {
  return {
    mark: row.mark,
    page: row.page,
    channel: row.channel,
    threadTs: row.thread_ts,
    after: row.after_ts,
    answerId: row.answer_id,
    shown: JSON.parse(row.shown) as ShownFact[],
    announcedAt: new Date(row.announced_at),
  }
}

function fromFactRow(row: FactRow): ShownFact {
  return { factId: row.fact_id, version: row.version }
}
