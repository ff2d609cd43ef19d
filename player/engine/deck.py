"""One open stream with its ring: the render thread fills it, the device pulls it."""

import time
from collections.abc import Callable
from functools import partial

from player.engine.audio_source import Samples
from player.engine.balance import Balance
from player.engine.channels import for_device, in_order, overs
from player.engine.conversion import FILTER, Conversion
from player.engine.fades import Fades
from player.engine.filling import Filling
from player.engine.looking import Looking
from player.engine.messages import Look, OutputChanged, OutputChoice, Policy, SetChain
from player.engine.output import OpenStream, Output, StreamInfo, StreamRequest, first_opened
from player.engine.processing import Processing
from player.engine.rates import rates_to_try
from player.engine.ring import ENDING, FILLING, FLOWING, Frames, PythonRing, Ring, make_ring
from player.engine.shallow import ShallowRounding
from player.engine.shared import EngineMemory, RingHeader, let_leap
from player.errors import PlayerError
from player.model import AudioFormat

_PREFILL_S = 0.15
_AFTER_LAST_FRAME_S = 0.1  # ALSA drops what is queued on stop: silence pushes the sound out first
_GAIN_RAMP_S = 0.02
_MOST_PARTS = 4  # at once: what is done by then is in the ring should the thread be held up


def _is_exact(fmt: AudioFormat | None, info: StreamInfo) -> bool:
    """Whether a file's own integers, all channels of them, go to a device that is there."""
    integers = fmt is not None and fmt.bit_depth is not None
    return integers and fmt is not None and fmt.channels <= info.channels and not info.silent


def _set_up(header: RingHeader, info: StreamInfo, bits: int) -> None:
    """What the callback goes by for one stream."""
    header.gain_ramp_frames = int(info.sample_rate * _GAIN_RAMP_S)
    header.device_bits = bits
    header.late_ns = 0 if info.silent else int(max(info.latency_ms, 20.0) * 1e6)


def accepted(stream: OpenStream, policy: Policy, fmt: AudioFormat) -> OpenStream:
    """Return the stream; Strict takes none that resamples or folds.

    Raises:
        PlayerError: `device.strict`; the stream is closed then.
    """
    info = stream.info
    reason = ""
    if info.sample_rate != fmt.sample_rate:
        reason = f"it runs at {info.sample_rate} Hz"
    elif info.channels < fmt.channels:
        reason = f"it has {info.channels} of {fmt.channels} channels"
    if policy is not Policy.STRICT or not reason or info.silent:
        return stream
    stream.close()
    raise PlayerError("device.strict", device=info.name, sample_rate=fmt.sample_rate, reason=reason)


def whole_parts(room: int, part: int, *, many: bool) -> int:
    """What goes through the chain at once: a part is what first sound waits for and meters show."""
    return min(room // part, _MOST_PARTS if many else 1) * part


def _shape_of(fmt: AudioFormat) -> tuple[int, int, bool]:
    return fmt.sample_rate, fmt.channels, fmt.dop


MakeDeviceRing = Callable[[EngineMemory, int, int], Ring]


def _make_ring(memory: EngineMemory, capacity: int, channels: int) -> Ring:
    return make_ring(memory.ring, capacity, channels)


class Deck:
    """Owned by the render thread.

    Args:
        memory: Where the ring's header lives and the latency is published.
        output: What opens devices.
        make: Which ring to use; tests pass the Python one.
    """

    def __init__(
        self, memory: EngineMemory, output: Output, make: MakeDeviceRing = _make_ring
    ) -> None:
        self._memory, self._output, self._make = memory, output, make
        self._shape = (0, 0, False)  # rate, channels and dressing of what is played
        self.conversion = Conversion()
        self.filling = Filling()
        self.rounding = ShallowRounding()
        self._started = False
        self._waiting: Samples | None = None
        self.stream: OpenStream | None = None
        self.processing = Processing(memory.sound)
        self.balance = Balance()
        self.fades = Fades(memory.ring)
        self._looking = Looking(memory.sound, self.processing)

    def open(self, choice: OutputChoice, fmt: AudioFormat) -> None:
        """Open the device for this format, not started yet.

        Raises:
            PlayerError: `device.*`; nothing is open then.
        """
        self.close()
        header = self._memory.ring
        open_at = partial(self._opened, choice, fmt.channels)
        stream, rate = first_opened(rates_to_try(choice, fmt), open_at)
        self.stream = accepted(stream, choice.policy, fmt)
        self.fades.open(rate, shared=choice.policy is Policy.STANDARD)
        self.rounding.open(choice.bits, self.stream.info.channels)
        _set_up(header, self.stream.info, self.rounding.bits)
        self.stream.ring.write(self.filling.silence(self.stream.info.channels))
        self._shape = _shape_of(fmt)
        self.conversion.open(fmt.sample_rate, rate, self.stream.info.channels, int(header.written))
        self.processing.open(fmt.sample_rate, passed_by=fmt.dop)
        self._looking.open(rate)
        self.publish_latency()

    def _opened(self, choice: OutputChoice, channels: int, rate: int) -> OpenStream:
        self.filling.open(rate, choice, int(self._memory.ring.read))
        make = partial(self._make, self._memory, self.filling.capacity_frames)
        return self._output.open(choice, StreamRequest(rate, channels), make)

    def publish_latency(self) -> None:
        """Say how far the ear is behind the ring: the device's buffer and the chain's delay."""
        if self.stream:
            device = int(self.stream.info.latency_ms * self.sample_rate / 1000)
            chain = self.processing.latency_frames * self.sample_rate // (self._shape[0] or 1)
            self._memory.latency_frames = device + chain
            self._memory.sound.device_latency_frames = device

    def shape(self, command: SetChain | Look) -> None:
        """Play through other stages; make meters and keep the ring short while somebody looks."""
        if isinstance(command, SetChain):
            self.processing.change(command)
        else:
            self._looking.want(command)
            self.filling.editing = command.editing

    def fits(self, fmt: AudioFormat) -> bool:
        """Whether the open stream can take this format as it is."""
        return self.stream is not None and self._shape == _shape_of(fmt)

    def accept(self, samples: Samples) -> None:
        """Take decoder samples; what does not fit now waits for `push`."""
        self._waiting = samples
        self.push()

    def push(self) -> bool:
        """Move what waits into the ring, as far as it is filled; return whether nothing waits."""
        while self._waiting is not None and self.stream is not None:
            count = self._room()
            if count <= 0:
                return False
            part, rest = self._waiting[:count], self._waiting[count:]
            self._waiting = rest if len(rest) else None
            if not self._shape[2]:
                part = self.balance.applied(self.processing.process(part))
            self._memory.clipped_samples += overs(part)
            whole = for_device(part, self.stream.info.channels)
            played = self.conversion.process(in_order(whole, self.stream.info.api))
            self._write(played, altered=part.dtype != whole.dtype or self.conversion.active)
        return True

    def push_rest(self) -> None:
        """Let out what the rate conversion holds back: nothing follows that could."""
        if (rest := self.conversion.flush(int(self._memory.ring.written))) is not None:
            self._write(rest, altered=True)

    def _write(self, played: Frames, *, altered: bool) -> None:
        played = self.rounding.rounded(played, altered=altered)
        if self.stream:
            self.stream.ring.write(played)
        self._looking.heard(played, self._memory.ring.written)

    def _room(self) -> int:
        """Frames to move next; through the chain only whole parts, so that calls stay few."""
        if not self.processing.ready:
            return 0
        room = self.filling.target_frames(int(self._memory.ring.read)) - self.level
        if self.stream:  # after a flush old sound takes space until the callback has jumped
            room = min(room, self.stream.ring.space())
        room = self.conversion.frames_for(room)
        if not (self.processing.active or self._looking.active):
            return room
        at_ease = self.level >= self.sample_rate * _PREFILL_S and not self._looking.active
        return whole_parts(room, self.processing.part_frames, many=at_ease)

    def flush(self, *, fades_in: bool) -> None:
        """Forget what was written and not heard; the callback fades it out and jumps."""
        self._waiting = None
        self.processing.reset()
        header = self._memory.ring
        header.phase = FILLING
        header.flush_fades_in = int(fades_in)
        let_leap(self._memory, running=self._started)
        self.conversion.reset(int(header.written))

    @property
    def next_frame(self) -> int:
        """Where in the ring what is accepted next will lie."""
        return self.conversion.next_frame(int(self._memory.ring.written))

    @property
    def sample_rate(self) -> int:
        """The device's rate, Hz; 0 when nothing is open."""
        return self.stream.info.sample_rate if self.stream else 0

    @property
    def level(self) -> int:
        """Frames in the ring that will be heard; what was flushed does not count."""
        header = self._memory.ring
        return int(header.written - max(header.read, header.flush_to))

    @property
    def greedy(self) -> bool:
        """Whether the device may still be filling its own buffers, faster than time goes by."""
        return self.filling.is_greedy(int(self._memory.ring.read))

    @property
    def sounding(self) -> bool:
        """Whether the callback hands out sound, be it the last of a fade."""
        return self._started and bool(self._memory.ring.running)

    @property
    def started(self) -> bool:
        """Whether the device pulls."""
        return self._started

    @property
    def drained(self) -> bool:
        """Whether everything written has been pulled."""
        return self.level == 0 and self._waiting is None

    def flow(self, *, more: bool) -> bool:
        """Let the callback go on once enough is there, `more` may come; return whether it does.

        A device that is not started yet drinks its own buffer empty at once: it finds a full ring.
        """
        header = self._memory.ring
        if not self.processing.ready:
            return False
        if not more:
            header.phase = ENDING
        elif header.phase != FLOWING:
            is_full = self._waiting is not None
            enough = self._started and self.level >= self.sample_rate * _PREFILL_S
            header.phase = FLOWING if enough or is_full else FILLING
        return int(header.phase) != FILLING

    def start(self) -> None:
        """Start the device.

        Raises:
            PlayerError: `device.refused`.
        """
        assert self.stream is not None  # noqa: S101  the transport opens before it starts
        if not self._started:
            self.stream.start()
            self._started = True

    def close(self) -> None:
        """Let go of the device at once."""
        stream, self.stream, self._started, self._waiting = self.stream, None, False, None
        if stream:
            close_watched(stream, self._memory)
        header = self._memory.ring
        header.running = 0
        header.flush_to = header.written = header.read  # what was not heard is gone
        self._memory.latency_frames = 0


def close_watched(stream: OpenStream, memory: EngineMemory) -> None:
    """Close, and tell since when: a dead sound server can make this last for ever."""
    memory.closing_since_ns = time.monotonic_ns()
    stream.close()
    memory.closing_since_ns = 0


def flushed_in_s(deck: Deck) -> float:
    """How long the device needs, once drained, to sound its last frame."""
    latency_ms = deck.stream.info.latency_ms if deck.stream else 0.0
    return latency_ms / 1000 + _AFTER_LAST_FRAME_S


def check_alive(deck: Deck) -> None:
    """Find out whether the device has gone away under us.

    Raises:
        PlayerError: `device.lost`.
    """
    if deck.started and deck.stream is not None and not deck.stream.alive:
        raise PlayerError("device.lost", device=deck.stream.info.name)


def output_report(deck: Deck, fmt: AudioFormat | None, gap_s: float | None) -> OutputChanged:
    """Say what is open; `gap_s` is the silence that opening it made."""
    assert deck.stream is not None  # noqa: S101  the transport reports what it started
    info = deck.stream.info
    return OutputChanged(
        name=info.name,
        api=info.api,
        sample_rate=info.sample_rate,
        channels=info.channels,
        latency_ms=info.latency_ms,
        silent=info.silent,
        gap_ms=None
        if gap_s is None
        else 1000 * (gap_s + deck.filling.silence_frames / info.sample_rate),
        exact=_is_exact(fmt, info),
        device_id=info.device_id,
        policy=info.policy,
        sharing=info.sharing,
        software=info.software,
        dither_bits=deck.rounding.bits,
        ring="Python" if isinstance(deck.stream.ring, PythonRing) else "C",
        resampler=FILTER if fmt and fmt.sample_rate != info.sample_rate else "",
    )
