import type { Database } from 'libsql'

/**
 * Which channels are shared with other organisations, as far as Slack said so: it tells with a mention only. Kept
 * without end, because where mentions are refused none comes that would tell it again.
 */
export interface SharedChannels {
  note(channel: string, isShared: boolean): void
  isShared(channel: string): boolean
}

export function createSharedChannels(database: Database): SharedChannels {
  const insert = database.prepare('INSERT OR IGNORE INTO shared_channel (channel) VALUES (?)')
  const remove = database.prepare('DELETE FROM shared_channel WHERE channel = ?')
  const select = database.prepare('SELECT 1 FROM shared_channel WHERE channel = ?')
  const isKnown = (channel: string) => select.get(channel) !== undefined
  return {
    note(channel, isShared) {
      // Most messages change nothing, and a write waits for the disk.
      if (isShared === isKnown(channel)) return
      if (isShared) insert.run(channel)
      else remove.run(channel)
    },
    isShared: isKnown,
  }
}
