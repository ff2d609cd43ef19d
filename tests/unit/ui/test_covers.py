import pytest
from PySide6.QtCore import QBuffer, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from ui.covers import Covers, squared
from ui.tasks import Tasks
from ui.widgets.generated_cover import paint_generated_cover


def png(width, height, color="#ff0000"):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


@pytest.fixture
def tasks(qapp):
    made = Tasks()
    yield made
    made.close()


def test_a_cover_arrives_later_at_the_size_asked_for(qtbot, tasks):
    covers = Covers(lambda _name: png(60, 40), tasks)
    assert covers.get("album", 32) is None
    with qtbot.waitSignal(covers.arrived) as arrived:
        pass
    assert arrived.args == ["album"]
    pixmap = covers.get("album", 32)
    assert (pixmap.width(), pixmap.height()) == (32, 32)


def test_a_cover_is_read_once(qtbot, tasks):
    reads = []
    covers = Covers(lambda name: reads.append(name) or png(8, 8), tasks)
    with qtbot.waitSignal(covers.arrived):
        covers.get("album", 16)
        covers.get("album", 16)
    covers.get("album", 16)
    assert reads == ["album"]


@pytest.mark.parametrize("data", [None, b"", b"not a picture", png(4, 4)[:30]])
def test_what_is_no_picture_is_none(qapp, data):
    assert squared(data, 16).isNull()


def test_a_picture_that_declares_absurd_sides_is_not_decoded(qapp):
    honest = png(2, 2)
    huge = honest[:16] + (30_000).to_bytes(4) + (30_000).to_bytes(4) + honest[24:]
    assert squared(huge, 16).isNull()


def test_a_name_always_gets_the_same_picture_and_another_name_another():
    assert drawn("Parallax") == drawn("Parallax")
    assert drawn("Parallax") != drawn("Low Tide")


def drawn(name):
    image = QImage(48, 48, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    paint_generated_cover(painter, QRectF(0, 0, 48, 48), name)
    painter.end()
    return image
