"""One item from its file: its bounds, its loop, its pace. Decoding thread only."""

from collections.abc import Iterator
from dataclasses import dataclass

from player.engine.audio_source import AudioSource
from player.engine.messages import PlayItem
from player.engine.pace import Converter, Pace
from player.engine.pieces import Decoded, Opened, Turned

_BLOCKS_PER_SECOND = 4
_SMALLEST_BLOCK = 16_384  # frames; smaller reads cost libsndfile up to 17x
_SHORTEST_LOOP_S = 0.05


@dataclass(frozen=True, slots=True)
class Loop:
    """A piece of one item that is repeated, seconds from the item's start."""

    item_id: int
    start_s: float
    end_s: float


class Reading:
    """Reads an item's frames as they are to sound.

    Args:
        source: Its file, open.
        start_s: How far into the item to begin.
    """

    def __init__(self, item: PlayItem, source: AudioSource, start_s: float, pace: Pace) -> None:
        self._item, self._source, self._pace = item, source, pace
        self._file_rate = source.format.sample_rate
        self.rate = pace.rate_of(self._file_rate)
        end = item.end_frame if item.end_frame is not None else source.frames
        self._length = None if end is None else max(0, end - item.start_frame)
        offset = max(0, round(start_s * self._file_rate))
        self._offset = offset if self._length is None else min(offset, self._length)
        self._frame = self._offset
        self._converter = Converter(pace, self._file_rate, source.format.channels)
        if item.start_frame + self._frame:
            source.seek(item.start_frame + self._frame)

    @property
    def opened(self) -> Opened:
        """What is known of the item before its first frame."""
        return Opened(
            item=self._item,
            format=self._source.format,
            frames=self._length,
            item_frame=self._offset,
            decoder=self._source.decoder,
            stream_rate=self.rate,
            speed=self._pace.speed,
        )

    @property
    def stream_frames(self) -> int | None:
        """The whole item in frames of the stream; None when its length is unknown."""
        return None if self._length is None else self._in_stream(self._length)

    @property
    def frames_left(self) -> int | None:
        """What is still to come, in frames of the stream."""
        return None if self._length is None else self._in_stream(self._length - self._frame)

    def pieces(self, loop: Loop | None) -> Iterator[Decoded | Turned]:
        """Yield the item from here to its end, or round its loop for ever."""
        turns = self._bounds_of(loop)
        block = max(_SMALLEST_BLOCK, self._file_rate // _BLOCKS_PER_SECOND)
        while (count := self._frames_until(turns, block)) > 0:
            samples = self._source.read(count)
            self._frame += len(samples)
            converted = self._converter.process(samples)
            if len(converted):
                yield Decoded(self._item.item_id, converted, self.rate)
            if turns and self._frame == turns[1]:
                yield self._turn(turns[0])
            elif not len(samples):
                break
        if len(rest := self._converter.flush()):
            yield Decoded(self._item.item_id, rest, self.rate)

    def _frames_until(self, turns: tuple[int, int] | None, block: int) -> int:
        """How many frames to read at once: up to the loop's end, or the slice's, not the file's."""
        if turns:
            return min(block, turns[1] - self._frame)
        if self._item.end_frame is None:
            return block
        return min(block, self._item.end_frame - self._item.start_frame - self._frame)

    def _bounds_of(self, loop: Loop | None) -> tuple[int, int] | None:
        """First frame and one past the last of the loop; None where it does not lie ahead."""
        if loop is None or loop.item_id != self._item.item_id:
            return None
        start, end = (round(bound * self._file_rate) for bound in (loop.start_s, loop.end_s))
        end = end if self._length is None else min(end, self._length)
        too_short = end - start < _SHORTEST_LOOP_S * self._file_rate
        return None if too_short or self._frame >= end else (start, end)

    def _turn(self, start: int) -> Turned:
        self._source.seek(self._item.start_frame + start)
        self._frame = start
        return Turned(self._item.item_id, start)

    def _in_stream(self, file_frames: int) -> int:
        return round(file_frames * self.rate / self._file_rate / self._pace.speed)
