"""A window moved to a screen of twice the scale, against one opened there: `python -m ... OUT`.

Prints, page by page, how many points differ; a picture that was kept for the first screen would be
blurred on the second. The second window stands where the first one was moved to.
"""

import json
import os
import sys
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.support.fake_playback import FakeSession, tracks
from tests.support.settling import settle
from tests.support.window import make_library, make_music
from ui.app import dress
from ui.assembly.window import build_window

PAGES = ("albums", "now-playing", "equalizer", "galaxy", "home", "tracks", "settings")
SCREENS = ("one", "two")
_TELLS = 24
"""So far apart are two points at least that an eye tells apart."""


def environment(folder: Path) -> dict[str, str]:
    """What a process needs to have two screens side by side, the second with twice the points."""
    file = folder / "screens.json"
    size = {"y": 0, "width": 1600, "height": 1000, "logicalDpi": 96, "logicalBaseDpi": 96}
    screens = [
        {"name": name, "x": 1600 * place, "dpr": 1.0, **size} for place, name in enumerate(SCREENS)
    ]
    file.write_text(json.dumps({"screens": screens}))
    scales = {"QT_SCREEN_SCALE_FACTORS": "one=1;two=2"}
    return os.environ | scales | {"QT_QPA_PLATFORM": f"offscreen:configfile={file}"}


def main(folder: Path) -> None:
    app = QApplication([])
    library = make_library(folder / "library.db", make_music(folder / "music", albums=6))
    session = FakeSession(library=library)
    session.playback.play_tracks(tracks(5), 1, "Parallax")
    session.playback.pause()
    build = partial(build_window, session, lambda _name: None, partial(dress, app))
    moved, opened = _moved(app, build()), _opened(app, build())
    for page in PAGES:
        sys.stdout.write(f"{page} {_differing(moved[page], opened[page])}\n")
    session.close()
    library.close()


def _moved(app: QApplication, window) -> dict[str, QImage]:
    pictures = {}
    _stand_on(app, window, 0)
    window.show()
    for page in PAGES:
        _stand_on(app, window, 0)
        window.open_page(page)
        settle()
        assert window.devicePixelRatioF() == 1.0
        _stand_on(app, window, 1)
        settle()
        settle()
        pictures[page] = window.grab().toImage()
    window.close()
    return pictures


def _opened(app: QApplication, window) -> dict[str, QImage]:
    pictures = {}
    _stand_on(app, window, 1)
    window.show()
    _stand_on(app, window, 1)
    for page in PAGES:
        window.open_page(page)
        settle()
        settle()
        pictures[page] = window.grab().toImage()
    window.close()
    return pictures


def _stand_on(app: QApplication, window, place: int) -> None:
    corner = app.screens()[place].geometry().topLeft()
    window.setGeometry(corner.x() + 40, corner.y() + 60, 1300, 860)


def _differing(one: QImage, other: QImage) -> int:
    assert one.devicePixelRatio() == other.devicePixelRatio() == 2.0
    return int((np.abs(_points(one) - _points(other)).max(axis=2) > _TELLS).sum())


def _points(image: QImage):
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    points = np.frombuffer(plain.constBits(), np.uint8)
    return points.reshape(plain.height(), plain.width(), 4)[:, :, :3].astype(np.int16)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
