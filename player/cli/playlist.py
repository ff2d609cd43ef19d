"""`galaxia playlist`: lists from other players in, and out again."""

from contextlib import closing
from pathlib import Path

import typer

from player.cli.existing import existing_library
from player.library.library import Library
from player.library.location import library_path
from player.library.playlists.addresses import addressed, recognised
from player.library.playlists.files import read_playlist, write_playlist

group = typer.Typer(no_args_is_help=True, help="Playlists in and out.")

_DB = typer.Option(None, "--db", help="The library file.")


def register(app: typer.Typer) -> None:
    """Add the group."""
    app.add_typer(group, name="playlist")


@group.command("import")
def import_list(
    files: list[Path] = typer.Argument(..., help="m3u8, m3u, pls, xspf, wpl or asx files."),
    db: Path | None = _DB,
) -> None:
    """Bring playlist files into the library; entries that are missing keep their place."""
    with closing(Library.open(library_path(db))) as library:
        for file in files:
            entries = recognised(read_playlist(file), library.sources.rows())
            playlist_id = library.playlists.create(file.stem, entries=entries)
            items = library.playlists.items(playlist_id)
            unknown = sum(item.track_id is None for item in items)
            typer.echo(f"{file.stem}: {len(items)} entries, {unknown} not in the library.")


@group.command("export")
def export_list(
    name: str = typer.Argument(..., help="The playlist's name."),
    out: Path = typer.Argument(..., help="A file that ends in .m3u8, .m3u or .xspf."),
    relative: bool = typer.Option(False, "--relative", help="Paths as seen from the file."),
    db: Path | None = _DB,
) -> None:
    """Write a playlist of the library to a file."""
    with closing(existing_library(db)) as library:
        row = library.playlists.find(name)
        items = [item.entry for item in library.playlists.items(row.id)]
        entries = list(addressed(items, library.sources.rows()))
    write_playlist(out, entries, name=name, relative=relative)
    typer.echo(f"{out}: {len(entries)} entries.")


@group.command("list")
def list_all(db: Path | None = _DB) -> None:
    """Name the playlists of the library."""
    with closing(existing_library(db)) as library:
        for row in library.playlists.rows():
            typer.echo(f"{row.name} ({row.item_count})")


@group.command("undo")
def undo(db: Path | None = _DB) -> None:
    """Take the last change of a playlist back, whenever it was made."""
    with closing(existing_library(db)) as library:
        change = library.playlist_journal.undo()
    typer.echo(f"{change.name}: taken back." if change else "There is nothing to take back.")


@group.command("redo")
def redo(db: Path | None = _DB) -> None:
    """Make the change again that was taken back last."""
    with closing(existing_library(db)) as library:
        change = library.playlist_journal.redo()
    typer.echo(f"{change.name}: made again." if change else "There is nothing to make again.")
