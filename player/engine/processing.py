"""The chain between decoder and ring; where it would change nothing, nothing runs at all.

Stages are designed on a thread of their own, so that a change never holds the sound up.
"""

import importlib
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import numpy as np

from dsp.params.chain import ChainSpec
from player.engine.audio_source import Samples
from player.engine.channels import as_stereo
from player.engine.headroom import LIMITER, acts, guarded, headroom_db
from player.engine.impulse import ImpulseShelf
from player.engine.messages import SetChain, SoundMeasured
from player.engine.sound_memory import SoundMemory

_REMEMBERED_S = 0.3  # what a new stage is primed with
_PART_S = 0.021
_SMOOTHING = 0.1


class Processing:
    """Owned by the render thread, but for what `_redesign` and `_measure` do on the designing one.

    Args:
        figures: Where the chain's load and counters are published.

    Attributes:
        designer: One thread for all that may be slow.
        trouble: Why the last design or a part of it failed, until somebody takes it.
        measured: How loud the chain is, until somebody takes it.
    """

    def __init__(self, figures: SoundMemory) -> None:
        self.designer = ThreadPoolExecutor(1, thread_name_prefix="design")
        self._figures = figures
        self._impulses = ImpulseShelf()
        self._wanted = SetChain(ChainSpec())
        self._sample_rate = 0
        self._chain: Any = None
        self._designed: tuple[Any, Any] | None = None
        self._changes = 0
        self._last: Samples | None = None
        self._loudness: tuple[ChainSpec, float] | None = None
        self.trouble: Exception | None = None
        self.measured: SoundMeasured | None = None

    @property
    def active(self) -> bool:
        """Whether samples go through the chain."""
        return self._chain is not None or self._designed is not None

    @property
    def acts(self) -> bool:
        """Whether samples leave changed; a chain that was switched off still delays them."""
        if self._chain is None:
            return self._designed is not None
        return not self._chain.spec.is_flat or bool(self._chain.is_fading)

    @property
    def sample_rate(self) -> int:
        """The rate of what goes through it, Hz; 0 before the first stream."""
        return self._sample_rate

    @property
    def part_frames(self) -> int:
        """How many frames to hand over at once, so that a change is heard soon."""
        return max(256, int(self._sample_rate * _PART_S))

    @property
    def output_clips(self) -> int:
        """Samples that left the chain beyond full scale."""
        return int(self._chain.output_clips) if self._chain else 0

    @property
    def latency_frames(self) -> int:
        """How much later the sound leaves the chain."""
        return int(self._chain.latency_frames) if self._chain else 0

    @property
    def headroom_db(self) -> float:
        """What is taken off before the chain, 0 or less."""
        return headroom_db(self._chain.spec) if self._chain else 0.0

    def open(self, sample_rate: int) -> None:
        """Be ready for another stream; designs at once, nothing plays yet."""
        self._sample_rate = sample_rate
        self._chain = self._designed = self._last = None
        if acts(self._wanted):
            self._chain, update = self._design(None, self._wanted, sample_rate)
            self._chain.update(update)
            self._chain.reset()  # nothing sounds yet: no fade into the first frame
        self._publish(0.0)

    def change(self, wanted: SetChain) -> None:
        """Play through these stages from soon on; what did not change keeps its state."""
        self._wanted = wanted
        self._changes += 1
        if not acts(wanted):
            self._designed = None
        if self._sample_rate and (self._chain is not None or acts(wanted)):
            self.designer.submit(self._redesign, self._changes, wanted, self._sample_rate)
        if not wanted.spec.is_flat:
            self.designer.submit(self._measure, self._changes, wanted)

    def process(self, samples: Samples) -> Samples:
        """Return the samples as they are, or float64 `(frames, 2)` from the chain."""
        if self._designed is not None:
            self._take_over()
        if self._chain is None:
            self._last = samples
            return samples
        block = as_stereo(samples)
        began = time.thread_time()
        self._chain.process(block)
        self._publish((time.thread_time() - began) * self._sample_rate / max(len(samples), 1))
        self._drop_if_empty()
        return block.T

    def tail(self) -> Samples | None:
        """Silence that pushes out what the chain still holds; None when it holds nothing."""
        frames = int(self._chain.tail_frames) if self._chain else 0
        return np.zeros((frames, 2)) if frames else None

    def reset(self) -> None:
        """Forget the past, as after a seek."""
        self._last = None
        if self._chain:
            self._chain.reset()
            self._drop_if_empty()

    def close(self) -> None:
        """End the designing thread."""
        self._changes += 1
        self.designer.shutdown(cancel_futures=True)

    def _publish(self, cpu_share: float) -> None:
        figures, chain = self._figures, self._chain
        figures.active = int(chain is not None)
        figures.headroom_db, figures.match_db = self.headroom_db, self._wanted.match_db
        figures.chain_latency_ms = 1000.0 * self.latency_frames / (self._sample_rate or 1)
        if chain is None:
            figures.cpu_share = figures.limiter_reduction_db = 0.0
            figures.limited_frames = figures.own_clips = figures.source_clips = 0
            return
        figures.cpu_share += _SMOOTHING * (cpu_share - figures.cpu_share)
        figures.source_clips, figures.own_clips = chain.source_clips, chain.output_clips
        limiter = chain.stage(LIMITER)
        figures.limiter_reduction_db = limiter.reduction_db if limiter else 0.0
        figures.limited_frames = limiter.limited_frames if limiter else 0

    def _drop_if_empty(self) -> None:
        if not acts(self._wanted) and self._designed is None and self._chain.is_empty:
            self._chain = None
            self._publish(0.0)

    def _take_over(self) -> None:
        assert self._designed is not None  # noqa: S101  only called when it is there
        (chain, update), self._designed = self._designed, None
        if self._chain is None:
            self._chain = chain
            if self._last is not None:
                past = self._last[-int(self._sample_rate * _REMEMBERED_S) :]
                chain.process(as_stereo(past))
        self._chain.update(update)

    def _redesign(self, number: int, wanted: SetChain, sample_rate: int) -> None:
        """Designing thread: leave the result where `process` finds it.

        What was overtaken before it was begun is left out; what was begun is used, so that a
        control that is dragged without a rest is heard all the while.
        """
        if number != self._changes:
            return
        try:
            designed = self._design(self._chain, wanted, sample_rate)
        except Exception as error:  # noqa: BLE001  the future is nobody's to look at
            traceback.print_exc()
            self.trouble = error
            return
        if sample_rate == self._sample_rate and (acts(self._wanted) or number == self._changes):
            self._designed = designed

    def _design(self, chain: Any, wanted: SetChain, sample_rate: int) -> tuple[Any, Any]:
        if chain is None:
            chain = _soundworks().new_chain(sample_rate)
        return chain, chain.prepare_update(self._whole(wanted, sample_rate))

    def _whole(self, wanted: SetChain, sample_rate: int) -> ChainSpec:
        complete, trouble = self._impulses.complete(wanted.spec)
        self.trouble = trouble or self.trouble
        return guarded(
            complete,
            sample_rate,
            auto_headroom=wanted.auto_headroom,
            match_db=wanted.match_db,
        )

    def _measure(self, number: int, wanted: SetChain) -> None:
        """Designing thread: say how loud the chain is, unless it was changed meanwhile."""
        if number != self._changes:
            return
        works = _soundworks()
        whole = self._whole(replace(wanted, match_db=0.0), works.RATE)
        if self._loudness is None or self._loudness[0] != whole:
            shift_db = works.shift_db(whole, lambda: number != self._changes)
            if shift_db is None:
                return
            self._loudness = (whole, shift_db)
        self.measured = SoundMeasured(wanted.tag, round(self._loudness[1], 2))


def _soundworks() -> Any:
    return importlib.import_module("player.engine.soundworks")
