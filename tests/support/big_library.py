"""A library of any size without files."""

import time

from player.benchmarks.many_tracks import fill
from player.library.library import Library
from player.library.scan.records import ROLES

__all__ = ["fill", "fill_every_page"]

_COMPOSERS = 300
_DAY_MS = 86_400_000


def fill_every_page(library: Library, tracks: int) -> None:
    """As `fill`, and with what its other pages live on: genres, works, hearts, plays, playlists."""
    fill(library, tracks)
    now_ms = time.time_ns() // 1_000_000
    with library.database.transaction() as connection:
        many = connection.executemany
        connection.execute(
            "INSERT INTO genre (name, sort_key) SELECT DISTINCT genre, lower(genre) FROM track"
        )
        connection.execute(
            "INSERT INTO track_genre"
            " SELECT g.id, t.id FROM track t JOIN genre g ON g.name = t.genre"
        )
        composers = [(f"composer {n}", f"Composer {n:03}", f"composer {n:03}") for n in range(300)]
        many("INSERT INTO artist (identity, name, sort_key) VALUES (?, ?, ?)", composers)
        (last,) = connection.execute("SELECT max(id) FROM artist").fetchone()
        first = last - _COMPOSERS + 1
        works = [
            (f"work {n}", f"Sonata No. {n}, Op. {n}", f"Composer {n % _COMPOSERS:03}", f"{n:05}")
            for n in range(_COMPOSERS * 10)
        ]
        many("INSERT INTO work (identity, title, composer, sort_key) VALUES (?, ?, ?, ?)", works)
        many(
            "INSERT INTO credit VALUES (?, ?, 0, ?)",
            ((n + 1, ROLES["composer"], first + n % _COMPOSERS) for n in range(0, tracks, 5)),
        )
        many(
            "UPDATE track SET work_id = ?, movement = 'Allegro', movement_number = 1 WHERE id = ?",
            ((n % (_COMPOSERS * 10) + 1, n + 1) for n in range(0, tracks, 5)),
        )
        many(
            "UPDATE annotation SET loved_ms = ?, rating = 4 WHERE track_id = ?",
            ((now_ms - n * 1000, n + 1) for n in range(0, tracks, 50)),
        )
        many(
            "INSERT INTO play (track_id, started_ms, heard_ms) VALUES (?, ?, 200000)",
            ((n * 7 % tracks + 1, now_ms - n * _DAY_MS // 30) for n in range(12_000)),
        )
    for number in range(30):
        made = library.playlists.create(f"List {number}")
        library.playlists.append(made, range(number * 100 + 1, number * 100 + 200))
    library.playlists.create("Hi-Res only", "hires:")
    library.announce()
