import type { Database } from 'libsql'

/** What became of one channel's digest of one local date. `claimed` is under way, or was when its process ended. */
export interface DigestDelivery {
  readonly channel: string
  /** `YYYY-MM-DD` in `zone`. */
  readonly localDate: string
  /** The zone of the subscription at that time. */
  readonly zone: string
  readonly dueAt: Date
  readonly status: 'claimed' | 'posted' | 'skipped' | 'missed'
  readonly attempts: number
  /** A post was begun and may have arrived: look in the channel before posting again. */
  readonly triedPost: boolean
  /** What was about to be posted, as its author wrote it. */
  readonly draft: string | null
  readonly ts: string | null
  readonly settledAt: Date | null
  /** Why it is not posted yet, or was missed. */
  readonly reason: string | null
}

/** A digest that is due, as the ledger names it. */
export type DueDate = Pick<DigestDelivery, 'channel' | 'localDate' | 'zone' | 'dueAt'>

export interface DigestClaim {
  readonly channel: string
  readonly localDate: string
  /** Names the process: only the one that holds the claim may post. */
  readonly owner: string
}

/** A fact's version as the channel was sent it; null for a fact that was told to be withdrawn. */
export type SentChange = readonly [factId: string, version: string | null]

export interface DigestDeliveries {
  /**
   * Takes the digest of one local date for this owner, if nobody holds or settled it. A claim whose lease is over may
   * be taken by another; so may one from the future, which a clock that was set back leaves behind. It is due from then
   * on when this says, which a changed schedule moves.
   */
  claim(
    claim: DigestClaim,
    due: { readonly dueAt: Date; readonly zone: string },
    times: { readonly now: Date; readonly lease: number },
  ): DigestDelivery | undefined
  /** Keeps what is about to be posted and extends the lease. False when the claim is no longer this owner's. */
  draft(claim: DigestClaim, draft: string, times: { readonly now: Date; readonly lease: number }): boolean
  /** Notes that the post is about to go out, and extends the lease. False as above. */
  trying(claim: DigestClaim, times: { readonly now: Date; readonly lease: number }): boolean
  /**
   * Lets go of a claim that came to nothing, so that it can be tried again at once. `isAbsent`: it is certain that
   * nothing was posted, so that nobody has to look.
   */
  release(claim: DigestClaim, reason: string, options?: { readonly isAbsent?: boolean }): void
  /** Posted, and in the same moment: this is what the channel has been sent. False when another settled it. */
  posted(claim: DigestClaim, ts: string, changes: readonly SentChange[], now: Date): boolean
  /** Skipped on purpose, or missed. Settles also what nobody had claimed; leaves what is settled. */
  settle(delivery: DueDate, status: 'skipped' | 'missed', reason: string, now: Date): boolean
  /** Writes down what is due and nobody began, unless its date has an entry: free for whoever claims it. */
  owe(due: DueDate, reason: string, now: Date): void
  /** What was settled without a post may come after all, at a later time that was set since. */
  reopen(due: DueDate): void
  find(channel: string, localDate: string): DigestDelivery | undefined
  /** The newest first. */
  latest(channel: string, count: number): readonly DigestDelivery[]
  /** Claims of every channel that nobody settled, oldest first. */
  unsettled(): readonly DigestDelivery[]
  /** The version in which a channel was sent each fact; null when it was never sent a digest. */
  known(channel: string): ReadonlyMap<string, string> | null
  prune(now: Date): void
}

/** Ledger entries are needed for as long as a local date could come again; a year also serves whoever asks. */
const keptFor = 366 * 24 * 3_600_000

interface Row {
  readonly channel: string
  readonly local_date: string
  readonly zone: string
  readonly due_at: number
  readonly status: DigestDelivery['status']
  readonly attempts: number
  readonly tried_post: number
  readonly draft: string | null
  readonly ts: string | null
  readonly settled_at: number | null
  readonly reason: string | null
}

export function createDigestDeliveries(database: Database): DigestDeliveries {
  const insert = database.prepare(`
    INSERT INTO digest_delivery (channel, local_date, zone, due_at, status, owner, claimed_at, lease_until, attempts)
    VALUES (?, ?, ?, ?, 'claimed', ?, ?, ?, 1)
    ON CONFLICT (channel, local_date) DO UPDATE SET
      owner = excluded.owner, claimed_at = excluded.claimed_at, lease_until = excluded.lease_until,
      due_at = excluded.due_at, zone = excluded.zone, attempts = attempts + 1
    WHERE status = 'claimed' AND (lease_until <= excluded.claimed_at OR claimed_at > excluded.claimed_at)
  `)
  const held = `channel = ? AND local_date = ? AND owner = ? AND status = 'claimed'`
  const setDraft = database.prepare(
    `UPDATE digest_delivery SET draft = ?, tried_post = 0, lease_until = ? WHERE ${held}`,
  )
  const setTrying = database.prepare(
    `UPDATE digest_delivery SET tried_post = 1, lease_until = ? WHERE ${held}`,
  )
  const free = database.prepare(`UPDATE digest_delivery SET lease_until = 0, reason = ? WHERE ${held}`)
  const freeAbsent = database.prepare(
    `UPDATE digest_delivery SET lease_until = 0, tried_post = 0, reason = ? WHERE ${held}`,
  )
  const insertOwed = database.prepare(`
    INSERT OR IGNORE INTO digest_delivery
      (channel, local_date, zone, due_at, status, owner, claimed_at, lease_until, attempts, reason)
    VALUES (?, ?, ?, ?, 'claimed', '', ?, 0, 0, ?)
  `)
  const setOpen = database.prepare(`
    UPDATE digest_delivery
    SET status = 'claimed', owner = '', lease_until = 0, settled_at = NULL, reason = NULL, due_at = ?, zone = ?
    WHERE channel = ? AND local_date = ? AND status IN ('skipped', 'missed') AND due_at < ?
  `)
  const setPosted = database.prepare(
    `UPDATE digest_delivery SET status = 'posted', ts = ?, settled_at = ?, reason = NULL WHERE ${held}`,
  )
  const insertSettled = database.prepare(`
    INSERT INTO digest_delivery
      (channel, local_date, zone, due_at, status, owner, claimed_at, lease_until, attempts, settled_at, reason)
    VALUES (?, ?, ?, ?, ?, '', ?, 0, 0, ?, ?)
    ON CONFLICT (channel, local_date) DO UPDATE SET
      status = excluded.status, settled_at = excluded.settled_at, reason = excluded.reason
    WHERE digest_delivery.status = 'claimed'
  `)
  const select = database.prepare('SELECT * FROM digest_delivery WHERE channel = ? AND local_date = ?')
  const selectLatest = database.prepare(
    'SELECT * FROM digest_delivery WHERE channel = ? ORDER BY due_at DESC, local_date DESC LIMIT ?',
  )
  const selectUnsettled = database.prepare(
    `SELECT * FROM digest_delivery WHERE status = 'claimed' ORDER BY due_at, channel`,
  )
  const selectKnown = database.prepare('SELECT fact_id, version FROM channel_fact WHERE channel = ?')
  const selectPosted = database.prepare(
    `SELECT 1 FROM digest_delivery WHERE channel = ? AND status = 'posted' LIMIT 1`,
  )
  const know = database.prepare(
    'INSERT OR REPLACE INTO channel_fact (channel, fact_id, version) VALUES (?, ?, ?)',
  )
  const forget = database.prepare('DELETE FROM channel_fact WHERE channel = ? AND fact_id = ?')
  const remove = database.prepare(`DELETE FROM digest_delivery WHERE due_at < ? AND status <> 'claimed'`)

  const claim = database.transaction(
    (...[of, due, now, lease]: [DigestClaim, { dueAt: Date; zone: string }, number, number]) => {
      const { channel, localDate, owner } = of
      const { dueAt, zone } = due
      const taken =
        insert.run(channel, localDate, zone, dueAt.getTime(), owner, now, now + lease).changes === 1
      return taken ? (select.get(channel, localDate) as Row) : undefined
    },
  )
  const posted = database.transaction(
    (
      ...[{ channel, localDate, owner }, ts, changes, now]: [
        DigestClaim,
        string,
        readonly SentChange[],
        number,
      ]
    ) => {
      if (setPosted.run(ts, now, channel, localDate, owner).changes === 0) return false
      for (const [factId, version] of changes) {
        if (version === null) forget.run(channel, factId)
        else know.run(channel, factId, version)
      }
      return true
    },
  )

  return {
    claim(of, due, { now, lease }) {
      const row = claim.immediate(of, due, now.getTime(), lease) as Row | undefined
      return row && fromRow(row)
    },
    draft: ({ channel, localDate, owner }, draft, { now, lease }) =>
      setDraft.run(draft, now.getTime() + lease, channel, localDate, owner).changes === 1,
    trying: ({ channel, localDate, owner }, { now, lease }) =>
      setTrying.run(now.getTime() + lease, channel, localDate, owner).changes === 1,
    release: ({ channel, localDate, owner }, reason, { isAbsent = false } = {}) => {
      const released = isAbsent ? freeAbsent : free
      released.run(reason, channel, localDate, owner)
    },
    posted: (of, ts, changes, now) => posted.immediate(of, ts, changes, now.getTime()) as boolean,
    settle({ channel, localDate, zone, dueAt }, status, reason, now) {
      const at = now.getTime()
      return (
        insertSettled.run(channel, localDate, zone, dueAt.getTime(), status, at, at, reason).changes === 1
      )
    },
    owe({ channel, localDate, zone, dueAt }, reason, now) {
      insertOwed.run(channel, localDate, zone, dueAt.getTime(), now.getTime(), reason)
    },
    reopen({ channel, localDate, zone, dueAt }) {
      const at = dueAt.getTime()
      setOpen.run(at, zone, channel, localDate, at)
    },
    find(channel, localDate) {
      const row = select.get(channel, localDate) as Row | undefined
      return row && fromRow(row)
    },
    latest: (channel, count) => (selectLatest.all(channel, count) as Row[]).map(fromRow),
    unsettled: () => (selectUnsettled.all() as Row[]).map(fromRow),
    known(channel) {
      if (!selectPosted.get(channel)) return null
      const rows = selectKnown.all(channel) as { fact_id: string; version: string }[]
      return new Map(rows.map((row) => [row.fact_id, row.version]))
    },
    prune: (now) => {
      remove.run(now.getTime() - keptFor)
    },
  }
}

function fromRow(row: Row): DigestDelivery {
  return {
    channel: row.channel,
    localDate: row.local_date,
    zone: row.zone,
    dueAt: new Date(row.due_at),
    status: row.status,
    attempts: row.attempts,
    triedPost: row.tried_post === 1,
    draft: row.draft,
    ts: row.ts,
    settledAt: row.settled_at === null ? null : new Date(row.settled_at),
    reason: row.reason,
  }
}
