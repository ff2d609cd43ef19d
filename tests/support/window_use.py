"""What a listener does in half a minute, over and over, and the memory it leaves behind.

Albums and tracks are scrolled, words are searched, albums and artists opened, the panel's tabs and
the pages of the sound looked at, and some seconds of 24 bits and 192 kHz are heard.
"""

import gc
import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView

from tests.support.memory import family, pss_mb

ROUNDS = 5
_SCROLLS, _SCROLL_MS = 120, 15
_LOOK_MS = 500
_HEARD_MS = 6_000
_WORDS = ("album 12", "artist 7", "track 99", "nothing of the kind")


def rounds(app, session, window, path, rest):
    """Return what all processes take after each round, MB, in all and of the window alone."""
    taken, window_mb = [], []
    for number in range(ROUNDS):
        for act in (_scroll, _search, _open, _look_around):
            act(app, window, number, rest)
        _hear(app, session, window, path, rest)
        gc.collect()
        rest(1_000)
        taken.append(round(sum(map(pss_mb, family(os.getpid()))), 1))
        window_mb.append(round(pss_mb(os.getpid()), 1))
    return {
        "pss_mb_after_each_round": taken,
        "window_mb_after_each_round": window_mb,
        "pss_mb_by_process": {_words_of(pid): round(pss_mb(pid), 1) for pid in family(os.getpid())},
    }


def _words_of(pid):
    words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    return f"{pid} {b' '.join(words[1:4]).decode()}"


def _scroll(app, window, number, rest):
    for name in ("albums", "tracks"):
        window.open_page(name)
        rest(_LOOK_MS)
        bar = window.navigator.page(name).findChild(QAbstractItemView).verticalScrollBar()
        for step in range(_SCROLLS):
            bar.setValue(((number * 131 + step) * 977) % max(bar.maximum(), 1))
            rest(_SCROLL_MS)


def _search(app, window, number, rest):
    for word in _WORDS:
        for end in range(1, len(word) + 1):
            window.search_wanted.emit(word[:end])
            rest(40)
        rest(_LOOK_MS)
    window.commands.run("palette")
    QTest.keyClicks(app.focusWidget(), f"artist {number}")
    rest(_LOOK_MS)
    QTest.keyClick(app.focusWidget(), Qt.Key.Key_Escape)


def _open(app, window, number, rest):
    for name, opened in (("albums", 8), ("artists", 5)):
        for place in range(opened):
            window.open_page(name)
            grid = window.navigator.page(name).grid
            rest(200)
            grid.go_to(number * 40 + place)
            rest(200)
            row = grid.model().row(number * 40 + place)
            if row is not None:
                grid.card_opened.emit(row)
            rest(300)


def _look_around(app, window, _number, rest):
    for tab in ("lyrics", "info", "queue"):
        window.show_panel(shown=True, tab=tab)
        rest(_LOOK_MS)
    for name in ("equalizer", "galaxy", "outputs", "signal-path", "home"):
        window.open_page(name)
        rest(_LOOK_MS)


def _hear(app, session, window, path, rest):
    session.playback.open([str(path)])
    window.open_page("now-playing")
    rest(_HEARD_MS)
    session.playback.pause()
    rest(_LOOK_MS)
