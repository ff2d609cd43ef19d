"""The service's own tables: what the library publishes, who may read it, what they think of it.

All times are ms since 1970. `user_id` 0 stands for everybody.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA = 1
EVERYBODY = 0
metadata = MetaData()

_KEY = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers only INTEGER keys by itself

setting = Table(
    "setting", metadata, Column("name", String, primary_key=True), Column("value", Text)
)

# What the library publishes. `entry` is the part of the answer that is the same for everybody;
# `mark` changes with anything published of the row.
song = Table(
    "song",
    metadata,
    Column("id", _KEY, primary_key=True, autoincrement=False),
    Column("album_id", _KEY, index=True),
    Column("mark", LargeBinary, nullable=False),
    Column("entry", LargeBinary, nullable=False),
    Column("search", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("duration_s", Integer, nullable=False),
    Column("year", Integer),
    Column("added_ms", BigInteger, nullable=False),
    Column("file", LargeBinary, nullable=False),
)
album = Table(
    "album",
    metadata,
    Column("id", _KEY, primary_key=True, autoincrement=False),
    Column("mark", LargeBinary, nullable=False),
    Column("entry", LargeBinary, nullable=False),
    Column("search", Text, nullable=False),
    Column("title_key", Text, nullable=False, index=True),
    Column("artist_key", Text, nullable=False, index=True),
    Column("year", Integer),
    Column("genre", Text, nullable=False),
    Column("added_ms", BigInteger, nullable=False, index=True),
    Column("cover", LargeBinary),
)
artist = Table(
    "artist",
    metadata,
    Column("id", _KEY, primary_key=True, autoincrement=False),
    Column("mark", LargeBinary, nullable=False),
    Column("entry", LargeBinary, nullable=False),
    Column("search", Text, nullable=False),
    Column("sort_key", Text, nullable=False),
    Column("has_albums", Boolean, nullable=False),
)
song_artist = Table(
    "song_artist",
    metadata,
    Column("song_id", _KEY, primary_key=True),
    Column("artist_id", _KEY, primary_key=True, index=True),
)
album_artist = Table(
    "album_artist",
    metadata,
    Column("album_id", _KEY, primary_key=True),
    Column("artist_id", _KEY, primary_key=True, index=True),
)
song_genre = Table(
    "song_genre",
    metadata,
    Column("song_id", _KEY, primary_key=True),
    Column("genre", String, primary_key=True, index=True),
)
digest = Table(
    "digest", metadata, Column("mark", String, primary_key=True), Column("sha256", LargeBinary)
)

# Who there is.
user = Table(
    "user_account",
    metadata,
    Column("id", _KEY, primary_key=True),
    Column("name", String, nullable=False, unique=True),
    Column("password", String, nullable=False),
    Column("subject", String, nullable=False, unique=True),
    Column("admin", Boolean, nullable=False),
    Column("created_ms", BigInteger, nullable=False),
    Column("seq", BigInteger, nullable=False, server_default="0"),
)
api_key = Table(
    "api_key",
    metadata,
    Column("id", String, primary_key=True),
    Column("user_id", _KEY, nullable=False, index=True),
    Column("hash", LargeBinary, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("platform", String, nullable=False),
    Column("scope", String, nullable=False),
    Column("jkt", String),
    Column("created_ms", BigInteger, nullable=False),
    Column("used_ms", BigInteger),
    Column("registered_ms", BigInteger),
    Column("seen_ms", BigInteger),
    Column("seq", BigInteger),
    Column("issued", String),
    Column("refresh_ms", BigInteger),
)
grant = Table(
    "oauth_grant",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("kind", String, nullable=False),
    Column("user_code", String, index=True),
    Column("user_id", _KEY),
    Column("challenge", String),
    Column("redirect_uri", String),
    Column("client_name", String, nullable=False),
    Column("scope", String, nullable=False),
    Column("expires_ms", BigInteger, nullable=False),
    Column("interval_s", Integer, nullable=False),
    Column("polled_ms", BigInteger),
    Column("state", String, nullable=False),
    Column("key_id", String),
)
bucket = Table(
    "rate_bucket",
    metadata,
    Column("name", String, primary_key=True),
    Column("tokens", Float, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("refused", Integer, nullable=False),
)
seen_proof = Table(
    "seen_proof",
    metadata,
    Column("jti", String, primary_key=True),
    Column("expires_ms", BigInteger, nullable=False),
)

# What they bought.
plan = Table(
    "plan",
    metadata,
    Column("name", String, primary_key=True),
    Column("title", String, nullable=False),
    Column("rights", Text, nullable=False),
)
membership = Table(
    "membership",
    metadata,
    Column("id", String, primary_key=True),
    Column("user_id", _KEY, nullable=False, index=True),
    Column("plan", String, nullable=False),
    Column("jkt", String),
    Column("state", String, nullable=False),
    Column("start_ms", BigInteger, nullable=False),
    Column("end_ms", BigInteger, nullable=False),
    Column("trial", Boolean, nullable=False),
    Column("family", String),
)
redeem_code = Table(
    "redeem_code",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("plan", String, nullable=False),
    Column("days", Integer, nullable=False),
    Column("bound", Boolean, nullable=False),
    Column("made_ms", BigInteger, nullable=False),
    Column("used_ms", BigInteger),
    Column("user_id", _KEY),
)

# What they think of the music.
annotation = Table(
    "annotation",
    metadata,
    Column("user_id", _KEY, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("entity_id", _KEY, primary_key=True),
    Column("starred_ms", BigInteger),
    Column("rating", Integer),
    Column("plays", Integer, nullable=False, server_default="0"),
    Column("played_ms", BigInteger),
)
scrobble = Table(
    "scrobble",
    metadata,
    Column("id", _KEY, primary_key=True),
    Column("user_id", _KEY, nullable=False),
    Column("song_id", _KEY, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("client", String, nullable=False),
    UniqueConstraint("user_id", "song_id", "at_ms"),
)
playlist = Table(
    "playlist",
    metadata,
    Column("id", _KEY, primary_key=True),
    Column("user_id", _KEY, nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("comment", String, nullable=False),
    Column("public", Boolean, nullable=False),
    Column("created_ms", BigInteger, nullable=False),
    Column("changed_ms", BigInteger, nullable=False),
)
playlist_item = Table(
    "playlist_item",
    metadata,
    Column("playlist_id", _KEY, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("song_id", _KEY, nullable=False, index=True),
)
play_queue = Table(
    "play_queue",
    metadata,
    Column("user_id", _KEY, primary_key=True, autoincrement=False),
    Column("songs", Text, nullable=False),
    Column("current", Integer),
    Column("position_ms", BigInteger, nullable=False),
    Column("changed_ms", BigInteger, nullable=False),
    Column("changed_by", String, nullable=False),
)
bookmark = Table(
    "bookmark",
    metadata,
    Column("user_id", _KEY, primary_key=True),
    Column("song_id", _KEY, primary_key=True),
    Column("position_ms", BigInteger, nullable=False),
    Column("comment", String, nullable=False),
    Column("created_ms", BigInteger, nullable=False),
    Column("changed_ms", BigInteger, nullable=False),
)
now_playing = Table(
    "now_playing",
    metadata,
    Column("user_id", _KEY, primary_key=True),
    Column("client", String, primary_key=True),
    Column("song_id", _KEY, nullable=False),
    Column("state", String, nullable=False),
    Column("position_ms", BigInteger, nullable=False),
    Column("rate", Float, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
)

# The newest change of each thing, once a reader: `gone` marks what is no more.
change = Table(
    "change",
    metadata,
    Column("user_id", _KEY, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("entity_id", _KEY, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("gone", Boolean, nullable=False),
)
Index("change_order", change.c.user_id, change.c.seq)
