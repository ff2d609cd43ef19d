-- Where a track goes on the next time. Servers call it a bookmark: for their songs each change that
-- the listener makes goes there, in the same transaction, as everything in the outbox does.
CREATE TABLE place (
    track_id INTEGER PRIMARY KEY REFERENCES track ON DELETE CASCADE,
    position_ms INTEGER NOT NULL CHECK (position_ms > 0),
    changed_ms INTEGER NOT NULL
);

CREATE TRIGGER placed_to_outbox AFTER INSERT ON place BEGIN
    DELETE FROM outbox WHERE state = 'pending' AND kind = 'bookmark' AND (source_id, key) IN (
        SELECT source_id, remote_id FROM remote_track WHERE track_id = new.track_id);
    INSERT INTO outbox (source_id, kind, key, payload, intent_ms)
    SELECT source_id, 'bookmark', remote_id, new.position_ms, new.changed_ms
    FROM remote_track WHERE track_id = new.track_id;
END;
CREATE TRIGGER moved_to_outbox AFTER UPDATE OF position_ms ON place
WHEN old.position_ms <> new.position_ms BEGIN
    DELETE FROM outbox WHERE state = 'pending' AND kind = 'bookmark' AND (source_id, key) IN (
        SELECT source_id, remote_id FROM remote_track WHERE track_id = new.track_id);
    INSERT INTO outbox (source_id, kind, key, payload, intent_ms)
    SELECT source_id, 'bookmark', remote_id, new.position_ms, new.changed_ms
    FROM remote_track WHERE track_id = new.track_id;
END;
CREATE TRIGGER unplaced_to_outbox AFTER DELETE ON place BEGIN
    DELETE FROM outbox WHERE state = 'pending' AND kind = 'bookmark' AND (source_id, key) IN (
        SELECT source_id, remote_id FROM remote_track WHERE track_id = old.track_id);
    INSERT INTO outbox (source_id, kind, key, payload, intent_ms)
    SELECT source_id, 'bookmark', remote_id, 0,
        CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)
    FROM remote_track WHERE track_id = old.track_id;
END;

-- A service gives the songs there; once that was seen it is known without a network, too.
ALTER TABLE source ADD COLUMN supplied INTEGER NOT NULL DEFAULT 0;
