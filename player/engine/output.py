"""What a device is to the transport, and the one that is always there: silence that keeps time."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from player.engine.messages import OutputChoice, Policy, Sharing
from player.engine.ring import Ring
from player.errors import PlayerError

MakeRing = Callable[[int], Ring]
"""Makes the ring for a number of channels, once the device has said how many it takes."""


@dataclass(frozen=True, slots=True)
class StreamRequest:
    """What the transport would like to play; channels may come back fewer."""

    sample_rate: int
    channels: int


@dataclass(frozen=True, slots=True)
class StreamInfo:
    """What was opened, as the API reports it; see `messages.OutputChanged`."""

    name: str
    api: str
    sample_rate: int
    channels: int
    latency_ms: float
    silent: bool = False
    device_id: str = ""
    policy: Policy = Policy.STANDARD
    sharing: Sharing = Sharing.UNKNOWN
    software: str = ""


class RateRefusedError(PlayerError):
    """The device is there and free, but does not run at this rate."""


class OpenStream(Protocol):
    """An open device that pulls its ring by itself once started."""

    @property
    def info(self) -> StreamInfo:
        """What was opened."""
        ...

    @property
    def ring(self) -> Ring:
        """The ring it pulls from."""
        ...

    @property
    def alive(self) -> bool:
        """False once the device has gone away."""
        ...

    def start(self) -> None:
        """Begin to pull: the first callback takes the first frame."""
        ...

    def close(self) -> None:
        """Stop at once and let go of the device; what the device still holds is lost."""
        ...


class Output(Protocol):
    """Opens streams."""

    def open(self, choice: OutputChoice, request: StreamRequest, make_ring: MakeRing) -> OpenStream:
        """Open a stream that is not started yet.

        Raises:
            PlayerError: `device.*` when it cannot be had, a `RateRefusedError` where another rate
                may be taken.
        """
        ...


def first_opened(
    rates: Sequence[int], open_at: Callable[[int], OpenStream]
) -> tuple[OpenStream, int]:
    """Open at the first rate that is not refused; the first refusal is the one that is told.

    Raises:
        PlayerError: `device.*`.
    """
    refusals: list[RateRefusedError] = []
    for rate in rates:
        try:
            return open_at(rate), rate
        except RateRefusedError as error:
            refusals.append(error)
    raise refusals[0]


class SilentStream:
    """Pulls at the pace of the clock and throws the sound away."""

    alive = True

    def __init__(self, request: StreamRequest, make_ring: MakeRing) -> None:
        self.ring = make_ring(request.channels)
        self.info = StreamInfo(
            "silence", "none", request.sample_rate, request.channels, latency_ms=0.0, silent=True
        )
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="silence", daemon=True)

    def start(self) -> None:
        """Begin to pull."""
        self._thread.start()

    def close(self) -> None:
        """End the thread."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        period_s, rate = 0.02, self.info.sample_rate
        started, pulled = time.monotonic(), 0
        sink = np.empty((rate, self.info.channels), np.int32)
        while not self._stop.wait(period_s):
            due = int((time.monotonic() - started) * rate) - pulled
            for frames in (*[rate] * (due // rate), due % rate):
                self.ring.pull(sink[:frames])
            self.ring.observe(time.monotonic_ns(), underrun=False)
            pulled += due


class SilentOutput:
    """Opens always."""

    def open(self, choice: OutputChoice, request: StreamRequest, make_ring: MakeRing) -> OpenStream:
        """Open a stream nobody hears."""
        del choice
        return SilentStream(request, make_ring)
