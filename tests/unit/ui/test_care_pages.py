import shutil

import pytest
import soundfile
from mutagen.flac import FLAC
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit

from player.analysing import AnalysisState
from player.engine.messages import ItemFailed
from player.library.scan.watcher import Progress
from tests.support.window import make_library, make_music
from ui.viewmodels.background import BackgroundModel
from ui.viewmodels.columns import COLUMNS
from ui.viewmodels.tag_sheet import SheetRole
from ui.views.care.care_pages import HEALTH, CarePages
from ui.views.care.doubles_dialog import DoublesDialog
from ui.views.library.library_pages import TRACKS, LibraryPages
from ui.views.shell.work_strip import WorkStrip
from ui.widgets.row_delegate import LineRole

TITLE = [column.name for column in COLUMNS].index("title")
GENRE, SHEET_TITLE = 7, 2


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
def sheet(qtbot, pages, library):
    with qtbot.waitSignal(pages._models.sheet.opened):
        pages.open_tags(library.tracks.ids("", "path"))
    return pages._models.sheet


def tags(music):
    return [FLAC(path) for path in sorted(music.rglob("*.flac"))]


def test_the_first_row_changes_every_file_and_says_where_they_differ(sheet):
    assert sheet.index(0, GENRE).data() == "Modern"
    assert sheet.index(0, SHEET_TITLE).data() == "(various)"
    sheet.setData(sheet.index(0, GENRE), "Ambient")
    assert [sheet.index(row, GENRE).data() for row in range(1, 5)] == ["Ambient"] * 4
    assert sheet.index(2, GENRE).data(SheetRole.CHANGED)
    assert not sheet.index(2, SHEET_TITLE).data(SheetRole.CHANGED)


def test_changes_are_previewed_written_and_taken_back(qtbot, pages, sheet, music):
    sheet.setData(sheet.index(0, GENRE), "Ambient; Drone")
    sheet.setData(sheet.index(1, SHEET_TITLE), "First")
    pages.editor.look.setChecked(True)
    assert pages.editor.preview.count() == 5
    assert pages.editor.said.text() == "5 changes in 4 files"
    qtbot.mouseClick(pages.editor.write, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "sound unchanged" in pages._window.toast.text, timeout=20_000)
    assert [file["genre"] for file in tags(music)] == [["Ambient", "Drone"]] * 4
    assert tags(music)[0]["title"] == ["First"]
    qtbot.waitUntil(lambda: not pages.editor.write.isEnabled())
    pages._window.undo.undo()
    before = [["Modern"]] * 4
    qtbot.waitUntil(lambda: [file["genre"] for file in tags(music)] == before, timeout=20_000)
    qtbot.waitUntil(lambda: tags(music)[0]["title"] == ["Spiral Arm"], timeout=20_000)
    qtbot.waitUntil(lambda: sheet.index(1, GENRE).data() == "Modern", timeout=20_000)


def test_what_was_typed_back_is_no_change(pages, sheet):
    sheet.setData(sheet.index(1, SHEET_TITLE), "Other")
    sheet.setData(sheet.index(1, SHEET_TITLE), "Spiral Arm")
    assert sheet.changes == []
    sheet.setData(sheet.index(1, SHEET_TITLE), "Other")
    pages.editor.revert.click()
    assert sheet.changes == []


def test_f2_edits_a_cell_of_the_table(qtbot, pages, library, music):
    window = pages._window
    window.open_page(TRACKS)
    table = window.findChild(LibraryPages).tracks.table
    qtbot.waitUntil(lambda: table.model().index(0, TITLE).data() is not None)
    key = table.model().row(0).id
    window.activateWindow()
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, TITLE))
    qtbot.keyClick(table, Qt.Key.Key_F2)
    field = table.findChild(QLineEdit)
    field.setText("Renamed")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: library.tracks.rows([key])[0].title == "Renamed", timeout=20_000)
    assert "Renamed" in {file["title"][0] for file in tags(music)}


def test_a_healthy_library_says_so(qtbot, pages):
    pages._window.open_page(HEALTH)
    qtbot.waitUntil(lambda: pages.health.header.line == "All is well.")
    empty = pages.health.body.empty
    qtbot.waitUntil(lambda: empty.text == "Every file is where it should be.")
    assert not pages.health.act.isEnabled()


def test_a_file_that_moved_away_is_found_again_with_what_was_said_of_it(
    qtbot, pages, library, music, tmp_path
):
    library.annotations.rate(library.tracks.ids().tolist(), 4.0)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.move(music / "00" / "01.flac", elsewhere / "moved.flac")
    library.scan([music])
    pages._window.open_page(HEALTH)
    table = pages.health.table
    qtbot.waitUntil(lambda: table.model().rowCount() == 1 and table.model().row(0) is not None)
    table.selectRow(0)
    first = table.menu().actions()[0]
    assert first.text() == "Locate folder…"
    first.trigger()
    dialog = pages._window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(elsewhere))
    dialog.reject()
    qtbot.waitUntil(lambda: "1 file found again" in pages._window.toast.text, timeout=60_000)
    rows = library.tracks.rows(library.tracks.ids())
    assert [(row.available, row.rating) for row in rows] == [(True, 4.0)] * 4


def test_what_is_not_there_to_play_offers_to_be_found(qtbot, pages, library, session):
    session.playback.play_tracks(library.tracks.ids().tolist())
    item = session.engine.commands[-1].items[0].item_id
    session.engine.tell(ItemFailed(item, "file.missing", {"path": "/music/gone.flac"}))
    toast = pages._window.toast
    qtbot.waitUntil(lambda: "there is no such file" in toast.text)
    assert toast._button.text() == "Locate folder…"
    toast._button.click()
    dialog = pages._window.findChild(QFileDialog)
    assert dialog.windowTitle() == "Where are the files now?"
    dialog.reject()


def test_missing_files_are_listed_and_removed_when_asked(qtbot, pages, library, music):
    next(music.rglob("*.flac")).unlink()
    library.scan([music])
    pages._window.open_page(HEALTH)
    qtbot.waitUntil(lambda: pages.health.table.model().rowCount() == 1)
    qtbot.waitUntil(lambda: pages.health.kinds.chips[0].text() == "Missing 1")
    qtbot.waitUntil(pages.health.act.isEnabled)
    qtbot.mouseClick(pages.health.act, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pages._window.toast.text == "1 track removed from the library.")
    assert len(library.tracks.ids()) == 3


def test_a_copy_of_what_is_away_is_asked_about_and_becomes_the_same_music(
    qtbot, pages, library, music, tmp_path
):
    before = library.tracks.ids("", "title").tolist()
    library.annotations.rate(before, 5.0)
    shutil.copytree(music, tmp_path / "copy")
    music.rename(tmp_path / "unplugged")
    window, scans = pages._window, pages._pages.models.library
    with qtbot.waitSignal(scans.scanned, timeout=60_000):
        scans.add_folders([str(tmp_path / "copy")])
    said = f"4 new files look like those of {music}, which is away."
    assert window.toast.text == said
    with qtbot.waitSignal(scans.scanned, timeout=60_000):
        qtbot.mouseClick(window.toast._button, Qt.MouseButton.LeftButton)
    assert window.toast.text == "4 files found again."
    assert library.tracks.ids("", "title").tolist() == before
    rows = library.tracks.rows(before)
    assert {(row.available, row.rating) for row in rows} == {(True, 5.0)}
    assert library.roots() == [tmp_path / "copy"]


def test_bad_files_twins_and_gaps_each_have_a_list(qtbot, pages, library, music):
    (music / "00" / "bad.flac").write_bytes(b"fLaC and nothing else")
    shutil.copy(music / "00" / "01.flac", music / "01" / "09.flac")
    bare = FLAC(music / "01" / "02.flac")
    del bare["artist"]
    bare.save()
    library.scan([music])
    pages._window.open_page(HEALTH)
    page = pages.health
    qtbot.waitUntil(lambda: page.kinds.chips[3].text() == "Bad files 1")
    page.kinds.chips[3].click()
    qtbot.waitUntil(lambda: page.files.count() == 1)
    page.kinds.chips[1].click()
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 3)
    qtbot.waitUntil(lambda: page.table.model().index(0, 0).data() == "2 files with the same sound")
    page.kinds.chips[4].click()
    qtbot.waitUntil(lambda: page.table.model().index(0, 0).data() == "No artist")
    with qtbot.waitSignal(pages._models.sheet.opened):
        page.act.click()
    assert pages._models.sheet.rowCount() == 2


def test_a_scan_is_held_shown_and_let_go(qtbot, pages, library, music):
    pages._window.open_page(HEALTH)
    scans, strip = pages._pages.models.library, pages.health.findChild(WorkStrip)
    assert not strip.isVisible()
    with library.scan_pace.under_way():
        qtbot.waitUntil(strip.scan.isVisible)
        assert strip.scan.text.text() == "Looking for music"
        scans.progressed.emit(Progress(1_200, 3_000, ""))
        assert strip.scan.text.text() == "Bringing in music: 1,200 of 3,000 files"
        strip.scan.hold.click()
        qtbot.waitUntil(lambda: strip.scan.hold.text() == "Go on")
        assert library.scan_pace.state.paused
        strip.scan.hold.click()
        qtbot.waitUntil(lambda: strip.scan.hold.text() == "Pause")
        assert not library.scan_pace.state.paused
    qtbot.waitUntil(lambda: not strip.isVisible())


def test_the_toast_of_a_scan_holds_it(qtbot, pages, library):
    scans, window = pages._pages.models.library, pages._window
    with library.scan_pace.under_way():
        scans.progressed.emit(Progress(5, 10, ""))
        qtbot.mouseClick(window.toast._button, Qt.MouseButton.LeftButton)
        assert library.scan_pace.state.paused
        scans.progressed.emit(Progress(5, 10, "", paused=True))
        assert window.toast.text == "Bringing in music is paused at 5 of 10 files"
        qtbot.mouseClick(window.toast._button, Qt.MouseButton.LeftButton)
        assert not library.scan_pace.state.paused


class Listening:
    """A background analysis that is told what to say."""

    def __init__(self):
        self.state = AnalysisState(3, 7, path="/music/a.flac")
        self.held = []
        self.tell = None

    def listen(self, listener):
        self.tell = listener
        return lambda: None

    def pause(self):
        self.held.append(True)

    def resume(self):
        self.held.append(False)


def test_listening_to_the_library_is_shown_and_held(qtbot, theme, library):
    listening = Listening()
    model = BackgroundModel(library, listening)
    strip = WorkStrip(theme, model)
    qtbot.addWidget(strip)
    strip.show()
    words = "Measuring loudness and waveforms: 3 of 10 tracks"
    assert strip.analysis.text.text() == words
    strip.analysis.hold.click()
    listening.tell(AnalysisState(3, 7, paused=True, path="/music/a.flac"))
    paused = "Measuring is paused at 3 of 10 tracks"
    qtbot.waitUntil(lambda: strip.analysis.text.text() == paused)
    strip.analysis.hold.click()
    assert listening.held == [True, False]
    listening.tell(AnalysisState(10, 0))
    qtbot.waitUntil(lambda: not strip.isVisible())
    model.close()


@pytest.fixture
def trash(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "Trash" / "files"


def make_alike(music):
    """The first album once more: one track with more bits, one the same sound."""
    first = music / "00" / "01.flac"
    shutil.copy(first, music / "00" / "01 copy.flac")
    samples, rate = soundfile.read(music / "00" / "02.flac")
    soundfile.write(music / "00" / "02 cd.flac", samples, rate, subtype="PCM_16")
    tags = FLAC(music / "00" / "02 cd.flac")
    tags.update(dict(FLAC(music / "00" / "02.flac")))
    tags.save()


def test_of_files_that_are_alike_the_better_one_stays_and_the_other_comes_back(
    qtbot, pages, library, music, trash
):
    make_alike(music)
    library.scan([music])
    (worse,) = library.tracks.at(str(music / "00" / "02 cd.flac")).tolist()
    (better,) = library.tracks.at(str(music / "00" / "02.flac")).tolist()
    library.annotations.rate([worse], 4.0)
    mine = library.playlists.create("Mine", track_ids=[worse])
    pages._window.open_page(HEALTH)
    page, undo = pages.health, pages._window.undo
    qtbot.waitUntil(lambda: page.kinds.chips[2].text() == "Alike 2", timeout=20_000)
    page.kinds.chips[2].click()
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 3, timeout=20_000)
    page.act.click()
    qtbot.waitUntil(lambda: pages._window.findChild(DoublesDialog) is not None, timeout=20_000)
    dialog = pages._window.findChild(DoublesDialog)
    ends = [dialog.files.item(row).data(LineRole.END) for row in range(dialog.files.count())]
    assert ends == ["Stays: more bits", "To the trash"]
    dialog.accept()
    gone = "1 file went to the trash."
    qtbot.waitUntil(lambda: pages._window.toast.text == gone, timeout=20_000)
    assert not (music / "00" / "02 cd.flac").exists()
    assert [file.name for file in trash.iterdir()] == ["02 cd.flac"]
    assert library.tracks.rows([worse])[0].rating == 4.0, "what was said of it is kept"
    assert [item.track_id for item in library.playlists.items(mine)] == [better]
    undo.undo()
    back = "1 file lies where it was."
    qtbot.waitUntil(lambda: pages._window.toast.text == back, timeout=20_000)
    assert (music / "00" / "02 cd.flac").exists()
    assert list(trash.iterdir()) == []
    assert library.tracks.rows([worse])[0].available
    assert [item.track_id for item in library.playlists.items(mine)] == [worse]


def test_one_of_each_stays_whatever_is_chosen(qtbot, pages, library, music, trash):
    make_alike(music)
    library.scan([music])
    pages._window.open_page(HEALTH)
    page = pages.health
    page.kinds.chips[1].click()
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 3, timeout=20_000)
    page.table.selectAll()
    page.act.click()
    qtbot.waitUntil(lambda: pages._window.findChild(DoublesDialog) is not None, timeout=20_000)
    dialog = pages._window.findChild(DoublesDialog)
    assert dialog.files.count() == 2
    dialog.accept()
    gone = "1 file went to the trash."
    qtbot.waitUntil(lambda: pages._window.toast.text == gone, timeout=20_000)
    assert (music / "00" / "01.flac").exists() != (music / "00" / "01 copy.flac").exists()


def test_a_recording_on_two_albums_is_no_double(library, music):
    shutil.copy(music / "00" / "01.flac", music / "01" / "09.flac")
    other = FLAC(music / "01" / "09.flac")
    other["album"] = "The best of"
    other.save()
    library.scan([music])
    (group,) = library.health.duplicates()
    assert library.doubles.proposals([group]) == []
    (proposal,) = library.doubles.proposals([group], group[:1])
    assert [copy.track_id for copy in proposal.goes] == group[:1]
