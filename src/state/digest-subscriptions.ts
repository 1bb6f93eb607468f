import type { Database } from 'libsql'

/** A channel's wish for a daily digest. */
export interface DigestSubscription {
  readonly channel: string
  /** Local wall time, `HH:MM`. */
  readonly time: string
  /** IANA zone. */
  readonly zone: string
  /** `mon` to `sun`, at least one. */
  readonly days: readonly string[]
  /** On a day with nothing new: one line that says so, or nothing. */
  readonly quiet: 'say' | 'skip'
  /** On Mondays the full list of what stalled talks. */
  readonly mondayList: boolean
  /** The user id of whoever set it last. */
  readonly setBy: string
  /** Digests due at or before this instant are nobody's. */
  readonly setAt: Date
}

export interface DigestSubscriptions {
  /** One for each channel: a later one replaces it. */
  set(subscription: DigestSubscription): void
  /** False when there was none. */
  remove(channel: string): boolean
  find(channel: string): DigestSubscription | undefined
  all(): readonly DigestSubscription[]
}

interface Row {
  readonly channel: string
  readonly time: string
  readonly zone: string
  readonly days: string
  readonly quiet: 'say' | 'skip'
  readonly monday_list: number
  readonly set_by: string
  readonly set_at: number
}

export function createDigestSubscriptions(database: Database): DigestSubscriptions {
  const insert = database.prepare(`
    INSERT OR REPLACE INTO digest_subscription (channel, time, zone, days, quiet, monday_list, set_by, set_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  `)
  const remove = database.prepare('DELETE FROM digest_subscription WHERE channel = ?')
  const select = database.prepare('SELECT * FROM digest_subscription WHERE channel = ?')
  const selectAll = database.prepare('SELECT * FROM digest_subscription ORDER BY channel')

  return {
    set({ channel, time, zone, days, quiet, mondayList, setBy, setAt }) {
      insert.run(channel, time, zone, days.join(','), quiet, mondayList ? 1 : 0, setBy, setAt.getTime())
    },
    remove: (channel) => remove.run(channel).changes > 0,
    find(channel) {
      const row = select.get(channel) as Row | undefined
      return row && fromRow(row)
    },
    all: () => (selectAll.all() as Row[]).map(fromRow),
  }
}

function fromRow(row: Row): DigestSubscription {
  return {
    channel: row.channel,
    time: row.time,
    zone: row.zone,
    days: row.days.split(','),
    quiet: row.quiet,
    mondayList: row.monday_list === 1,
    setBy: row.set_by,
    setAt: new Date(row.set_at),
  }
}
