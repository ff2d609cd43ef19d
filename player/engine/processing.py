"""The chain between decoder and ring; where it would change nothing, nothing runs at all.

Stages are designed on a thread of their own, so that a change never holds the sound up. scipy is
imported with the first stage: without one the engine stays small.
"""

import importlib
import traceback
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.dynamics import LimiterParams
from dsp.params.level import GainParams
from player.engine.audio_source import Samples
from player.engine.channels import as_stereo

_REMEMBERED_S = 0.3  # what a new stage is primed with
_PART_S = 0.021


class Processing:
    """Owned by the render thread, but for what `_design` does on the designing one."""

    def __init__(self) -> None:
        self._designer = ThreadPoolExecutor(1, thread_name_prefix="design")
        self._spec = ChainSpec()
        self._auto_headroom = True
        self._sample_rate = 0
        self._chain: Any = None
        self._designed: tuple[Any, Any] | None = None
        self._wanted = 0  # counts changes: a design that was overtaken is dropped
        self.trouble: Exception | None = None
        self._last: Samples | None = None

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

    def open(self, sample_rate: int) -> None:
        """Be ready for another stream; designs at once, nothing plays yet."""
        self._sample_rate = sample_rate
        self._chain = self._designed = self._last = None
        if not self._spec.is_flat:
            self._chain, update = self._design(None, self._spec, sample_rate)
            self._chain.update(update)
            self._chain.reset()  # nothing sounds yet: no fade into the first frame

    def change(self, spec: ChainSpec, *, auto_headroom: bool) -> None:
        """Play through these stages from soon on; what did not change keeps its state."""
        self._spec, self._auto_headroom = spec, auto_headroom
        self._wanted += 1
        self._designed = None
        if self._sample_rate and (self._chain is not None or not spec.is_flat):
            self._designer.submit(self._redesign, self._wanted, spec, self._sample_rate)

    def process(self, samples: Samples) -> Samples:
        """Return the samples as they are, or float64 `(frames, 2)` from the chain."""
        if self._designed is not None:
            self._take_over()
        if self._chain is None:
            self._last = samples
            return samples
        block = as_stereo(samples)
        self._chain.process(block)
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
        self._designer.shutdown(cancel_futures=True)

    def _drop_if_empty(self) -> None:
        if self._spec.is_flat and self._designed is None and self._chain.is_empty:
            self._chain = None

    def _take_over(self) -> None:
        assert self._designed is not None  # noqa: S101  only called when it is there
        (chain, update), self._designed = self._designed, None
        if self._chain is None:
            self._chain = chain
            if self._last is not None:
                past = self._last[-int(self._sample_rate * _REMEMBERED_S) :]
                chain.process(as_stereo(past))
        self._chain.update(update)

    def _redesign(self, number: int, spec: ChainSpec, sample_rate: int) -> None:
        """Designing thread: leave the result where `process` finds it, unless it is outdated."""
        try:
            designed = self._design(self._chain, spec, sample_rate)
        except Exception as error:  # noqa: BLE001  the future is nobody's to look at
            traceback.print_exc()
            self.trouble = error
            return
        if number == self._wanted and sample_rate == self._sample_rate:
            self._designed = designed

    def _design(self, chain: Any, spec: ChainSpec, sample_rate: int) -> tuple[Any, Any]:
        stage, module = (importlib.import_module(name) for name in ("dsp.stage", "dsp.chain"))
        if chain is None:
            chain = module.Chain(ChainSpec(), stage.StreamFormat(sample_rate))
        whole = guarded(spec, sample_rate, auto_headroom=self._auto_headroom)
        return chain, chain.prepare_update(whole)


def guarded(spec: ChainSpec, sample_rate: int, *, auto_headroom: bool) -> ChainSpec:
    """Add what keeps a chain from clipping: room for its highest gain, and the limiter."""
    if spec.is_flat:
        return ChainSpec()
    response = importlib.import_module("dsp.response")
    worst_db = response.worst_case_gain_db(spec, sample_rate) if auto_headroom else 0.0
    headroom = StageSlot("headroom", GainParams(-max(0.0, round(worst_db, 2))))
    return ChainSpec((headroom, *spec.slots, StageSlot("limiter", LimiterParams())))
