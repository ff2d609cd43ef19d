"""A decoder over a file that is still arriving."""

import io
from collections.abc import Callable

from player.engine.audio_source import AudioSource, OuterSource, Samples
from player.engine.av_opening import open_av
from player.engine.block_file import BlockFile
from player.engine.sndfile_source import open_sndfile
from player.errors import PlayerError


class BlockSource(OuterSource):
    """Tells a line that is too slow from a file that is damaged."""

    def __init__(self, source: AudioSource, file: BlockFile) -> None:
        super().__init__(source)
        self._file = file

    def read(self, frames: int) -> Samples:
        """Return the next frames; waits for what has not arrived."""
        try:
            samples = super().read(frames)
        except PlayerError:
            self._complain()
            raise
        if len(samples) < frames:
            self._complain()
        return samples

    def seek(self, frame: int) -> None:
        """Go to a frame."""
        try:
            super().seek(frame)
        except PlayerError:
            self._complain()
            raise

    def close(self) -> None:
        """Let go of decoder and file."""
        super().close()
        self._file.close()

    def _complain(self) -> None:
        if self._file.trouble:
            raise self._file.trouble


def open_blocks(path: str, is_wanted: Callable[[], bool]) -> AudioSource:
    """Open a file that is still arriving.

    Raises:
        PlayerError: remote.stalled when nothing comes; file.* as for any file.
    """
    file = BlockFile(path, is_wanted)
    for opener in (open_sndfile, open_av):
        file.seek(0)
        source = opener(path, io.BufferedReader(file, BUFFER_BYTES))
        if source is not None:
            return BlockSource(source, file)
        if file.trouble:
            break
    trouble = file.trouble or PlayerError("file.not_audio", path=path)
    file.close()
    raise trouble


BUFFER_BYTES = 64 << 10
