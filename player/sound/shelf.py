"""Presets, rules and heads on this machine, and the files of other programs."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from dsp.params.chain import ChainSpec
from player.documents import load, reason_of, save, write_atomically
from player.errors import PlayerError
from player.presets.export import to_apo, to_autoeq
from player.presets.heads import HeadStore
from player.presets.importers.notes import ImportNote
from player.presets.loading import LoadedPreset, load_preset
from player.presets.packs import Packs
from player.presets.rules import RULES, RuleBook
from player.presets.schema import Preset, encode_preset
from player.presets.store import PresetStore, StoredPreset
from player.presets.target import TargetShelf
from player.sound.arranging import named_by_kind

_RULES_FILE = "sound-rules.json"


class TextFormat(StrEnum):
    """What a preset can be written as."""

    GALAXIA = "galaxia"
    APO = "apo"
    AUTOEQ = "autoeq"


_WRITERS: Mapping[TextFormat, Callable[[Preset], bytes]] = {
    TextFormat.GALAXIA: encode_preset,
    TextFormat.APO: lambda preset: to_apo(preset).encode(),
    TextFormat.AUTOEQ: lambda preset: to_autoeq(preset).encode(),
}


class PresetShelf:
    """Reads and writes files; every call may take milliseconds, a head about a second.

    Args:
        folder: The listener's data: presets, packs, heads and rules lie below it.

    Attributes:
        packs: Effect packs of a service; whether one may be used is asked each time.
    """

    def __init__(self, folder: Path) -> None:
        self._rules_path = folder / _RULES_FILE
        self.packs = Packs(folder / "packs")
        self._presets = PresetStore(folder / "presets", packs=self.packs)
        self._read: dict[str, ChainSpec] = {}
        self.heads = HeadStore(folder / "heads")
        self.targets = TargetShelf(folder / "eq-target.json")

    def presets(self) -> tuple[StoredPreset, ...]:
        """Return all presets by name, unusable files with their problem."""
        return self._presets.presets()

    def chain(self, name: str) -> ChainSpec:
        """Return a stored preset's chain with its heads; read once, then remembered."""
        if name not in self._read:
            chain = self._presets.get(name).chain
            self._read[name] = self.heads.load_into(named_by_kind(chain))
        return self._read[name]

    def open_file(self, path: Path) -> LoadedPreset:
        """Return the preset in a file of any importable kind, with a note for what is not in it.

        Raises:
            PlayerError: The file is missing, unreadable, or no preset.
        """
        loaded = load_preset(str(path.absolute()), self._presets, self.heads)
        return replace(loaded, chain=named_by_kind(loaded.chain))

    def import_file(self, path: Path) -> tuple[Preset, tuple[ImportNote, ...]]:
        """Keep a file's preset under its own name, or "name 2"; return it and what is not in it."""
        loaded = self.open_file(path)
        preset = Preset(self._presets.free_name(loaded.name), loaded.chain)
        self.keep(preset)
        return preset, loaded.notes

    def keep(self, preset: Preset) -> None:
        """Write a preset of the listener's own; one of the same name is replaced."""
        self._presets.save(preset)
        self._read.clear()

    def delete(self, name: str) -> None:
        """Remove a preset of the listener's own."""
        self._presets.delete(name)
        self._read.clear()

    def export(self, preset: Preset, fmt: TextFormat, path: Path) -> None:
        """Write a preset as text that other programs read, or as our own document.

        Raises:
            PlayerError: `preset.inexpressible` names the first stage the format has no words for.
        """
        content = _WRITERS[fmt](preset)
        try:
            write_atomically(path, content)
        except OSError as error:
            raise PlayerError("file.write_failed", path=path, reason=reason_of(error)) from error

    def load_rules(self) -> RuleBook:
        """Return the listener's rules; raises `PlayerError` when their file is damaged."""
        if not self._rules_path.exists():
            return RuleBook()
        return load(RULES, self._rules_path)

    def save_rules(self, book: RuleBook) -> None:
        """Keep the listener's rules."""
        save(RULES, self._rules_path, book)
