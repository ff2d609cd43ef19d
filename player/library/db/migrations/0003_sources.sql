-- Servers of the listener's. Each is a root of volume 'source': its songs are files and tracks like
-- any others, so that lists, search, queue and playlists need not know the difference.
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    root_id INTEGER NOT NULL UNIQUE REFERENCES root ON DELETE CASCADE,
    folder_id INTEGER NOT NULL REFERENCES folder ON DELETE CASCADE,
    name TEXT NOT NULL UNIQUE,
    url TEXT NOT NULL,
    user TEXT NOT NULL DEFAULT '',
    pin_sha256 TEXT,
    plain_password INTEGER NOT NULL DEFAULT 0,
    capabilities TEXT,
    cursor TEXT,
    stamp TEXT,
    suspect INTEGER NOT NULL DEFAULT 0,
    last_full_ms INTEGER NOT NULL DEFAULT 0,
    last_ok_ms INTEGER NOT NULL DEFAULT 0,
    problem TEXT
);
CREATE TABLE remote_file (
    file_id INTEGER PRIMARY KEY REFERENCES file ON DELETE CASCADE,
    source_id INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
    remote_id TEXT NOT NULL,
    row_hash BLOB NOT NULL,
    cover TEXT NOT NULL DEFAULT '',
    suffix TEXT NOT NULL DEFAULT '',
    pinned INTEGER NOT NULL DEFAULT 0,
    twin_id INTEGER REFERENCES track ON DELETE SET NULL,
    UNIQUE (source_id, remote_id)
);
CREATE INDEX remote_file_twin ON remote_file (twin_id) WHERE twin_id IS NOT NULL;
CREATE INDEX remote_file_pinned ON remote_file (pinned) WHERE pinned;

CREATE TABLE remote_playlist (
    playlist_id INTEGER PRIMARY KEY REFERENCES playlist ON DELETE CASCADE,
    source_id INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
    remote_id TEXT,
    readonly INTEGER NOT NULL DEFAULT 0,
    changed TEXT NOT NULL DEFAULT '',
    base TEXT NOT NULL DEFAULT '[]',
    dirty INTEGER NOT NULL DEFAULT 0,
    pinned INTEGER NOT NULL DEFAULT 0,
    backup TEXT,
    backup_ms INTEGER,
    UNIQUE (source_id, remote_id)
);

-- What the listener did and a server does not know yet. Written by the triggers below, in the same
-- transaction as the act itself: whoever acts cannot forget it, and a crash loses both or neither.
-- state: pending, uncertain (sent, no answer), dead (the server will not have it)
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source_id INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    payload TEXT NOT NULL DEFAULT '',
    intent_ms INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_ms INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'pending',
    problem TEXT
);
CREATE INDEX outbox_due ON outbox (source_id, state, next_ms);
CREATE INDEX outbox_key ON outbox (source_id, kind, key);

CREATE VIEW remote_track AS
    SELECT t.id AS track_id, r.source_id, r.remote_id FROM track t
    JOIN remote_file r ON r.file_id = t.file_id;

CREATE TRIGGER loved_to_outbox AFTER UPDATE OF loved_ms ON annotation
WHEN (old.loved_ms IS NULL) <> (new.loved_ms IS NULL) BEGIN
    DELETE FROM outbox WHERE state = 'pending' AND kind = 'star' AND (source_id, key) IN (
        SELECT source_id, remote_id FROM remote_track WHERE track_id = new.track_id);
    INSERT INTO outbox (source_id, kind, key, payload, intent_ms)
    SELECT source_id, 'star', remote_id, new.loved_ms IS NOT NULL,
        CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)
    FROM remote_track WHERE track_id = new.track_id;
END;
CREATE TRIGGER first_loved_to_outbox AFTER INSERT ON annotation
WHEN new.loved_ms IS NOT NULL BEGIN
    INSERT INTO outbox (source_id, kind, key, payload, intent_ms)
    SELECT source_id, 'star', remote_id, 1,
        CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)
    FROM remote_track WHERE track_id = new.track_id;
END;
CREATE TRIGGER rated_to_outbox AFTER UPDATE OF rating ON annotation
WHEN old.rating IS NOT new.rating BEGIN
    DELETE FROM outbox WHERE state = 'pending' AND kind = 'rating' AND (source_id, key) IN (
        SELECT source_id, remote_id FROM remote_track WHERE track_id = new.track_id);
    INSERT INTO outbox (source_id, kind, key, payload, intent_ms)
    SELECT source_id, 'rating', remote_id, coalesce(CAST(round(new.rating) AS INTEGER), 0),
        CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)
    FROM remote_track WHERE track_id = new.track_id;
END;
CREATE TRIGGER first_rated_to_outbox AFTER INSERT ON annotation
WHEN new.rating IS NOT NULL BEGIN
    INSERT INTO outbox (source_id, kind, key, payload, intent_ms)
    SELECT source_id, 'rating', remote_id, CAST(round(new.rating) AS INTEGER),
        CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)
    FROM remote_track WHERE track_id = new.track_id;
END;
CREATE TRIGGER played_to_outbox AFTER INSERT ON play BEGIN
    INSERT INTO outbox (source_id, kind, key, payload, intent_ms)
    SELECT source_id, 'scrobble', remote_id, new.started_ms, new.started_ms
    FROM remote_track WHERE track_id = new.track_id;
END;
CREATE TRIGGER playlist_changed AFTER UPDATE OF changed_ms, name ON playlist BEGIN
    UPDATE remote_playlist SET dirty = 1 WHERE playlist_id = new.id;
END;
CREATE TRIGGER playlist_deleted BEFORE DELETE ON playlist BEGIN
    INSERT INTO outbox (source_id, kind, key, intent_ms)
    SELECT source_id, 'playlist_delete', remote_id,
        CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)
    FROM remote_playlist WHERE playlist_id = old.id AND remote_id IS NOT NULL AND NOT readonly;
END;
