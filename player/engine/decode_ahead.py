"""Decode on a thread of its own, seconds ahead of the ear, from one item into the next."""

import threading
import traceback
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass

from player.engine.audio_source import AudioSource, Samples
from player.engine.messages import PlayItem
from player.engine.source import open_source
from player.errors import PlayerError
from player.model import AudioFormat

_MAX_BYTES_AHEAD = 64 * 2**20
_BLOCKS_PER_SECOND = 4
_SMALLEST_BLOCK = 16_384  # frames; smaller reads cost libsndfile up to 17x


@dataclass(frozen=True, slots=True)
class Opened:
    """An item begins, `item_frame` frames into it; `frames` is its length, None when unknown."""

    item: PlayItem
    format: AudioFormat
    frames: int | None
    item_frame: int
    decoder: str = ""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Samples of an item, in order."""

    item_id: int
    samples: Samples
    sample_rate: int

    @property
    def seconds(self) -> float:
        """How long it sounds."""
        return len(self.samples) / self.sample_rate


@dataclass(frozen=True, slots=True)
class Failed:
    """The item ends here because the rest cannot be had."""

    item_id: int
    error: PlayerError


@dataclass(frozen=True, slots=True)
class Finished:
    """The item ends here; the next piece, if any, is another item's."""

    item_id: int


Piece = Opened | Decoded | Failed | Finished


class DecodeAhead:
    """Turns items into pieces on its own thread; another thread takes them in order.

    Args:
        on_ready: Called on the decoding thread when there is something to take again.
        seconds: How far to decode ahead.
    """

    def __init__(self, on_ready: Callable[[], None], seconds: float = 4.0) -> None:
        self._on_ready = on_ready
        self._seconds = seconds
        self._changed = threading.Condition()
        self._plan: deque[tuple[PlayItem, float]] = deque()
        self._pieces: deque[Piece] = deque()
        self._begun: list[PlayItem] = []
        self._taken: set[int] = set()
        self._ahead_s = 0.0
        self._ahead_bytes = 0
        self._job = 0
        self._decoding: PlayItem | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="decode", daemon=True)
        self._thread.start()

    def start_at(self, items: Sequence[PlayItem], start_s: float = 0.0) -> None:
        """Drop everything and begin with the first item, `start_s` seconds into it."""
        with self._changed:
            self._drop_all()
            self._plan.extend((item, 0.0) for item in items)
            if items:
                self._plan[0] = (items[0], start_s)
            self._changed.notify_all()

    def follow(self, after_item_id: int, items: Sequence[PlayItem]) -> None:
        """Say what comes after an item; what was decoded of something else is dropped.

        What was taken already stays: it is in the ring and will be heard.
        """
        with self._changed:
            begun = [item.item_id for item in self._begun]
            if after_item_id in begun:
                self._reconcile(begun.index(after_item_id) + 1, list(items))
            else:
                planned = [item.item_id for item, _ in self._plan]
                keep = planned.index(after_item_id) + 1 if after_item_id in planned else 0
                kept = list(self._plan)[:keep]
                self._plan = deque([*kept, *((item, 0.0) for item in items)])
            self._changed.notify_all()

    def take(self) -> Piece | None:
        """Return the next piece, or None when nothing is ready; never waits."""
        with self._changed:
            if not self._pieces:
                return None
            piece = self._pieces.popleft()
            if isinstance(piece, Decoded):
                self._account(piece, -1)
            elif isinstance(piece, Opened):
                self._taken.add(piece.item.item_id)
            self._changed.notify_all()
            return piece

    @property
    def exhausted(self) -> bool:
        """Whether nothing is left to take and nothing more is to come."""
        with self._changed:
            return not (self._pieces or self._plan or self._decoding)

    @property
    def seconds_ahead(self) -> float:
        """Decoded and not yet taken."""
        return self._ahead_s

    def close(self) -> None:
        """End the thread; waits for the block it is decoding."""
        with self._changed:
            self._closed = True
            self._drop_all()
            self._changed.notify_all()
        self._thread.join()

    def _drop_all(self) -> None:
        self._job += 1
        self._plan.clear()
        self._pieces.clear()
        self._begun.clear()
        self._taken.clear()
        self._decoding = None
        self._ahead_s, self._ahead_bytes = 0.0, 0

    def _reconcile(self, place: int, items: list[PlayItem]) -> None:
        """Keep what was begun as long as it agrees with the new order; drop the rest."""
        while place < len(self._begun) and items and self._begun[place] == items[0]:
            items.pop(0)
            place += 1
        while place < len(self._begun) and self._begun[place].item_id in self._taken:
            place += 1
        dropped = {item.item_id for item in self._begun[place:]}
        if dropped:
            self._drop(dropped)
            del self._begun[place:]
        self._plan = deque((item, 0.0) for item in items)

    def _drop(self, item_ids: set[int]) -> None:
        if self._decoding and self._decoding.item_id in item_ids:
            self._job += 1
            self._decoding = None
        kept = [piece for piece in self._pieces if _item_id(piece) not in item_ids]
        for piece in self._pieces:
            if isinstance(piece, Decoded) and piece.item_id in item_ids:
                self._account(piece, -1)
        self._pieces = deque(kept)

    def _account(self, piece: Decoded, sign: int) -> None:
        self._ahead_bytes += sign * piece.samples.nbytes
        self._ahead_s = self._ahead_s + sign * piece.seconds if self._ahead_bytes else 0.0

    def _run(self) -> None:
        while (job := self._next_job()) is not None:
            self._decode(*job)

    def _next_job(self) -> tuple[int, PlayItem, float] | None:
        with self._changed:
            self._changed.wait_for(lambda: self._plan or self._closed)
            if self._closed:
                return None
            item, start_s = self._plan.popleft()
            self._job += 1
            self._decoding = item
            self._begun.append(item)
            return self._job, item, start_s

    def _decode(self, job: int, item: PlayItem, start_s: float) -> None:
        try:
            with closing(open_source(item.path)) as source:
                self._decode_source(job, item, start_s, source)
        except PlayerError as error:
            self._put(job, Failed(item.item_id, error))
        except Exception as error:  # noqa: BLE001  one odd file must not silence all others
            traceback.print_exc()
            reason = f"the decoder failed: {type(error).__name__}"
            failure = PlayerError("file.corrupt", path=item.path, position_s=start_s, reason=reason)
            self._put(job, Failed(item.item_id, failure))
        self._put(job, Finished(item.item_id), last=True)

    def _decode_source(self, job: int, item: PlayItem, start_s: float, source: AudioSource) -> None:
        rate = source.format.sample_rate
        end = item.end_frame if item.end_frame is not None else source.frames
        length = None if end is None else max(0, end - item.start_frame)
        offset = max(0, round(start_s * rate))
        offset = offset if length is None else min(offset, length)
        self._put(job, Opened(item, source.format, length, offset, source.decoder))
        frame = item.start_frame + offset
        if frame:
            source.seek(frame)
        block = max(_SMALLEST_BLOCK, rate // _BLOCKS_PER_SECOND)
        limit = item.end_frame
        while limit is None or frame < limit:
            samples = source.read(block if limit is None else min(block, limit - frame))
            if not len(samples) or not self._put(job, Decoded(item.item_id, samples, rate)):
                return
            frame += len(samples)

    def _put(self, job: int, piece: Piece, *, last: bool = False) -> bool:
        """Queue a piece when there is room; False when the item is not wanted any more."""
        with self._changed:
            self._changed.wait_for(lambda: job != self._job or self._closed or self._has_room())
            if job != self._job or self._closed:
                return False
            self._pieces.append(piece)
            if isinstance(piece, Decoded):
                self._account(piece, 1)
            if last:
                self._decoding = None
        self._on_ready()
        return True

    def _has_room(self) -> bool:
        return self._ahead_s < self._seconds and self._ahead_bytes < _MAX_BYTES_AHEAD


def _item_id(piece: Piece) -> int:
    return piece.item.item_id if isinstance(piece, Opened) else piece.item_id
