import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import { type ChannelSettingsStore, createChannelSettings } from './channel-settings.ts'
import { createDigestDeliveries, type DigestDeliveries } from './digest-deliveries.ts'
import { createDigestSubscriptions, type DigestSubscriptions } from './digest-subscriptions.ts'
import { createFeedback, type FeedbackStore } from './feedback.ts'
import { migrations } from './migrations.ts'
import { createPostedMessages, type PostedMessages } from './posted-messages.ts'
import { createProbe, type Probe } from './probe-state.ts'
import { createRecalls, type Recalls } from './recalls.ts'
import { createSeenEvents, type SeenEvents } from './seen-events.ts'
import { createSharedChannels, type SharedChannels } from './shared-channels.ts'
import { createStoredAnswers, type StoredAnswers } from './stored-answers.ts'

/** What must outlive a restart. */
export interface State {
  readonly seen: SeenEvents
  readonly answers: StoredAnswers
  readonly posted: PostedMessages
  readonly subscriptions: DigestSubscriptions
  readonly deliveries: DigestDeliveries
  readonly recalls: Recalls
  readonly channelSettings: ChannelSettingsStore
  readonly sharedChannels: SharedChannels
  readonly feedback: FeedbackStore
  /** Proves that the database can be written and read. */
  readonly probe: Probe
  /** Forgets what is past its time; call it now and then. */
  prune(now: Date): void
  close(): void
}

/** Milliseconds to wait for another process that writes. */
const busyTimeout = 2_000

/**
 * Opens the database, creates its folder and brings it up to date.
 *
 * @param path a file, or `:memory:`
 * @throws one sentence naming the file when it is damaged, locked, newer than this program, or cannot be opened
 */
export function openState(path: string, { timeout = busyTimeout }: { timeout?: number } = {}): State {
  const database = explain(path, () => {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
    const opened = new Database(path, { timeout })
    try {
      prepare(opened, timeout)
      migrate(opened, path)
    } catch (error) {
      opened.close()
      throw error
    }
    return opened
  })
  const seen = createSeenEvents(database)
  const answers = createStoredAnswers(database)
  const posted = createPostedMessages(database)
  const deliveries = createDigestDeliveries(database)
  const feedback = createFeedback(database)
  return {
    seen,
    answers,
    posted,
    subscriptions: createDigestSubscriptions(database),
    deliveries,
    recalls: createRecalls(database),
    channelSettings: createChannelSettings(database),
    sharedChannels: createSharedChannels(database),
    feedback,
    probe: createProbe(database),
    prune(now) {
      seen.prune(now)
      answers.prune(now)
      posted.prune(now)
      deliveries.prune(now)
      feedback.prune(now)
    },
    close: () => {
      database.pragma('wal_checkpoint(TRUNCATE)')
      database.close()
    },
  }
}

/** Durable before acknowledged: WAL alone would leave `synchronous` to the build's default. */
function prepare(database: Database.Database, timeout: number) {
  database.pragma(`busy_timeout = ${timeout}`)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  // Damage in the middle of a file would else show at the worst moment.
  const [found] = database.pragma('quick_check(1)') as { quick_check?: string }[]
  if (found?.quick_check !== 'ok') throw new Database.SqliteError('damaged', 'SQLITE_CORRUPT')
}

function migrate(database: Database.Database, path: string) {
  const applied = versionOf(database)
  if (applied > migrations.length) {
    throw new StateError(
      `The state in ${path} was written by a newer Talks; update this one or set TALKS_STATE.`,
    )
  }
  if (applied === migrations.length) return
  database
    .transaction(() => {
      // Read again inside the lock: another process may have been quicker.
      for (const [index, migration] of migrations.entries()) {
        if (index >= versionOf(database)) {
          database.exec(migration)
          database.exec(`PRAGMA user_version = ${index + 1}`)
        }
      }
    })
    .immediate()
}

function versionOf(database: Database.Database): number {
  const row = database.prepare('SELECT user_version AS version FROM pragma_user_version').get() as {
    version: number
  }
  return row.version
}

class StateError extends Error {}

function explain<T>(path: string, open: () => T): T {
  try {
    return open()
  } catch (error) {
    if (error instanceof StateError) throw error
    const code = String((error as { code?: unknown }).code ?? '')
    if (code.startsWith('SQLITE_BUSY')) {
      throw new Error(`The state in ${path} is locked by another program: is a second Talks running?`)
    }
    if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
      throw new Error(`The state in ${path} is damaged: move it away and start again, or set TALKS_STATE.`)
    }
    throw new Error(`The state in ${path} cannot be opened: check the path and its permissions.`)
  }
}
