"""From an item to its pieces, and over the end of the item before where the two are blended."""

import traceback
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

import msgspec

from player.engine.audio_source import AudioSource
from player.engine.blending import Tail
from player.engine.emphasis_source import DeEmphasisedSource
from player.engine.file_facts import MarkFinder, facts_of
from player.engine.messages import PlayItem
from player.engine.pace import Pace
from player.engine.pieces import Decoded, Failed, Learned, Piece, Turned
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
        self._filtered: DeEmphasisedSource | None = None  # of the item that is decoded
        self._before: DeEmphasisedSource | None = None

    def decode(self, item: PlayItem, start_s: float, way: Way, put: Put) -> None:
        """Hand over all pieces of an item, a failure too, but what is held back of its end."""
        self._held = None
        try:
            with closing(self._opened(item, way)) as source:
                self._decode_source(item, source, way, start_s, put)
        except PlayerError as error:
            self._fail(item, error, put)
        except Exception as error:  # noqa: BLE001  one odd file must not silence all others
            traceback.print_exc()
            reason = f"the decoder failed: {type(error).__name__}"
            failure = PlayerError("file.corrupt", path=item.path, position_s=start_s, reason=reason)
            self._fail(item, failure, put)

    def keep_tail(self) -> None:
        """The item is over: what was held back of it is for the next one, and its filter too."""
        self.tail, self._held = self._held, None
        self._before, self._filtered = self._filtered, None

    def forget(self) -> None:
        """What comes next does not go on from what came before."""
        self.tail = self._before = None

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

    def _opened(self, item: PlayItem, way: Way) -> AudioSource:
        """Open the file, with its emphasis taken off where it has one."""
        dop = way.dop and item.gain == 1.0 and not item.emphasis
        source = open_source(item.path, way.is_wanted, dop=dop)
        self._filtered = None
        if not item.emphasis:
            return source
        before = self._before.filter if self._before and not item.overlap_ms else None
        self._filtered = DeEmphasisedSource(source, before)
        return self._filtered

    def _fail(self, item: PlayItem, error: PlayerError, put: Put) -> None:
        if self._held is None:
            self.let_out_tail(put)
        put(Failed(item.item_id, error))

    def _decode_source(
        self, item: PlayItem, source: AudioSource, way: Way, start_s: float, put: Put
    ) -> None:
        reading, loop = Reading(item, source, start_s, way.pace), way.loop
        loops = loop is not None and loop.item_id == item.item_id
        tail = self._tail_beneath(item, reading, put)
        facts = facts_of(item.path, source, de_emphasised=item.emphasis)
        if not put(replace(reading.opened, facts=facts)):
            return
        finder = MarkFinder(source)
        for piece in reading.pieces(loop):
            for part in _laid_over(tail, piece):
                held = not loops and self._holds_back(part, reading)
                if not held and not put(part):
                    return
            if isinstance(piece, Decoded) and (marks := finder.watch(piece.samples)):
                put(Learned(item.item_id, msgspec.structs.replace(facts, marks=marks)))
        if marks := finder.found():
            put(Learned(item.item_id, msgspec.structs.replace(facts, marks=marks)))

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
