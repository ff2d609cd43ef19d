"""EasyEffects presets: the output's plug-ins in order, as far as the chain has their like."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from dsp.params import ParamError
from dsp.params.chain import StageParams
from dsp.params.eq import (
    BUTTERWORTH_Q,
    GAIN_KINDS,
    PASS_KINDS,
    Band,
    BandKind,
    BandScope,
    Reference,
)
from dsp.params.headphones import CrossfeedParams
from player.documents import DocumentError
from player.presets.importers.fields import mapping_in, number_in
from player.presets.importers.items import Bands, Origin, Placed, Preamp, Ready
from player.presets.importers.mapping import chain_of, note_at
from player.presets.importers.notes import Imported, ImportNote

KINDS = {
    "Bell": BandKind.PEAK,
    "Hi-pass": BandKind.HIGHPASS,
    "Hi-shelf": BandKind.HIGH_SHELF,
    "Lo-pass": BandKind.LOWPASS,
    "Lo-shelf": BandKind.LOW_SHELF,
    "Notch": BandKind.NOTCH,
    "Allpass": BandKind.ALLPASS,
    "Bandpass": BandKind.BANDPASS,
}
_EXACT_MODE = "APO (DR)"
_SLOPES = {"x1": 1, "x2": 2, "x3": 3, "x4": 4}
MAX_BANDS = 32
MAX_GAIN_DB = 120.0


def import_easyeffects(text: str) -> Imported:
    """Return the chain of the output section; what has no like here becomes a note."""
    output = mapping_in(_document(text), "output")
    reader = _Reader(text.splitlines())
    for name in _order(output):
        reader.plugin(name, mapping_in(output, name))
    chain, notes = chain_of(reader.placed, Reference.RBJ_48000)
    return Imported(chain, "EasyEffects", (*reader.notes, *notes))


def _document(text: str) -> Mapping[str, Any]:
    try:
        document = msgspec.json.decode(text)
    except (msgspec.MsgspecError, RecursionError, UnicodeError) as error:
        raise DocumentError("JSON", str(error)) from error
    if not isinstance(document, Mapping) or not mapping_in(document, "output"):
        raise DocumentError("$.output", "there is no output section")
    return document


def _order(output: Mapping[str, Any]) -> list[str]:
    order = output.get("plugins_order")
    names = [str(name) for name in order] if isinstance(order, list) else []
    return names or [name for name in output if name not in {"blocklist", "plugins_order"}]


class _Reader:
    """Takes over one plug-in after the other."""

    def __init__(self, lines: list[str]) -> None:
        self.placed: list[Placed] = []
        self.notes: list[ImportNote] = []
        self._lines = lines

    def plugin(self, name: str, fields: Mapping[str, Any]) -> None:
        """Take over one plug-in, unless it is switched off."""
        origin = self._origin(name)
        kind = name.partition("#")[0]
        if fields.get("bypass") is True:
            self._note(origin, "left out: it is bypassed")
            return
        try:
            if kind == "equalizer":
                self._equalizer(fields, origin)
            elif kind == "crossfeed":
                self.placed.append(Placed(Ready(_crossfeed(fields)), origin))
            else:
                self._note(origin, f"the plug-in {kind} is not played")
        except ParamError as error:
            self._note(origin, str(error))

    def _equalizer(self, fields: Mapping[str, Any], origin: Origin) -> None:
        gain_db = number_in(fields, "input-gain", 0.0) + number_in(fields, "output-gain", 0.0)
        if abs(gain_db) > MAX_GAIN_DB:
            raise ParamError(f"gain {gain_db:g} dB is outside +-{MAX_GAIN_DB:g} dB")
        self.placed.append(Placed(Preamp(gain_db), origin))
        split = fields.get("split-channels") is True
        sides = (BandScope.LEFT, BandScope.RIGHT) if split else (BandScope.BOTH,)
        for scope in sides:
            bands = mapping_in(fields, "right" if scope is BandScope.RIGHT else "left")
            for index in range(MAX_BANDS):
                band = mapping_in(bands, f"band{index}")
                self._band(band, scope, Origin(origin.line, f"{scope} band{index}"))

    def _band(self, fields: Mapping[str, Any], scope: BandScope, origin: Origin) -> None:
        kind = str(fields.get("type", "Off"))
        if kind == "Off":
            return
        if kind not in KINDS:
            self._note(origin, f"band type {kind} is not played")
            return
        try:
            band = _band(fields, KINDS[kind], scope)
        except ParamError as error:
            self._note(origin, str(error))
            return
        self.placed.append(Placed(Bands((band,)), origin))
        for reason in _differences(fields, band):
            self._note(origin, reason)

    def _note(self, origin: Origin, reason: str) -> None:
        self.notes.append(note_at(origin, reason))

    def _origin(self, name: str) -> Origin:
        quoted = f'"{name}"'
        numbers = (number for number, line in enumerate(self._lines, 1) if quoted in line)
        return Origin(next(numbers, 0), name)


def _band(fields: Mapping[str, Any], kind: BandKind, scope: BandScope) -> Band:
    """Return one band; low- and high-passes of slope x2..x4 have 24..48 dB per octave."""
    steps = _SLOPES.get(str(fields.get("slope", "x1")), 1)
    slope_db = 12.0 * steps if kind in PASS_KINDS and steps > 1 else None
    return Band(
        kind,
        number_in(fields, "frequency"),
        number_in(fields, "gain", 0.0) if kind in GAIN_KINDS else 0.0,
        number_in(fields, "q", BUTTERWORTH_Q) or BUTTERWORTH_Q,
        slope_db,
        scope,
        enabled=fields.get("mute") is not True,
    )


def _differences(fields: Mapping[str, Any], band: Band) -> Iterator[str]:
    """Yield what is played otherwise than EasyEffects plays it."""
    mode = fields.get("mode", _EXACT_MODE)
    if mode != _EXACT_MODE:
        yield f"the mode {mode} is played as {_EXACT_MODE}"
    if fields.get("slope", "x1") != "x1" and band.kind not in PASS_KINDS:
        yield f"the slope {fields['slope']} is played as x1"
    if fields.get("solo") is True:
        yield "solo is not taken over"


def _crossfeed(fields: Mapping[str, Any]) -> StageParams:
    return CrossfeedParams(number_in(fields, "fcut", 700.0), number_in(fields, "feed", 4.5))
