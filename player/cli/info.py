"""`galaxia info`: what a file is, what it says of itself, and how sure that is."""

import os
from contextlib import closing
from dataclasses import asdict
from typing import Any

import msgspec
import mutagen
import typer
from mutagen.mp3 import MP3
from rich.console import Console
from rich.table import Table
from rich.text import Text

from player.cli.report import print_json
from player.engine.audio_source import AudioSource
from player.engine.file_facts import facts_of, marks_in
from player.engine.source import open_source
from player.errors import PlayerError
from player.library.library import Library
from player.library.location import library_path
from player.library.tags import FileTags, read_cover, read_tags
from player.model import AudioFormat, Track
from player.opening import described
from player.signal_path import PathInputs, path_of

_FILE = typer.Argument(help="Any file Galaxia can play.", show_default=False)
_JSON = typer.Option(False, "--json", help="One JSON object.")
_LISTENED_S = 20
_NOT_TAGS = frozenset({"format", "duration_ms", "lyrics", "content_id", "picture_id", "disc_index"})


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("info")(info)


def info(file: str = _FILE, as_json: bool = _JSON) -> None:
    """Show format, tags, artwork and lyrics of FILE."""
    facts = _facts(file)
    if as_json:
        print_json(facts)
        return
    table = Table(show_header=False, box=None)
    for name, value in _flat(facts):
        table.add_row(name, Text(str(value)))
    Console().print(table)


def _facts(file: str) -> dict[str, Any]:
    with closing(open_source(file)) as source:
        frames, fmt, decoder = source.frames, source.format, source.decoder
        track = described(Track(path=file))
        emphasis = track.emphasis
        facts = facts_of(file, source, de_emphasised=bool(emphasis))
        facts = msgspec.structs.replace(facts, marks=_marks(source))
    tags = _tags(file)
    cover = read_cover(file)
    known = PathInputs(format=fmt, decoder=decoder, facts=facts, emphasis=emphasis)
    return {
        "path": file,
        "format": {**asdict(fmt), "frames": frames, "decoder": decoder, "hi_res": fmt.hi_res},
        "duration_s": None if frames is None else frames / fmt.sample_rate,
        "tags": {k: v for k, v in msgspec.to_builtins(tags).items() if v and k not in _NOT_TAGS},
        "artwork": None if cover is None else {"bytes": len(cover), "id": tags.picture_id},
        "lyrics": tags.lyrics or None,
        "content_id": tags.content_id or None,
        "gapless": _gapless(file, fmt, facts.inexact_frames),
        "pre_emphasis": emphasis.value or None,
        "flac_md5": facts.md5,
        "marks": list(facts.marks),
        "chapters": [asdict(chapter) for chapter in facts.chapters or track.chapters],
        "verdict": "lossless" if fmt.lossless else "lossy-source",
        "signal_path": path_of(known).as_json()["nodes"],
        "analysis": _analysis(file),
    }


def _analysis(file: str) -> dict[str, Any] | None:
    """What the library found out by listening to the file; None when it never did."""
    if not library_path().exists():
        return None
    try:
        with closing(Library.open(library_path())) as library:
            ids = library.tracks.at(os.path.abspath(file))  # noqa: PTH100  keeps links
            found = [library.analyses.of(int(key)) for key in ids]
    except PlayerError:
        return None
    first = next((figures for figures in found if figures), None)
    return None if first is None else msgspec.structs.asdict(first)


def _marks(source: AudioSource) -> tuple[str, ...]:
    """Labels of what hides in the lowest bits and is not decoded: "MQA", "HDCD"."""
    fmt = source.format
    if not fmt.lossless or fmt.bit_depth not in {16, 24}:
        return ()
    return marks_in(source.read(fmt.sample_rate * _LISTENED_S), fmt.bit_depth)


def _gapless(file: str, fmt: AudioFormat, inexact_frames: int) -> str:
    """How the file's true first and last frame are known."""
    if inexact_frames:
        return f"not exact: up to {inexact_frames} frames are missing at either end"
    if fmt.lossless:
        return "exact"
    if fmt.codec in {"Opus", "Vorbis", "Musepack"}:
        return "exact length from the container"
    if fmt.codec == "MP3" and isinstance(found := mutagen.File(file), MP3):
        encoder = str(getattr(found.info, "encoder_info", ""))
        return f"delay and padding removed ({encoder})" if encoder else "no encoder tag"
    if fmt.codec == "AAC" and file.lower().endswith((".m4a", ".m4b", ".mp4")):
        return "exact length from edit list or iTunSMPB"
    return "as the container states it"


def _tags(file: str) -> FileTags:
    """Tags of a file that plays: what the tag reader cannot read has none."""
    try:
        return read_tags(file)
    except PlayerError:
        return FileTags()


def _flat(facts: dict[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    rows: list[tuple[str, Any]] = []
    for name, value in facts.items():
        if isinstance(value, dict):
            rows += _flat(value, f"{prefix}{name}.")
        elif value not in (None, "", [], ()):
            rows.append((f"{prefix}{name}", value))
    return rows
