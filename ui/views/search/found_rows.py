"""What a search found as rows, section by section: the palette and the search page show them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from player.library.findings import Findings
from player.library.lists.rows import AlbumRow, NameRow, TrackRow
from player.library.playlists.store import PlaylistRow
from player.library.text.fold import fold
from ui.viewmodels.results import Result
from ui.viewmodels.search import SearchModel
from ui.views.keys.commands import Command, Commands, native
from ui.views.shell.routes import Routes
from ui.wording import clock, count, joined

Sections = list[tuple[str, list[Result]]]


class FoundRows(QObject):
    """Makes rows that do something when chosen.

    Args:
        model: Plays and adds.
        commands: Their titles are searched too.
        routes: Open what has a page.
        look_for: Searches for something else, where there is no page to open.
    """

    def __init__(
        self,
        model: SearchModel,
        commands: Commands,
        routes: Routes,
        look_for: Callable[[str], None],
    ) -> None:
        super().__init__(model)
        self._model = model
        self._commands = commands
        self._routes = routes
        self._look_for = look_for

    def sections(self, findings: Findings) -> Sections:
        """Return the sections of the search page, best first; empty ones are left out."""
        top = [*map(self.artist, findings.artists[:1]), *map(self.album, findings.albums[:1])]
        named = [r for r in top if fold(r.title).startswith(fold(findings.query) or "\0")]
        found: Sections = [
            (self.tr("Top hit"), named[:1]),
            (self.tr("Artists"), [self.artist(row) for row in findings.artists]),
            (self.tr("Albums"), [self.album(row) for row in findings.albums]),
            (self.tr("Tracks"), [self.track(row) for row in findings.tracks]),
            (self.tr("Playlists"), [self.playlist(row) for row in findings.playlists]),
            (self.tr("Lyrics"), [self.track(row) for row in findings.lyrics]),
            (self.tr("Commands"), self.commands(findings.query)[:4]),
        ]
        return [(title, rows) for title, rows in found if rows]

    def commands(self, query: str) -> list[Result]:
        """Return the commands a text asks for, and those whose title holds every word of it.

        Titles that begin so come first.
        """
        words = fold(query).split()
        found = [
            command
            for command in self._commands.all()
            if command.run and all(word in fold(command.title) for word in words)
        ]
        begin = " ".join(words)
        found.sort(key=lambda command: not fold(command.title).startswith(begin))
        return [self._command(command) for command in (*self._commands.meant(query), *found)]

    def artist(self, row: NameRow) -> Result:
        """Return the row of an artist."""
        facts = (
            self.tr("Artist"),
            self.tr("%n album(s)", "", row.album_count) if row.album_count else "",
            self.tr("%n track(s)", "", row.track_count),
        )
        return Result(
            title=row.name,
            detail=" · ".join(fact for fact in facts if fact),
            run=partial(self._open, "artist", row.id, f'artist:"{row.name}"'),
            play=partial(self._model.play_all, f'artist:"{row.name}"'),
            picture_of=row.name,
            round_cover=True,
        )

    def album(self, row: AlbumRow) -> Result:
        """Return the row of an album."""
        year = str(row.year) if row.year else ""
        facts = (self.tr("Album"), row.artist, year)
        return Result(
            title=row.title,
            detail=" · ".join(fact for fact in facts if fact),
            end=row.format_label,
            cover=row.cover,
            picture_of=row.title,
            run=partial(self._open, "album", row.id, f'album:"{row.title}"'),
            play=partial(self._model.play_album, row),
            add=partial(self._model.add_album, row),
        )

    def track(self, row: TrackRow) -> Result:
        """Return the row of a track: choosing it plays it."""
        return Result(
            title=row.title,
            detail=joined(row.artist, row.album),
            end=clock(row.duration_ms) if row.duration_ms else "",
            cover=row.cover,
            picture_of=row.album or row.title,
            run=partial(self._model.play_track, row),
            play=partial(self._model.play_track, row),
            add=partial(self._model.add_track, row),
        )

    def playlist(self, row: PlaylistRow) -> Result:
        """Return the row of a playlist."""
        smart = row.query is not None
        return Result(
            title=row.name,
            detail=self.tr("Smart playlist") if smart else self.tr("Playlist"),
            end="" if smart else count(row.item_count),
            icon_name="list",
            run=partial(self._open, "playlist", row.id, row.query or row.name),
        )

    def _command(self, command: Command) -> Result:
        keys = self._commands.keys(command)
        return Result(
            title=command.title,
            end=native(keys[0]) if keys else "",
            icon_name=command.icon_name or "command",
            run=command.run,
        )

    def _open(self, kind: str, what: int, otherwise: str) -> None:
        if self._routes.leads_to(kind):
            self._routes.open(kind, what)
        else:
            self._look_for(otherwise)
