"""From an item to its pieces, and over the end of the item before where the two are blended."""

import traceback
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass

from player.engine.blending import Tail
from player.engine.messages import PlayItem
from player.engine.pace import Pace
from player.engine.pieces import Decoded, Failed, Piece, Turned
from player.engine.reading import Loop, Reading
from player.engine.source import open_source
from player.errors import PlayerError

Put = Callable[[Piece], bool]
"""Hands a piece over; False when its item is not wanted any more."""


@dataclass(frozen=True, slots=True)
class Way:
    """How an item is gone through.

    Attributes:
        dop: Whether DSD goes out as it is.
        is_wanted: Asked while a part of its file that has not arrived is waited for.
    """

    pace: Pace
    loop: Loop | None
    is_wanted: Callable[[], bool] = lambda: True
    dop: bool = False


class ItemDecoder:
    """Decodes one item after the other. Decoding thread only.

    Args:
        following: Says which item comes next, as things are.

    Attributes:
        tail: The end of the item before, for the next to sound over; guarded by the owner's lock.
    """

    def __init__(self, following: Callable[[], PlayItem | None]) -> None:
        self._following = following
        self._held: Tail | None = None  # of the item that is decoded
        self.tail: Tail | None = None

    def decode(self, item: PlayItem, start_s: float, way: Way, put: Put) -> None:
        """Hand over all pieces of an item, a failure too, but what is held back of its end."""
        self._held = None
        try:
            dop = way.dop and item.gain == 1.0
            with closing(open_source(item.path, way.is_wanted, dop=dop)) as source:
                self._decode_source(item, Reading(item, source, start_s, way.pace), way.loop, put)
        except PlayerError as error:
            self._fail(item, error, put)
        except Exception as error:  # noqa: BLE001  one odd file must not silence all others
            traceback.print_exc()
            reason = f"the decoder failed: {type(error).__name__}"
            failure = PlayerError("file.corrupt", path=item.path, position_s=start_s, reason=reason)
            self._fail(item, failure, put)

    def keep_tail(self) -> None:
        """The item is over: what was held back of it is for the next one."""
        self.tail, self._held = self._held, None

    def let_out_tail(self, put: Put) -> None:
        """Nothing came that could sound over it."""
        tail = self.tail
        if tail and (alone := tail.alone()):
            put(alone)
        if self.tail is tail:
            self.tail = None

    def give_back(self, piece: Piece) -> None:
        """An item that is not wanted leaves what it was to sound over as it was."""
        if self.tail and isinstance(piece, Decoded):
            if piece.under:
                self.tail.put_back(piece.under.samples)
            elif piece.item_id == self.tail.item_id:
                self.tail.put_back(piece.samples)

    def _fail(self, item: PlayItem, error: PlayerError, put: Put) -> None:
        if self._held is None:
            self.let_out_tail(put)
        put(Failed(item.item_id, error))

    def _decode_source(self, item: PlayItem, reading: Reading, loop: Loop | None, put: Put) -> None:
        loops = loop is not None and loop.item_id == item.item_id
        tail = self._tail_beneath(item, reading, put)
        if not put(reading.opened):
            return
        for piece in reading.pieces(loop):
            for part in _laid_over(tail, piece):
                held = not loops and self._holds_back(part, reading)
                if not held and not put(part):
                    return

    def _tail_beneath(self, item: PlayItem, reading: Reading, put: Put) -> Tail | None:
        """The end of the item before, to sound beneath this one; what may not, goes out first."""
        tail = self.tail
        if tail is None:
            return None
        window = _window(tail, item, reading)
        if alone := tail.alone(keep=window):
            put(alone)
        tail.begin(window)
        return tail

    def _holds_back(self, piece: Piece, reading: Reading) -> bool:
        """Whether a piece waits for the next item, which is to sound over it."""
        if not isinstance(piece, Decoded) or piece.under:
            return False
        if self._held is None and self._is_near_the_end(reading):
            self._held = Tail(piece.item_id, piece.sample_rate)
        if self._held:
            self._held.append(piece.samples)
        return self._held is not None

    def _is_near_the_end(self, reading: Reading) -> bool:
        left, whole = reading.frames_left, reading.stream_frames
        following = self._following()
        if following is None or left is None or whole is None:
            return False
        return left < min(following.overlap_ms * reading.rate // 1000, whole // 2)


def _laid_over(tail: Tail | None, piece: Decoded | Turned) -> Sequence[Piece]:
    return tail.beneath(piece) if tail and isinstance(piece, Decoded) else (piece,)


def _window(tail: Tail, item: PlayItem, reading: Reading) -> int:
    """Frames of the crossfade: at most half of the shorter item; 0 where the streams differ."""
    opened = reading.opened
    differs = (tail.sample_rate, tail.channels) != (reading.rate, opened.format.channels)
    if differs or opened.format.dop:
        return 0
    wanted = min(item.overlap_ms * reading.rate // 1000, tail.frames)
    return wanted if reading.stream_frames is None else min(wanted, reading.stream_frames // 2)
