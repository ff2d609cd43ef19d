"""`galaxia search`: the search box in a terminal."""

from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table

from player.cli.existing import existing_library
from player.cli.report import print_json
from player.library.lists.rows import TrackRow
from player.library.playlists.addresses import address_of


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("search")(search)


def search(
    query: list[str] = typer.Argument(..., help='Words, "phrases", -not, artist:, year:1990..'),
    db: Path | None = typer.Option(None, "--db", help="The library file."),
    json: bool = typer.Option(False, "--json", help="One object a track."),
    limit: int = typer.Option(50, "--limit", min=1),
) -> None:
    """Find tracks, the likeliest first."""
    library = existing_library(db)
    try:
        ids = library.tracks.ids(" ".join(query), "relevance", limit)
        rows = library.tracks.iterate(ids)
        if json:
            sources = library.sources.rows()
            tracks = library.tracks.tracks(ids)
            paths = {track.track_id: address_of(track.path, sources) for track in tracks}
            for row in rows:
                print_json(_object(row, paths[row.id]))
        elif len(ids):
            _show(list(rows))
        else:
            better = library.tracks.meant(" ".join(query))
            typer.echo(f"Nothing found; did you mean “{better}”?" if better else "Nothing found.")
    finally:
        library.close()


def _object(row: TrackRow, path: str) -> dict[str, object]:
    return {
        "id": row.id,
        "path": path,
        "title": row.title,
        "artist": row.artist,
        "album": row.album,
        "year": row.year,
        "track": row.track_number,
        "duration": None if row.duration_ms is None else row.duration_ms / 1000,
        "format": f"{row.codec} {row.format_label}".strip(),
    }


def _show(rows: list[TrackRow]) -> None:
    table = Table("Title", "Artist", "Album", "Format", box=None, pad_edge=False)
    for row in rows:
        table.add_row(row.title, row.artist, row.album, f"{row.codec} {row.format_label}")
    Console(markup=False, highlight=False).print(table)
