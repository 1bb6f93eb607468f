import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import { failureOf, inspectState, type StateInspection, type StateSummary } from './inspect-state.ts'

/** Milliseconds to wait for somebody who writes. */
const busyTimeout = 5_000

/**
 * Copies the database as it is at this moment into one file, while Talks may go on writing: `VACUUM INTO` reads one
 * snapshot (SQLite, "VACUUM INTO"). The copy is checked before it gets its name, so a file of that name is a backup.
 *
 * @throws one sentence when there is nothing to copy, `target` exists, or either cannot be read or written
 */
export function backupState(path: string, target: string): StateSummary {
  if (!existsSync(path))
    throw new Error(`There is no state in ${path}: start Talks once, or set TALKS_STATE.`)
  if (existsSync(target)) throw new Error(`There is a file ${target} already: a backup replaces nothing.`)
  if (!existsSync(dirname(target))) throw new Error(`There is no folder ${dirname(target)}.`)
  const part = `${target}.part`
  try {
    // One that was interrupted.
    rmSync(part, { force: true })
    copy(path, part)
    const summary = requireUsable(inspectState(part, { thorough: true }), part)
    persist(part)
    renameSync(part, target)
    persist(dirname(target))
    return summary
  } finally {
    rmSync(part, { force: true })
  }
}

/** @throws one sentence that says why this is no state that Talks can go on with */
export function requireUsable(found: StateInspection, path: string): StateSummary {
  if (found.kind === 'readable') return found
  throw new Error(unusable[found.kind].replace('FILE', () => path))
}

const unusable: Readonly<Record<Exclude<StateInspection['kind'], 'readable'>, string>> = {
  absent: 'There is no file FILE.',
  damaged: 'The file FILE is damaged, or no database.',
  locked: 'The file FILE is locked by another program.',
  unreadable: 'The file FILE cannot be read: check its permissions.',
  foreign: 'The file FILE is a database, but not the state of Talks.',
  newer: 'The file FILE was written by a newer Talks: update this one first.',
}

/** Onto the disk, whatever the operating system would rather do later. A folder persists the names in it. */
export function persist(path: string) {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function copy(path: string, target: string) {
  try {
    const database = new Database(path, { timeout: busyTimeout })
    try {
      database.exec(`VACUUM INTO '${target.replaceAll("'", "''")}'`)
    } finally {
      database.close()
    }
  } catch (error) {
    const failure = failureOf(error)
    if (failure !== 'unreadable') throw new Error(unusable[failure].replace('FILE', () => path))
    throw new Error(`The backup ${target} cannot be written: check the folder and its free space.`)
  }
}
