"""Tracks of the library as they are dragged from one list of the window to another."""

import numpy as np
from PySide6.QtCore import QByteArray, QMimeData

from ui.viewmodels.pages import Ids

TRACKS_MIME = "application/x-galaxia-tracks"


def carried(ids: Ids) -> QMimeData:
    """Return the mime data of tracks."""
    data = QMimeData()
    data.setData(TRACKS_MIME, QByteArray(ids.astype("<i8").tobytes()))
    return data


def files_in(data: QMimeData) -> list[str]:
    """Return the paths of files that another program lets go."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]


def tracks_in(data: QMimeData) -> Ids | None:
    """Return the tracks that mime data carries, None when it carries something else."""
    if not data.hasFormat(TRACKS_MIME):
        return None
    return np.frombuffer(data.data(TRACKS_MIME).data(), dtype="<i8").astype(np.int64)
