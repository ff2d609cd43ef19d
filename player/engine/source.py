"""Open whatever decodes a file: libsndfile first, FFmpeg for what it refuses.

This is the only place that decides between decoders; everything after it sees an `AudioSource`.
"""

from collections.abc import Callable
from pathlib import Path

from player.blocks import is_arriving
from player.engine.audio_source import AudioSource
from player.engine.av_opening import open_av
from player.engine.block_source import open_blocks
from player.engine.dop_source import open_dop
from player.engine.sndfile_source import open_sndfile
from player.errors import PlayerError

_RATES_HZ = range(1_000, 1_536_001)
_MOST_CHANNELS = 64

_OPENERS: tuple[Callable[[str], AudioSource | None], ...] = (open_sndfile, open_av)


def open_source(
    path: str, is_wanted: Callable[[], bool] = lambda: True, *, dop: bool = False
) -> AudioSource:
    """Open a file for decoding.

    Args:
        path: A file, whole or still arriving.
        is_wanted: Asked while something that has not arrived is waited for; False gives up.
        dop: Hand DSD over as it is, for a device that takes it.

    Raises:
        PlayerError: `file.*`, one sentence for the listener.
    """
    if is_arriving(path):  # it may be empty yet: not every server says how long a song is
        return open_blocks(path, is_wanted)
    _refuse_what_is_no_file(path)
    for opener in (open_dop, *_OPENERS) if dop else _OPENERS:
        source = opener(path)
        if source is not None:
            try:
                _refuse_what_cannot_sound(path, source)
            except PlayerError:
                source.close()
                raise
            return source
    raise PlayerError("file.not_audio", path=path)


def _refuse_what_cannot_sound(path: str, source: AudioSource) -> None:
    """A header may claim anything; believing it would cost gigabytes."""
    if source.frames == 0:
        raise PlayerError("file.no_audio", path=path)
    rate, channels = source.format.sample_rate, source.format.channels
    if rate not in _RATES_HZ or channels > _MOST_CHANNELS:
        claim = f"it claims {channels} channels at {rate} Hz"
        raise PlayerError("file.corrupt", path=path, position_s=0.0, reason=claim)


def _refuse_what_is_no_file(path: str) -> None:
    """FIFOs and devices would block for ever; an empty file has a sentence of its own."""
    try:
        place = Path(path)
        if not place.exists():
            raise PlayerError("file.missing", path=path)
        if not place.is_file():
            raise PlayerError("file.unreadable", path=path, reason="it is not a regular file")
        with place.open("rb") as file:
            if not file.read(1):
                raise PlayerError("file.empty", path=path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise PlayerError("file.unreadable", path=path, reason=reason) from error
    except ValueError as error:  # a NUL in the name
        raise PlayerError("file.missing", path=path) from error
