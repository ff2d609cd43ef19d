"""Figures of the real window, one JSON line: `python -m tests.support.window_start MODE`.

Modes: `start` says when the window was painted and when its albums could be used; `idle` how much
processor all processes take when nothing moves, and how much memory; `use` how much memory after
each of some rounds of use; `slices` how long the GUI thread was
held at once while lists are scrolled and pages change; `playing` how much processor all processes
take together while a file of 24 bits and 192 kHz plays, page by page, and what one core takes to
decode the same file: the yardstick. It wants a sound server (see pulse.py) in its environment.
`sync URL KEY SONGS`: as `slices`, while all songs of a server come.
Times count from the start of the process, imports and all.
"""

import json
import os
import sys
import tempfile
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import (
    QDeadlineTimer,
    QEvent,
    QObject,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication

from player.deferred import deferred
from player.library.location import library_path
from player.library.remote.sources import NewSource
from player.service.source import Credentials
from player.session import Session
from tests.support import window_use
from tests.support import window_walk as walk
from tests.support.memory import family, pss_mb
from tests.support.turns import Turns, rest, yardstick_ms
from ui.app import dress, go_on
from ui.assembly.window import build_window
from ui.heap import return_large_blocks
from ui.translation import install_language

with deferred():
    import soundfile

_PATIENCE_MS = 30_000
_IDLE_S = 30.0
_PLAYING_S = 8.0
_MUSIC_S = 90.0
_LOOKS = ("albums", "now-playing", "equalizer", "galaxy", "signal-path")


class FirstPaint(QObject):
    """Notes when a widget was painted for the first time."""

    def __init__(self):
        super().__init__()
        self.at = None

    def eventFilter(self, _watched, event):  # noqa: N802  Qt's name
        if self.at is None and event.type() == QEvent.Type.Paint:
            self.at = clocks()
        return False


def clocks():
    return time.monotonic(), time.process_time()


def since(began, then):
    return {"wall_s": round(then[0] - began[0], 3), "cpu_s": round(then[1] - began[1], 3)}


def run_until(app, done):
    deadline = QDeadlineTimer(_PATIENCE_MS)
    while not done() and not deadline.hasExpired():
        app.processEvents()


def opened(began):
    app = QApplication([])
    app.setApplicationName("galaxia")
    install_language("en", app)
    session = Session()
    window = build_window(session, dress=partial(dress, app))
    painted = FirstPaint()
    window.body.installEventFilter(painted)
    session.start()
    window.show()
    run_until(app, lambda: painted.at is not None)
    window.open_page("albums")
    grid = window.navigator.page("albums").findChild(QAbstractItemView)
    filled = library_path().stat().st_size > 2_000_000
    run_until(app, lambda: grid.model().rowCount() > 0 or not filled)
    if filled:
        run_until(app, lambda: grid.model().index(0, 0).data() is not None)
    app.processEvents()
    figures = {"painted": since(began, painted.at), "usable": since(began, clocks())}
    go_on(window, session, [])
    return app, session, window, figures


def cpu_s(pids):
    return sum(cpu_of(pids).values())


def cpu_of(pids):
    """CPU time of each process that is there, s."""
    seconds = {}
    for pid in pids:
        with suppress(FileNotFoundError):  # a worker that has ended meanwhile
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            seconds[pid] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return seconds


def cpu_since(before):
    """What those that are still there took, s: one that ended would count as less than nothing."""
    return sum(now - before[pid] for pid, now in cpu_of(before).items())


def idle(app, session):
    """Paused in a track with the window shown, and the device given back, as it is after 10 s."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "music.flac"
        write_music(path)
        session.playback.open([str(path)])
        rest(4_000)
        session.playback.pause()
        rest(16_000)
        pids = family(os.getpid())
        before = {pid: running_ns(pid) for pid in pids}
        rest(_IDLE_S * 1000)
        ns = {pid: ran_since(pid, began) for pid, began in before.items()}
    return {
        "idle_share_of_a_core": round(sum(ns.values()) / _IDLE_S / 1e9, 6),
        "window_share_of_a_core": round(ns[os.getpid()] / _IDLE_S / 1e9, 6),
        "pss_mb": {str(pid): round(pss_mb(pid), 1) for pid in pids},
        "pss_mb_in_all": round(sum(map(pss_mb, pids)), 1),
    }


def running_ns(pid):
    """CPU time of each thread a process has: its clock in /proc ticks a hundred times a second."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return {task.name: int((task / "schedstat").read_text().split()[0]) for task in tasks}


def ran_since(pid, before):
    return sum(now - before.get(thread, 0) for thread, now in running_ns(pid).items())


def use(app, session, window):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "music.flac"
        write_music(path)
        return window_use.rounds(app, session, window, path, rest)


def playing(app, session, window):
    """Shares of one core, over all processes; what others do on the machine does not count."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "music.flac"
        decoding_s = write_music(path)
        session.playback.open([str(path)])
        figures = {"decoding_share_of_a_core": round(decoding_s / _MUSIC_S, 5)}
        rest(6_000)
        for name in _LOOKS:
            window.open_page(name)
            window.show_panel(shown=False)
            rest(2_500)
            pids = family(os.getpid())
            before, own = cpu_of(pids), time.process_time()
            engine = cpu_s([session.engine_pid])
            rest(_PLAYING_S * 1000)
            figures[name] = {
                "all": round(cpu_since(before) / _PLAYING_S, 4),
                "window": round((time.process_time() - own) / _PLAYING_S, 4),
                "engine": round((cpu_s([session.engine_pid]) - engine) / _PLAYING_S, 4),
            }
        figures["position_ms"] = session.playback.position_ms()
    return figures


def write_music(path):
    """Write chords in noise at 24/192; return the CPU time of decoding them, s."""
    rate, random = 192_000, np.random.default_rng(7)
    at = np.arange(int(rate * _MUSIC_S)) / rate
    tone = sum(np.sin(2 * np.pi * freq * at) / (2 + n) for n, freq in enumerate((110, 440, 1760)))
    swell = 0.6 + 0.4 * np.sin(2 * np.pi * 0.7 * at)
    left = 0.2 * tone * swell + 0.02 * random.standard_normal(len(at))
    right = 0.2 * tone * swell[::-1] + 0.02 * random.standard_normal(len(at))
    soundfile.write(path, np.column_stack([left, right]), rate, subtype="PCM_24")
    began = time.process_time()
    soundfile.read(path, dtype="int32")
    return time.process_time() - began


def slices(session, window):
    """Every activity's spread, and by its full name whatever once held the thread for a frame."""
    turns = Turns()
    rest(4_000)  # modules come ahead; the library's pages are read
    figures = {"yardstick_ms": yardstick_ms()}
    walk.open_pages(window, turns)
    walk.open_things(window, session, turns)
    walk.scroll(window, turns)
    walk.open_beside(window, turns)
    walk.resize(window, turns)
    walk.change_theme(window, session, turns)
    figures["yardstick_after_ms"] = yardstick_ms()
    return figures | turns.by_activity()


def sync(app, session, window, url, key, songs):
    """Walk over the pages while all songs of a server are read; each list grows under the eye."""
    pages = [name for name in ("albums", "tracks", "artists") if name in window.sidebar.names]
    for name in pages:  # what making a page takes is another figure
        window.open_page(name)
        rest(400)
    session.cloud.add(NewSource("far", url, "ann"), Credentials("ann", api_key=key))
    turns, deadline = Turns(), QDeadlineTimer(600_000)
    while session.library.remote_files.counts() != {1: songs} and not deadline.hasExpired():
        for name in pages:
            turns.during("while songs come", partial(window.open_page, name), 400)
    return turns.by_activity() | {"songs": len(session.library.tracks.ids())}


def started():
    """When this process began, on the clock of `time.monotonic`, and no processor time."""
    fields = Path("/proc/self/stat").read_text().rpartition(")")[2].split()
    ticks = os.sysconf("SC_CLK_TCK")
    age_s = time.clock_gettime(time.CLOCK_BOOTTIME) - int(fields[19]) / ticks
    return time.monotonic() - age_s, 0.0


def main():
    began = started()
    return_large_blocks()
    app, session, window, figures = opened(began)
    try:
        figures |= asked_for(app, session, window)
    finally:
        window.close()
        session.close()
    sys.stdout.write(json.dumps(figures) + "\n")


def asked_for(app, session, window):
    match sys.argv[1:]:
        case ["idle"]:
            return idle(app, session)
        case ["use"]:
            return use(app, session, window)
        case ["playing"]:
            return playing(app, session, window)
        case ["slices"]:
            return slices(session, window)
        case ["sync", url, key, songs]:
            return sync(app, session, window, url, key, int(songs))
        case _:
            return {}
