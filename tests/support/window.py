"""A window with music in it, without a sound card: for pictures and for tests of the pages."""

import math
import time
from pathlib import Path

import numpy as np
import soundfile
from mutagen.flac import FLAC

from player.library.keep.annotations import Play
from player.library.library import Library

ALBUMS = (
    ("Parallax", "Orion Quartet", 24, 192_000),
    ("夜航", "林瑶", 24, 96_000),
    ("Low Tide", "Marit Sundby", 16, 44_100),
    ("Glass Harbor", "Ines Calder", 24, 192_000),
    ("Cantus Firmus", "Ensemble Meridian", 24, 96_000),
    ("Kites", "The Lanterns", 16, 44_100),
    ("北方来信", "何川", 24, 48_000),
    ("Nocturnes", "A. Velasco", 24, 96_000),
    ("Metro Lines", "Kaito Mori", 16, 44_100),
    ("Saffron Road", "Leila Amani", 24, 192_000),
    ("Winter Count", "Tallgrass", 24, 96_000),
    ("Sub Rosa", "Noir Consort", 24, 88_200),
    ("Tessellate", "Mono Lake", 16, 48_000),
    ("星河", "沈望", 24, 192_000),
    ("Sea Level", "Halyard", 24, 96_000),
    ("A Field Guide to Getting Home before the Rain", "The Weather Station Keepers", 24, 96_000),
    ("Ruhe", "Käthe Brandt", 24, 192_000),
    ("Ōkami", "Yuki Tanabe", 16, 44_100),
)
TITLES = ("Spiral Arm", "Perihelion", "Quiet Engines", "The Long Exposure")


def make_music(folder: Path, albums: int = len(ALBUMS), tracks: int = 1) -> Path:
    """Write short tagged FLAC files, one folder an album."""
    for number, (album, artist, bits, rate) in enumerate(ALBUMS[:albums]):
        for track in range(tracks):
            target = folder / f"{number:02}" / f"{track + 1:02}.flac"
            target.parent.mkdir(parents=True, exist_ok=True)
            _write(target, bits, rate)
            _tag(target, album=album, artist=artist, track=track, number=number)
    return folder


def make_library(path: Path, music: Path) -> Library:
    """Open a library and bring the music in; close it after the window."""
    library = Library.open(path)
    library.scan([music])
    return library


def outline(bars: int = 400) -> list[float]:
    """Something like the loudness of a piece, 0..1."""
    swell = [0.15 + 0.45 * abs(math.sin(i / 37)) for i in range(bars)]
    random = np.random.default_rng(3)
    return [min(s + 0.3 * random.random() * abs(math.sin(i / 9)), 1.0) for i, s in enumerate(swell)]


def _write(target: Path, bits: int, rate: int) -> None:
    frames = np.arange(rate // 50)
    tone = 0.2 * np.sin(2 * np.pi * 440 * frames / rate)
    soundfile.write(target, np.column_stack([tone, tone]), rate, subtype=f"PCM_{bits}")


def _tag(target: Path, *, album: str, artist: str, track: int, number: int) -> None:
    tags = FLAC(target)
    tags["title"] = TITLES[track % len(TITLES)]
    tags["album"] = album
    tags["artist"] = artist
    tags["tracknumber"] = str(track + 1)
    tags["date"] = str(2024 - number)
    tags["genre"] = "Modern"
    tags.save()


SETS = (
    # album, album artist, year, genre, bits, rate, discs of (work or "", titles)
    (
        "Symphonies 5 & 7",
        "Berlin Radio Orchestra",
        1977,
        "Classical",
        24,
        96_000,
        (
            (
                ("Symphony No. 5 in C minor, Op. 67", ("Allegro con brio", "Andante con moto")),
                ("Symphony No. 7 in A major, Op. 92", ("Poco sostenuto", "Allegretto", "Presto")),
            ),
        ),
    ),
    (
        "Symphonies Nos. 5 & 6",
        "Wiener Kammerphilharmonie",
        2011,
        "Classical",
        24,
        192_000,
        (
            (
                ("Symphony No. 5 in C minor, Op. 67", ("Allegro con brio", "Andante con moto")),
                ("Symphony No. 6 in F major, Op. 68", ("Awakening", "By the brook", "Storm")),
            ),
        ),
    ),
    (
        "Goldberg Variations",
        "Maria Lindqvist",
        1999,
        "Baroque",
        16,
        44_100,
        ((("Goldberg Variations, BWV 988", ("Aria", "Variatio 1", "Variatio 2", "Variatio 3")),),),
    ),
    (
        "Night Trains (Live)",
        "The Lanterns",
        2018,
        "Jazz",
        24,
        48_000,
        (
            (("", ("Departure", "Viaduct", "Sleeping Car", "Border")),),
            (("", ("Dawn", "Terminus", "Departure (encore)")),),
        ),
    ),
    ("Kites", "The Lanterns", 2021, "Jazz", 24, 96_000, ((("", ("Spiral Arm", "Perihelion")),),)),
)


def make_rich_library(folder: Path) -> Library:
    """A library with works, discs, versions, plays, favourites and playlists in it."""
    music = make_music(folder / "music", tracks=3)
    make_sets(music)
    library = make_library(folder / "library.db", music)
    with library.database.transaction() as connection:  # as long as music is, for the pictures
        connection.execute("UPDATE track SET duration_ms = 140000 + id * 37721 % 241000")
    listen_to(library)
    ids = library.tracks.ids("", "title")
    library.annotations.love(ids[::9].tolist(), loved=True)
    library.playlists.append(library.playlists.create("夜航 Night flight"), ids[3:15])
    library.playlists.append(library.playlists.create("Long drives"), ids[20:44])
    library.playlists.create("Hi-Res only", "hires:")
    library.playlists.create("New this month", "added:<30d")
    return library


def make_sets(music: Path) -> None:
    """Write the albums with works, discs and another version."""
    for number, made in enumerate(SETS):
        make_set(music / f"set{number}", *made)


def listen_to(library: Library, days: int = 400) -> None:
    """A journal of plays as somebody might have made it; the same every time it is made."""
    random = np.random.default_rng(5)
    ids = library.tracks.ids("", "artist")
    liked = random.permutation(ids)
    midnight = int(time.time() // 86_400) * 86_400
    for day in range(days, 0, -1):
        for _ in range(int(random.integers(0, 5))):
            place = min(int(random.exponential(9)), len(liked) - 1)
            hour = float(np.clip(random.normal(20, 3), 6, 23.9))
            started_ms = int((midnight - day * 86_400 + hour * 3600) * 1000)
            heard_ms = int(random.integers(120, 420)) * 1000
            exact_ms = heard_ms * 2 // 3
            play = Play(int(liked[place]), started_ms, heard_ms, "DAC", exact_ms)
            library.annotations.record_play(play)


def make_set(folder, album, artist, year, genre, bits, rate, discs) -> None:
    for disc, works in enumerate(discs, 1):
        titles = [(work, number, title) for work, ts in works for number, title in enumerate(ts, 1)]
        for track, (work, movement, title) in enumerate(titles, 1):
            target = folder / f"{disc}-{track:02}.flac"
            target.parent.mkdir(parents=True, exist_ok=True)
            _write(target, bits, rate)
            tags = FLAC(target)
            tags.update(
                {
                    "title": f"{work}: {title}" if work else title,
                    "album": album,
                    "artist": artist,
                    "albumartist": artist,
                    "discnumber": str(disc),
                    "tracknumber": str(track),
                    "date": str(year),
                    "genre": genre,
                    "replaygain_album_gain": "-1.8 dB",
                    "label": "Meridian Records",
                    "catalognumber": f"MR {year}",
                }
            )
            if work:
                tags.update(
                    {
                        "work": work,
                        "movementname": title,
                        "movement": str(movement),
                        "composer": "J. S. Bach" if "BWV" in work else "Ludwig van Beethoven",
                        "conductor": "Erik Halden",
                    }
                )
            tags.save()
