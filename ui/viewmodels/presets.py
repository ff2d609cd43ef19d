"""Stored presets as rows: name, sentence, and the curve they draw."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from player.presets.store import StoredPreset
from player.sound import curves
from player.sound.desk import SoundDesk
from player.sound.params import ChainSpec
from ui.preset_wording import preset_name, preset_sentence
from ui.tasks import Tasks
from ui.viewmodels.equalizer_shown import TONE_KINDS
from ui.viewmodels.meters import Levels

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_RATE = 48_000
_POINTS = 72


class PresetRole(IntEnum):
    """What the delegate asks for."""

    PRESET = Qt.ItemDataRole.UserRole
    CURVE = Qt.ItemDataRole.UserRole + 1


class PresetsModel(QAbstractListModel):
    """All presets, or those whose name or sentence holds every word that is looked for."""

    def __init__(self, desk: SoundDesk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._all: Sequence[StoredPreset] = ()
        self._shown: list[StoredPreset] = []
        self._curves: dict[str, Levels] = {}
        self._words: list[str] = []

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self._all)

    def reload(self) -> None:
        """Read the folders again, beside the GUI thread."""
        self._tasks.run(self._desk.shelf.presets, self._take, self)

    def find(self, text: str) -> None:
        """Show what holds every word."""
        self._words = text.casefold().split()
        self._filter()

    def preset(self, row: int) -> StoredPreset:
        """Return the preset in a row."""
        return self._shown[row]

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """How many match."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one thing about a row."""
        preset = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return preset_name(preset.name)
            case Qt.ItemDataRole.AccessibleDescriptionRole | Qt.ItemDataRole.ToolTipRole:
                return sentence_of(preset)
            case PresetRole.PRESET:
                return preset
            case PresetRole.CURVE:
                return self._curve(preset)
            case _:
                return None

    def _take(self, presets: Sequence[StoredPreset]) -> None:
        self._all = presets
        self._curves.clear()
        self._filter()

    def _filter(self) -> None:
        self.beginResetModel()
        found = [preset for preset in self._all if self._matches(preset, sentence_of(preset))]
        self._shown = sorted(found, key=lambda preset: not self._matches(preset, ""))
        self.endResetModel()

    def _matches(self, preset: StoredPreset, sentence: str) -> bool:
        text = f"{preset.name} {preset_name(preset.name)} {sentence}".casefold()
        return all(word in text for word in self._words)

    def _curve(self, preset: StoredPreset) -> Levels:
        if preset.name not in self._curves:
            self._curves[preset.name] = _curve_of(preset)
        return self._curves[preset.name]


def sentence_of(preset: StoredPreset) -> str:
    """Return what a preset says of itself, or why it cannot be used."""
    if preset.problem or preset.preset is None:
        return preset.problem
    said = preset.preset.description
    return preset_sentence(preset.name, said) if preset.builtin else said


def _curve_of(preset: StoredPreset) -> Levels:
    if preset.preset is None:
        return np.zeros(0)
    slots = (slot for slot in preset.preset.chain.slots if slot.params.kind in TONE_KINDS)
    tone = ChainSpec(tuple(slots))
    if tone.is_flat:
        return np.zeros(0)
    return curves.chain_db(tone, curves.frequencies(_RATE, _POINTS), _RATE)
