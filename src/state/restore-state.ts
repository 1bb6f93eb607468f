import { constants, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import Database from 'libsql'
import { persist, requireUsable } from './backup-state.ts'
import { companions, failureOf, inspectState, type StateSummary } from './inspect-state.ts'

export interface Restored {
  readonly summary: StateSummary
  /** Where the database that was there before is now; null when there was none. */
  readonly kept: string | null
}

/**
 * Puts a backup in the place of the database, which is kept beside it as `….before-restore-2026-03-29T09-00-00Z`.
 * The backup takes its place in one rename: whoever starts Talks during a restore, or after one that was interrupted,
 * finds either the old database or the whole new one.
 *
 * @throws one sentence when the backup is not usable or a process has the database open; nothing has changed then
 */
export function restoreState(backup: string, path: string, now: Date): Restored {
  if (resolve(backup) === resolve(path)) throw new Error('A backup cannot be restored onto itself.')
  requireUsable(inspectState(backup), backup)
  requireAlone(path)
  const incoming = `${path}.restoring`
  mkdirSync(dirname(path), { recursive: true })
  try {
    copyFileSync(backup, incoming)
    const summary = requireUsable(inspectState(incoming, { thorough: true }), incoming)
    persist(incoming)
    const kept = existsSync(path) ? keep(path, now) : null
    renameSync(incoming, path)
    persist(dirname(path))
    return { summary, kept }
  } finally {
    rmSync(incoming, { force: true })
  }
}

/**
 * Everybody who works with a database in WAL mode holds a shared lock on it, idle or not, until the process ends; an
 * exclusive lock is to be had only when there is nobody. It is asked for even of a damaged file, because SQLite locks
 * before it reads. Let go again before the files are moved, since a last connection tidies up by name.
 */
function requireAlone(path: string) {
  if (!existsSync(path)) return
  try {
    const database = new Database(path, { timeout: 200 })
    try {
      database.exec('PRAGMA locking_mode = EXCLUSIVE')
      database.exec('BEGIN EXCLUSIVE')
      database.exec('ROLLBACK')
    } finally {
      database.close()
    }
  } catch (error) {
    if (failureOf(error) !== 'locked') return
    throw new Error(`The state in ${path} is in use: stop Talks first, then restore.`)
  }
}

/** A write-ahead log must never stay beside another database: SQLite would play it into that. */
function keep(path: string, now: Date): string {
  const kept = `${path}.before-restore-${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z`
  copyFileSync(path, kept, constants.COPYFILE_EXCL)
  persist(kept)
  const [wal = '', index = ''] = companions(path)
  if (existsSync(wal)) renameSync(wal, `${kept}-wal`)
  rmSync(index, { force: true })
  return kept
}
