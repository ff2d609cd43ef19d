"""Open a file with FFmpeg, where it is installed and knows it."""

import importlib
import importlib.util
from typing import Any, BinaryIO

from player.engine.av_source import AvSource
from player.engine.musepack import MusepackSource, stream_header


def open_av(path: str, file: BinaryIO | None = None) -> AvSource | None:
    """Open a file, or return None when FFmpeg is not installed or knows no sound in it.

    Args:
        path: The file, and what errors name.
        file: Read through this instead, as while the file is still arriving.
    """
    if importlib.util.find_spec("av") is None:
        return None
    av = importlib.import_module("av")  # 50 ms and 40 MB: only for the files that need it
    try:
        container = av.open(file or path, metadata_errors="ignore")
    except (av.FFmpegError, UnicodeEncodeError):
        return None
    if not _has_sound(container):
        container.close()
        return None
    header = stream_header(file or path) if container.format.name == "mpc8" else None
    return MusepackSource(path, av, container, header) if header else AvSource(path, av, container)


def _has_sound(container: Any) -> bool:
    if not container.streams.audio:
        return False
    context = container.streams.audio[0].codec_context
    return bool(context.sample_rate) and context.format is not None
