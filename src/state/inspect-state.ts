import { existsSync, statSync } from 'node:fs'
import Database from 'libsql'
import { migrations } from './migrations.ts'

/** What a database file is, seen from outside: nothing is created, brought up to date or repaired. */
export type StateInspection =
  | { readonly kind: 'absent' | 'damaged' | 'locked' | 'unreadable' }
  /** A database, but not of Talks. */
  | { readonly kind: 'foreign' }
  /** Written by a newer Talks than this. */
  | { readonly kind: 'newer'; readonly version: number }
  | StateSummary

export interface StateSummary {
  readonly kind: 'readable'
  readonly version: number
  /** Whether the next start has migrations to apply. */
  readonly isCurrent: boolean
  /** What waits in the write-ahead log included. */
  readonly bytes: number
  /** `wal` once Talks has opened it; a backup is in one piece and has `delete`. */
  readonly journalMode: string
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>
}

const busyTimeout = 2_000

/** @param thorough checks every index against its table too; a quick check finds damage of the file as such */
export function inspectState(path: string, { thorough = false } = {}): StateInspection {
  if (!existsSync(path)) return { kind: 'absent' }
  try {
    const database = new Database(path, { timeout: busyTimeout })
    try {
      return inspect(database, path, thorough)
    } finally {
      database.close()
    }
  } catch (error) {
    return { kind: failureOf(error) }
  }
}

/** SQLite's reason, as far as something can be done about it. */
export function failureOf(error: unknown): 'locked' | 'damaged' | 'unreadable' {
  const code = String((error as { code?: unknown } | null)?.code ?? '')
  if (code.startsWith('SQLITE_BUSY')) return 'locked'
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return 'damaged'
  return 'unreadable'
}

/** The write-ahead log and its index, which SQLite keeps beside a database. */
export function companions(path: string): readonly string[] {
  return [`${path}-wal`, `${path}-shm`]
}

function inspect(database: Database.Database, path: string, thorough: boolean): StateInspection {
  const check = thorough ? 'integrity_check' : 'quick_check'
  const [found] = database.pragma(`${check}(1)`) as Record<string, unknown>[]
  if (found?.[check] !== 'ok') return { kind: 'damaged' }
  const tables = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .all() as { name: string }[]
  if (!tables.some(({ name }) => name === 'seen_event')) return { kind: 'foreign' }
  const version = Number(readPragma(database, 'user_version'))
  if (version > migrations.length) return { kind: 'newer', version }
  const [wal = ''] = companions(path)
  return {
    kind: 'readable',
    version,
    isCurrent: version === migrations.length,
    bytes: statSync(path).size + (existsSync(wal) ? statSync(wal).size : 0),
    journalMode: String(readPragma(database, 'journal_mode')),
    rows: Object.fromEntries(tables.map(({ name }) => [name, countRows(database, name)])),
  }
}

function readPragma(database: Database.Database, pragma: 'user_version' | 'journal_mode'): unknown {
  const [row] = database.pragma(pragma) as Record<string, unknown>[]
  return row?.[pragma]
}

function countRows(database: Database.Database, table: string): number {
  const row = database.prepare(`SELECT count(*) AS rows FROM "${table.replaceAll('"', '""')}"`).get()
  return (row as { rows: number }).rows
}
