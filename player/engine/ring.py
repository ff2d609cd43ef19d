"""The output ring: the compiled one where it was built, the same in Python where not.

One thread writes (render), one reads (the audio callback), no lock between them. Samples are int32,
left-justified, interleaved `(frames, channels)`.
"""

import ctypes
import importlib
import math
from types import ModuleType
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from player.engine.shared import INTERVAL_BINS, RingHeader

Frames = npt.NDArray[np.int32]

FILLING, FLOWING, ENDING = 0, 1, 2
_LARGEST = 2**31


class Ring(Protocol):
    """What render and output need of a ring."""

    header: RingHeader

    def space(self) -> int:
        """Frames that may be written now."""
        ...

    def write(self, frames: Frames) -> int:
        """Write as many frames as fit; return how many. Render thread only."""
        ...

    def pull(self, out: Frames) -> None:
        """Fill `out` as the audio callback would. The callback's thread only."""
        ...

    def observe(self, now_ns: int, *, underrun: bool) -> None:
        """Count one call of the callback. The callback's thread only."""
        ...


def prepare_header(header: RingHeader, capacity: int, channels: int) -> None:
    """Empty the ring and set what stays for one stream; volume and play state are kept."""
    if capacity & (capacity - 1):
        raise ValueError(f"a ring of {capacity} frames: its index is masked, so a power of two")
    header.capacity, header.channels = capacity, channels
    header.phase = FILLING
    header.flush_to = header.written = header.read
    header.running, header.starving, header.last_ns = 0, 0, 0
    header.gain, header.envelope = header.gain_target, 1.0


def compiled() -> ModuleType | None:
    """The compiled ring, or None where no compiler was at hand when Galaxia was installed."""
    try:
        return importlib.import_module("player.engine._ring_api")
    except ImportError:
        return None


class CompiledRing:
    """The ring of _ring.c: `callback` and `userdata` go straight to PortAudio."""

    def __init__(self, api: ModuleType, header: RingHeader, capacity: int, channels: int) -> None:
        prepare_header(header, capacity, channels)
        self.header = header
        self._ffi, self._lib = api.ffi, api.lib
        self._frames = np.zeros((capacity, channels), np.int32)
        self._view = self._ffi.new("ring_view *")
        self._view.header = self._ffi.cast("ring_header *", ctypes.addressof(header))
        self._view.frames = self._pointer(self._frames)

    @property
    def callback(self) -> Any:
        """The C function with PortAudio's signature."""
        return self._ffi.addressof(self._lib, "ring_callback")

    @property
    def userdata(self) -> Any:
        """What PortAudio hands to `callback`; valid while this object lives."""
        return self._view

    def _pointer(self, frames: Frames) -> Any:
        return self._ffi.cast("int32_t *", frames.ctypes.data)

    def space(self) -> int:
        """Frames that may be written now."""
        return int(self._lib.ring_space(self._view.header))

    def write(self, frames: Frames) -> int:
        """Write as many frames as fit; return how many."""
        whole = np.ascontiguousarray(frames, np.int32)
        return int(self._lib.ring_write(self._view, self._pointer(whole), len(whole)))

    def pull(self, out: Frames) -> None:
        """Fill `out`, C-contiguous `(frames, channels)`."""
        self._lib.ring_pull(self._view, self._pointer(out), len(out))

    def observe(self, now_ns: int, *, underrun: bool) -> None:
        """Count one call of the callback."""
        self._lib.ring_observe(self._view.header, now_ns, underrun)


class PythonRing:
    """The same ring, step for step, where no compiler was at hand.

    Plain stores under the GIL stand in for the atomics. `pull` and `observe` run in the audio
    callback: an architecture test holds them to arithmetic on memory that exists already.
    """

    def __init__(self, header: RingHeader, capacity: int, channels: int) -> None:
        prepare_header(header, capacity, channels)
        self.header = header
        self._frames = np.zeros((capacity, channels), np.int32)
        self._noise = np.random.Generator(np.random.SFC64(1))

    def space(self) -> int:
        """Frames that may be written now."""
        return int(self.header.capacity - (self.header.written - self.header.read))

    def write(self, frames: Frames) -> int:
        """Write as many frames as fit; return how many."""
        h = self.header
        count = min(len(frames), self.space())
        start = h.written & (h.capacity - 1)
        first = min(count, h.capacity - start)
        self._frames[start : start + first] = frames[:first]
        self._frames[: count - first] = frames[first:count]
        h.written += count
        return count

    def pull(self, out: Frames) -> None:
        """Fill `out`; see `ring_pull` in _ring.c for the reasons."""
        h = self.header
        done = 0
        while done < len(out):
            flush_to, plays = h.flush_to, h.wants_play
            old = flush_to > h.read
            silent = not h.running or h.fade_frames == 0 or h.envelope <= 0.0
            if old and silent:
                self._jump(flush_to)
                continue
            if not plays and silent:
                h.running = 0
            if not plays and not h.running:
                break
            h.running = 1
            goal = 1.0 if plays and not old else 0.0
            count = self._piece(len(out) - done, flush_to, goal)
            if count == 0:
                if not plays:
                    h.running = 0
                    continue
                self._starve(len(out) - done)
                break
            self._give(out[done : done + count], goal)
            if old and h.read + count >= flush_to:
                self._jump(flush_to)
            else:
                h.read += count
            done += count
        if done == len(out):
            h.starving = 0
        out[done:] = 0

    def observe(self, now_ns: int, *, underrun: bool) -> None:
        """Count one call of the callback."""
        h = self.header
        if h.last_ns:
            interval = now_ns - h.last_ns
            place = min(INTERVAL_BINS - 1, (interval // 125_000).bit_length())
            h.intervals[place] += 1
            h.longest_ns = max(h.longest_ns, interval)
            h.late_callbacks += h.late_ns > 0 and interval > h.late_ns
        h.last_ns = now_ns
        h.device_underruns += underrun
        h.callbacks += 1

    def _jump(self, to: int) -> None:
        h = self.header
        h.envelope = 0.0 if h.flush_fades_in and h.fade_frames > 0 else 1.0
        h.read = to

    def _starve(self, frames: int) -> None:
        h = self.header
        if h.phase != FLOWING:
            return
        h.starved_frames += frames
        h.starved_events += not h.starving
        h.starving = 1

    def _piece(self, wanted: int, flush_to: int, goal: float) -> int:
        h = self.header
        old = flush_to > h.read
        if not old and h.phase == FILLING:
            return 0
        count = min(wanted, (flush_to if old else h.written) - h.read)
        if h.envelope != goal:
            fade = math.ceil(abs(goal - h.envelope) * h.fade_frames)
            count = min(count, max(1, fade))
        return int(count)

    def _give(self, out: Frames, goal: float) -> None:
        """Copy the next frames, through volume and fade where they are not 1."""
        h = self.header
        start = h.read & (h.capacity - 1)
        first = min(len(out), h.capacity - start)
        out[:first] = self._frames[start : start + first]
        out[first:] = self._frames[: len(out) - first]
        if h.gain == h.gain_target == h.envelope == goal == 1.0:
            return
        gain = _approach(h.gain, h.gain_target, h.gain_ramp_frames, len(out))
        envelope = _approach(h.envelope, goal, h.fade_frames, len(out))
        h.gain, h.envelope = float(gain[-1]), float(envelope[-1])
        factor = gain * envelope
        shaped = factor != 1.0
        out[shaped] = self._quantised(out[shaped] * factor[shaped, np.newaxis])

    def _quantised(self, samples: npt.NDArray[np.float64]) -> Frames:
        bits = self.header.device_bits
        lsb = 2.0 ** (32 - bits)
        if bits < 32:
            samples = samples + lsb * (
                self._noise.random(samples.shape) - self._noise.random(samples.shape)
            )
        rounded = np.rint(samples / lsb) * lsb
        clipped: npt.NDArray[np.float64] = np.clip(rounded, -_LARGEST, _LARGEST - lsb)
        return clipped.astype(np.int32)


def _approach(
    value: float, goal: float, frames_for_one: int, count: int
) -> npt.NDArray[np.float64]:
    """`count` values that walk from `value` to `goal`, 1.0 in `frames_for_one` steps."""
    step = 1.0 / frames_for_one if frames_for_one > 0 else 2.0
    walk = value + math.copysign(step, goal - value) * np.arange(1, count + 1)
    low, high = min(value, goal), max(value, goal)
    inside: npt.NDArray[np.float64] = np.clip(walk, low, high)
    return inside


def make_ring(header: RingHeader, capacity: int, channels: int) -> CompiledRing | PythonRing:
    """The best ring this installation has."""
    api = compiled()
    if api is None:
        return PythonRing(header, capacity, channels)
    return CompiledRing(api, header, capacity, channels)
