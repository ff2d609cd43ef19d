"""`galaxia inspect lyrics FILE`: what Galaxia understands of a lyrics file or of a track's tags."""

from pathlib import Path
from typing import Any

import typer

from player.cli.report import print_json
from player.errors import PlayerError
from player.lyrics.model import Line, Lyrics
from player.lyrics.reading import SUFFIXES, find_lyrics, read_lyrics_file


def register(inspect: typer.Typer) -> None:
    """Add `lyrics` to the `inspect` group."""
    inspect.command("lyrics")(inspect_lyrics)


def inspect_lyrics(
    file: Path = typer.Argument(help="A lyrics file, or a track with lyrics in or beside it."),
    json: bool = typer.Option(False, "--json", help="One JSON object instead of text."),
) -> None:
    """Show lines and words with their times, the file's offset applied."""
    lyrics = _lyrics_of(file)
    if json:
        print_json({"lines": [_fields(line, synced=lyrics.synced) for line in lyrics.lines]})
        return
    for line in lyrics.lines:
        typer.echo(_shown(line, synced=lyrics.synced))


def _lyrics_of(file: Path) -> Lyrics:
    if file.suffix.lower() in SUFFIXES:
        return read_lyrics_file(file)
    if not file.exists():
        raise PlayerError("file.missing", path=file)
    lyrics = find_lyrics(file)
    if lyrics is None:
        raise PlayerError("lyrics.none", path=file)
    return lyrics


def _fields(line: Line, *, synced: bool) -> dict[str, Any]:
    """Return one line as JSON; `t` is null for lyrics without times, empty fields are left out."""
    fields: dict[str, Any] = {"t": line.start_ms if synced else None, "text": line.text}
    if line.words:
        fields["words"] = [[word.start_ms, word.text.strip()] for word in line.words]
    optional = {
        "end": line.end_ms,
        "translation": line.translation,
        "romanisation": line.romanisation,
        "agent": line.agent,
        "background": line.background,
        "readings": [[r.first, r.letters, r.text] for r in line.readings],
    }
    return fields | {key: value for key, value in optional.items() if value}


def _shown(line: Line, *, synced: bool) -> str:
    minutes, rest_ms = divmod(line.start_ms, 60_000)
    stamp = f"{minutes:3d}:{rest_ms / 1000:06.3f}  " if synced else ""
    companions = "".join(f" / {text}" for text in (line.romanisation, line.translation) if text)
    return stamp + line.text + companions
