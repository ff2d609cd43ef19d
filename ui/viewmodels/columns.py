"""What a track table can show of a track."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QDateTime, QLocale

from player.library.lists.rows import TrackRow
from ui.place import place_word
from ui.wording import clock, size


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        sort: What the library sorts by; empty when nothing can.
        text: What a cell says.
        width_px: To begin with; 0 shares what is left.
        figures: Right-aligned, in figures that stand still.
        shown: Whether it is shown before the listener has chosen.
        edits: The tag that F2 writes; empty when there is none.
    """

    name: str
    sort: str
    text: Callable[[TrackRow], str]
    width_px: int = 0
    figures: bool = False
    shown: bool = True
    edits: str = ""


def _date(row: TrackRow) -> str:
    moment = QDateTime.fromMSecsSinceEpoch(row.added_ms)
    return QLocale().toString(moment.date(), QLocale.FormatType.ShortFormat)


_NUMBER = Column(
    "number",
    "track",
    lambda row: str(row.track_number or ""),
    48,
    figures=True,
    shown=False,
    edits="tracknumber",
)
_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """Write a number of a movement: 4 is IV."""
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text


def _piece(row: TrackRow) -> str:
    """A movement below its work's heading; anything else by its title."""
    if not row.work or not row.movement:
        return row.title
    return f"{roman(row.movement_number)}. {row.movement}" if row.movement_number else row.movement


def _file(row: TrackRow) -> str:
    """Its place; bytes that are no text are told by a question mark."""
    return "" if row.remote else row.path.encode("utf-8", "replace").decode()


_TITLE = Column("title", "title", lambda row: row.title, edits="title")
_ARTIST = Column("artist", "artist", lambda row: row.artist, edits="artist")
_FORMAT = Column("format", "format", lambda row: row.format_label, 84)
_PLAYS = Column("plays", "plays", lambda row: str(row.plays or ""), 76, figures=True)
_LOVED = Column("loved", "", lambda _row: "", 40)
_TIME = Column(
    "time",
    "duration",
    lambda row: "" if row.duration_ms is None else clock(row.duration_ms),
    72,
    figures=True,
)

COLUMNS = (
    _NUMBER,
    _TITLE,
    _ARTIST,
    Column("album", "album", lambda row: row.album, edits="album"),
    Column("year", "year", lambda row: str(row.year or ""), 64, figures=True, edits="date"),
    Column("genre", "genre", lambda row: row.genre, 120, edits="genre"),
    _FORMAT,
    Column("codec", "format", lambda row: row.codec, 72, shown=False),
    _LOVED,
    Column("rating", "rating", lambda row: "★" * round(row.rating or 0), 88, shown=False),
    _PLAYS,
    Column("added", "added", _date, 100, figures=True, shown=False),
    Column("work", "", lambda row: row.work, 180, shown=False),
    _TIME,
)
ALBUM_COLUMNS = (
    Column("number", "track", lambda row: str(row.track_number or ""), 48, figures=True),
    Column("title", "title", _piece, edits="title"),
    _ARTIST,
    _FORMAT,
    _LOVED,
    _PLAYS,
    _TIME,
)
"""Columns of the page of an album, and of other lists whose order is their own."""

WORK_COLUMNS = (
    Column("title", "title", _piece),
    _ARTIST,
    _FORMAT,
    _LOVED,
    _PLAYS,
    _TIME,
)
"""Columns of the recordings of a work."""

LIST_COLUMNS = (
    _TITLE,
    _ARTIST,
    Column("album", "album", lambda row: row.album, edits="album"),
    _FORMAT,
    _LOVED,
    _PLAYS,
    _TIME,
)
"""Columns of a playlist, of favourites, and of the top of an artist."""

HEALTH_COLUMNS = (
    _TITLE,
    _ARTIST,
    Column("album", "album", lambda row: row.album, edits="album"),
    _FORMAT,
    Column("size", "", lambda row: size(row.size_bytes), 80, figures=True),
    _TIME,
    Column("file", "", _file),
)
"""Columns of library health: what tells files apart that are called the same."""

_DOWNLOAD_COLUMNS = (
    _TITLE,
    _ARTIST,
    Column("album", "album", lambda row: row.album, edits="album"),
    _FORMAT,
    Column(
        "size", "", lambda row: size(row.remote.size_bytes) if row.remote else "", 88, figures=True
    ),
    _TIME,
)


def download_columns(left: Callable[[TrackRow], str]) -> tuple[Column, ...]:
    """Return the columns of what is kept of servers.

    Args:
        left: Says how long a song of a service plays yet; empty for one's own.
    """
    place = Column("place", "", lambda row: _place(row, left(row)), 210)
    return (*_DOWNLOAD_COLUMNS[:-1], place, _TIME)


def _place(row: TrackRow, left: str) -> str:
    word = place_word(row.remote) if row.remote else ""
    return " · ".join(part for part in (word, left) if part)
