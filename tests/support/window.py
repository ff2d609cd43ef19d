"""A window with music in it, without a sound card: for pictures and for tests of the pages."""

import math
from pathlib import Path

import numpy as np
import soundfile
from mutagen.flac import FLAC

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
