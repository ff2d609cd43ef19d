-- Where else plays are told, when the listener wants it; and servers that are kept here whole.
ALTER TABLE source ADD COLUMN kind TEXT NOT NULL DEFAULT 'subsonic';
ALTER TABLE source ADD COLUMN kept INTEGER NOT NULL DEFAULT 0;

-- Half of a track or four minutes of it is a listen, as scrobbling services count; not below 30 s.
CREATE TRIGGER listened_to_outbox AFTER INSERT ON play BEGIN
    INSERT INTO outbox (source_id, kind, key, payload, intent_ms)
    SELECT s.id, 'listen', new.id,
        json_object('title', t.title, 'artist', t.artist, 'album', coalesce(r.title, ''),
            'duration_ms', t.duration_ms, 'started_ms', new.started_ms),
        new.started_ms
    FROM track t JOIN source s ON s.kind <> 'subsonic'
        LEFT JOIN release r ON r.id = t.release_id
    WHERE t.id = new.track_id AND coalesce(t.duration_ms, 30001) > 30000
        AND (new.heard_ms >= 240000 OR new.heard_ms * 2 >= coalesce(t.duration_ms, 480000));
END;
