"""Presets, files and rules at the desk: what comes from the shelf and what goes onto it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dsp.params.chain import ChainSpec
from player.presets.importers.notes import ImportNote
from player.presets.rules import Rule, RuleBook
from player.presets.schema import Preset
from player.presets.slots import Slot
from player.sound.core import DeskCore
from player.sound.setup import Mode
from player.sound.shelf import TextFormat


class DeskFiles(DeskCore):
    """The verbs that read and write files; milliseconds each."""

    def choose_preset(self, name: str) -> None:
        """Put a stored preset into the active slot and play it.

        Raises:
            PlayerError: There is none of that name, or it cannot be used.
        """
        self.play_chain(self.shelf.chain(name), name)

    def play_chain(self, chain: ChainSpec, title: str = "") -> None:
        """Put a chain into the active slot and play it."""
        with self._changing():
            self._remember("")
            self._store(Slot(chain, title, used=True))

    def save_as(self, name: str) -> None:
        """Keep what is set up as a preset of the listener's own.

        Raises:
            PlayerError: It cannot be written.
        """
        with self._changing():
            self.shelf.keep(Preset(name, self._state.chain))
            if self._setup.mode is Mode.MANUAL:
                slot = replace(self._setup.slots.current, title=name, modified=False)
                self._store(slot)

    def import_file(self, path: Path) -> tuple[ImportNote, ...]:
        """Keep another program's preset, play it, and return a note for what is not in it.

        Raises:
            PlayerError: The file is missing, unreadable, or no preset.
        """
        preset, notes = self.shelf.import_file(path)
        self.choose_preset(preset.name)
        return notes

    def export(self, path: Path, fmt: TextFormat = TextFormat.GALAXIA) -> None:
        """Write what is set up as a file.

        Raises:
            PlayerError: `preset.inexpressible` where another program has no words for a stage.
        """
        self.shelf.export(
            Preset(self._state.choice.preset or path.stem, self._state.chain), fmt, path
        )

    def set_rules(self, rules: Sequence[Rule]) -> None:
        """Replace the rules about tracks, albums, artists, genres, devices and outputs."""
        with self._changing():
            self._book = RuleBook(tuple(rules))
            self.shelf.save_rules(self._book)

    def bind_to_device(self, preset: str | None) -> None:
        """Have a preset play on the open device whenever no finer rule applies; None unbinds.

        Belongs to the thread of the settings, as they are changed.
        """
        device = self._state.device
        output = self._settings.settings.output
        bound = {**output.devices, device: replace(output.on(device), preset=preset)}
        output = replace(output, devices=bound)
        self._settings.change(replace(self._settings.settings, output=output))

    def _remember(self, gesture: str) -> None:
        self._history.remember(self._setup, gesture)

    def _store(self, slot: Slot) -> None:
        slots = self._setup.slots
        self._setup = replace(self._setup, mode=Mode.MANUAL, slots=slots.store(slots.active, slot))
