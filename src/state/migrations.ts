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
  `
  ALTER TABLE posted_message ADD COLUMN thread_ts TEXT;
  ALTER TABLE shown_fact ADD COLUMN version TEXT;

  CREATE TABLE digest_subscription (
    channel      TEXT PRIMARY KEY,
    time         TEXT NOT NULL,
    zone         TEXT NOT NULL,
    days         TEXT NOT NULL,
    quiet        TEXT NOT NULL CHECK (quiet IN ('say', 'skip')),
    monday_list  INTEGER NOT NULL CHECK (monday_list IN (0, 1)),
    set_by       TEXT NOT NULL,
    set_at       INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE digest_delivery (
    channel     TEXT NOT NULL,
    local_date  TEXT NOT NULL,
    zone        TEXT NOT NULL,
    due_at      INTEGER NOT NULL,
    status      TEXT NOT NULL CHECK (status IN ('claimed', 'posted', 'skipped', 'missed')),
    owner       TEXT NOT NULL,
    claimed_at  INTEGER NOT NULL,
    lease_until INTEGER NOT NULL,
    attempts    INTEGER NOT NULL,
    tried_post  INTEGER NOT NULL DEFAULT 0,
    draft       TEXT,
    ts          TEXT,
    settled_at  INTEGER,
    reason      TEXT,
    PRIMARY KEY (channel, local_date)
  ) STRICT;
  CREATE INDEX digest_delivery_by_due ON digest_delivery (channel, due_at);

  CREATE TABLE channel_fact (
    channel TEXT NOT NULL,
    fact_id TEXT NOT NULL,
    version TEXT NOT NULL,
    PRIMARY KEY (channel, fact_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE recall (
    channel     TEXT NOT NULL,
    ts          TEXT NOT NULL,
    change_key  TEXT NOT NULL,
    owner       TEXT NOT NULL,
    claimed_at  INTEGER NOT NULL,
    lease_until INTEGER NOT NULL,
    tried_post  INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (channel, ts, change_key),
    FOREIGN KEY (channel, ts) REFERENCES posted_message (channel, ts) ON DELETE CASCADE
  ) STRICT;
  `,
  `
  CREATE TABLE channel_settings (
    channel    TEXT PRIMARY KEY,
    visibility TEXT NOT NULL CHECK (visibility IN ('asker', 'channel')),
    time_zone  TEXT,
    cautions   TEXT NOT NULL CHECK (cautions IN ('all', 'disputes')),
    set_by     TEXT NOT NULL,
    set_at     INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE feedback (
    id             TEXT PRIMARY KEY,
    answer_id      TEXT NOT NULL,
    question       TEXT NOT NULL,
    item_ids       TEXT NOT NULL,
    record_version TEXT NOT NULL,
    kind           TEXT NOT NULL CHECK (kind IN ('helpful', 'wrong', 'missing')),
    note           TEXT NOT NULL,
    given_by       TEXT NOT NULL,
    given_at       INTEGER NOT NULL,
    settled_by     TEXT,
    settled_at     INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX feedback_helpful_once ON feedback (answer_id, given_by) WHERE kind = 'helpful';
  CREATE INDEX feedback_by_age ON feedback (given_at);
  `,
  `
  ALTER TABLE seen_message ADD COLUMN thread_ts TEXT;
  ALTER TABLE seen_message ADD COLUMN is_done INTEGER NOT NULL DEFAULT 1 CHECK (is_done IN (0, 1));
  CREATE INDEX seen_message_open ON seen_message (seen_at) WHERE is_done = 0;
  `,
  `
  CREATE TABLE announced_post (
    mark         TEXT NOT NULL,
    page         INTEGER NOT NULL,
    channel      TEXT NOT NULL,
    thread_ts    TEXT,
    after_ts     TEXT,
    answer_id    TEXT,
    shown        TEXT NOT NULL,
    announced_at INTEGER NOT NULL,
    look_at      INTEGER NOT NULL,
    PRIMARY KEY (mark, page)
  ) STRICT;
  CREATE INDEX announced_post_by_look ON announced_post (look_at);

  CREATE TABLE shared_channel (channel TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  INSERT OR IGNORE INTO shared_channel (channel)
    SELECT substr(event_id, length('deed:shared-channel:') + 1) FROM seen_event
    WHERE event_id LIKE 'deed:shared-channel:%';
  `,
]
