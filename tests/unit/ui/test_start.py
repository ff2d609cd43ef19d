import subprocess
import sys
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from player.errors import PlayerError
from ui.__main__ import is_command
from ui.app import _tell, run
from ui.display import choose_display
from ui.excepthook import install_excepthook
from ui.start_words import parsed
from ui.tasks import Tasks
from ui.views.shell.crash_dialog import CrashDialog
from ui.views.shell.first_sight import FirstSight


@pytest.mark.parametrize(
    "words, command",
    [
        ([], False),
        (["--offscreen"], False),
        (["--minimized", "--offscreen"], False),
        (["play", "song.flac"], True),
        (["--help"], True),
        (["frobnicate"], True),
        (["music/song.flac"], False),
        (["--", "-song.flac"], False),
        (["file:///music/song.flac"], False),
        (["-song.flac"], True),
    ],
)
def test_words_go_to_the_command_line_and_files_to_the_window(words, command):
    assert is_command(words) is command


def test_a_file_here_is_for_the_window(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "song.flac").write_bytes(b"")
    assert not is_command(["song.flac"])
    (tmp_path / "-song.flac").write_bytes(b"")
    assert not is_command(["-song.flac"])
    assert parsed(["-song.flac", "--minimized"]).files == [str(tmp_path / "-song.flac")]


def test_addresses_of_files_are_files_and_others_stay(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    words = ["song.flac", "file:///music/a%20%231.flac", "http://example.com/a.mp3"]
    found = [str(tmp_path / "song.flac"), "/music/a #1.flac", "http://example.com/a.mp3"]
    assert parsed(words).files == found


def test_without_a_display_one_sentence_names_the_way_out(monkeypatch, capsys):
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert run(parsed([])) == 3
    said = capsys.readouterr().err
    assert "--offscreen" in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    "environment, platform",
    [
        ({"QT_QPA_PLATFORM": "vnc"}, "vnc"),
        ({"DISPLAY": "far.example:0"}, ""),
        ({"DISPLAY": ":987654"}, None),
        ({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/nowhere"}, None),
    ],
)
def test_a_display_is_looked_for_before_qt_aborts(environment, platform, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    assert choose_display(environment, offscreen=False) == platform
    assert choose_display(environment, offscreen=True) == "offscreen"


def test_the_command_line_starts_without_qt():
    code = "import sys, ui.__main__; sys.exit('PySide6' in sys.modules or 'typer' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_bug_is_shown_with_its_report(qtbot, monkeypatch, caplog):
    reports = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    install_excepthook(reports.append)
    error = ValueError("the moon")
    sys.excepthook(ValueError, error, None)
    assert "ValueError: the moon" in reports[0]
    assert "the moon" in caplog.text
    dialog = CrashDialog(reports[0])
    qtbot.addWidget(dialog)
    dialog.copy.click()
    assert "the moon" in QApplication.clipboard().text()


def test_what_the_listener_can_act_on_is_a_sentence_and_no_bug(window, qtbot, monkeypatch):
    reports = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    install_excepthook(reports.append, partial(_tell, window))
    error = PlayerError("library.damaged", path="/music/library.db", reason="malformed")
    sys.excepthook(PlayerError, error, None)
    assert window.toast.text.startswith("/music/library.db: the library is damaged")
    assert window.toast._button.text() == "Show the backups"
    assert reports == []


def test_what_a_full_disk_stopped_can_be_tried_again(window, qtbot):
    tasks, done, room = window.findChild(Tasks), [], []

    def write():
        if not room:
            raise PlayerError("library.full", path="/music/library.db")
        return "written"

    tasks.run(write, done.append, window)
    qtbot.waitUntil(lambda: "the disk is full" in window.toast.text)
    room.append(True)
    qtbot.mouseClick(window.toast._button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: done == ["written"])


def test_twenty_thousand_void_qt_calls_do_not_lose_none(qapp):
    """PySide6 6.12.0 dropped a reference to None at each, and aborted after a few thousand."""
    label = QLabel()
    before = sys.getrefcount(None)
    for _ in range(20_000):
        label.update()
    assert sys.getrefcount(None) > before - 1_000


class Painted(QWidget):
    """Says what happened when."""

    def __init__(self, happened):
        super().__init__()
        self.happened = happened

    def paintEvent(self, _event):  # noqa: N802  Qt's name
        self.happened.append("painted")


def test_what_nobody_looks_at_yet_comes_after_the_picture(qtbot):
    happened = []
    window = Painted(happened)
    qtbot.addWidget(window)
    sight = FirstSight(window, window)
    sight.seen.connect(lambda: happened.append("seen"))
    window.show()
    qtbot.waitUntil(lambda: "seen" in happened)
    window.update()
    qtbot.waitUntil(lambda: happened.count("painted") > 1)
    assert happened.index("painted") < happened.index("seen")
    assert happened.count("seen") == 1


def test_what_comes_after_the_picture_comes_to_a_hidden_window_too(qtbot):
    window = Painted([])
    qtbot.addWidget(window)
    with qtbot.waitSignal(FirstSight(window, window).seen):
        pass
    assert not window.happened
