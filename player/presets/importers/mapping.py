"""Items of another program's file as a chain of ours, in their order."""

from collections import Counter
from collections.abc import Iterable

from dsp.params import ParamError
from dsp.params.chain import MAX_STAGES, ChainSpec, StageParams, StageSlot
from dsp.params.convolution import ConvolverParams
from dsp.params.eq import MAX_BANDS, Band, BandScope, CurveEqParams, EqualizerParams, Reference
from dsp.params.level import GainParams
from player.presets.importers.items import (
    Bands,
    Convolution,
    Curve,
    Delay,
    Item,
    Matrix,
    Origin,
    Placed,
    Preamp,
    Ready,
    Section,
)
from player.presets.importers.notes import ImportNote
from player.presets.importers.routing import delay_stage, matrix_stages, section_stage

MAX_PREAMP_DB = 30.0
MIN_PREAMP_DB = -60.0


def chain_of(
    placed: Iterable[Placed], reference: Reference
) -> tuple[ChainSpec, tuple[ImportNote, ...]]:
    """Return the chain of some items, and a note for each one that no stage can play."""
    builder = _Builder(reference)
    for one in placed:
        builder.add(one)
    return builder.finish(), tuple(builder.notes)


def note_at(origin: Origin, reason: str) -> ImportNote:
    """Return a note about the line an item came from."""
    return ImportNote(origin.line, origin.text, reason, origin.file)


class _Builder:
    """Collects stages; bands and gains that stand together share one equalizer."""

    def __init__(self, reference: Reference) -> None:
        self.notes: list[ImportNote] = []
        self._reference = reference
        self._stages: list[StageParams] = []
        self._bands: list[Band] = []
        self._preamp_db = 0.0

    def add(self, placed: Placed) -> None:
        """Turn one item into stages, or into a note."""
        try:
            reason = self._add(placed.item)
        except ParamError as error:
            reason = str(error)
        if reason:
            self.notes.append(note_at(placed.origin, reason))

    def finish(self) -> ChainSpec:
        """Return the chain; stages beyond what a chain holds become a note."""
        self._flush()
        kept = self._stages[:MAX_STAGES]
        if len(self._stages) > MAX_STAGES:
            reason = f"only the first {MAX_STAGES} of {len(self._stages)} stages fit into a chain"
            self.notes.append(ImportNote(0, "", reason))
        numbers: Counter[str] = Counter()
        slots: list[StageSlot] = []
        for params in kept:
            numbers[params.kind] += 1
            slots.append(StageSlot(f"{params.kind}-{numbers[params.kind]}", params))
        return ChainSpec(tuple(slots))

    def _add(self, item: Item) -> str:
        """Take an item over and return "", or return why it cannot be played."""
        match item:
            case Preamp(gain_db, BandScope.BOTH):
                self._preamp_db += gain_db
            case Bands(bands):
                self._bands.extend(bands)
            case Preamp(gain_db, scope):
                self._add_stages(matrix_stages(_one_side(gain_db, scope)))
            case Ready(params):
                self._add_stages([params])
            case Matrix():
                self._add_stages(matrix_stages(item))
            case Delay() | Section():
                return self._add_impulse(item)
            case Curve() | Convolution():
                return self._add_file(item)
        return ""

    def _add_impulse(self, item: Delay | Section) -> str:
        if isinstance(item, Section):
            stage = section_stage(item)
            return self._add_stages([stage]) if stage else "this filter is not stable"
        if item.scope is BandScope.BOTH:
            return "left out: it delays both channels alike, which nobody hears"
        return self._add_stages([delay_stage(item)]) if item.delay_ms else ""

    def _add_file(self, item: Curve | Convolution) -> str:
        if item.scope is not BandScope.BOTH:
            return f"left out: it is for the {item.scope} channel alone"
        if isinstance(item, Curve):
            return self._add_stages([CurveEqParams(item.points)])
        return self._add_stages([ConvolverParams(item.path, item.gain_db)])

    def _add_stages(self, stages: list[StageParams]) -> str:
        self._flush()
        self._stages.extend(stages)
        return ""

    def _flush(self) -> None:
        """Close the equalizer that was being filled; 64 bands a stage."""
        extra_db = self._preamp_db - min(max(self._preamp_db, MIN_PREAMP_DB), MAX_PREAMP_DB)
        if extra_db:
            self._stages.append(GainParams(min(max(extra_db, -90.0), 40.0)))
        preamp_db = self._preamp_db - extra_db
        for start in range(0, max(len(self._bands), 1), MAX_BANDS):
            bands = tuple(self._bands[start : start + MAX_BANDS])
            if bands or preamp_db:
                self._stages.append(EqualizerParams(bands, preamp_db, self._reference))
            preamp_db = 0.0
        self._bands, self._preamp_db = [], 0.0


def _one_side(gain_db: float, scope: BandScope) -> Matrix:
    gain = 10.0 ** (gain_db / 20.0)
    left, right = (gain, 1.0) if scope is BandScope.LEFT else (1.0, gain)
    return Matrix(left_from_left=left, right_from_right=right)
