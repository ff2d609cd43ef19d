"""A picture on its way to become a cover: looked at, turned into JPEG or PNG, made smaller."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QImageWriter

from player.deferred import deferred
from player.documents import read_bytes
from player.errors import PlayerError

with deferred():
    from player.library.tags import picture_facts

SIDE_MOST_PX = 3000
BYTES_MOST = 5_000_000
"""Above one of these a smaller copy is offered."""

_READ_MOST = 64 << 20
_PIXELS_MOST = 60_000_000
"""Qt decodes no more than 256 MB."""

_KINDS = frozenset({"jpeg", "jpg", "png", "webp", "gif", "bmp", "tiff"})
_PREVIEW_PX = 640
_DRAWN_MOST = 4_000_000
_COPIED_MOST = 2_000_000
_FINE, _SMALL = 95, 90
_START_OF_SCAN, _END = b"\xff\xda", b"\xff\xd9"

Source = Path | bytes | QImage
"""Where a picture comes from: a file, what another program handed over, or pixels."""


@dataclass(frozen=True, slots=True)
class CoverData:
    """A JPEG or PNG.

    Attributes:
        name: "JPEG" or "PNG".
    """

    data: bytes
    size: QSize
    name: str


@dataclass(frozen=True, slots=True)
class CoverOffer:
    """What can become the cover.

    Attributes:
        preview: The picture, no larger than it is looked at.
        whole: In its own size.
        smaller: A copy for a picture that is very large; None for others.
    """

    preview: QImage
    whole: CoverData
    smaller: CoverData | None = None


def offer_of(source: Source) -> CoverOffer:
    """Look at a picture; blocks, any thread but the GUI's.

    Raises:
        PlayerError: cover.no_picture for what is broken or none, cover.too_many_pixels, file.* of
            a file.
    """
    if isinstance(source, QImage):
        return _offer(source, _written(source, _kind_for(source), _FINE))
    data = read_bytes(source, _READ_MOST) if isinstance(source, Path) else source
    if len(data) > _READ_MOST:
        raise PlayerError("cover.no_picture")
    image, turned = _decoded(data)
    facts = picture_facts.picture_facts(data)
    if turned or not facts.mime:
        return _offer(image, _written(image, _kind_for(image), _FINE))
    name = "PNG" if facts.mime == "image/png" else "JPEG"
    return _offer(image, CoverData(data, image.size(), name))


def preview_of(data: bytes) -> QImage:
    """Return a picture as it is looked at; a null image for what is none. Any thread."""
    try:
        return _preview(_decoded(data)[0])
    except PlayerError:
        return QImage()


def _offer(image: QImage, whole: CoverData) -> CoverOffer:
    side = max(image.width(), image.height())
    offer = CoverOffer(_preview(image), whole)
    if side <= SIDE_MOST_PX and len(whole.data) <= BYTES_MOST:
        return offer
    small = _within(image, SIDE_MOST_PX)
    smaller = _written(small, "PNG" if _shines_through(small) else "JPEG", _SMALL)
    return replace(offer, smaller=smaller) if len(smaller.data) < len(whole.data) else offer


def _preview(image: QImage) -> QImage:
    return _within(image, _PREVIEW_PX)


def _within(image: QImage, side_px: int) -> QImage:
    if max(image.width(), image.height()) <= side_px:
        return image
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(QSize(side_px, side_px), keep, smooth)


def _decoded(data: bytes) -> tuple[QImage, bool]:
    """Return the picture upright, and whether it had to be turned for that."""
    if data.startswith(b"\xff\xd8") and data.rfind(_END) < data.rfind(_START_OF_SCAN):
        raise PlayerError("cover.no_picture")  # cut off: half of it would be grey
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()).decode() not in _KINDS:
        raise PlayerError("cover.no_picture")
    size = reader.size()
    if size.width() * size.height() > _PIXELS_MOST:
        raise PlayerError("cover.too_many_pixels", width=size.width(), height=size.height())
    turned = reader.transformation() != QImageIOHandler.Transformation.TransformationNone
    image = reader.read()
    if image.isNull():
        raise PlayerError("cover.no_picture")
    return image, turned


def _shines_through(image: QImage) -> bool:
    if not image.hasAlphaChannel():
        return False
    return image.convertToFormat(QImage.Format.Format_ARGB32) != _opaque(image)


def _opaque(image: QImage) -> QImage:
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return plain.convertToFormat(QImage.Format.Format_ARGB32)


def _kind_for(image: QImage) -> str:
    """PNG as long as it is small, as drawings are, or shines through; photographs are JPEG."""
    if _shines_through(image):
        return "PNG"
    if image.width() * image.height() > _DRAWN_MOST:
        return "JPEG"
    return "PNG" if len(_written(image, "PNG", -1).data) <= _COPIED_MOST else "JPEG"


def _written(image: QImage, kind: str, quality: int) -> CoverData:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.lower().encode()))
    writer.setQuality(-1 if kind == "PNG" else quality)
    opaque = image if kind == "PNG" else image.convertToFormat(QImage.Format.Format_RGB32)
    if image.isNull() or not writer.write(opaque):
        raise PlayerError("cover.no_picture")
    return CoverData(bytes(buffer.data().data()), image.size(), kind)
