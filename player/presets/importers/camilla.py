"""CamillaDSP configurations: filters and mixers by name, a pipeline that uses them."""

import math
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from dsp.params import ParamError
from dsp.params.eq import BandScope, Reference
from player.documents import DocumentError
from player.presets.importers.camilla_filter import items_of
from player.presets.importers.fields import mapping_in, number_in
from player.presets.importers.items import Convolution, Item, Matrix, Origin, Placed
from player.presets.importers.mapping import chain_of, note_at
from player.presets.importers.notes import Imported, ImportNote

REFERENCES = {44_100: Reference.RBJ_44100, 48_000: Reference.RBJ_48000}
"""Above 48 kHz a cookbook filter and the curve on paper agree within 0.6 dB up to 20 kHz."""

MAX_STEPS = 1_000
MAX_DEPTH = 64
_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KEY = re.compile(r"""\s*["']?([^:"'#\-][^:"'#]{0,200})["']?\s*:""")
_WORD = re.compile(r"[^\s,:{}\[\]\"'#]{1,200}")
_SIDES = {(0,): BandScope.LEFT, (1,): BandScope.RIGHT, (0, 1): BandScope.BOTH}


def import_camilla(text: str, path: Path | None = None) -> Imported:
    """Return the chain of a configuration; without a pipeline all filters play on both channels."""
    document = load_yaml(text)
    lines = _lines_of_keys(text)
    reader = _Reader(document, lines, path.parent if path else Path())
    pipeline = document.get("pipeline")
    steps = (
        pipeline if isinstance(pipeline, list) else [{"type": "Filter", "names": [*reader.filters]}]
    )
    for step in steps[:MAX_STEPS]:
        reader.step(step if isinstance(step, Mapping) else {})
    reference = REFERENCES.get(reader.sample_rate, Reference.ANALOG)
    chain, notes = chain_of(reader.placed, reference)
    return Imported(chain, "CamillaDSP", (*reader.notes, *notes))


def load_yaml(text: str) -> Mapping[str, Any]:
    """Return a YAML mapping; aliases that multiply, and anything else, are `DocumentError`."""
    try:
        _check_events(text)
        document = yaml.load(text, Loader=_LOADER)  # noqa: S506  a safe loader, in C where it is built
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise DocumentError("YAML", " ".join(str(error).split())) from error
    if not isinstance(document, Mapping):
        raise DocumentError("YAML", "a configuration is a mapping")
    return document


def _check_events(text: str) -> None:
    """Refuse what can grow while it is read: aliases, and nesting beyond any configuration."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent):
            raise DocumentError("YAML", "aliases are not used in configurations")
        if depth > MAX_DEPTH:
            raise DocumentError("YAML", f"nested deeper than {MAX_DEPTH} levels")


class _Reader:
    """Follows the pipeline and places what each step does."""

    def __init__(self, document: Mapping[str, Any], lines: Mapping[str, int], folder: Path) -> None:
        self.filters = mapping_in(document, "filters")
        self.placed: list[Placed] = []
        self.notes: list[ImportNote] = []
        self.sample_rate = _rate_of(document)
        self._mixers = mapping_in(document, "mixers")
        self._lines = lines
        self._folder = folder

    def step(self, step: Mapping[str, Any]) -> None:
        """Take over one step of the pipeline."""
        kind = step.get("type")
        if step.get("bypassed"):
            self._note(str(step.get("name", kind)), "left out: this step is bypassed")
        elif kind == "Filter":
            names, scope = step.get("names"), _scope_of(step)
            for name in names if isinstance(names, list) else []:
                self._filter(str(name), scope)
        elif kind == "Mixer":
            self._mixer(str(step.get("name")))
        else:
            self._note(str(step.get("name", "")), f"pipeline step {kind or '?'} is not played")

    def _filter(self, name: str, scope: BandScope | None) -> None:
        if scope is None:
            self._note(name, "it is for channels that stereo does not have")
            return
        if name not in self.filters:
            self._note(name, "there is no such filter")
            return
        try:
            items = items_of(mapping_in(self.filters, name), scope, self.sample_rate)
            self._place(name, [self._resolved(item) for item in items])
        except ParamError as error:
            self._note(name, str(error))

    def _mixer(self, name: str) -> None:
        try:
            self._place(name, [_matrix(mapping_in(self._mixers, name))])
        except ParamError as error:
            self._note(name, str(error))

    def _resolved(self, item: Item) -> Item:
        if not isinstance(item, Convolution):
            return item
        file = self._folder / item.path
        if "\0" in item.path or not file.is_file():
            raise ParamError("the impulse response is not there")
        return Convolution(str(file), item.scope, item.gain_db)

    def _place(self, name: str, items: list[Item]) -> None:
        self.placed.extend(Placed(item, self._origin(name)) for item in items)

    def _note(self, name: str, reason: str) -> None:
        self.notes.append(note_at(self._origin(name), reason))

    def _origin(self, name: str) -> Origin:
        return Origin(self._lines.get(name, 0), name)


def _rate_of(document: Mapping[str, Any]) -> int:
    """Return the rate the configuration runs at; 44.1 kHz where it only lists filters."""
    try:
        rate = number_in(mapping_in(document, "devices"), "samplerate", 44_100.0)
    except ParamError:
        return 44_100
    return int(min(max(rate, 8_000.0), 1_536_000.0))


def _scope_of(step: Mapping[str, Any]) -> BandScope | None:
    """Return the channels of a step; version 1 and 2 files name a single `channel`."""
    channels = step.get("channels", step.get("channel"))
    if channels is None:
        return BandScope.BOTH
    listed = channels if isinstance(channels, list) else [channels]
    return _SIDES.get(tuple(sorted(channel for channel in listed if channel in (0, 1))))


def _matrix(mixer: Mapping[str, Any]) -> Matrix:
    """Return a mixer from two channels to two; `ParamError` for any other."""
    rows = mixer.get("mapping")
    if not isinstance(rows, list):
        raise ParamError("there is no such mixer")
    gains = [[0.0, 0.0], [0.0, 0.0]]
    for row in rows:
        target, sources = (row.get("dest"), row.get("sources")) if isinstance(row, dict) else (0, 0)
        if target not in (0, 1) or not isinstance(sources, list):
            raise ParamError("only mixers from two channels to two are played")
        for source in sources:
            if not isinstance(source, Mapping) or source.get("channel") not in (0, 1):
                raise ParamError("only mixers from two channels to two are played")
            gains[int(target)][int(source["channel"])] += _source_gain(source)
    return Matrix(*gains[0], *gains[1])


def _source_gain(source: Mapping[str, Any]) -> float:
    gain = number_in(source, "gain", 0.0)
    if source.get("mute"):
        return 0.0
    if str(source.get("scale") or "dB").lower() != "linear":
        if not -200.0 <= gain <= 60.0:
            raise ParamError(f"mixer gain {gain:g} dB is outside -200..60 dB")
        gain = math.pow(10.0, gain / 20.0)
    return -gain if source.get("inverted") else gain


def _lines_of_keys(text: str) -> dict[str, int]:
    """Return the line on which each key, or else each word, stands first, for the notes."""
    keys: dict[str, int] = {}
    words: dict[str, int] = {}
    for number, raw in enumerate(text.splitlines(), 1):
        if match := _KEY.match(raw):
            keys.setdefault(match[1].strip(), number)
        for word in _WORD.findall(raw):
            words.setdefault(word, number)
    return words | keys
