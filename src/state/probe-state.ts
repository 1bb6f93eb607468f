import type { Database } from 'libsql'

/** @throws when the database cannot be written or does not give back what was written */
export type Probe = (now: Date) => void

/** No event of Slack's has this id. */
const probeId = 'probe'

/** Writes a row, reads it, and takes it away again, in one transaction that is committed: the disk has its part in it. */
export function createProbe(database: Database): Probe {
  const write = database.prepare('INSERT OR REPLACE INTO seen_event (event_id, seen_at) VALUES (?, ?)')
  const read = database.prepare('SELECT seen_at FROM seen_event WHERE event_id = ?')
  const remove = database.prepare('DELETE FROM seen_event WHERE event_id = ?')
  const probe = database.transaction((...[now]: [Date]) => {
    write.run(probeId, now.getTime())
    const row = read.get(probeId) as { seen_at: number } | undefined
    remove.run(probeId)
    if (row?.seen_at !== now.getTime()) throw new Error('The database does not give back what was written.')
  })
  return (now) => {
    probe.immediate(now)
  }
}
