"""Tracks of the library as they are dragged from one list of the window to another."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QByteArray, QMimeData, QUrl

from player.addresses import absolute, file_path, is_address
from ui.viewmodels.pages import Ids

TRACKS_MIME = "application/x-galaxia-tracks"
_MOST_LINES = 1000


def carried(ids: Ids) -> QMimeData:
    """Return the mime data of tracks."""
    data = QMimeData()
    data.setData(TRACKS_MIME, QByteArray(ids.astype("<i8").tobytes()))
    return data


def carried_files(data: QMimeData, paths: Sequence[str]) -> QMimeData:
    """Add the files that are here, for other programs and for lists that take files."""
    files = [path for path in paths if Path(path).is_absolute() and Path(path).exists()]
    if files:
        data.setUrls([QUrl.fromLocalFile(path) for path in dict.fromkeys(files)])
    return data


def files_in(data: QMimeData) -> list[str]:
    """Return what another program lets go: paths, and addresses that are none as they are.

    Text counts where every line of it is one or the other.
    """
    if data.hasUrls():
        return _addressed(data)
    lines = [line.strip() for line in data.text().splitlines() if line.strip()][:_MOST_LINES]
    named = all(is_address(line) or _is_file(line) for line in lines)
    return [absolute(line) for line in lines] if named else []


def lines_of(data: QMimeData | None) -> list[str]:
    """Return what stands on a clipboard: its files, or else its text line by line.

    A clipboard on which nothing was ever put has no data, whatever PySide's stubs say.
    """
    if data is None:
        return []
    return _addressed(data) or data.text().splitlines()


def _addressed(data: QMimeData) -> list[str]:
    return [url.toLocalFile() if url.isLocalFile() else url.toString() for url in data.urls()]


def _is_file(name: str) -> bool:
    path = file_path(name) or name
    try:
        return Path(path).is_absolute() and Path(path).exists()
    except (OSError, ValueError):  # too long for a name, or no name at all
        return False


def tracks_in(data: QMimeData) -> Ids | None:
    """Return the tracks that mime data carries, None when it carries something else."""
    if not data.hasFormat(TRACKS_MIME):
        return None
    return np.frombuffer(data.data(TRACKS_MIME).data(), dtype="<i8").astype(np.int64)
