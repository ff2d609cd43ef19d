"""Covers: read and scaled beside the GUI thread, kept as pictures of the size they are shown."""

from collections import OrderedDict
from collections.abc import Callable, Hashable

from PySide6.QtCore import QBuffer, QByteArray, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from ui.tasks import Tasks

ReadCover = Callable[[Hashable], bytes | None]
Key = tuple[Hashable, int]

_KEPT_BYTES = 64 * 1024 * 1024
_LARGEST_SIDE = 12_000


class Covers(QObject):
    """Pictures by name and size; a miss is answered later by `arrived`."""

    arrived = Signal(object)

    def __init__(self, read: ReadCover, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._tasks = tasks
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()
        self._bytes = 0
        self._under_way: set[Key] = set()

    def get(self, name: Hashable, side_px: int) -> QPixmap | None:
        """Return a square picture of `side_px` device pixels; None while or where there is none.

        Args:
            name: What the reader knows the cover by.
            side_px: Side in device pixels, so that it is sharp on every screen.
        """
        key = (name, side_px)
        if key in self._kept:
            self._kept.move_to_end(key)
            pixmap = self._kept[key]
            return None if pixmap.isNull() else pixmap
        if key not in self._under_way:
            self._under_way.add(key)
            read = self._read
            self._tasks.run(
                lambda: squared(read(name), side_px), lambda image: self._keep(key, image), self
            )
        return None

    def forget(self) -> None:
        """Read everything anew: the library has changed."""
        self._kept.clear()
        self._bytes = 0

    def _keep(self, key: Key, image: QImage) -> None:
        self._under_way.discard(key)
        self._kept[key] = QPixmap.fromImage(image)
        self._bytes += image.sizeInBytes()
        while self._bytes > _KEPT_BYTES and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= oldest.width() * oldest.height() * max(oldest.depth() // 8, 1)
        if not image.isNull():
            self.arrived.emit(key[0])


def squared(data: bytes | None, side_px: int) -> QImage:
    """Return the middle of a picture, scaled to a square; a null image when it is none.

    A picture that declares absurd sides is not decoded: 110 kB of PNG can ask for gigabytes.
    """
    image = _decoded(data) if data else QImage()
    if image.isNull():
        return image
    side = min(image.width(), image.height())
    middle = QRect((image.width() - side) // 2, (image.height() - side) // 2, side, side)
    return image.copy(middle).scaled(
        QSize(side_px, side_px),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def _decoded(data: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > _LARGEST_SIDE:
        return QImage()
    return reader.read()
