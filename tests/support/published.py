"""A read model of any size without a music file, and a process that serves it."""

import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from player.library.sharing import SharedAlbum, SharedArtist, SharedSong
from tests.support import cloud
from tests.support.sources import ROOT

SONGS_AN_ALBUM = 12
ALBUMS_AN_ARTIST = 4


def songs(count):
    """Yield songs in order of their id, as a library would share them."""
    for key in range(1, count + 1):
        album_id = key // SONGS_AN_ALBUM + 1
        artist_id = album_id // ALBUMS_AN_ARTIST + 1
        name = f"Artist {artist_id}"
        yield SharedSong(
            id=key,
            title=f"Song {key}",
            artist=name,
            path=f"/music/{album_id}/{key}.flac".encode(),
            size=20_000_000 + key,
            mtime_ns=key,
            album=SharedAlbum(
                id=album_id, title=f"Album {album_id}", artist=name, added_ms=1, year=2000
            ),
            track_number=key % SONGS_AN_ALBUM + 1,
            year=2000,
            duration_ms=200_000,
            codec="FLAC",
            sample_rate=44_100,
            channels=2,
            bit_depth=16,
            lossless=True,
            bitrate_kbps=800,
            added_ms=1,
            credits=tuple(
                SharedArtist(artist_id, name, name.lower(), role)
                for role in ("artist", "album_artist")
            ),
            genres=("Rock",),
            search=f"song {key} artist {artist_id} album {album_id}",
        )


@contextmanager
def running(home, count, database=None):
    """Serve a published library of so many songs in a process of its own; `database` is a URL."""
    cloud.server_parts()
    from player.server.catalogue.publishing import Publisher  # noqa: PLC0415  optional part

    url, key = cloud.prepare(home, database)
    opened = cloud.opened_at(url)
    Publisher(opened).publish(songs(count))
    opened.close()
    log = home / "log"
    command = [sys.executable, "-m", "tests.support.published", url, str(home)]
    with log.open("wb") as errors:
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=errors, text=True, cwd=ROOT
        )
    found = cloud.Cloud(cloud.address_of(process, log), home, url, key, log, process)
    try:
        yield found
    finally:
        found.stop()


def serve_published(database_url, folder):
    """Serve what is in a database, without a library behind it."""
    from player.server.service import ServeOptions  # noqa: PLC0415  optional part
    from player.server.serving import serve  # noqa: PLC0415

    options = ServeOptions(
        database_url=database_url, data=Path(folder), cache=Path(folder) / "cache", port=0
    )
    serve(options, None, lambda url: sys.stdout.write(f"at {url}\n") and sys.stdout.flush())


if __name__ == "__main__":
    serve_published(*sys.argv[1:])
