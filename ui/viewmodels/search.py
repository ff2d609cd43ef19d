"""Search over everything: asks the library beside the GUI thread, keeps what was asked lately."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from player.errors import PlayerError
from player.events import Notice
from player.library.findings import Findings, find_everything
from player.library.library import Library
from player.library.lists.rows import AlbumRow, TrackRow
from player.model import Track
from player.playback import Playback
from player.settings.window_state import WindowStateStore
from ui.tasks import Tasks

_REMEMBERED = 8
EXAMPLES = ("rate>=96k bits:24", "added:<30d", "rating>=4 -live", '"exact words"', "genre:jazz")


class SearchModel(QObject):
    """What a text finds; of several questions only the last is answered.

    Args:
        library: None where it cannot be used: then nothing is found.
        playback: Plays what was found.
        tasks: Threads for reading.
        window_state: Keeps what was searched for.
    """

    changed = Signal()
    failed = Signal(object)
    saved = Signal(int, str)

    def __init__(
        self,
        library: Library | None,
        playback: Playback,
        tasks: Tasks,
        window_state: WindowStateStore,
    ) -> None:
        super().__init__()
        self._library = library
        self._playback = playback
        self._tasks = tasks
        self._window_state = window_state
        self._asked = 0
        self._findings = Findings()
        self._problem: Notice | None = None

    @property
    def findings(self) -> Findings:
        """The last answer."""
        return self._findings

    @property
    def problem(self) -> Notice | None:
        """What is wrong with the question, None when nothing is."""
        return self._problem

    @property
    def recent(self) -> tuple[str, ...]:
        """What was searched for lately."""
        return self._window_state.state.searches

    def ask(self, text: str) -> None:
        """Look for a text; `changed` brings the answer."""
        self._asked += 1
        asked, query, library = self._asked, text.strip(), self._library
        if not query or library is None:
            self._take(asked, Findings(query=query))
            return

        def read() -> Findings | PlayerError:
            try:
                return find_everything(library, query)
            except PlayerError as error:
                return error

        self._tasks.run(read, lambda answer: self._take(asked, answer, query), self)

    def remember(self, text: str) -> None:
        """Keep what was searched for."""
        if text := text.strip():
            state = self._window_state.state
            others = tuple(other for other in state.searches if other != text)
            searches = (text, *others)[:_REMEMBERED]
            self._window_state.state = replace(state, searches=searches)

    def save_playlist(self, query: str) -> None:
        """Keep a query as a smart playlist of the same name."""
        if self._library is None:
            return
        create = self._library.playlists.create
        self._tasks.run(
            lambda: create(query, query), lambda made: self.saved.emit(made, query), self
        )

    def play_track(self, track: TrackRow) -> None:
        """Play one track."""
        self._with_tracks([track.id], lambda found: self._playback.play_tracks(found, 0))

    def play_album(self, album: AlbumRow) -> None:
        """Play an album from its first track."""
        play = self._playback.play_tracks
        self._with_album(album, lambda found: play(found, 0, album.title))

    def play_all(self, query: str) -> None:
        """Play every track a query finds, the likeliest first."""
        library, play = self._library, self._playback.play_tracks
        if library is not None:
            self._tasks.run(
                lambda: [int(key) for key in library.tracks.ids(query, "relevance")],
                lambda ids: play(ids, 0, query),
                self,
            )

    def add_track(self, track: TrackRow, next_up: bool) -> None:  # noqa: FBT001  a verb of a row
        """Put a track into the queue."""
        self._with_tracks([track.id], lambda t: self._playback.add_tracks(t, next_up=next_up))

    def add_album(self, album: AlbumRow, next_up: bool) -> None:  # noqa: FBT001  a verb of a row
        """Put an album into the queue."""
        self._with_album(album, lambda t: self._playback.add_tracks(t, next_up=next_up))

    def _with_tracks(self, ids: Sequence[int], then: Callable[[list[Track]], None]) -> None:
        library = self._library
        if library is not None:
            self._tasks.run(lambda: library.tracks.tracks(ids), then, self)

    def _with_album(self, album: AlbumRow, then: Callable[[list[Track]], None]) -> None:
        library = self._library
        if library is not None:
            self._tasks.run(
                lambda: library.tracks.tracks(library.album_tracks(album.id)), then, self
            )

    def _take(self, asked: int, answer: Findings | PlayerError, query: str = "") -> None:
        if asked != self._asked:
            return
        if isinstance(answer, PlayerError):
            self._findings = Findings(query=query)
            self._problem = Notice(answer.code, answer.details)
        else:
            self._findings, self._problem = answer, None
        self.changed.emit()
