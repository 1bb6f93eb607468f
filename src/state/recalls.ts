import type { Database } from 'libsql'
import type { ShownFact } from './posted-messages.ts'

/** One change that one message's readers must be told of. The key names the change: the same facts, the same versions. */
export interface RecallClaim {
  readonly channel: string
  readonly ts: string
  readonly changeKey: string
  /** Names the process. */
  readonly owner: string
}

export interface Recall {
  /** The notice may have been posted already: look in the thread before posting it again. */
  readonly triedPost: boolean
}

export interface Recalls {
  /** Takes the recall, if nobody holds it; a claim whose lease is over, or that comes from the future, is free. */
  claim(claim: RecallClaim, times: { readonly now: Date; readonly lease: number }): Recall | undefined
  /** Notes that the notice is about to go out. False when the claim is no longer this owner's. */
  trying(claim: RecallClaim, times: { readonly now: Date; readonly lease: number }): boolean
  /** Told: in one moment the recall is over and the message shows these versions. */
  finish(claim: RecallClaim, shown: readonly ShownFact[]): void
  /** Lets go, to be tried again at once. */
  release(claim: RecallClaim): void
}

interface Row {
  readonly tried_post: number
}

export function createRecalls(database: Database): Recalls {
  const insert = database.prepare(`
    INSERT INTO recall (channel, ts, change_key, owner, claimed_at, lease_until)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (channel, ts, change_key) DO UPDATE SET
      owner = excluded.owner, claimed_at = excluded.claimed_at, lease_until = excluded.lease_until
    WHERE lease_until <= excluded.claimed_at OR claimed_at > excluded.claimed_at
  `)
  const held = `channel = ? AND ts = ? AND change_key = ? AND owner = ?`
  const select = database.prepare('SELECT * FROM recall WHERE channel = ? AND ts = ? AND change_key = ?')
  const setTrying = database.prepare(`UPDATE recall SET tried_post = 1, lease_until = ? WHERE ${held}`)
  const remove = database.prepare('DELETE FROM recall WHERE channel = ? AND ts = ? AND change_key = ?')
  const setVersion = database.prepare(
    'UPDATE shown_fact SET version = ? WHERE channel = ? AND ts = ? AND fact_id = ?',
  )
  const free = database.prepare(`UPDATE recall SET lease_until = 0 WHERE ${held}`)

  const claim = database.transaction(
    (...[{ channel, ts, changeKey, owner }, now, lease]: [RecallClaim, number, number]) => {
      const taken = insert.run(channel, ts, changeKey, owner, now, now + lease).changes === 1
      return taken ? (select.get(channel, ts, changeKey) as Row) : undefined
    },
  )
  const finish = database.transaction(
    (...[{ channel, ts, changeKey }, shown]: [RecallClaim, readonly ShownFact[]]) => {
      for (const { factId, version } of shown) setVersion.run(version, channel, ts, factId)
      remove.run(channel, ts, changeKey)
    },
  )

  return {
    claim(of, { now, lease }) {
      const row = claim.immediate(of, now.getTime(), lease) as Row | undefined
      return row && { triedPost: row.tried_post === 1 }
    },
    trying: ({ channel, ts, changeKey, owner }, { now, lease }) =>
      setTrying.run(now.getTime() + lease, channel, ts, changeKey, owner).changes === 1,
    finish: (of, shown) => {
      finish.immediate(of, shown)
    },
    release: ({ channel, ts, changeKey, owner }) => {
      free.run(channel, ts, changeKey, owner)
    },
  }
}
