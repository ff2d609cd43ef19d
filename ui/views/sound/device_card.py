"""One output device: what it takes, what was chosen for it, what was proven on it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from player.settings.schema import DeviceSettings, OutputKind, VolumePolicy
from ui.theme.theme import Theme
from ui.viewmodels.devices import DeviceEntry, DevicesModel
from ui.widgets.badge import Badge
from ui.widgets.button import Chip
from ui.widgets.card import Card
from ui.widgets.choice_chip import ChoiceChip
from ui.widgets.number_field import NumberField
from ui.widgets.rates_matrix import RatesMatrix
from ui.widgets.text.text import Text


class DeviceCard(Card):
    """Its figures are shown while it is the one that was chosen."""

    proof_wanted = Signal(object)

    def __init__(self, theme: Theme, model: DevicesModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._model = model
        self._entry: DeviceEntry | None = None
        self.name = Text(theme, "heading", "text", QFont.Weight.DemiBold, self)
        self.api = Text(theme, "body", "text_dim", parent=self)
        self.plays = Badge(theme, self)
        self.choose = Chip(theme, self.tr("Play here"), self)
        self.probe = Chip(theme, self.tr("Ask the device"), self)
        self.prove = Chip(theme, self.tr("Run proof"), self)
        self.matrix = RatesMatrix(theme, self)
        self.said = Text(theme, "body", "text_dim", parent=self)
        self._figures = QWidget(self)
        self.kind = ChoiceChip(theme, self.tr("Kind"), self._figures)
        self.volume = ChoiceChip(theme, self.tr("Volume"), self._figures)
        limits = {"ceiling": (-60.0, 0.0), "warm_up": (0.0, 5_000.0), "buffer": (0.0, 500.0)}
        self.ceiling = NumberField(
            theme, self.tr("Loudest volume"), limits["ceiling"], self._figures, suffix=" dB"
        )
        self.warm_up = NumberField(
            theme, self.tr("Warm-up"), limits["warm_up"], self._figures, suffix=" ms", digits=0
        )
        self.buffer = NumberField(
            theme, self.tr("Buffer"), limits["buffer"], self._figures, suffix=" ms", digits=0
        )
        self._lay_out()
        self._connect()

    def show_entry(self, entry: DeviceEntry) -> None:
        """Show a device."""
        self._entry = entry
        name = entry.name or self.tr("The system’s default device")
        self.setAccessibleName(name)
        self.name.setText(name)
        self.api.setText(entry.api or self.tr("Follows what the system has chosen."))
        self.plays.set_text(self.tr("PLAYS HERE") if entry.plays else "")
        self.choose.setVisible(not entry.chosen)
        self._figures.setVisible(entry.chosen)
        self._show_abilities(entry)
        self._show_profile(entry.profile)

    def _show_abilities(self, entry: DeviceEntry) -> None:
        takes, listed = entry.takes, entry.device_id is not None
        known = takes is not None and bool(takes.formats)
        proven = [(proof.sample_rate, proof.bits) for proof in entry.proofs]
        self.matrix.setVisible(known or bool(proven))
        self.matrix.show_cells(takes.formats if takes else (), proven)
        self.probe.setVisible(listed)
        self.prove.setVisible(listed and entry.chosen)
        self.said.setText(self._said(entry))
        self.said.setVisible(bool(self.said.text()))

    def _said(self, entry: DeviceEntry) -> str:
        parts = []
        if entry.takes and entry.takes.busy:
            parts.append(self.tr("Another program holds it: nothing could be found out."))
        if entry.proofs:
            newest = max(proof.proven_on for proof in entry.proofs)
            text = self.tr("Proven in {number} formats, last on {day}.")
            parts.append(text.format(number=len(entry.proofs), day=newest))
        elif entry.chosen and entry.device_id is not None:
            parts.append(self.tr("Not proven yet."))
        return " ".join(parts)

    def _show_profile(self, profile: DeviceSettings) -> None:
        self.kind.show_choice(profile.kind)
        self.volume.show_choice(profile.volume_policy)
        self.ceiling.show_value(profile.ceiling_db)
        self.warm_up.show_value(profile.warm_up_ms)
        self.buffer.show_value(profile.buffer_ms or 50.0)

    def _lay_out(self) -> None:
        self.kind.set_choices(
            [
                (OutputKind.HEADPHONES, self.tr("Headphones")),
                (OutputKind.SPEAKERS, self.tr("Loudspeakers")),
            ]
        )
        self.volume.set_choices(
            [
                (VolumePolicy.SOFTWARE, self.tr("Volume: by the player")),
                (VolumePolicy.MIXER, self.tr("Volume: by the device")),
                (VolumePolicy.FIXED, self.tr("Volume: fixed at 100 %")),
            ]
        )
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.name)
        words.addWidget(self.api)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addLayout(words, 1)
        for part in (self.plays, self.probe, self.prove, self.choose):
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        rows = QVBoxLayout(self._figures)
        rows.setContentsMargins(0, 4, 0, 0)
        rows.setSpacing(8)
        chips, row = QHBoxLayout(), QHBoxLayout()
        for line in (chips, row):
            line.setSpacing(8)
            rows.addLayout(line)
        for part in (self.kind, self.volume):
            chips.addWidget(part)
        chips.addStretch()
        for field in (self.ceiling, self.warm_up, self.buffer):
            label = Text(self._theme, "caption", "text_dim", parent=self._figures)
            label.setText(field.accessibleName())
            row.addWidget(label)
            row.addWidget(field)
            row.addSpacing(6)
        row.addStretch()
        self.body.addLayout(head)
        self.body.addWidget(self.matrix)
        self.body.addWidget(self.said)
        self.body.addWidget(self._figures)

    def _connect(self) -> None:
        self.choose.clicked.connect(lambda: self._with(self._model.choose))
        self.probe.clicked.connect(self._ask)
        self.prove.clicked.connect(lambda: self._with(self.proof_wanted.emit))
        self.kind.chosen.connect(lambda kind: self._keep(kind=kind))
        self.volume.chosen.connect(lambda policy: self._keep(volume_policy=policy))
        self.ceiling.given.connect(lambda gain_db: self._keep(ceiling_db=gain_db))
        self.warm_up.given.connect(lambda ms: self._keep(warm_up_ms=ms))
        self.buffer.given.connect(lambda ms: self._keep(buffer_ms=max(ms, 5.0)))

    def _ask(self) -> None:
        if self._entry and self._entry.device_id:
            self._model.probe(self._entry.device_id)

    def _with(self, verb: Callable[[str | None], object]) -> None:
        if self._entry:
            verb(self._entry.device_id)

    def _keep(self, **changes: Any) -> None:
        if self._entry:
            profile = replace(self._entry.profile, **changes)
            self._model.set_profile(self._entry.device_id, profile)
