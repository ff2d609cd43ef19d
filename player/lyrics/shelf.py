"""Where a track's lyrics come from, and what the listener has changed about them."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from player.deferred import deferred
from player.documents import DocumentFormat, load, reason_of, save, write_atomically
from player.errors import PlayerError
from player.lyrics.model import Lyrics
from player.lyrics.source import LyricsSource

with deferred():
    from player.lyrics import reading, saving, sources

OFFSET_STEP_MS = 50
MAX_OFFSET_MS = 10_000


class OffsetBook(Struct, frozen=True):
    """What the listener has changed, by the track's path.

    Attributes:
        offsets_ms: How much later lyrics are shown than their file says.
        choices: The key of the source that is to be shown instead of the first that is found.
    """

    offsets_ms: Mapping[str, int] = field(default_factory=dict)
    choices: Mapping[str, str] = field(default_factory=dict)


OFFSETS = DocumentFormat(OffsetBook, schema=1, steps={})
"""The document of offsets; a step from 1 to 2 joins `steps` together with its test file."""


class LyricsShelf:
    """Finds lyrics, and keeps the listener's own beside the library, never in the music's folder.

    `find` may be called on any thread; everything else belongs to the thread that built it.

    Args:
        folder: Where offsets and own lyrics are kept; it need not exist yet.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._book = self._read()

    def find(self, track: str, *, prefer_sidecar: bool = True) -> Lyrics | None:
        """Return a track's lyrics: those that were chosen, the listener's own, then the file's."""
        own, choice = self._own(track), self.chosen(track)
        if choice and (chosen := sources.lyrics_from(choice, Path(track), own)) is not None:
            return chosen
        if own.is_file():
            try:
                return reading.read_lyrics_file(own)
            except PlayerError:
                pass  # a damaged copy does not hide what the file itself holds
        return reading.find_lyrics(Path(track), prefer_sidecar=prefer_sidecar)

    def sources(self, track: str) -> list[LyricsSource]:
        """Return every place that has lyrics of a track; any thread."""
        return list(sources.sources_of(Path(track), self._own(track)))

    def chosen(self, track: str) -> str:
        """Return the key of the source that was chosen for a track; empty for the first found."""
        return self._book.choices.get(track, "")

    def choose(self, track: str, key: str) -> None:
        """Show the lyrics of one source from now on; an empty key gives the choice up."""
        others = {name: kept for name, kept in self._book.choices.items() if name != track}
        self._keep_book(replace(self._book, choices=others | ({track: key} if key else {})))

    def keep(self, track: str, text: str) -> None:
        """Keep a text as the listener's own lyrics of a track; an empty one is forgotten."""
        own = self._own(track)
        try:
            if not text.strip():
                own.unlink(missing_ok=True)
                return
            own.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(own, text.encode("utf-8", "replace"))
        except OSError as error:
            raise PlayerError("file.write_failed", path=own, reason=reason_of(error)) from error

    def save_beside(self, track: str, lyrics: Lyrics) -> "saving.Saved":
        """Write lyrics beside a track, on any thread; the listener's own copy gives way to them.

        Where the tags hold others that could stand before them, they are kept as own lyrics too.

        Raises:
            PlayerError: file.write_failed; nothing has changed then.
        """
        saved = saving.save_beside(Path(track), lyrics)
        self.keep(track, "")
        found = (self.find(track, prefer_sidecar=prefer) for prefer in (True, False))
        if any(lyrics.text != (other.text if other else "") for other in found):
            self.keep(track, saving.lrc_of(lyrics))
        return saved

    def has_own(self, track: str) -> bool:
        """Return whether the listener keeps lyrics of their own for a track."""
        return self._own(track).is_file()

    def own_text(self, track: str) -> str:
        """Return the listener's own lyrics as they are kept; empty without any."""
        try:
            return self._own(track).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return ""

    def offset_ms(self, track: str) -> int:
        """Return how much later a track's lyrics are shown."""
        return self._book.offsets_ms.get(track, 0)

    def set_offset_ms(self, track: str, offset_ms: int) -> None:
        """Remember an offset, within 10 s; 0 is forgotten."""
        limited = min(max(offset_ms, -MAX_OFFSET_MS), MAX_OFFSET_MS)
        others = {name: ms for name, ms in self._book.offsets_ms.items() if name != track}
        offsets = others | ({track: limited} if limited else {})
        self._keep_book(replace(self._book, offsets_ms=offsets))

    def _keep_book(self, book: OffsetBook) -> None:
        self._book = book
        save(OFFSETS, self._folder / "offsets.json", book)

    def _own(self, track: str) -> Path:
        name = hashlib.blake2b(track.encode("utf-8", "surrogateescape"), digest_size=12)
        return self._folder / f"{name.hexdigest()}.lrc"

    def _read(self) -> OffsetBook:
        try:
            return load(OFFSETS, self._folder / "offsets.json")
        except PlayerError:
            return OffsetBook()
