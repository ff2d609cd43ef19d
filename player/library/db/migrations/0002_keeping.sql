-- Texts are indexed in bulk: `through` is the last track the index knows, the rest waits for it.
CREATE TABLE search_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    through INTEGER NOT NULL
);
INSERT INTO search_state SELECT 1, coalesce(max(track_id), 0) FROM search_text;
DROP TRIGGER search_added;
DROP TRIGGER search_gone;
CREATE TRIGGER search_gone AFTER DELETE ON search_text
WHEN old.track_id <= (SELECT through FROM search_state) BEGIN
    INSERT INTO search (search, rowid, title, artist, album, rest)
    VALUES ('delete', old.track_id, old.title, old.artist, old.album, old.rest);
END;

-- What listening to a whole track found out; stale once the sound of its file is another one.
CREATE TABLE analysis (
    track_id INTEGER PRIMARY KEY REFERENCES track ON DELETE CASCADE,
    content_id BLOB,
    analysed_ms INTEGER NOT NULL,
    problem TEXT,
    loudness_lufs REAL,
    range_lu REAL,
    true_peak_dbtp REAL,
    dynamic_range_db REAL,
    album_loudness_lufs REAL,
    album_true_peak_dbtp REAL,
    hires TEXT,
    bits INTEGER,
    cutoff_hz REAL,
    overview BLOB
);

-- state: 0 waits for its file, 1 being written, 2 written, 3 taken back, 4 failed, 5 being taken back
CREATE TABLE tag_edit (
    id INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    state INTEGER NOT NULL,
    path BLOB NOT NULL,
    part BLOB,
    before TEXT NOT NULL,
    after TEXT NOT NULL
);
CREATE INDEX tag_edit_state ON tag_edit (state, batch);

-- The last queues that another one replaced.
CREATE TABLE past_queue (
    id INTEGER PRIMARY KEY,
    replaced_ms INTEGER NOT NULL,
    state BLOB NOT NULL
);
