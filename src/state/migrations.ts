/**
 * The database's history: each entry is one version, applied once, in order, in a transaction. Never change an entry
 * that was released; add another. Times are milliseconds since 1970.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE seen_event (
    event_id TEXT PRIMARY KEY,
    seen_at  INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE seen_message (
    channel TEXT NOT NULL,
    ts      TEXT NOT NULL,
    kind    TEXT NOT NULL CHECK (kind IN ('mention', 'message')),
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (channel, ts)
  ) STRICT;

  CREATE TABLE answer (
    id         TEXT PRIMARY KEY,
    asker      TEXT NOT NULL,
    channel    TEXT NOT NULL,
    audience   TEXT NOT NULL CHECK (audience IN ('asker', 'channel')),
    question   TEXT NOT NULL,
    thread     TEXT NOT NULL,
    time_zone  TEXT NOT NULL,
    item_ids   TEXT NOT NULL,
    choices    TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX answer_by_age ON answer (created_at);

  CREATE TABLE posted_message (
    channel   TEXT NOT NULL,
    ts        TEXT NOT NULL,
    answer_id TEXT,
    posted_at INTEGER NOT NULL,
    PRIMARY KEY (channel, ts)
  ) STRICT;

  CREATE TABLE shown_fact (
    channel TEXT NOT NULL,
    ts      TEXT NOT NULL,
    fact_id TEXT NOT NULL,
    PRIMARY KEY (channel, ts, fact_id),
    FOREIGN KEY (channel, ts) REFERENCES posted_message (channel, ts) ON DELETE CASCADE
  ) STRICT;
  CREATE INDEX shown_fact_by_fact ON shown_fact (fact_id);
  `,
]
