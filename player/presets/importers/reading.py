"""Any preset file: which program wrote it, and what it means."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dsp.params.eq import Reference
from player.documents import DocumentError, read_bytes
from player.errors import PlayerError
from player.presets.importers.apo import import_apo
from player.presets.importers.camilla import import_camilla
from player.presets.importers.easyeffects import import_easyeffects
from player.presets.importers.graphic_text import parse_curve
from player.presets.importers.items import Origin, Placed
from player.presets.importers.mapping import chain_of
from player.presets.importers.notes import Imported, ImportNote
from player.presets.importers.text import text_of
from player.presets.schema import Preset, decode_preset

MAX_FILE_BYTES = 4 * 1024 * 1024

_APO_LINE = re.compile(
    r"^\s*(?:Preamp|Filter\s*\d{0,4}|GraphicEQ|Convolution|Include|Channel|Copy|Delay|Device)\s*:",
    re.MULTILINE,
)
_FITTED_LINE = re.compile(
    r"Preamp: |Filter \d+: (?:OFF|ON (?:PK|LSC|HSC) Fc \d+ Hz Gain [-\d.]+ dB Q \d+\.\d{2,3}$)"
)
_BARE_CURVE = re.compile(r"\A[\s\d.,;:+\-eE]+\Z")
_CAMILLA_KEY = re.compile(r"^(?:filters|pipeline|devices|mixers)\s*:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ImportedPreset:
    """A preset from any file, the program it came from, and what was not taken over."""

    preset: Preset
    source: str
    notes: tuple[ImportNote, ...] = ()


def read_preset_file(path: Path) -> ImportedPreset:
    """Return the preset in a file: our own document or any importable one.

    Raises:
        PlayerError: The file is missing, unreadable, or no preset; the sentence says which.
    """
    text = text_of(read_bytes(path, MAX_FILE_BYTES))
    try:
        if source_of(text) == "Galaxia":
            return ImportedPreset(decode_preset(text.encode()), "Galaxia")
        imported = import_text(text, path)
        return ImportedPreset(
            Preset(name_of(path), imported.chain), imported.source, imported.notes
        )
    except DocumentError as error:
        reason = f"{error.place}: {error.problem}"
        raise PlayerError("preset.unreadable", path=path, reason=reason) from error


def source_of(text: str) -> str:
    """Return the program that writes such texts; `DocumentError` when none does."""
    start = text.lstrip()[:1]
    if start == "{":
        return "Galaxia" if '"schema"' in text[:200] else "EasyEffects"
    if _CAMILLA_KEY.search(text) and not re.search(r"^\s*Filter\s*\d+\s*:", text, re.MULTILINE):
        return "CamillaDSP"
    if "Room EQ V" in text[:2000]:
        return "Room EQ Wizard"
    if _APO_LINE.search(text):
        return _apo_dialect(text)
    if _BARE_CURVE.match(text) and text.strip():
        return "GraphicEQ"
    raise DocumentError("the file", "no program known to Galaxia writes this")


def import_text(text: str, path: Path | None = None) -> Imported:
    """Return the chain of another program's text; `path` finds the files it names."""
    source = source_of(text)
    readers: Mapping[str, Callable[[], Imported]] = {
        "EasyEffects": lambda: import_easyeffects(text),
        "CamillaDSP": lambda: import_camilla(text, path),
        "GraphicEQ": lambda: _bare_curve(text),
    }
    read = readers.get(source)
    return read() if read else import_apo(text, path, source)


def name_of(path: Path) -> str:
    """Return a name for the preset of a file: squig.link and AutoEq put theirs before a word."""
    stem = re.sub(r"[\s_]*(?:ParametricEQ|GraphicEQ|FixedBandEQ|Filters)$", "", path.stem)
    return stem.strip()[:200] or path.stem[:200] or "Imported"


def _apo_dialect(text: str) -> str:
    """Return which program wrote Equalizer APO's grammar, as far as its habits show."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) == 1 and lines[0].lstrip().startswith("GraphicEQ:"):
        return "AutoEq GraphicEQ"
    if not all(_FITTED_LINE.match(line) for line in lines):
        return "Equalizer APO"
    return "squig.link" if "\r\n" in text else "AutoEq ParametricEQ"


def _bare_curve(text: str) -> Imported:
    """Return the curve of a text that is nothing but pairs of frequency and gain."""
    curve = parse_curve(text)
    if isinstance(curve, str):
        raise DocumentError("the file", curve)
    chain, notes = chain_of([Placed(curve, Origin(1, ""))], Reference.ANALOG)
    return Imported(chain, "GraphicEQ", notes)
