"""The chain between decoder and ring; where it would change nothing, nothing runs at all.

Stages are designed on a thread of their own, so that a change never holds the sound up.
"""

import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import numpy as np

from dsp.params.chain import ChainSpec
from player.engine.audio_source import Samples
from player.engine.chain_figures import ChainFigures
from player.engine.channels import as_stereo
from player.engine.designing import Designer
from player.engine.headroom import acts, headroom_db
from player.engine.messages import SetChain
from player.engine.sound_memory import SoundMemory
from player.engine.stage_peaks import StagePeaks

_REMEMBERED_S = 0.3  # what a new stage is primed with
_PART_S = 0.021


class Processing:
    """Owned by the render thread, but for what `_redesign` does on the designing one.

    Args:
        figures: Where the chain's load and counters are published.

    Attributes:
        designer: Does what may be slow.
        peaks: What is measured while somebody looks at the signal path.
    """

    def __init__(self, figures: SoundMemory) -> None:
        self.designer = Designer()
        self._figures = ChainFigures(figures)
        self.peaks = StagePeaks(figures)
        self._wanted = SetChain(ChainSpec())
        self._sample_rate = 0
        self._chain: Any = None
        self._opening: Future[Any] | None = None
        self._designed: tuple[Any, Any] | None = None
        self._changes = 0
        self._last: Samples | None = None

    @property
    def active(self) -> bool:
        """Whether samples go through the chain."""
        waiting = self._opening is not None or self._designed is not None
        return self._chain is not None or waiting

    @property
    def acts(self) -> bool:
        """Whether samples leave changed; a chain that was switched off still delays them."""
        if self._chain is None:
            return self._designed is not None or self._opening is not None
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
    def stages_ms(self) -> tuple[tuple[str, float], ...]:
        """What each stage adds, by the name of its slot; those that add nothing left out."""
        if self._chain is None:
            return ()
        ms = 1000.0 / (self._sample_rate or 1)
        return tuple((name, frames * ms) for name, frames in self._chain.latencies)

    @property
    def headroom_db(self) -> float:
        """What is taken off before the chain, 0 or less."""
        return headroom_db(self._chain.spec) if self._chain else 0.0

    @property
    def opening(self) -> bool:
        """Whether the first chain of a stream has not been taken over yet."""
        return self._opening is not None

    @property
    def ready(self) -> bool:
        """Whether a stream that was opened may be fed: its first chain is designed."""
        return self._opening is None or self._opening.done()

    def open(self, sample_rate: int, *, passed_by: bool = False) -> None:
        """Begin with another stream, perhaps one that goes past the chain whatever is wanted.

        Nothing plays before `ready`.

        The first design of a process loads scipy: seconds on a busy machine, in which the render
        thread must go on, or it is taken for dead.
        """
        self._sample_rate = 0 if passed_by else sample_rate
        self._chain = self._designed = self._last = self._opening = None
        self.peaks.forget()
        if acts(self._wanted) and not passed_by:
            wanted = self._wanted
            self._opening = self.designer.submit(lambda: self.designer.first(wanted, sample_rate))
        self._publish()

    def change(self, wanted: SetChain) -> None:
        """Play through these stages from soon on; what did not change keeps its state."""
        self._wanted = wanted
        self._changes += 1
        if not acts(wanted):
            self._designed = None
        number, rate = self._changes, self._sample_rate
        if rate and (self.active or acts(wanted)):
            self.designer.submit(lambda: self._redesign(number, wanted, rate))
        if not wanted.spec.is_flat:
            self.designer.submit(lambda: self.designer.measure(wanted, self._overtakes(number)))

    def process(self, samples: Samples) -> Samples:
        """Return the samples as they are, or float64 `(frames, 2)` from the chain."""
        if self._opening is not None:
            self._chain, self._opening = self._opening.result(), None
        if self._designed is not None:
            self._take_over()
        self.peaks.entered(samples)
        if self._chain is None:
            self._last = samples
            return samples
        block = as_stereo(samples)
        began = time.thread_time()
        self._chain.process(block)
        self.peaks.passed(self._chain)
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
        self.designer.close()

    def _overtakes(self, number: int) -> Callable[[], bool]:
        """Return what tells whether a change has come after this one."""
        return lambda: number != self._changes

    def _publish(self, cpu_share: float = 0.0) -> None:
        self._figures.publish(self._chain, self._sample_rate, self._wanted.match_db, cpu_share)

    def _drop_if_empty(self) -> None:
        if not acts(self._wanted) and self._designed is None and self._chain.is_empty:
            self._chain = None
            self._publish()

    def _take_over(self) -> None:
        assert self._designed is not None  # noqa: S101  only called when it is there
        (chain, update), self._designed = self._designed, None
        if self._chain is None:
            self._chain = chain
            if self._last is not None:
                past = self._last[-int(self._sample_rate * _REMEMBERED_S) :]
                chain.process(as_stereo(past))
        self._chain.update(update)
        self.peaks.forget()

    def _redesign(self, number: int, wanted: SetChain, sample_rate: int) -> None:
        """Designing thread: leave the result where `process` finds it.

        What was overtaken before it was begun is left out; what was begun is used, so that a
        control that is dragged without a rest is heard all the while.
        """
        if number != self._changes:
            return
        designed = self.designer.update(self._chain, wanted, sample_rate)
        wanted_still = acts(self._wanted) or number == self._changes
        if designed and sample_rate == self._sample_rate and wanted_still:
            self._designed = designed
