import Database from 'libsql'
import { failureOf } from './inspect-state.ts'

const busyTimeout = 2_000

/** Writes into a database that exists, and changes nothing: its version is set to what it is. */
export function proveWritable(path: string): 'writable' | 'locked' | 'unwritable' {
  try {
    const database = new Database(path, { timeout: busyTimeout })
    try {
      database
        .transaction(() => {
          const [row] = database.pragma('user_version') as { user_version?: number }[]
          database.exec(`PRAGMA user_version = ${row?.user_version ?? 0}`)
        })
        .immediate()
      return 'writable'
    } finally {
      database.close()
    }
  } catch (error) {
    return failureOf(error) === 'locked' ? 'locked' : 'unwritable'
  }
}
