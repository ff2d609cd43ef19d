"""Covers: read, drawn and scaled beside the GUI thread, kept as pictures of the size shown."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import NamedTuple

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QGuiApplication, QImage, QPainter, QPixmap, QScreen

from player.library.covers import cover_stamp
from player.library.lists.rows import CoverRef
from ui.tasks import Tasks
from ui.thumbnails import Thumbnails, middle_of

ReadCover = Callable[[Hashable], bytes | None]
DrawCover = Callable[[str, int], QImage]
Key = tuple[Hashable, int, int]

_KEPT_BYTES = 8 * 1024 * 1024
_SCREENS = 1.5
"""How many screens full of covers are kept at least, so that none in sight is ever driven out.

Words and gaps take a third of a page: it is more than two pages of the largest window.
"""
_WAITING_MOST = 240
_AT_ONCE = 2


class _Made(NamedTuple):
    """A picture, and the stamp its file had when it was read."""

    image: QImage
    stamp: tuple[int, ...] = ()


class Covers(QObject):
    """Pictures by name and size; a miss is answered later by `arrived`.

    Who scrolls fast asks for more than can be read: the newest wishes come first, and the oldest
    are forgotten until somebody asks again.

    Args:
        read: Bytes of a cover by its name, on another thread.
        draw: Draws the picture of a name that has no cover, on another thread.
        thumbnails: Where small pictures are kept.
    """

    arrived = Signal(object)

    def __init__(
        self,
        read: ReadCover,
        tasks: Tasks,
        parent: QObject | None = None,
        *,
        draw: DrawCover | None = None,
        thumbnails: Thumbnails | None = None,
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._draw = draw
        self._thumbnails = thumbnails
        self._tasks = tasks
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()
        self._bytes, self._room = 0, _room_bytes()
        self._waiting: OrderedDict[Key, Callable[[], _Made]] = OrderedDict()
        self._under_way: set[Key] = set()
        self._doubtful: set[Key] = set()
        self._stamps: dict[str, tuple[int, ...]] = {}

    def get(self, name: Hashable, side_px: int, corner_px: int = 0) -> QPixmap | None:
        """Return a square picture of `side_px` device pixels; None while or where there is none.

        Args:
            name: What the reader knows the cover by.
            side_px: Side in device pixels, so that it is sharp on every screen.
            corner_px: Radius of its round corners, in device pixels.
        """
        return self._find((name, side_px, corner_px), self._reader(name, side_px, corner_px))

    def drawn(self, title: str, side_px: int, corner_px: int = 0) -> QPixmap | None:
        """Return the drawn picture of a name without a cover; None while it is being drawn."""
        if (draw := self._draw) is None:
            return None

        def make() -> _Made:
            return _Made(rounded(draw(title, side_px), corner_px))

        return self._find((("drawn", title), side_px, corner_px), make)

    def known_missing(self, name: Hashable, side_px: int, corner_px: int = 0) -> bool:
        """Whether it is known that there is no such cover."""
        pixmap = self._kept.get((name, side_px, corner_px))
        return pixmap is not None and pixmap.isNull()

    def forget(self) -> None:
        """Read everything anew: the library has changed."""
        self._kept.clear()
        self._stamps.clear()
        self._bytes = 0

    def renew(self, cover_key: str) -> None:
        """A cover of the library's that was missing has come: have it asked for again."""
        names = {name for name, *_ in self._kept if _has_key(name, cover_key)}
        for key in [key for key in self._kept if key[0] in names]:
            self._bytes -= _bytes_of(self._kept.pop(key))
        for name in names:
            self.arrived.emit(name)

    def look_again(self) -> None:
        """The library has changed: read what is known by its file again where that is another now.

        What is shown stays until the new picture is there.
        """
        self._doubtful |= {key for key in self._under_way if isinstance(key[0], str)}
        self._stamps = {name: self._stamps.get(name, ()) for name in self._files()}
        known = dict(self._stamps)

        def changed() -> set[str]:
            return {name for name, stamp in known.items() if cover_stamp(name) != stamp}

        if known:
            self._tasks.run(changed, self._read_again, self)

    def _files(self) -> set[str]:
        return {name for name, *_ in self._kept if isinstance(name, str)}

    def _read_again(self, names: set[str]) -> None:
        for key in [key for key in self._kept if key[0] in names]:
            self._waiting[key] = self._reader(*key)
        self._begin()

    @property
    def kept_bytes(self) -> int:
        """How much memory the pictures take."""
        return self._bytes

    def _reader(self, name: Hashable, side_px: int, corner_px: int) -> Callable[[], _Made]:
        read, kept = self._read, self._thumbnails

        def make() -> _Made:
            stamp = cover_stamp(name) if isinstance(name, str) else ()
            return _Made(rounded(_picture(name, side_px, read, kept), corner_px), stamp)

        return make

    def _find(self, key: Key, make: Callable[[], _Made]) -> QPixmap | None:
        if key in self._kept:
            self._kept.move_to_end(key)
            pixmap = self._kept[key]
            return None if pixmap.isNull() else pixmap
        if key not in self._under_way:
            self._waiting[key] = make
            self._waiting.move_to_end(key)
            while len(self._waiting) > _WAITING_MOST:
                self._waiting.popitem(last=False)
            self._begin()
        return None

    def _begin(self) -> None:
        while self._waiting and len(self._under_way) < _AT_ONCE:
            key, make = self._waiting.popitem()
            self._under_way.add(key)
            self._tasks.run(make, self._keeper(key), self)

    def _keeper(self, key: Key) -> Callable[[_Made], None]:
        return lambda made: self._keep(key, made)

    def _keep(self, key: Key, made: _Made) -> None:
        image = made.image
        if isinstance(key[0], str):
            self._stamps[key[0]] = made.stamp
        self._under_way.discard(key)
        if key in self._doubtful:  # it was being read while its file may have become another
            self._doubtful.discard(key)
            self._waiting[key] = self._reader(*key)
        if (before := self._kept.pop(key, None)) is not None:
            self._bytes -= _bytes_of(before)
        # Whether a pixel shines through is known; to look for one would cost more than the rest.
        self._kept[key] = QPixmap.fromImage(image, Qt.ImageConversionFlag.NoOpaqueDetection)
        self._bytes += image.sizeInBytes()
        while self._bytes > self._room and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= _bytes_of(oldest)
        self.arrived.emit(key[0])
        self._begin()


def _room_bytes() -> int:
    """More than a hundred covers; as many as it takes where a screen shows more."""
    screens = [screen.geometry().size() * screen.devicePixelRatio() for screen in _screens()]
    most_px = max((size.width() * size.height() for size in screens), default=0)
    return max(_KEPT_BYTES, round(_SCREENS * most_px * 4))


def _screens() -> list[QScreen]:
    return QGuiApplication.screens() if QGuiApplication.instance() else []


def _bytes_of(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * max(pixmap.depth() // 8, 1)


def _has_key(name: Hashable, cover_key: str) -> bool:
    return isinstance(name, CoverRef) and name.key == cover_key


def _picture(
    name: Hashable, side_px: int, read: ReadCover, thumbnails: Thumbnails | None
) -> QImage:
    """Another thread: from the thumbnails, or from the cover itself."""
    if thumbnails is None or not isinstance(name, CoverRef):
        return squared(read(name), side_px)
    small = thumbnails.load(name.key, side_px)
    if small.isNull():
        small = thumbnails.keep(name.key, middle_of(read(name)), side_px)
    return _scaled(small, side_px)


def squared(data: bytes | None, side_px: int) -> QImage:
    """Return the middle of a picture, scaled to a square; a null image when it is none."""
    return _scaled(middle_of(data), side_px)


def rounded(image: QImage, corner_px: int) -> QImage:
    """Return a picture with round corners; any thread, so that painting it is a mere copy."""
    if image.isNull() or not corner_px:
        return image
    shaped = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
    shaped.fill(Qt.GlobalColor.transparent)
    painter = QPainter(shaped)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(image))
    painter.drawRoundedRect(QRectF(shaped.rect()), corner_px, corner_px)
    painter.end()
    return shaped


def _scaled(image: QImage, side_px: int) -> QImage:
    if image.isNull():
        return image
    return image.scaled(
        QSize(side_px, side_px),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
