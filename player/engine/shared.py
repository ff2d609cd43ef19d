"""Memory that the engine writes and the window reads: ring counters, positions, meters.

Every field has one writer. Fields are read one at a time, each eight bytes and aligned, so none is
ever torn; the positions, which belong together, carry a sequence number (odd while being written).
"""

import ctypes
from dataclasses import dataclass

from player.engine.sound_memory import SoundMemory

INTERVAL_BINS = 20
_MARKS = 16
_PERMILLE = 1000
_METER_CHANNELS = 8
_TRIES = 100

_i64 = ctypes.c_int64
_f64 = ctypes.c_double


class RingHeader(ctypes.Structure):
    """The same struct as `ring_header` in _ring.h; a test compares every offset."""

    _fields_ = (
        ("capacity", _i64),
        ("channels", _i64),
        ("phase", _i64),
        ("flush_to", _i64),
        ("flush_fades_in", _i64),
        ("written", _i64),
        ("pad_render", _i64 * 2),
        ("wants_play", _i64),
        ("gain_target", _f64),
        ("gain_ramp_frames", _i64),
        ("fade_frames", _i64),
        ("device_bits", _i64),
        ("late_ns", _i64),
        ("pad_control", _i64 * 2),
        ("read", _i64),
        ("running", _i64),
        ("gain", _f64),
        ("envelope", _f64),
        ("noise", ctypes.c_uint64),
        ("starving", _i64),
        ("pad_callback", _i64 * 2),
        ("callbacks", _i64),
        ("device_underruns", _i64),
        ("starved_frames", _i64),
        ("starved_events", _i64),
        ("late_callbacks", _i64),
        ("longest_ns", _i64),
        ("last_ns", _i64),
        ("intervals", _i64 * INTERVAL_BINS),
    )


class _Mark(ctypes.Structure):
    """From this ring frame on, the sound is this item's, from this frame of it on."""

    _fields_ = (
        ("ring_frame", _i64),
        ("item_id", _i64),
        ("item_frame", _i64),
        ("file_rate", _i64),
        ("ring_rate", _i64),
        ("speed_permille", _i64),
    )


class EngineMemory(ctypes.Structure):
    """All that the two processes share."""

    _fields_ = (
        ("ring", RingHeader),
        ("sequence", _i64),
        ("newest_mark", _i64),
        ("marks", _Mark * _MARKS),
        ("latency_frames", _i64),
        ("flushed_from", _i64),
        ("flushed_to", _i64),
        ("decoded_frames_ahead", _i64),
        ("render_cpu_ns", _i64),
        ("clipped_samples", _i64),
        ("heartbeat", _i64),
        ("closing_since_ns", _i64),
        ("peaks", _f64 * _METER_CHANNELS),
        ("sound", SoundMemory),
    )


@dataclass(frozen=True, slots=True)
class Position:
    """Where the listener's ear is: an item and a frame of it, at its file's sample rate.

    Attributes:
        frame: Below the item's first while that is still on its way.
        speed: How fast it plays; 0 where its first frame is still on its way.
    """

    item_id: int
    frame: int
    sample_rate: int
    speed: float = 1.0

    @property
    def seconds(self) -> float:
        """Seconds from the item's first frame; exact enough to name the frame again."""
        return self.frame / self.sample_rate


class Positions:
    """The map from ring frames to frames of items; the render thread adds marks, anyone may ask."""

    def __init__(self, memory: EngineMemory) -> None:
        self._memory = memory

    def clear(self) -> None:
        """Forget all marks: nothing is loaded."""
        memory = self._memory
        memory.sequence += 1
        for mark in memory.marks:
            mark.item_id = 0
        memory.sequence += 1

    def mark(
        self,
        ring_frame: int,
        item_id: int,
        item_frame: int,
        rates: tuple[int, int],
        speed: float = 1.0,
    ) -> None:
        """Say what sounds from `ring_frame` on; `rates` are the file's and the ring's, in Hz."""
        memory = self._memory
        memory.sequence += 1
        memory.newest_mark = (memory.newest_mark + 1) % _MARKS
        mark = memory.marks[memory.newest_mark]
        mark.ring_frame, mark.item_id, mark.item_frame = ring_frame, item_id, item_frame
        mark.file_rate, mark.ring_rate = rates
        mark.speed_permille = round(speed * _PERMILLE)
        memory.sequence += 1

    def at_ear(self) -> Position | None:
        """What leaves the device now: the callback's position less the device's latency.

        After a flush the device still plays what it was given before: frames that the callback
        leapt over are heard by nobody.
        """
        memory = self._memory
        read = memory.ring.read
        at_ear = read - (memory.latency_frames if memory.ring.running else 0)
        if read >= memory.flushed_to > at_ear:
            at_ear -= memory.flushed_to - memory.flushed_from
        return self._at(at_ear)

    def on_its_way(self, item_id: int) -> Position | None:
        """Where an item is whose first sound has not come to the ear: before its beginning.

        As far before it as the sound still has to go, at least 1 ms; it stands there until the
        device plays. None when it is heard, and when nothing of it was written yet.
        """
        memory = self._memory
        mark = next((mark for mark in self._snapshot() if mark[1] == item_id), None)
        if mark is None:
            return None
        start, _, item_frame, file_rate, ring_rate, permille = mark
        running = bool(memory.ring.running)
        taken = max(memory.ring.read, memory.ring.flush_to)
        waits = start - taken + memory.latency_frames
        if not running:  # what was taken has been heard by now
            waits = max(waits, ring_rate // _PERMILLE) if taken <= start else 0
        if waits <= 0:
            return None
        missing = waits * file_rate * permille // (ring_rate * _PERMILLE)
        speed = permille / _PERMILLE if running else 0.0
        return Position(item_id, item_frame - missing, file_rate, speed)

    def at_callback(self) -> Position | None:
        """What the callback hands over next; old sound that only fades out is over already."""
        ring = self._memory.ring
        return self._at(max(ring.read, ring.flush_to))

    def _at(self, ring_frame: int) -> Position | None:
        marks = self._snapshot()
        reached = [mark for mark in marks if mark[0] <= ring_frame] or marks[:1]
        if not reached:
            return None
        start, item_id, item_frame, file_rate, ring_rate, permille = reached[-1]
        played = max(0, ring_frame - start) * file_rate * permille // (ring_rate * _PERMILLE)
        speed = permille / _PERMILLE if ring_frame >= start else 0.0
        return Position(item_id, item_frame + played, file_rate, speed)

    def _snapshot(self) -> list[tuple[int, int, int, int, int, int]]:
        """All marks, oldest first, from one undisturbed moment."""
        memory = self._memory
        for _ in range(_TRIES):
            before = memory.sequence
            values = self._oldest_first(_MARKS)
            if before % 2 == 0 and before == memory.sequence:
                return values
        return self._oldest_first(_MARKS - 1)  # its writer was killed, or sleeps, in the newest

    def _oldest_first(self, count: int) -> list[tuple[int, int, int, int, int, int]]:
        memory = self._memory
        newest = memory.newest_mark
        marks = [memory.marks[(newest + 1 + i) % _MARKS] for i in range(count)]
        return [
            (m.ring_frame, m.item_id, m.item_frame, m.file_rate, m.ring_rate, m.speed_permille)
            for m in marks
            if m.item_id
        ]


def let_leap(memory: EngineMemory, *, running: bool) -> None:
    """Have the callback fade out and leap over all that was written; the ear hears of it later."""
    header = memory.ring
    heard_to = header.read + header.fade_frames if running else header.written
    memory.flushed_from = min(heard_to, header.written)
    memory.flushed_to = header.flush_to = header.written
    if not running:
        header.read = header.written  # no callback runs that could leap


def prepare_memory(memory: EngineMemory, gain: float = 1.0) -> None:
    """Make memory ready for an engine: volume set, nothing loaded, counters at zero."""
    header = memory.ring
    header.gain_target = header.gain = gain
    header.envelope = 1.0
    header.wants_play = 0
    header.flush_to = header.written = header.read
    memory.heartbeat = memory.closing_since_ns = 0
    memory.flushed_from = memory.flushed_to = header.read
    memory.sequence += memory.sequence % 2
