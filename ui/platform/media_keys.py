"""Media keys that reach the window itself, where no desktop takes them before.

Desktops take them and speak MPRIS; Windows and macOS have services of their own, and would have
one key act twice if the window heard it too.
"""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.platform.media import MediaVerbs

_APPLICATION = Qt.ShortcutContext.ApplicationShortcut


def hear_media_keys(window: QWidget, verbs: MediaVerbs) -> None:
    """Have a window and its dialogs obey the media keys of a keyboard."""
    if not sys.platform.startswith("linux"):
        return
    acts = (
        (Qt.Key.Key_MediaPlay, verbs.toggle),
        (Qt.Key.Key_MediaTogglePlayPause, verbs.toggle),
        (Qt.Key.Key_MediaPause, verbs.pause),
        (Qt.Key.Key_MediaStop, verbs.stop),
        (Qt.Key.Key_MediaNext, verbs.next),
        (Qt.Key.Key_MediaPrevious, verbs.previous),
    )
    for key, act in acts:
        shortcut = QShortcut(QKeySequence(key), window, context=_APPLICATION)
        shortcut.activated.connect(act)
