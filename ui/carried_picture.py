"""A picture among what is dropped or stands on the clipboard."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from ui.cover_offer import Source

PICTURE_ENDINGS = frozenset(
    {".jpg", ".jpeg", ".jfif", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff"}
)
_FORMATS = ("image/jpeg", "image/png", "image/webp", "image/gif", "image/bmp", "image/tiff")


def carries_picture(data: QMimeData) -> bool:
    """Whether there is one; nothing is read."""
    return _file_in(data) is not None or any(map(data.hasFormat, _FORMATS)) or data.hasImage()


def picture_in(data: QMimeData | None) -> Source | None:
    """Return the picture: a file's path before bytes, bytes before pixels.

    A clipboard on which nothing was ever put has no data.
    """
    if data is None:
        return None
    if (path := _file_in(data)) is not None:
        return path
    for name in _FORMATS:
        if data.hasFormat(name) and (content := bytes(data.data(name).data())):
            return content
    image = data.imageData() if data.hasImage() else None
    return image if isinstance(image, QImage) and not image.isNull() else None


def _file_in(data: QMimeData) -> Path | None:
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return next((path for path in paths if path.suffix.lower() in PICTURE_ENDINGS), None)
