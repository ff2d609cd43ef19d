"""Covers small enough to be read at once: two sizes on disk, addressed by what is in them."""

import contextlib
import os
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

SIDES_PX = (256, 768)
_LARGEST_SIDE = 12_000
_QUALITY = 90


class Thumbnails:
    """A folder of square JPEGs; any thread. What cannot be written is made again next time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, key: str, side_px: int) -> QImage:
        """Return a kept picture no smaller than wanted; a null image when there is none."""
        path = self._path(key, side_px)
        return QImage(str(path)) if path is not None and path.exists() else QImage()

    def keep(self, key: str, image: QImage, side_px: int) -> QImage:
        """Keep a picture in the size that serves `side_px`; return it in that size."""
        path = self._path(key, side_px)
        if path is None or image.isNull():
            return image
        small = shrunk(image, _size_for(side_px))
        part = path.with_name(f".{path.name}.{os.getpid()}")
        with contextlib.suppress(OSError):  # a full or read-only disk costs time, nothing else
            path.parent.mkdir(parents=True, exist_ok=True)
            writer = QImageWriter(str(part), QByteArray(b"jpg"))
            writer.setQuality(_QUALITY)
            if writer.write(small):
                part.replace(path)
        return small

    def _path(self, key: str, side_px: int) -> Path | None:
        size = _size_for(side_px)
        return self._folder / key[:2] / f"{key[2:]}-{size}.jpg" if size else None


def _size_for(side_px: int) -> int:
    """The smallest kept size that is large enough; 0 where only the original is."""
    return next((size for size in SIDES_PX if size >= side_px), 0)


def shrunk(image: QImage, side_px: int) -> QImage:
    """Return a square picture, smaller but never larger."""
    if image.width() <= side_px:
        return image
    return image.scaled(
        QSize(side_px, side_px),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def middle_of(data: bytes | None) -> QImage:
    """Return the middle square of a picture; a null image when it is none.

    A picture that declares absurd sides is not decoded: 110 kB of PNG can ask for gigabytes.
    """
    image = _decoded(data) if data else QImage()
    if image.isNull() or image.width() == image.height():
        return image
    side = min(image.width(), image.height())
    return image.copy(QRect((image.width() - side) // 2, (image.height() - side) // 2, side, side))


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
