"""What decoding a file shows beside its sound: checksum, known error, labels in its lowest bits."""

from pathlib import Path

import numpy as np

from dsp.analysis.marks import MQA_BITS, carries_hdcd, carries_mqa
from player.engine.audio_source import AudioSource, Samples
from player.engine.file_messages import FileFacts
from player.engine.musepack import stream_header
from player.model import AudioFormat

_STREAMINFO_MD5 = slice(26, 42)  # "fLaC", a block header of 4 bytes, 18 bytes of STREAMINFO
_INEXACT = ("WMA", "Musepack")
_INEXACT_FRAMES = 2_048
"""What WMA was measured to begin late and to end early by; of Musepack's version 7 no encoder is
left to measure with, but its decoder begins 481 frames late."""

_MQA_BIT_DEPTH = 24
MQA_LISTENED_S, HDCD_LISTENED_S = 2.0, 10.0
"""A second of MQA holds its word many times, ten seconds of HDCD several control codes."""


def facts_of(path: str, source: AudioSource, *, de_emphasised: bool) -> FileFacts:
    """Return what is known before the first frame."""
    codec = source.format.codec
    return FileFacts(
        de_emphasised=de_emphasised,
        md5=carries_md5(path) if codec == "FLAC" else None,
        inexact_frames=0 if _is_exact(path, source.format) else _INEXACT_FRAMES,
        chapters=source.chapters,
    )


def _is_exact(path: str, fmt: AudioFormat) -> bool:
    """Musepack's version 8 counts its frames; version 7 and WMA are as FFmpeg leaves them."""
    inexact = not fmt.lossless and fmt.codec.startswith(_INEXACT)
    return not inexact or (fmt.codec == "Musepack" and stream_header(path) is not None)


def carries_md5(path: str) -> bool | None:
    """Whether FLAC's own header has a checksum of the sound; None where it does not begin so."""
    with Path(path).open("rb") as file:
        head = file.read(_STREAMINFO_MD5.stop)
    return any(head[_STREAMINFO_MD5]) if head[:4] == b"fLaC" else None


class MarkFinder:
    """Listens to the first seconds of an item for MQA's and HDCD's marks. Decoding thread only.

    Args:
        source: What the samples come from, as integers.
    """

    def __init__(self, source: AudioSource) -> None:
        fmt = source.format
        self._bits = fmt.bit_depth if fmt.lossless and not fmt.dop else None
        seconds = {24: MQA_LISTENED_S, 16: HDCD_LISTENED_S}.get(self._bits or 0, 0.0)
        self._missing = round(seconds * fmt.sample_rate)
        self._heard: list[Samples] = []

    def watch(self, samples: Samples) -> tuple[str, ...]:
        """Take the next frames in; return what was found, once, when enough was heard."""
        if self._missing <= 0:
            return ()
        if samples.dtype != np.int32:
            self._missing = 0
            return ()
        self._missing -= len(samples)
        if self._bits == _MQA_BIT_DEPTH:
            return self._watch_for_mqa(samples)
        self._heard.append(samples)
        return self.found() if self._missing <= 0 else ()

    def _watch_for_mqa(self, samples: Samples) -> tuple[str, ...]:
        """Its word comes again and again: a piece at a time, for two seconds at once are 3 MB."""
        joined = np.concatenate([*self._heard, samples])
        marks = marks_in(joined, self._bits)
        self._heard = [] if marks else [joined[1 - MQA_BITS :].copy()]
        self._missing = 0 if marks else self._missing
        return marks

    def found(self) -> tuple[str, ...]:
        """Return what the frames heard carry; nothing is listened to after it."""
        heard, self._heard, self._missing = self._heard, [], 0
        return marks_in(np.concatenate(heard), self._bits) if heard else ()


def marks_in(samples: Samples, bit_depth: int | None) -> tuple[str, ...]:
    """Return the labels of integers `(frames, channels)`: "MQA" in 24 bits, "HDCD" in 16."""
    if bit_depth == _MQA_BIT_DEPTH and carries_mqa(samples):
        return ("MQA",)
    return ("HDCD",) if bit_depth == 16 and carries_hdcd(samples) else ()
