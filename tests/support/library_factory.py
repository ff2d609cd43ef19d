"""Small music files made by other people's encoders, tagged by mutagen."""

import functools
import math
import shutil
import struct
import subprocess
import tempfile
import wave
from pathlib import Path

import mutagen
import pytest
from mutagen.flac import FLAC

RATE = 44_100

ENCODERS = {
    "flac": ["flac", "--silent", "-o", "{out}", "{wav}"],
    "mp3": ["lame", "--quiet", "-b", "64", "{wav}", "{out}"],
    "opus": ["opusenc", "--quiet", "{wav}", "{out}"],
    "ogg": ["oggenc", "--quiet", "-o", "{out}", "{wav}"],
    "m4a": ["ffmpeg", "-v", "error", "-i", "{wav}", "-c:a", "aac", "{out}"],
    "alac.m4a": ["ffmpeg", "-v", "error", "-i", "{wav}", "-c:a", "alac", "{out}"],
    "ac3.m4a": ["ffmpeg", "-v", "error", "-i", "{wav}", "-c:a", "ac3", "{out}"],
    "opus.mp4": ["ffmpeg", "-v", "error", "-i", "{wav}", "-c:a", "libopus", "{out}"],
    "aiff": ["ffmpeg", "-v", "error", "-i", "{wav}", "{out}"],
    "wv": ["ffmpeg", "-v", "error", "-i", "{wav}", "{out}"],
    "wma": ["ffmpeg", "-v", "error", "-i", "{wav}", "{out}"],
    "wav": None,
}


def write_wav(path, seconds=0.5, freq_hz=440.0):
    """A 16-bit mono tone."""
    frames = [
        round(9000 * math.sin(2 * math.pi * freq_hz * n / RATE)) for n in range(int(seconds * RATE))
    ]
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(frames)}h", *frames))
    return path


@functools.cache
def sound(kind, freq_hz=440.0, seconds=0.5):
    """The bytes of a tone in one format; skips the test when its encoder is not installed."""
    with tempfile.TemporaryDirectory() as folder:
        wav = write_wav(Path(folder) / "tone.wav", seconds, freq_hz)
        if ENCODERS[kind] is None:
            return wav.read_bytes()
        out = Path(folder) / f"tone.{kind}"
        command = [word.format(out=out, wav=wav) for word in ENCODERS[kind]]
        if shutil.which(command[0]) is None:
            pytest.skip(f"{command[0]} is not installed")
        subprocess.run(command, check=True, capture_output=True)
        return out.read_bytes()


def make_file(path, tags=None, *, freq_hz=440.0, seconds=0.5, kind=None):
    """Write one tagged file; `tags` are mutagen's easy names for MP3 and MP4."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(sound(kind or path.suffix[1:], freq_hz, seconds))
    if tags:
        file = mutagen.File(path, easy=True)
        if file.tags is None:
            file.add_tags()
        for name, value in tags.items():
            file[name] = value
        file.save()
    return path


def make_flac(path, fields=(), **kind):
    """Write a FLAC with any Vorbis comments at all, as (name, value) pairs."""
    path = make_file(path, **kind)
    file = FLAC(path)
    for name, value in fields:
        file.tags.append((name, value))
    file.save()
    return path


def make_album(folder, *, title, artist, tracks, year=2001, ending="flac", **more):
    """Write an album with one file a track title."""
    names = list(tracks)
    for number, name in enumerate(names, 1):
        tags = {
            "title": name,
            "artist": artist,
            "album": title,
            "albumartist": artist,
            "date": str(year),
            "tracknumber": str(number),
            **more,
        }
        make_file(Path(folder) / f"{number:02d}.{ending}", tags, freq_hz=200.0 + number)
    return folder
