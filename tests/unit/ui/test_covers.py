from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QBuffer, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from player.library.lists.rows import CoverRef
from ui.covers import Covers, squared
from ui.thumbnails import Thumbnails
from ui.widgets.grid.generated_cover import draw_cover, paint_generated_cover


def png(width, height, color="#ff0000"):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


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


def test_a_file_with_another_cover_shows_it_and_what_is_shown_stays_until_then(
    qtbot, tasks, tmp_path
):
    file, other = tmp_path / "a.flac", tmp_path / "other" / "b.flac"
    other.parent.mkdir()
    for path in (file, other):
        path.write_bytes(png(8, 8))
    reads = []
    covers = Covers(lambda name: reads.append(name) or Path(name).read_bytes(), tasks)
    for path in (file, other):
        with qtbot.waitSignal(covers.arrived):
            covers.get(str(path), 16)
    file.write_bytes(png(9, 9, "#0000ff"))
    with qtbot.waitSignal(covers.arrived) as arrived:
        covers.look_again()
        assert color_of(covers.get(str(file), 16)) == "#ff0000"
    assert arrived.args == [str(file)]
    assert color_of(covers.get(str(file), 16)) == "#0000ff"
    assert reads == [str(file), str(other), str(file)]
    assert covers.kept_bytes == 2 * 16 * 16 * 4


def test_a_cover_that_changed_while_it_was_read_is_read_again(qtbot, tasks, tmp_path):
    file, reading, changed = tmp_path / "a.flac", Event(), Event()
    file.write_bytes(png(8, 8))

    def read(name):
        data = Path(name).read_bytes()
        reading.set()
        changed.wait(20)
        return data

    covers = Covers(read, tasks)
    covers.get(str(file), 16)
    qtbot.waitUntil(reading.is_set)
    file.write_bytes(png(9, 9, "#0000ff"))
    covers.look_again()
    changed.set()
    qtbot.waitUntil(lambda: color_of(covers.get(str(file), 16)) == "#0000ff")


def color_of(pixmap):
    return None if pixmap is None else pixmap.toImage().pixelColor(4, 4).name()


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


def reference(key="ab" + "0" * 30):
    return CoverRef(key, "/nowhere/cover.png", embedded=False)


def test_a_cover_is_kept_in_two_sizes_and_read_from_disk_the_next_time(qtbot, tasks, tmp_path):
    reads = []

    def read(name):
        reads.append(name)
        return png(1000, 900)

    for _ in range(2):
        covers = Covers(read, tasks, thumbnails=Thumbnails(tmp_path))
        for side in (200, 500):
            with qtbot.waitSignal(covers.arrived):
                covers.get(reference(), side)
            assert covers.get(reference(), side).width() == side
    kept = sorted(path.name for path in tmp_path.rglob("*.jpg"))
    assert kept == ["0" * 30 + "-256.jpg", "0" * 30 + "-768.jpg"]
    assert len(reads) == 2
    assert QImage(str(next(tmp_path.rglob("*-256.jpg")))).width() == 256


def test_a_folder_that_cannot_be_written_costs_only_time(qtbot, tasks, tmp_path):
    (tmp_path / "file").write_text("no folder")
    covers = Covers(lambda _: png(40, 40), tasks, thumbnails=Thumbnails(tmp_path / "file"))
    with qtbot.waitSignal(covers.arrived):
        covers.get(reference(), 32)
    assert covers.get(reference(), 32).width() == 32


def test_memory_is_given_back_when_there_are_many_covers(qtbot, tasks):
    covers = Covers(lambda _: png(1200, 1200), tasks)
    for number in range(14):
        with qtbot.waitSignal(covers.arrived):
            covers.get(number, 1200)
    assert covers.kept_bytes <= 14 * 1024 * 1024
    assert covers.get(0, 1200) is None
    with qtbot.waitSignal(covers.arrived):
        pass


def test_a_cover_that_came_anew_is_counted_once(qtbot, tasks):
    covers, once = Covers(lambda _: png(100, 100), tasks), 100 * 100 * 4
    for _ in range(3):
        with qtbot.waitSignal(covers.arrived):
            covers.get(reference(), 100)
        assert covers.kept_bytes == once
        with qtbot.waitSignal(covers.arrived):
            covers.renew(reference().key)
        assert covers.kept_bytes == 0


def test_a_name_without_a_cover_is_drawn_once_and_beside_the_window(qtbot, tasks):
    covers = Covers(lambda _: None, tasks, draw=draw_cover)
    with qtbot.waitSignal(covers.arrived):
        covers.get("none", 24)
    assert covers.known_missing("none", 24)
    assert covers.drawn("Parallax", 24) is None
    with qtbot.waitSignal(covers.arrived):
        pass
    assert covers.drawn("Parallax", 24).width() == 24
