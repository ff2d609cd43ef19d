"""`galaxia inspect`: what Galaxia understands of a sheet, a list or lyrics."""

from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import typer

from player.cli import inspect_lyrics
from player.cli.report import print_json
from player.engine.source import open_source
from player.errors import PlayerError
from player.library.cue import SHEET_BYTES_MAX, CueTrack, find_file, read_cue
from player.library.playlists.files import read_playlist
from player.model import Track
from player.opening import described

inspect = typer.Typer(no_args_is_help=True, help="What Galaxia understands of a file.")
inspect_lyrics.register(inspect)


def register(app: typer.Typer) -> None:
    """Add the group."""
    app.add_typer(inspect, name="inspect")


@inspect.command("cue")
def inspect_cue(
    file: Path = typer.Argument(..., help="A CUE sheet."),
    json: bool = typer.Option(False, "--json", help="One JSON object instead of text."),
) -> None:
    """Show a sheet's tracks; starts are CD frames, 75 a second."""
    if not file.is_file():
        raise PlayerError("file.missing", path=str(file))
    with file.open("rb") as opened:
        sheet = read_cue(file, opened.read(SHEET_BYTES_MAX + 1))
    names = [entry.name for entry in file.absolute().parent.iterdir() if entry.is_file()]
    tracks = [_fields(track, sheet.performer, names) for track in sheet.tracks]
    if json:
        print_json({"tracks": tracks})
        return
    for fields in tracks:
        typer.echo("{track:>3}  {start:>7}  {performer} - {title}  ({file})".format(**fields))


def _fields(track: CueTrack, performer: str, names: list[str]) -> dict[str, object]:
    """The file is the one that is there, when a neighbour can be meant."""
    sounds = [name for name in names if not name.lower().endswith(".cue")]
    return {
        "track": track.number,
        "title": track.title,
        "performer": track.performer or performer,
        "file": find_file(track.file, sounds) or track.file,
        "start": track.start,
    }


@inspect.command("chapters")
def inspect_chapters(
    file: Path = typer.Argument(..., help="Any file Galaxia can play."),
    json: bool = typer.Option(False, "--json", help="One JSON object instead of text."),
) -> None:
    """Show where a file's chapters begin: its own, or those of a CUE sheet in or beside it."""
    with closing(open_source(str(file))) as source:
        chapters = source.chapters or described(Track(path=str(file))).chapters
    if json:
        print_json({"chapters": [asdict(chapter) for chapter in chapters]})
        return
    for number, chapter in enumerate(chapters, 1):
        typer.echo(f"{number:>3}  {_clock(chapter.start_ms):>12}  {chapter.title}".rstrip())


def _clock(time_ms: int) -> str:
    minutes, seconds = divmod(time_ms / 1000, 60)
    hours, minutes = divmod(int(minutes), 60)
    return f"{hours}:{minutes:02}:{seconds:06.3f}"


@inspect.command("playlist")
def inspect_playlist(
    file: Path = typer.Argument(..., help="An m3u8, m3u, pls, xspf, wpl or asx."),
    json: bool = typer.Option(False, "--json", help="One JSON object instead of text."),
) -> None:
    """Show where a playlist points: absolute paths and URLs, also of what is missing."""
    places = [entry.location for entry in read_playlist(file)]
    if json:
        print_json({"entries": places})
        return
    for place in places:
        typer.echo(place.encode("utf-8", "replace").decode())
