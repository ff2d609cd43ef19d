"""Figures of the real window, one JSON line: `python -m tests.support.window_figures MODE`.

Modes: `start` says when the window was painted and when its albums could be used; `idle` how much
processor it takes when nothing moves, and how much memory; `slices` how long the GUI thread was
held at once while lists are scrolled and pages change.
"""

import json
import os
import sys
import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QAbstractEventDispatcher, QDeadlineTimer, QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication

from player.library.location import library_path
from player.session import Session
from ui.app import dress
from ui.assembly.window import build_window
from ui.translation import install_language

_PATIENCE_MS = 30_000
_IDLE_S = 10.0


class FirstPaint(QObject):
    """Notes when a widget was painted for the first time."""

    def __init__(self):
        super().__init__()
        self.at = None

    def eventFilter(self, _watched, event):  # noqa: N802  Qt's name
        if self.at is None and event.type() == QEvent.Type.Paint:
            self.at = clocks()
        return False


class Slices:
    """How long the GUI thread worked between two waits, in ms of its own CPU time."""

    def __init__(self):
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.connect(self._on_awake)
        dispatcher.aboutToBlock.connect(self._on_block)
        self.ms = []
        self._began = time.thread_time()

    def _on_awake(self):
        self._began = time.thread_time()

    def _on_block(self):
        self.ms.append((time.thread_time() - self._began) * 1000)


def clocks():
    return time.monotonic(), time.process_time()


def since(began, then):
    return {"wall_s": round(then[0] - began[0], 3), "cpu_s": round(then[1] - began[1], 3)}


def run_until(app, done):
    deadline = QDeadlineTimer(_PATIENCE_MS)
    while not done() and not deadline.hasExpired():
        app.processEvents()


def rest(app, ms):
    """Let the program run as it does by itself, waiting between events."""
    QTimer.singleShot(round(ms), app.quit)
    app.exec()


def opened(began):
    app = QApplication([])
    app.setApplicationName("galaxia")
    install_language("en", app)
    session = Session()
    window = build_window(session)
    dress(app, window.theme)
    painted = FirstPaint()
    window.body.installEventFilter(painted)
    window.show()
    run_until(app, lambda: painted.at is not None)
    session.start()
    window.open_page("albums")
    grid = window.navigator.page("albums").findChild(QAbstractItemView)
    filled = library_path().stat().st_size > 2_000_000
    run_until(app, lambda: grid.model().rowCount() > 0 or not filled)
    if filled:
        run_until(app, lambda: grid.model().index(0, 0).data() is not None)
    app.processEvents()
    figures = {"painted": since(began, painted.at), "usable": since(began, clocks())}
    return app, session, window, figures


def pss_mb(pid):
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    line = next(line for line in text.splitlines() if line.startswith("Pss:"))
    return int(line.split()[1]) / 1024


def family(pid):
    found = [pid]
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += family(int(child))
    return found


def cpu_s(pids):
    ticks = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def idle(app, window):
    rest(app, 4_000)
    pids = family(os.getpid())
    before, own = cpu_s(pids), time.process_time()
    rest(app, _IDLE_S * 1000)
    return {
        "idle_share_of_a_core": round((cpu_s(pids) - before) / _IDLE_S, 5),
        "window_share_of_a_core": round((time.process_time() - own) / _IDLE_S, 5),
        "pss_mb": {str(pid): round(pss_mb(pid), 1) for pid in pids},
        "pss_mb_in_all": round(sum(map(pss_mb, pids)), 1),
    }


def slices(app, window):
    figures = {}
    for name in ("albums", "tracks"):
        window.open_page(name)
        rest(app, 600)
        view = window.navigator.page(name).findChild(QAbstractItemView)
        run_until(app, lambda view=view: view.model().rowCount() > 0)
        watched = Slices()
        bar = view.verticalScrollBar()
        for step in range(150):
            bar.setValue((step * 977) % max(bar.maximum(), 1))
            rest(app, 12)
        figures[f"scrolling {name}"] = spread(watched.ms)
    watched = Slices()
    for name in window.navigator.names * 2:
        if name in window.sidebar.names:
            window.open_page(name)
            rest(app, 120)
    figures["changing pages"] = spread(watched.ms)
    return figures


def spread(ms):
    values = np.array(ms or [0.0])
    return {
        "slices": len(ms),
        "p50_ms": round(float(np.percentile(values, 50)), 2),
        "p99_ms": round(float(np.percentile(values, 99)), 2),
        "longest_ms": round(float(values.max()), 2),
    }


def main():
    began = clocks()
    app, session, window, figures = opened(began)
    if sys.argv[1] == "idle":
        figures |= idle(app, window)
    elif sys.argv[1] == "slices":
        figures |= slices(app, window)
    window.close()
    session.close()
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
