"""The album grid: which albums, in what order."""

from secrets import randbits

from PySide6.QtCore import Signal

from player.library.library import Library
from player.library.lists.outline import Outline
from player.library.lists.rows import AlbumRow
from ui.tasks import Tasks
from ui.viewmodels.cards import Card, CardRole, CardsModel
from ui.viewmodels.pages import Ids
from ui.viewmodels.verbs import TrackVerbs

AlbumRole = CardRole
"""The row of an album card is an `AlbumRow`."""


def album_card(album: AlbumRow) -> Card:
    """Return the card of an album."""
    return Card(
        title=album.title,
        line=album.artist,
        cover=album.cover or album.id,
        picture_of=album.title,
        badge=album.format_label,
        gold=album.hi_res,
        available=album.available,
    )


class AlbumsModel(CardsModel):
    """Every album, filtered, sorted and grouped."""

    counted = Signal(object)

    def __init__(self, library: Library, verbs: TrackVerbs, tasks: Tasks) -> None:
        super().__init__(library.albums.rows, album_card, library.album_tracks, verbs, tasks)
        self._library = library
        self._words = ""
        self._kind = ""
        self._sort = "-added"
        self._group = ""
        self.shown.connect(self._count)

    @property
    def sort_name(self) -> str:
        """How the grid is sorted, in the library's words; "random" whatever the seed."""
        return self._sort.partition(":")[0]

    @property
    def group(self) -> str:
        """What albums are grouped by; empty for nothing."""
        return self._group

    @property
    def kind(self) -> str:
        """The chosen part of the library in the query language; empty for all."""
        return self._kind

    @property
    def words(self) -> str:
        """What is typed into the filter."""
        return self._words

    @property
    def filtered(self) -> bool:
        """Whether less than the whole library is asked for."""
        return bool(self._words or self._kind)

    def filter(self, words: str) -> None:
        """Show albums of which a track matches."""
        self._words = words.strip()
        self.refresh()

    def choose(self, kind: str) -> None:
        """Show a part of the library: "hires:", "lossless:", or "" for all."""
        self._kind = kind
        self.refresh()

    def arrange(self, sort: str, group: str) -> None:
        """Sort and group from the next question on: a page that is put back asks when it shows."""
        self._sort = f"random:{randbits(31)}" if sort == "random" else sort
        self._group = group

    def sort_by(self, name: str) -> None:
        """Sort by a name the library knows; "-" in front turns it round, "random" mixes anew."""
        self.arrange(name, self._group)
        self.refresh()

    def group_by(self, group: str) -> None:
        """Group by "artist", "decade", "genre" or "format", or not at all."""
        self._group = group
        self.refresh()

    def refresh(self) -> None:
        """Ask the library again."""
        library, sort, group = self._library, self._sort, self._group
        query = " ".join(part for part in (self._kind, self._words) if part)

        def read() -> Outline:
            return library.albums.outline(query, sort, group)

        self.ask(read)

    def _count(self) -> None:
        """Counting takes longer than the list that is waited for, and comes after it."""
        self._tasks.run(self._library.stats, self.counted.emit, self)

    def album(self, place: int) -> AlbumRow | None:
        """Return the card at a place, if it has come."""
        row: AlbumRow | None = self.row(place)
        return row

    def beginning(self, letters: str) -> Ids:
        """Return albums by title, or by artist where they are sorted so."""
        return self._library.albums.beginning(letters, self.sort_name.removeprefix("-"))

    def part_title(self, text: str) -> str:
        """Return the heading of a group."""
        if text in {"", "?"} or (self._group == "decade" and text == "0"):
            return self.tr("Unknown")
        if self._group == "decade":
            return self.tr("{decade}s").format(decade=text)
        if self._group == "format":
            return (self.tr("Lossy"), self.tr("Lossless"), self.tr("Hi-Res"))[int(text)]
        return text
