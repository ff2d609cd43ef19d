"""`galaxia library`: numbers, health, copies and export."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import typer
from rich.console import Console
from rich.progress import Progress

from player.analysing import BackgroundAnalysis
from player.cli.existing import existing_library
from player.cli.report import ExitCode, complain, print_json, stop
from player.library.db.database import is_sound
from player.library.export import track_objects
from player.library.keep.backups import back_up, backups, restore
from player.library.library import Library
from player.library.lists.health import PROBLEMS
from player.library.lists.tracks import Ids
from player.library.location import library_path
from player.library.playlists.addresses import address_of
from player.lookup.lookup import Lookup
from player.lookup.question import Releases, told_to

group = typer.Typer(no_args_is_help=True, help="The library: stats, check, copies, export.")

_DB = typer.Option(None, "--db", help="The library file.")
_LISTED = 20
_JSON = typer.Option(False, "--json", help="JSON instead of text.")


def register(app: typer.Typer) -> None:
    """Add the group."""
    app.add_typer(group, name="library")


@group.command()
def stats(db: Path | None = _DB, json: bool = _JSON) -> None:
    """Count what is in the library."""
    with closing(existing_library(db)) as library:
        numbers = msgspec.structs.asdict(library.stats())
    if json:
        print_json(numbers)
        return
    for name, number in numbers.items():
        typer.echo(f"{name.replace('_', ' '):<12} {number}")


@group.command()
def check(db: Path | None = _DB, json: bool = _JSON) -> None:
    """Look for damage in the library file."""
    path = library_path(db)
    if not path.exists():
        raise stop(f"{path}: there is no library.", ExitCode.MISSING)
    problems = is_sound(path)
    if json:
        print_json({"path": str(path), "problems": problems})
    elif not problems:
        typer.echo(f"{path}: sound.")
    if problems:
        raise stop(f"{path}: {problems[0]}")


@group.command()
def health(db: Path | None = _DB, json: bool = _JSON) -> None:
    """List what cannot be read, is missing, is there twice, or lacks tags."""
    with closing(existing_library(db)) as library:
        found = library.health
        facts: dict[str, Any] = {
            "unreadable": [msgspec.structs.asdict(bad) for bad in found.unreadable()],
            "missing": _paths(library, found.missing()),
            "duplicates": [_paths(library, group) for group in found.duplicates()],
            "alike": [_paths(library, group) for group in found.alike()],
            "offline": [str(path) for path in found.offline()],
            "tags": {name: len(found.with_problem(name)) for name in PROBLEMS},
        }
    if json:
        print_json(facts)
        return
    for name, value in facts.items():
        numbers = value.items() if isinstance(value, dict) else [("", len(value))]
        for part, number in numbers:
            typer.echo(f"{f'{name} {part}'.strip().replace('_', ' '):<20} {number}")
        for line in _first_of(value):
            typer.echo("    " + line.encode("utf-8", "replace").decode())


def _first_of(found: Sequence[Any] | dict[str, Any]) -> list[str]:
    """The first of a list, a group on a line; --json has them all."""
    if isinstance(found, dict):
        return []
    lines = [_line_of(one) for one in found[:_LISTED]]
    more = len(found) - len(lines)
    return [*lines, f"and {more} more: --json lists them all"] if more else lines


def _line_of(one: str | list[str] | dict[str, str]) -> str:
    match one:
        case dict():
            return f"{one['path']}: {one['reason']}"
        case list():
            return " = ".join(one)
        case _:
            return one


def _paths(library: Library, ids: Sequence[int] | Ids) -> list[str]:
    """Files, and of servers' songs the addresses that other programs can read."""
    sources = library.sources.rows()
    return [address_of(track.path, sources) for track in library.tracks.tracks(ids)]


@group.command()
def locate(
    folder: Path = typer.Argument(..., help="Where files that are missing or away are now."),
    db: Path | None = _DB,
) -> None:
    """Find files again; what they were keeps plays, ratings and playlists."""
    with closing(existing_library(db)) as library:
        report = library.locate(folder)
    typer.echo(f"{report.relinked} found again.")


@group.command()
def lookup(
    artist: str = typer.Argument(..., help="The album's artist."),
    album: str = typer.Argument(..., help="Its title."),
    online: bool = typer.Option(False, "--online", help="Ask; without it nothing is sent."),
    json: bool = _JSON,
) -> None:
    """Ask MusicBrainz which releases an album may be; says first what is sent."""
    complain(told_to(Releases(artist, album)))
    if not online:
        complain("Nothing was sent; --online asks.")
        return
    for candidate in Lookup(lambda: True).releases(artist, album):
        if json:
            print_json(msgspec.structs.asdict(candidate))
        else:
            issue = " ".join(filter(None, (candidate.date, candidate.country, candidate.label)))
            typer.echo(f"{candidate.mbid}  {candidate.artist} - {candidate.title} ({issue})")


@group.command()
def backup(db: Path | None = _DB) -> None:
    """Make a copy beside the library."""
    path = library_path(db)
    if not path.exists():
        raise stop(f"{path}: there is no library.", ExitCode.MISSING)
    typer.echo(back_up(path))


@group.command("restore")
def restore_copy(
    copy: Path | None = typer.Argument(None, help="A copy; the newest one when left out."),
    db: Path | None = _DB,
) -> None:
    """Put a copy in the library's place; what is there now is set aside."""
    path = library_path(db)
    found = copy or next(iter(backups(path)), None)
    if found is None:
        raise stop(f"{path}: there is no copy to restore.", ExitCode.MISSING)
    aside = restore(path, found)
    typer.echo(f"Restored {found}.")
    if aside is not None:
        typer.echo(f"What was there is now {aside}.")


@group.command()
def analyse(db: Path | None = _DB) -> None:
    """Listen to every track nobody has listened to: loudness, peaks, hi-res check, outline."""
    console = Console(stderr=True)
    with (
        closing(existing_library(db)) as library,
        Progress(console=console, transient=True, disable=not console.is_terminal) as bar,
    ):
        task = bar.add_task("Listening", total=None)
        work = BackgroundAnalysis(library)
        work.listen(lambda s: bar.update(task, completed=s.done, total=s.done + s.waiting))
        try:
            work.work()
        finally:
            work.close()
        typer.echo(f"{library.analyses.counts()[0]} tracks have figures.")


@group.command()
def export(db: Path | None = _DB) -> None:
    """Print every track with its ratings and plays, then every playlist, as JSON lines."""
    with closing(existing_library(db)) as library:
        sources = library.sources.rows()
        for fields in track_objects(library):
            print_json(fields | {"path": address_of(fields["path"], sources)})
        for row in library.playlists.rows():
            items = library.playlists.items(row.id)
            entries = [address_of(item.entry.location, sources) for item in items]
            print_json({"playlist": row.name, "query": row.query, "entries": entries})
