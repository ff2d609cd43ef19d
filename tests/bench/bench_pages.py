"""How long 100,000 tracks hold the window's thread: scrolling, changing pages, scanning.

CPU time of the GUI thread in one turn of its event loop, so that neighbours count little; a turn
may hold several events: an upper bound. Rows are put into the file directly;
GALAXIA_BENCH_ROWS=500000 for the large one.
"""

import gc
import itertools
import os
import sys
import time
from contextlib import closing

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from player.library.library import Library
from tests.support.big_library import fill
from tests.support.fake_playback import FakeSession
from tests.support.library_factory import make_file
from ui.app import dress, window_is_built
from ui.assembly.window import build_window
from ui.views.library.library_pages import ALBUMS, TRACKS, LibraryPages

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1200)]

ROWS = int(os.environ.get("GALAXIA_BENCH_ROWS", "100000"))
SCANNED = 600
FRAME_MS = 16.0


class Watch:
    """Turns the event loop and keeps the CPU time each turn took, in ms."""

    def __init__(self) -> None:
        self.slices: dict[str, list[float]] = {}

    def run(self, name, act, turns_ms=400):
        times = self.slices.setdefault(name, [])
        times.append(_spent(act))
        deadline = QDeadlineTimer(turns_ms)
        while not deadline.hasExpired():
            times.append(_spent(QApplication.processEvents))

    def report(self):
        lines = []
        for name, times in self.slices.items():
            busy = np.array([t for t in times if t > 0.05] or [0.0])
            p99 = np.percentile(busy, 99)
            lines.append(f"{name:<24} longest {busy.max():6.1f} ms   p99 {p99:6.1f} ms")
        return "\n".join(lines)

    def p99(self):
        """What 99 of 100 turns in which something happened stay under."""
        busy = [t for times in self.slices.values() for t in times if t > 0.05]
        return np.percentile(busy, 99)

    def longest(self):
        return max(map(max, self.slices.values()))


def _spent(act):
    began = time.thread_time()
    act()
    return (time.thread_time() - began) * 1000


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    path = tmp_path_factory.mktemp("big") / "library.db"
    with closing(Library.open(path)) as made:
        fill(made, ROWS)
        yield made


def wheel(view, notches):
    at = view.viewport().rect().center()
    event = QWheelEvent(
        at,
        view.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, -120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QCoreApplication.sendEvent(view.viewport(), event)


def settle(condition, patience_ms=20_000):
    deadline = QDeadlineTimer(patience_ms)
    while not condition() and not deadline.hasExpired():
        QApplication.processEvents()
    assert condition()


@pytest.fixture
def window(qtbot, library):
    """As large as on a screen, with every page looked at once: caches, fonts."""
    session = FakeSession(library=library)
    made = build_window(session, read_cover=lambda _name: None)
    dress(QApplication.instance(), made.theme)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    for name in entries(made):
        made.open_page(name)
        Watch().run("warm", lambda: None)
    pages = made.findChild(LibraryPages)
    for view in (pages.albums.grid, pages.tracks.table):
        settle(lambda view=view: view.model().rowCount() > 1000)
    window_is_built()
    yield made
    made.close()
    session.close()
    gc.unfreeze()


@pytest.fixture
def watch(capsys):
    """Its figures are printed, then held to a frame."""
    made = Watch()
    yield made
    with capsys.disabled():
        sys.stdout.write(f"\n{ROWS} tracks\n{made.report()}\n")
    assert made.p99() < FRAME_MS
    assert made.longest() < 2 * FRAME_MS


def entries(window):
    return [name for name in window.navigator.names if name in window.sidebar.names]


def test_the_window_is_never_held_for_a_frame(window, watch):
    pages = window.findChild(LibraryPages)
    table, grid = pages.tracks.table, pages.albums.grid
    for _ in range(3):
        watch.run("open albums", lambda: window.open_page(ALBUMS))
        watch.run("open tracks", lambda: window.open_page(TRACKS))
    for _ in range(25):
        watch.run("scroll tracks", lambda: wheel(table, 6), 40)
    bar = table.verticalScrollBar()
    for share in (0.3, 0.9, 0.5, 0.1):
        watch.run("jump in tracks", lambda s=share: bar.setValue(int(bar.maximum() * s)))
    order = Qt.SortOrder.AscendingOrder
    for column in (3, 4, 1):
        watch.run("sort", lambda c=column: table.sortByColumn(c, order), 1500)
    watch.run("select all", table.selectAll, 1500)
    watch.run("menu of all", lambda: table.menu().deleteLater())
    watch.run("filter", lambda: pages.tracks.header.field.setText("silver"), 1500)
    watch.run("filter gone", pages.tracks.header.field.clear, 1500)
    window.open_page(ALBUMS)
    for _ in range(25):
        watch.run("scroll albums", lambda: wheel(grid, 4), 60)
    for group in ("artist", ""):
        watch.run("group albums", lambda g=group: pages.models.albums.group_by(g), 1500)


def test_no_page_holds_the_window_as_it_is_opened(window, watch):
    for _ in range(2):
        for name in entries(window):
            watch.run(name, lambda n=name: window.open_page(n), 150)


def test_a_scan_does_not_hold_the_window(window, watch, tmp_path):
    for number in range(SCANNED):
        tags = {"title": f"Song {number}", "album": f"New {number // 12}", "artist": "Band"}
        make_file(tmp_path / f"{number // 12:03}" / f"{number % 12:02}.flac", tags)
    model, over = window.findChild(LibraryPages).models.library, []
    model.scanned.connect(over.append)
    watch.run("the scan begins", lambda: model.add_folders([str(tmp_path)]))
    names = entries(window)[-13:]
    for name in itertools.cycle(names):
        watch.run(f"scanning, {name}", lambda n=name: window.open_page(n), 500)
        if over:
            break
    assert over[0].read == SCANNED
