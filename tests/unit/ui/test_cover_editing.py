"""A cover is given, looked at, written, seen everywhere, and taken back."""

import shutil

import pytest
from mutagen.flac import FLAC
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from player.library.covers import load_cover
from player.library.edit.cover_place import CoverPlace
from player.library.tags import read_cover
from tests.support.pictures import paint, png
from tests.support.window import make_library, make_music
from ui.views.care.care_pages import CarePages
from ui.views.care.cover_dialog import CoverDialog
from ui.views.library.library_pages import ALBUMS

TIMES = "\N{MULTIPLICATION SIGN}"
OLD, NEW = png(10, 4), png(200, 4)


@pytest.fixture
def music(tmp_path):
    return make_music(tmp_path / "music", 2, 2)


@pytest.fixture
def library(tmp_path, music):
    made = make_library(tmp_path / "library.db", music)
    yield made
    made.close()


@pytest.fixture
def pages(library_window):
    return library_window.findChild(CarePages)


@pytest.fixture
def album(library):
    return library.tracks.ids('album:"Parallax"')


@pytest.fixture
def strip(qtbot, pages, album):
    pages.open_tags(album)
    qtbot.waitUntil(lambda: pages._models.sheet_cover.facts is not None)
    return pages.editor.cover


@pytest.fixture
def clipboard():
    board = QGuiApplication.clipboard()
    yield board
    board.clear()


def covers(music, album="00"):
    return [read_cover(path) for path in sorted((music / album).glob("*.flac"))]


def dialog_of(pages):
    return pages._window.findChild(CoverDialog)


def confirm(qtbot, pages):
    dialog = dialog_of(pages)
    qtbot.waitUntil(dialog.write.isEnabled)
    qtbot.mouseClick(dialog.write, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "sound unchanged" in pages._window.toast.text)


def of_bytes(data, name="image/png"):
    mime = QMimeData()
    mime.setData(name, QByteArray(data))
    return mime


def of_file(path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    return mime


def hang(widget, mime):
    actions, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(5, 5), actions, mime, left, none)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def let_go(widget, mime):
    actions, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), actions, mime, left, none)
    QApplication.sendEvent(widget, event)


def drop(widget, mime):
    assert hang(widget, mime)
    let_go(widget, mime)


def shown_album(library):
    (row,) = library.albums.rows(library.albums.ids('album:"Parallax"'))
    return row.cover and load_cover(row.cover)


def test_a_picture_dropped_on_the_strip_is_shown_written_and_taken_back(
    qtbot, pages, strip, library, music
):
    assert strip.title.text() == "No cover"
    drop(strip, of_bytes(NEW))
    dialog = dialog_of(pages)
    qtbot.waitUntil(lambda: len(dialog.new.images) == 1)
    assert dialog.new_said.text().startswith(f"PNG · 4 {TIMES} 4 px · ")
    assert covers(music) == [None, None], "nothing is written before it is confirmed"
    confirm(qtbot, pages)
    assert pages._window.toast.text == "Cover of 2 files written, sound unchanged."
    assert covers(music) == [NEW, NEW]
    assert shown_album(library) == NEW
    qtbot.waitUntil(lambda: strip.title.text() == "Cover")
    assert strip.said.text().startswith("It is inside 2 files.")
    pages._window.undo.undo()
    qtbot.waitUntil(lambda: covers(music) == [None, None])
    qtbot.waitUntil(lambda: strip.title.text() == "No cover")
    pages._window.undo.redo()
    qtbot.waitUntil(lambda: covers(music) == [NEW, NEW])


def test_a_picture_file_that_is_dropped_is_taken_and_stays_where_it_is(
    qtbot, pages, strip, music, tmp_path
):
    picture = tmp_path / "scan.png"
    picture.write_bytes(NEW)
    drop(strip, of_file(picture))
    confirm(qtbot, pages)
    assert covers(music) == [NEW, NEW]
    assert picture.read_bytes() == NEW


def test_music_that_is_dropped_on_the_strip_is_played_as_everywhere(qtbot, pages, strip, music):
    window, wanted = pages._window, []
    window.files_wanted.connect(wanted.extend)
    mime = of_file(music / "00" / "01.flac")
    assert hang(strip, mime)
    assert window.veil.isVisible()
    assert not strip.drop.isVisible()
    let_go(strip, mime)
    assert wanted == [str(music / "00" / "01.flac")]
    assert dialog_of(pages) is None


def test_what_hangs_over_the_strip_is_said_and_goes_with_it(pages, strip):
    assert hang(strip, of_bytes(NEW))
    assert strip.drop.isVisible()
    assert not pages._window.veil.isVisible()
    QApplication.sendEvent(strip, QDragLeaveEvent())
    assert not strip.drop.isVisible()


def test_a_picture_is_pasted_onto_the_sheet(qtbot, pages, strip, music, clipboard):
    clipboard.setMimeData(of_bytes(NEW))
    window = pages._window
    window.activateWindow()
    pages.editor.sheet.setFocus()
    QTest.keyClick(pages.editor.sheet, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    confirm(qtbot, pages)
    assert covers(music) == [NEW, NEW]


def test_pixels_and_files_are_pasted_into_the_dialog(qtbot, pages, strip, clipboard, tmp_path):
    strip.offered.emit(OLD)
    dialog = dialog_of(pages)
    qtbot.waitUntil(dialog.write.isEnabled)
    image = QImage(31, 17, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    clipboard.setImage(image)
    QTest.keyClick(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: f"31 {TIMES} 17 px" in dialog.new_said.text())
    (tmp_path / "a.png").write_bytes(png(3, 9))
    clipboard.setMimeData(of_file(tmp_path / "a.png"))
    QTest.keyClick(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: f"9 {TIMES} 9 px" in dialog.new_said.text())
    dialog.reject()


def test_text_is_pasted_as_ever(qtbot, pages, strip, clipboard):
    clipboard.setText("/nowhere/at/all.flac")
    pages._window.activateWindow()
    pages.editor.sheet.setFocus()
    QTest.keyClick(pages.editor.sheet, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert dialog_of(pages) is None
    qtbot.waitUntil(lambda: "all.flac" in pages._window.toast.text)


def test_replace_asks_for_a_file(qtbot, pages, strip, music, tmp_path):
    (tmp_path / "new.png").write_bytes(NEW)
    strip.replace.click()
    chooser = strip.findChild(QFileDialog)
    chooser.fileSelected.emit(str(tmp_path / "new.png"))
    chooser.reject()
    confirm(qtbot, pages)
    assert covers(music) == [NEW, NEW]


def test_the_cover_is_removed_and_comes_back(qtbot, pages, strip, library, music, album):
    library.editor.put_cover(album, OLD, CoverPlace.INSIDE)
    qtbot.waitUntil(strip.remove.isEnabled)
    strip.remove.click()
    qtbot.waitUntil(lambda: pages._window.toast.text == "The cover was removed.")
    assert covers(music) == [None, None]
    qtbot.waitUntil(lambda: not strip.remove.isEnabled())
    pages._window.toast._button.click()
    qtbot.waitUntil(lambda: covers(music) == [OLD, OLD])
    qtbot.waitUntil(strip.remove.isEnabled)


def test_a_copy_is_saved(qtbot, pages, strip, library, album, tmp_path):
    library.editor.put_cover(album, OLD, CoverPlace.INSIDE)
    qtbot.waitUntil(strip.save.isEnabled)
    strip.save.click()
    chooser = strip.findChild(QFileDialog)
    chooser.fileSelected.emit(str(tmp_path / "copy.png"))
    chooser.reject()
    qtbot.waitUntil(lambda: pages._window.toast.text == "The cover was saved as copy.png.")
    assert (tmp_path / "copy.png").read_bytes() == OLD


def test_different_covers_are_counted_and_the_commonest_lies_on_top(qtbot, pages, library, music):
    paint(music / "00" / "01.flac", (3, "", NEW))
    for name in ("00/02", "01/01"):
        paint(music / f"{name}.flac", (3, "", OLD))
    library.scan([music])
    pages.open_tags(library.tracks.ids())
    strip = pages.editor.cover
    qtbot.waitUntil(lambda: strip.title.text() == "2 different covers")
    assert strip.said.text().startswith("On top lies that of 2 files. 1 file has none.")
    assert [image.pixelColor(0, 0).red() for image in strip.plate.images] == [10, 200]


def test_beside_the_files_is_offered_and_said(qtbot, pages, strip, library, music, album):
    library.editor.put_cover(album, OLD, CoverPlace.INSIDE)
    strip.offered.emit(NEW)
    dialog = dialog_of(pages)
    qtbot.waitUntil(dialog.write.isEnabled)
    assert dialog.inside.isChecked()
    said = "As cover.png in their folder; the cover inside them goes."
    assert dialog.beside.accessibleDescription() == said
    dialog.beside.click()
    dialog.write.click()
    done = "The cover lies beside the files as cover.png."
    qtbot.waitUntil(lambda: pages._window.toast.text == done)
    assert (music / "00" / "cover.png").read_bytes() == NEW
    assert [FLAC(path).pictures for path in (music / "00").glob("*.flac")] == [[], []]
    pages._window.undo.undo()
    qtbot.waitUntil(
        lambda: [len(FLAC(f).pictures) for f in (music / "00").glob("*.flac")] == [1, 1]
    )
    assert not (music / "00" / "cover.png").exists()


def test_where_other_pictures_would_come_first_beside_is_not_offered(
    qtbot, pages, strip, library, music
):
    paint(music / "00" / "01.flac", (3, "", OLD), (4, "", png(90)))
    strip.offered.emit(NEW)
    dialog = dialog_of(pages)
    qtbot.waitUntil(dialog.write.isEnabled)
    assert not dialog.beside.isEnabled()
    assert "shown before it" in dialog.beside.accessibleDescription()
    dialog.reject()


BROKEN = {
    "no picture": b"just words",
    "cut off": OLD[:40],
    "absurd sides": OLD[:16] + (30_000).to_bytes(4) * 2 + OLD[24:],
    "a drawing that runs": b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
    b"<rect width='9' height='9'/></svg>",
}


@pytest.mark.parametrize("kind", BROKEN)
def test_what_cannot_be_a_cover_is_one_sentence_and_nothing_is_written(
    qtbot, pages, strip, music, kind
):
    strip.offered.emit(BROKEN[kind])
    dialog = dialog_of(pages)
    qtbot.waitUntil(dialog.said.isVisible)
    assert dialog.said.text().endswith("a cover.")
    assert not dialog.write.isEnabled()
    dialog.reject()
    assert covers(music) == [None, None]


def test_a_file_that_cannot_be_written_is_one_sentence(qtbot, pages, strip, music, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    strip.offered.emit(NEW)
    dialog = dialog_of(pages)
    qtbot.waitUntil(dialog.write.isEnabled)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copy2", fail)
        dialog.write.click()
        qtbot.waitUntil(lambda: "cannot be written" in pages._window.toast.text)
    assert pages._window.toast.text.count(".flac") == 1
    assert covers(music) == [None, None]


def test_a_very_large_picture_is_offered_smaller(qtbot, pages, strip, music):
    image = QImage(3200, 1600, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    strip.offered.emit(image)
    dialog = dialog_of(pages)
    qtbot.waitUntil(dialog.smaller.isVisible)
    said = dialog.smaller_said.text().replace("\N{NO-BREAK SPACE}", " ")
    assert f"a copy of 3,000 {TIMES} 1,500 px" in said
    assert dialog.smaller_said.geometry().bottom() < dialog.buttons.geometry().top()
    assert dialog.new_said.geometry().top() > dialog.new.geometry().bottom()
    assert f"3,000 {TIMES} 1,500 px" in dialog.new_said.text()
    dialog.smaller.click()
    assert f"3,200 {TIMES} 1,600 px" in dialog.new_said.text()
    dialog.reject()


@pytest.fixture
def album_page(qtbot, pages, library, album):
    found = pages._pages
    found.open_album_id(int(library.albums.ids('album:"Parallax"')[0]))
    qtbot.waitUntil(lambda: found.album.head.title.text == "Parallax")
    return found.album


def test_a_picture_dropped_on_the_big_cover_is_asked_about_and_shown_at_once(
    qtbot, pages, album_page, library, music
):
    drop(album_page.head.picture, of_bytes(NEW))
    assert covers(music) == [None, None]
    confirm(qtbot, pages)
    assert covers(music) == [NEW, NEW]
    key = library.albums.rows(library.albums.ids('album:"Parallax"'))[0].cover
    qtbot.waitUntil(lambda: album_page.head.picture._name == key)
    pages._window.toast._button.click()
    qtbot.waitUntil(lambda: covers(music) == [None, None])


def test_the_menu_of_an_album_changes_its_cover(qtbot, pages, album_page, music, clipboard):
    (change,) = [a for a in album_page.menu().actions() if a.text() == "Change cover…"]
    change.trigger()
    dialog = dialog_of(pages)
    qtbot.waitUntil(lambda: dialog.now_said.text() == "Now")
    assert not dialog.write.isEnabled()
    assert not dialog.remove.isEnabled()
    clipboard.setMimeData(of_bytes(NEW))
    QTest.keyClick(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    confirm(qtbot, pages)
    assert covers(music) == [NEW, NEW]


def test_the_dialog_removes_a_cover(qtbot, pages, album_page, library, music, album):
    library.editor.put_cover(album, OLD, CoverPlace.INSIDE)
    album_page.cover_wanted.emit(None)
    dialog = dialog_of(pages)
    qtbot.waitUntil(dialog.remove.isEnabled)
    dialog.remove.click()
    qtbot.waitUntil(lambda: pages._window.toast.text == "The cover was removed.")
    assert covers(music) == [None, None]


def test_the_grid_has_the_new_cover(qtbot, pages, strip, library, album):
    window = pages._window
    strip.offered.emit(NEW)
    confirm(qtbot, pages)
    window.open_page(ALBUMS)
    model = pages._pages.models.albums
    qtbot.waitUntil(lambda: any(row and row.cover for row in map(model.album, range(2))))
