"""The running chain: stages in order, changed while they play without a click."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dsp.diff import Add, Drop, Keep, diff
from dsp.guard import InputGuard, count_overs
from dsp.lane import Lane
from dsp.memory import History
from dsp.params.chain import ChainSpec, StageSlot
from dsp.registry import build_stage
from dsp.stage import Block, Stage, StreamFormat
from dsp.units import block_frames_for, frames_from_ms

FADE_MS = 50.0
"""A raised cosine this long leaves less than -100 dB beyond +-400 Hz of a tone."""

HISTORY_MS = 300.0
"""What a new stage can be primed with: the fade and the longest latency (linear-phase filters)."""


_PARTS_AT_ONCE = 4
"""Where nothing fades; more would leave the processor's nearest cache."""


@dataclass(frozen=True, slots=True)
class ChainUpdate:
    """A new description with the changed stages already designed; to be used once."""

    spec: ChainSpec
    stages: Mapping[str, Stage]


class Chain:
    """Plays a `ChainSpec`, whatever the length of the blocks that come in.

    One thread calls `process`, `update` and `reset`; `prepare_update` may run on another.
    `source_clips` counts runs at full scale that came in, `output_clips` samples the chain itself
    left beyond full scale.
    """

    def __init__(self, spec: ChainSpec, fmt: StreamFormat, block_frames: int | None = None) -> None:
        self._fmt = fmt
        self._block_frames = block_frames or block_frames_for(fmt.sample_rate)
        fade_frames = frames_from_ms(FADE_MS, fmt.sample_rate)
        self._fade = 0.5 - 0.5 * np.cos(np.pi * (np.arange(fade_frames) + 0.5) / fade_frames)
        self._fade_position = fade_frames
        self._pending: ChainUpdate | None = None
        self._guard = InputGuard(fmt.channels)
        self._output_past = self._empty_past()
        self._lanes = [self._open(slot) for slot in spec.slots]
        self._spec = spec
        self.output_clips = 0

    @property
    def spec(self) -> ChainSpec:
        """The description last asked for, perhaps still waiting for a fade to end."""
        return self._pending.spec if self._pending else self._spec

    @property
    def source_clips(self) -> int:
        """Samples of the source that lie in a flat run at or beyond full scale."""
        return self._guard.clips

    @property
    def is_empty(self) -> bool:
        """Whether blocks leave exactly as they come, at once."""
        return self._pending is None and all(lane.is_wire for lane in self._lanes)

    @property
    def is_fading(self) -> bool:
        """Whether a change is still being crossed over."""
        return self._fade_position < len(self._fade)

    @property
    def latency_frames(self) -> int:
        """How many frames later the sound leaves than it came in."""
        return sum(lane.latency_frames for lane in self._lanes)

    @property
    def latencies(self) -> tuple[tuple[str, int], ...]:
        """The frames that each slot adds, by its name, in order; those that add none left out."""
        named = ((lane.name, lane.latency_frames) for lane in self._lanes)
        return tuple((name, frames) for name, frames in named if name and frames)

    def take_peaks(self, *, go_on: bool) -> list[tuple[str, float]]:
        """Return the largest magnitude that left each slot since the last call; measure on, or not.

        The first call begins.
        """
        return [(lane.name, lane.take_peak(go_on=go_on)) for lane in self._lanes if lane.name]

    @property
    def tail_frames(self) -> int:
        """How many frames of sound may follow the last input frame."""
        return self.latency_frames + sum(lane.tail_frames for lane in self._lanes)

    def stage(self, name: str) -> Stage | None:
        """Return the stage that plays in a slot, for its meters; None where nothing acts."""
        return next((lane.stage for lane in self._lanes if lane.name == name), None)

    def process(self, block: Block) -> None:
        """Play a float64 `(channels, frames)` block in place."""
        if self.is_empty:
            self._guard.watch(block)
            self._remember(block)
            return
        self._guard.clean(block)
        done = 0
        while done < block.shape[1]:
            part = block[:, done : done + self._part_frames()]
            self._process_part(part)
            done += part.shape[1]
        self.output_clips += count_overs(block)

    def reset(self) -> None:
        """Forget the past, as after a seek; a waiting change is taken over without a fade."""
        if self._pending:
            self._apply(self._pending)
            self._pending = None
        self._end_fade()
        for lane in self._lanes:
            lane.reset()
        self._lanes = [lane for lane in self._lanes if lane.slot]
        self._output_past.reset()

    def prepare_update(self, spec: ChainSpec) -> ChainUpdate:
        """Design the stages that would change, the slow part of `update`; changes nothing."""
        running = {slot.name: slot for slot in self._spec.slots}
        stages = {
            slot.name: build_stage(slot.params, self._fmt)
            for slot in spec.slots
            if slot.is_active and _differs(running.get(slot.name), slot)
        }
        return ChainUpdate(spec, stages)

    def update(self, new: ChainSpec | ChainUpdate) -> None:
        """Cross over to another description; during a fade only the last one asked for counts."""
        update = new if isinstance(new, ChainUpdate) else self.prepare_update(new)
        if self.is_fading:
            self._pending = update
        else:
            self._apply(update)

    def _remember(self, block: Block) -> None:
        for lane in self._lanes:
            lane.past.write(block)
        self._output_past.write(block)

    def _part_frames(self) -> int:
        remaining = len(self._fade) - self._fade_position
        if not remaining:
            return _PARTS_AT_ONCE * self._block_frames
        return min(self._block_frames, remaining)

    def _process_part(self, part: Block) -> None:
        share = self._fade[self._fade_position : self._fade_position + part.shape[1]]
        for lane in self._lanes:
            lane.process(part, share)
        self._output_past.write(part)
        if len(share):
            self._fade_position += len(share)
            self._finish_fade()

    def _finish_fade(self) -> None:
        if self.is_fading:
            return
        self._end_fade()
        if self._pending:
            update, self._pending = self._pending, None
            self._apply(update)

    def _end_fade(self) -> None:
        self._fade_position = len(self._fade)
        for lane in self._lanes:
            lane.end_fade()
        self._lanes = [lane for lane in self._lanes if lane.slot or not lane.is_wire]

    def _apply(self, update: ChainUpdate) -> None:
        """Bring the lanes in line with a description and start the fade of those that differ."""
        lanes, slots = self._lanes, update.spec.slots
        kept = {slot.name for slot in slots}
        steps = diff([lane.name for lane in lanes], [slot.name for slot in slots])
        self._lanes = [self._follow(step, lanes, kept, update) for step in steps]
        self._spec = update.spec
        if any(lane.is_fading for lane in self._lanes):
            self._fade_position = 0

    def _follow(
        self, step: Keep | Drop | Add, lanes: list[Lane], kept: set[str], update: ChainUpdate
    ) -> Lane:
        match step:
            case Keep(old, new):
                self._turn(lanes[old], update.spec.slots[new], update)
                return lanes[old]
            case Drop(old):
                self._retire(lanes[old], kept)
                return lanes[old]
            case Add(new, before):
                slot = update.spec.slots[new]
                past = lanes[before].past if before < len(lanes) else self._output_past
                lane = Lane(slot.name, past.copy())
                self._turn(lane, slot, update)
                return lane

    def _turn(self, lane: Lane, slot: StageSlot, update: ChainUpdate) -> None:
        """Fade a lane to what its slot says now, if that sounds different."""
        old, lane.slot = lane.slot, slot
        if _differs(old, slot):
            stage = update.stages.get(slot.name) or self._build(slot) if slot.is_active else None
            lane.change(stage, len(self._fade))

    def _retire(self, lane: Lane, kept: set[str]) -> None:
        """Fade a lane out; it stays while its latency is held, nameless if its stage moved."""
        was_active = lane.slot is not None and lane.slot.is_active
        lane.slot = None
        if lane.name in kept:
            lane.name = None
        if was_active:
            lane.change(None, len(self._fade))

    def _open(self, slot: StageSlot) -> Lane:
        lane = Lane(slot.name, self._empty_past())
        lane.start(slot, self._build(slot))
        return lane

    def _build(self, slot: StageSlot) -> Stage | None:
        return build_stage(slot.params, self._fmt) if slot.is_active else None

    def _empty_past(self) -> History[np.float64]:
        frames = frames_from_ms(HISTORY_MS, self._fmt.sample_rate)
        return History(self._fmt.channels, frames, np.float64)


def _differs(old: StageSlot | None, new: StageSlot) -> bool:
    """Return whether a slot sounds different from what it was; None was silent about it."""
    if old is None or not old.is_active:
        return new.is_active
    return not new.is_active or old.params != new.params
