-- Paths are blobs: names that are not UTF-8 keep their bytes.
CREATE TABLE root (
    id INTEGER PRIMARY KEY,
    path BLOB NOT NULL UNIQUE,
    volume TEXT NOT NULL DEFAULT '',
    online INTEGER NOT NULL DEFAULT 1,
    added_ms INTEGER NOT NULL
);
CREATE TABLE folder (
    id INTEGER PRIMARY KEY,
    root_id INTEGER NOT NULL REFERENCES root ON DELETE CASCADE,
    path BLOB NOT NULL UNIQUE,
    artwork_id BLOB
);
CREATE INDEX folder_root ON folder (root_id);

-- state: 0 readable, 1 unreadable, 2 missing
CREATE TABLE file (
    id INTEGER PRIMARY KEY,
    folder_id INTEGER NOT NULL REFERENCES folder ON DELETE CASCADE,
    name BLOB NOT NULL,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    ctime_ns INTEGER NOT NULL,
    sidecars INTEGER NOT NULL DEFAULT 0,
    state INTEGER NOT NULL DEFAULT 0,
    reason TEXT,
    content_id BLOB,
    picture_id BLOB,
    UNIQUE (folder_id, name)
);
CREATE INDEX file_state ON file (state) WHERE state <> 0;

CREATE TABLE artwork (
    id BLOB PRIMARY KEY,
    path BLOB NOT NULL,
    embedded INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE artist (
    id INTEGER PRIMARY KEY,
    identity TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    sort_key TEXT NOT NULL
);
CREATE INDEX artist_order ON artist (sort_key, id);

CREATE TABLE release (
    id INTEGER PRIMARY KEY,
    identity TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    artist TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    artist_key TEXT NOT NULL,
    year INTEGER,
    original_year INTEGER,
    compilation INTEGER NOT NULL DEFAULT 0,
    label TEXT NOT NULL DEFAULT '',
    catalogue_number TEXT NOT NULL DEFAULT '',
    artwork_id BLOB,
    added_ms INTEGER NOT NULL
);
CREATE INDEX release_order ON release (sort_key, id);

CREATE TABLE medium (
    release_id INTEGER NOT NULL REFERENCES release ON DELETE CASCADE,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (release_id, number)
) WITHOUT ROWID;

CREATE TABLE work (
    id INTEGER PRIMARY KEY,
    identity TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    composer TEXT NOT NULL,
    sort_key TEXT NOT NULL
);

CREATE TABLE track (
    id INTEGER PRIMARY KEY,
    file_id INTEGER NOT NULL REFERENCES file ON DELETE CASCADE,
    slice INTEGER NOT NULL DEFAULT 0,
    start_frame INTEGER NOT NULL DEFAULT 0,
    end_frame INTEGER,
    release_id INTEGER REFERENCES release,
    disc_number INTEGER,
    track_number INTEGER,
    title TEXT NOT NULL,
    artist TEXT NOT NULL,
    genre TEXT NOT NULL DEFAULT '',
    year INTEGER,
    duration_ms INTEGER,
    codec TEXT,
    sample_rate INTEGER,
    channels INTEGER,
    bit_depth INTEGER,
    lossless INTEGER NOT NULL DEFAULT 0,
    bitrate_kbps INTEGER,
    work_id INTEGER REFERENCES work,
    movement TEXT NOT NULL DEFAULT '',
    movement_number INTEGER,
    track_gain_db REAL,
    album_gain_db REAL,
    track_peak REAL,
    album_peak REAL,
    title_key TEXT NOT NULL,
    artist_key TEXT NOT NULL,
    album_key TEXT NOT NULL,
    added_ms INTEGER NOT NULL,
    UNIQUE (file_id, slice)
);
CREATE INDEX track_release ON track (release_id, disc_number, track_number);

CREATE TABLE credit (
    track_id INTEGER NOT NULL REFERENCES track ON DELETE CASCADE,
    role INTEGER NOT NULL,
    position INTEGER NOT NULL,
    artist_id INTEGER NOT NULL REFERENCES artist,
    PRIMARY KEY (track_id, role, position)
) WITHOUT ROWID;
CREATE INDEX credit_artist ON credit (artist_id, role, track_id);

CREATE TABLE genre (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    sort_key TEXT NOT NULL
);
CREATE TABLE track_genre (
    genre_id INTEGER NOT NULL REFERENCES genre,
    track_id INTEGER NOT NULL REFERENCES track ON DELETE CASCADE,
    PRIMARY KEY (genre_id, track_id)
) WITHOUT ROWID;
CREATE INDEX track_genre_track ON track_genre (track_id);

CREATE TABLE lyrics (
    track_id INTEGER PRIMARY KEY REFERENCES track ON DELETE CASCADE,
    text TEXT NOT NULL
);

CREATE TABLE original_text (
    track_id INTEGER PRIMARY KEY REFERENCES track ON DELETE CASCADE,
    fields TEXT NOT NULL
);

-- What search compares: folded, with pinyin behind Han.
CREATE TABLE search_text (
    track_id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    artist TEXT NOT NULL,
    album TEXT NOT NULL,
    rest TEXT NOT NULL
);
CREATE VIRTUAL TABLE search USING fts5 (
    title, artist, album, rest,
    content = 'search_text', content_rowid = 'track_id', tokenize = 'trigram', columnsize = 0
);
CREATE TRIGGER search_added AFTER INSERT ON search_text BEGIN
    INSERT INTO search (rowid, title, artist, album, rest)
    VALUES (new.track_id, new.title, new.artist, new.album, new.rest);
END;
CREATE TRIGGER search_gone AFTER DELETE ON search_text BEGIN
    INSERT INTO search (search, rowid, title, artist, album, rest)
    VALUES ('delete', old.track_id, old.title, old.artist, old.album, old.rest);
END;
CREATE TRIGGER track_gone AFTER DELETE ON track BEGIN
    DELETE FROM search_text WHERE track_id = old.id;
END;
CREATE VIRTUAL TABLE search_terms USING fts5vocab (search, 'instance');

CREATE TABLE annotation (
    track_id INTEGER PRIMARY KEY REFERENCES track ON DELETE CASCADE,
    rating REAL,
    loved_ms INTEGER,
    plays INTEGER NOT NULL DEFAULT 0,
    last_played_ms INTEGER
);

-- Append only: what was heard outlives the track it was heard from.
CREATE TABLE play (
    id INTEGER PRIMARY KEY,
    track_id INTEGER NOT NULL,
    content_id BLOB,
    started_ms INTEGER NOT NULL,
    heard_ms INTEGER NOT NULL,
    device TEXT NOT NULL DEFAULT ''
);
CREATE INDEX play_track ON play (track_id);

CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL
);

CREATE TABLE playlist (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    query TEXT,
    sort TEXT NOT NULL DEFAULT '',
    most INTEGER,
    created_ms INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL
);
CREATE TABLE playlist_item (
    playlist_id INTEGER NOT NULL REFERENCES playlist ON DELETE CASCADE,
    position INTEGER NOT NULL,
    track_id INTEGER REFERENCES track ON DELETE SET NULL,
    path BLOB NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    duration_ms INTEGER,
    PRIMARY KEY (playlist_id, position)
) WITHOUT ROWID;
CREATE INDEX playlist_item_track ON playlist_item (track_id);

CREATE TABLE saved_queue (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    state BLOB NOT NULL
);
CREATE TABLE saved_position (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    entry_id INTEGER NOT NULL,
    position_ms INTEGER NOT NULL
);
