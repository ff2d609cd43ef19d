"""Where the window was and what it showed: kept apart from the settings, lost without harm."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from player.documents import DocumentFormat, load, save
from player.errors import PlayerError


@dataclass(frozen=True, slots=True)
class ViewState:
    """How one page was left.

    Attributes:
        columns: Columns shown, in their order; empty for the usual ones.
        widths: Of the columns sized by hand, in logical pixels.
        sort: What it is sorted by, the most important first.
        group: What it is grouped by.
        size_px: Width of its cards; 0 for the usual one.
    """

    columns: tuple[str, ...] = ()
    widths: Mapping[str, int] = field(default_factory=dict)
    sort: tuple[str, ...] = ()
    group: str = ""
    size_px: int = 0


@dataclass(frozen=True, slots=True)
class WindowState:
    """The window as it was left.

    Attributes:
        geometry: Qt's own bytes, base64; empty before the first time.
        page: Name of the page that was open.
        panel: Tab of the right panel; empty while it was hidden.
        views: How pages were left, by name.
        searches: What was searched for, newest first.
        mini: Size and place of the mini player: "strip 100 40".
        lyrics_at: Places of the desktop lyrics by screen: "100 900".
        welcomed: Whether the first steps are done.
    """

    geometry: str = ""
    page: str = ""
    panel: str = "queue"
    views: Mapping[str, ViewState] = field(default_factory=dict)
    searches: tuple[str, ...] = ()
    mini: str = ""
    lyrics_at: Mapping[str, str] = field(default_factory=dict)
    counts_down: bool = False
    welcomed: bool = False


WINDOW_STATE = DocumentFormat(WindowState, schema=1, steps={})


class WindowStateStore:
    """Reads once, saves when told; a file that is damaged or read-only costs nothing but memory.

    Belongs to the GUI thread.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self.state = load(WINDOW_STATE, path)
        except PlayerError:
            self.state = WindowState()

    def save(self) -> None:
        """Write what holds now; the window has no use for a complaint about it."""
        try:
            save(WINDOW_STATE, self._path, self.state)
        except PlayerError:
            return
