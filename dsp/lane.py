"""One place in the running chain: the stage that plays there and the fade to its successor."""

import numpy as np

from dsp.guard import largest
from dsp.memory import DelayLine, History
from dsp.params.chain import StageSlot
from dsp.stage import Block, Stage
from dsp.units import FloatArray


class Voice:
    """A stage, or none, and the delay that keeps its lane's latency when the stage has less."""

    def __init__(self, stage: Stage | None, latency_frames: int, channels: int) -> None:
        self.stage = stage
        own_latency = stage.latency_frames if stage else 0
        self.latency_frames = max(own_latency, latency_frames)
        self._pad = DelayLine(channels, self.latency_frames - own_latency)

    @property
    def is_wire(self) -> bool:
        """Whether nothing happens to the sound here, not even a delay."""
        return self.stage is None and not self.latency_frames

    def process(self, block: Block) -> None:
        """Play the stage and the delay, in place."""
        if self.stage:
            self.stage.process(block)
        self._pad.process(block)

    def reset(self) -> None:
        """Forget the past."""
        if self.stage:
            self.stage.reset()
        self._pad.reset()


class Lane:
    """A slot of the running chain.

    A change plays old and new side by side and crosses over along a raised cosine. The new one
    was primed with what the lane heard before, so both play the same frames of the file. Latency
    only grows here; `reset` lets go of what a departed stage left behind.
    """

    def __init__(self, name: str, past: History[np.float64]) -> None:
        """`past` is what went through this point so far; the lane owns it from now on."""
        self.name: str | None = name
        self.slot: StageSlot | None = None
        self._past = past
        self._voice = Voice(None, 0, past.channels)
        self._outgoing: Voice | None = None
        self._peak: float | None = None

    def start(self, slot: StageSlot, stage: Stage | None) -> None:
        """Play a stage from the first frame on, without a fade."""
        self.slot = slot
        self._voice = Voice(stage, 0, self._past.channels)

    @property
    def stage(self) -> Stage | None:
        """The stage that plays, or fades in."""
        return self._voice.stage

    @property
    def latency_frames(self) -> int:
        """The delay of this lane."""
        return self._voice.latency_frames

    @property
    def tail_frames(self) -> int:
        """How long the lane sounds on after its input fell silent, without its delay."""
        return self._voice.stage.tail_frames if self._voice.stage else 0

    @property
    def is_wire(self) -> bool:
        """Whether nothing happens to the sound here."""
        return self._outgoing is None and self._voice.is_wire

    @property
    def is_fading(self) -> bool:
        """Whether an old stage still plays beside the new one."""
        return self._outgoing is not None

    @property
    def past(self) -> History[np.float64]:
        """What came into this lane lately."""
        return self._past

    def change(self, stage: Stage | None, fade_frames: int) -> None:
        """Start the fade to another stage, or to none; any running fade ends at once."""
        self._outgoing = self._voice
        self._voice = Voice(stage, self._outgoing.latency_frames, self._past.channels)
        if not self._voice.is_wire:
            needed = fade_frames + self._voice.latency_frames + self.tail_frames
            self._voice.process(self._past.last(needed))

    def end_fade(self) -> None:
        """Let the old stage go."""
        self._outgoing = None

    def process(self, block: Block, share: FloatArray) -> None:
        """Play in place; `share`, 0-1 for each frame, is the new stage's part during a fade."""
        self._past.write(block)
        if self._outgoing is None:
            self._voice.process(block)
        else:
            self._cross_over(self._outgoing, block, share)
        if self._peak is not None:
            self._peak = max(self._peak, largest(block))

    def take_peak(self, *, go_on: bool) -> float:
        """Return the largest magnitude that left since the last call; measure on, or no more."""
        peak, self._peak = self._peak, 0.0 if go_on else None
        return peak or 0.0

    def _cross_over(self, outgoing: Voice, block: Block, share: FloatArray) -> None:
        before = block.copy()
        outgoing.process(before)
        self._voice.process(block)
        np.subtract(block, before, out=block)
        block *= share
        block += before

    def reset(self) -> None:
        """Forget the past and any delay that outlived its stage."""
        self._outgoing = None
        self._voice = Voice(self._voice.stage, 0, self._past.channels)
        self._voice.reset()
        self._past.reset()
