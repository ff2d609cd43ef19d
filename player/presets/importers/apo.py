"""Equalizer APO configurations: every line becomes sound or a note, included files too."""

import re
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

from dsp.params.eq import BandScope, Reference
from player.documents import read_bytes
from player.errors import PlayerError
from player.presets.importers.apo_conditions import Conditions
from player.presets.importers.apo_copy import SAMPLES_RATE, parse_channels, parse_copy, parse_delay
from player.presets.importers.apo_filter import Refusal, parse_filter
from player.presets.importers.graphic_text import parse_curve
from player.presets.importers.items import Convolution, Delay, Item, Origin, Placed, Preamp
from player.presets.importers.mapping import chain_of, note_at
from player.presets.importers.notes import Imported, ImportNote
from player.presets.importers.numbers import number_at, with_points
from player.presets.importers.text import text_of

MAX_DEPTH = 100
MAX_LINES = 5_000
MAX_BYTES = 4 * 1024 * 1024
MAX_PREAMP_DB = 120.0

_LITERAL = re.compile(r"`\s*([-+]?[\d.]{1,30}(?:[eE][-+]?\d{1,3})?)\s*`")
_REW_HEADER = re.compile(
    r"\s*(?:Filter Settings file|Room EQ V|Dated|Notes|Equali[sz]er|Average|Settings for"
    r"|Measurement|Number|[A-Z][a-z]{2} \d)",
    re.IGNORECASE,
)
_UNPLAYABLE = {
    "Eval": "expressions are not evaluated",
    "VSTPlugin": "plug-ins are not loaded",
    "Plugin": "plug-ins are not loaded",
    "LoudnessCorrection": "Galaxia has its own loudness contour",
    "MultiBand": "bands with dynamics are not played",
}


def import_apo(text: str, path: Path | None = None, source: str = "Equalizer APO") -> Imported:
    """Return the chain of a configuration; `path` is its file, for what it includes."""
    reader = _Reader()
    reader.read(text, path, "")
    reader.close()
    chain, notes = chain_of(reader.placed, Reference.RBJ_44100)
    order = {origin: index for index, origin in enumerate(reader.origins)}
    every = [*reader.notes, *notes]
    every.sort(key=lambda note: order.get((note.file, note.line), -1))
    return Imported(chain, source, tuple(every))


class _Reader:
    """Walks the lines; `Channel` and the file's folder are what a line depends on."""

    def __init__(self) -> None:
        self.placed: list[Placed] = []
        self.notes: list[ImportNote] = []
        self.origins: dict[tuple[str, int], None] = {}
        self._scope: BandScope | None = BandScope.BOTH
        self._depth = 0
        self._lines_read = 0
        self._conditions = Conditions()
        self._folder: Path | None = None
        self._file = ""
        self._commands: dict[str, Callable[[str, Origin], None]] = {
            "Preamp": self._preamp,
            "Channel": self._channel,
            "Copy": self._copy,
            "Delay": self._delay,
            "GraphicEQ": self._curve,
            "Convolution": self._convolution,
            "Include": self._include,
        }

    def read(self, text: str, path: Path | None, name: str) -> None:
        """Take in one file; the channels chosen in it end with it."""
        outer = (self._scope, self._conditions, self._folder, self._file)
        self._conditions = self._conditions.inner()
        self._folder, self._file = path.parent if path else None, name
        for number, raw in enumerate(text.splitlines(), 1):
            if self._lines_read >= MAX_LINES:
                break
            self._lines_read += 1
            self._line(Origin(number, raw, name))
        self._scope, self._conditions, self._folder, self._file = outer

    def close(self) -> None:
        """Say it when there were more lines than anybody writes."""
        if self._lines_read >= MAX_LINES:
            self.notes.append(ImportNote(0, "", f"only the first {MAX_LINES} lines were read"))

    def _line(self, origin: Origin) -> None:
        key, colon, value = origin.text.partition(":")
        command = key.strip()
        if not origin.text.strip() or command.startswith("#"):
            return
        self.origins.setdefault((origin.file, origin.line))
        if not colon:
            if not _REW_HEADER.match(origin.text):
                self._note(origin, "not understood")
            return
        value = _LITERAL.sub(r"\1", value)
        steers, reason = self._conditions.judge(command, value)
        if reason:
            self._note(origin, reason)
        elif not steers:
            self._command(command, value, origin)

    def _command(self, command: str, value: str, origin: Origin) -> None:
        if "`" in value:
            self._note(origin, "expressions are not evaluated")
        elif command.startswith("Filter") and command != "Filter Settings file":
            self._take(parse_filter(value, self._scope or BandScope.BOTH), origin)
        elif command in self._commands:
            self._commands[command](value, origin)
        elif command in _UNPLAYABLE:
            self._note(origin, _UNPLAYABLE[command])
        elif not _REW_HEADER.match(origin.text):
            self._note(origin, "not understood")

    def _take(self, found: Item | Refusal | str, origin: Origin) -> None:
        """Keep an item, or note why a line is none."""
        if isinstance(found, str):
            found = Refusal(found)
        if isinstance(found, Refusal):
            if found.reason:
                self._note(origin, found.reason)
        elif self._scope is None:
            self._note(origin, "left out: it is for a channel that stereo does not have")
        else:
            self.placed.append(Placed(found, origin))

    def _preamp(self, value: str, origin: Origin) -> None:
        gain_db = number_at(with_points(value))
        if gain_db is None or abs(gain_db) > MAX_PREAMP_DB:
            self._note(origin, f"a preamp is a gain within +-{MAX_PREAMP_DB:g} dB")
        else:
            self._take(Preamp(gain_db, self._scope or BandScope.BOTH), origin)

    def _channel(self, value: str, origin: Origin) -> None:
        self._scope = parse_channels(value)
        if self._scope is None:
            self._note(origin, "stereo does not have this channel")

    def _copy(self, value: str, origin: Origin) -> None:
        self._take(parse_copy(value), origin)

    def _delay(self, value: str, origin: Origin) -> None:
        delay = parse_delay(value, self._scope or BandScope.BOTH)
        self._take(delay, origin)
        if isinstance(delay, Delay) and "samples" in value.lower() and self._scope:
            self._note(origin, f"samples are counted at {SAMPLES_RATE} Hz")

    def _curve(self, value: str, origin: Origin) -> None:
        curve = parse_curve(value)
        if not isinstance(curve, str) and self._scope:
            curve = type(curve)(curve.points, self._scope)
        self._take(curve, origin)

    def _convolution(self, value: str, origin: Origin) -> None:
        path = self._resolved(value)
        if path is None or not path.is_file():
            self._note(origin, "the impulse response is not there")
        else:
            self._take(Convolution(str(path), self._scope or BandScope.BOTH), origin)

    def _include(self, value: str, origin: Origin) -> None:
        path = self._resolved(value)
        if path is None:
            self._note(origin, "the file to include is not there")
        elif self._depth >= MAX_DEPTH:
            self._note(origin, f"files are included more than {MAX_DEPTH} deep")
        else:
            self._include_file(path, origin)

    def _include_file(self, path: Path, origin: Origin) -> None:
        try:
            text = text_of(read_bytes(path, MAX_BYTES))
        except PlayerError as error:
            self._note(origin, error.sentence.rstrip("."))
            return
        self._depth += 1
        self.read(text, path, path.name)
        self._depth -= 1

    def _resolved(self, value: str) -> Path | None:
        """Return a path named in the file, in either system's spelling, from the file's folder."""
        name = value.strip().strip('"')
        if not name or "\0" in name:
            return None
        written = Path(name) if "/" in name else Path(*PureWindowsPath(name).parts)
        return (self._folder or Path()) / written

    def _note(self, origin: Origin, reason: str) -> None:
        self.notes.append(note_at(origin, reason))
