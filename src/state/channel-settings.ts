import type { Database } from 'libsql'

/** How a channel wants its questions answered. */
export interface ChannelSettings {
  readonly channel: string
  /** Who sees the answer to a slash command: its asker alone, or the channel. */
  readonly visibility: 'asker' | 'channel'
  /** IANA zone in which dates are meant; null for the asker's own. */
  readonly timeZone: string | null
  /** Which cautions are spelled out beside an item; the others stand with its passage. */
  readonly cautions: 'all' | 'disputes'
  /** The user id of whoever set it last. */
  readonly setBy: string
  readonly setAt: Date
}

export interface ChannelSettingsStore {
  /** One for each channel: a later one replaces it. */
  set(settings: ChannelSettings): void
  /** Undefined where nobody set anything. */
  find(channel: string): ChannelSettings | undefined
}

interface Row {
  readonly channel: string
  readonly visibility: ChannelSettings['visibility']
  readonly time_zone: string | null
  readonly cautions: ChannelSettings['cautions']
  readonly set_by: string
  readonly set_at: number
}

export function createChannelSettings(database: Database): ChannelSettingsStore {
  const insert = database.prepare(`
    INSERT OR REPLACE INTO channel_settings (channel, visibility, time_zone, cautions, set_by, set_at)
    VALUES (?, ?, ?, ?, ?, ?)
  `)
  const select = database.prepare('SELECT * FROM channel_settings WHERE channel = ?')

  return {
    set({ channel, visibility, timeZone, cautions, setBy, setAt }) {
      insert.run(channel, visibility, timeZone, cautions, setBy, setAt.getTime())
    },
    find(channel) {
      const row = select.get(channel) as Row | undefined
      if (!row) return undefined
      return {
        channel: row.channel,
        visibility: row.visibility,
        timeZone: row.time_zone,
        cautions: row.cautions,
        setBy: row.set_by,
        setAt: new Date(row.set_at),
      }
    },
  }
}
