"""The figures of the stage: space, room, motion and head, each a slider."""

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from player.sound.params import ReverbParams
from ui.sound_wording import signed_db
from ui.theme.theme import Theme
from ui.viewmodels.galaxy import GalaxyModel
from ui.widgets.button import Chip
from ui.widgets.choice_chip import ChoiceChip
from ui.widgets.pages.scroll_card import ScrollCard
from ui.widgets.text.text import Text
from ui.widgets.value_slider import INSET_PX, Span, ValueSlider
from ui.wording import count, percent

_FULL_MIX = 0.14
_PER_RPM = 6.0
_PERCENT, _CM, _MS = 0.01, 0.01, 0.001
"""What a screen reader counts: parts of the unit that is shown."""

_WHOLE = Span(0, 1, 0.05, spoken=_PERCENT)


class GalaxyPanel(ScrollCard):
    """A card of sliders beside the stage."""

    def __init__(self, theme: Theme, model: GalaxyModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Space, motion and head"), parent, inset_px=INSET_PX)
        self._model = model
        self.column.setSpacing(5)
        self._add_space()
        self._add_motion()
        self._add_head()
        self.column.addStretch()
        model.changed.connect(self._on_changed)
        self._on_changed()

    def ask_for_sofa(self) -> None:
        """Let the listener choose a head of their own."""
        dialog = QFileDialog(self, self.tr("Load a head"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("SOFA files (*.sofa)"), self.tr("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._model.add_sofa)
        dialog.open()

    def _add_space(self) -> None:
        self._heading(self.tr("Space"))
        self.strength = self._slider(self.tr("Dry to wet"), _WHOLE, percent)
        self.width_slider = self._slider(
            self.tr("Stage width"), Span(0, 180, 2), lambda deg: f"{deg:.0f}°"
        )
        self.ambience = self._slider(self.tr("Envelopment"), Span(-24, 12, 0.5), signed_db)
        self.distance = self._slider(
            self.tr("Distance"), Span(0.3, 12, 0.05, log=True, spoken=_CM), self._metres
        )
        self.room = self._slider(
            self.tr("Room size"), Span(10, 50_000, 0.06, log=True), self._cubic
        )
        self.walls = self._slider(
            self.tr("Wall absorption"), Span(0.05, 0.95, 0.05, spoken=0.01), percent
        )
        self.time = self._slider(
            self.tr("Reverb time"), Span(0.0, 6.0, 0.1, spoken=_MS), self._seconds
        )
        self.early = self._slider(self.tr("Early reflections"), Span(-40, 6, 0.5), self._early)
        model = self._model
        self.width_slider.moved.connect(model.set_width)
        self.ambience.moved.connect(model.set_ambience)
        self.distance.moved.connect(model.set_distance)
        self.room.moved.connect(self._on_room)
        self.walls.moved.connect(self._on_walls)
        self.strength.moved.connect(model.set_strength)
        self.time.moved.connect(self._on_time)
        self.early.moved.connect(self._on_early)

    def _add_motion(self) -> None:
        self._heading(self.tr("Motion"))
        self.orbit = self._slider(self.tr("Orbit speed"), Span(-12, 12, 0.5), self._rpm)
        self.drift = self._slider(self.tr("Drift"), Span(0, 90, 1), lambda deg: f"±{deg:.0f}°")
        self.period = self._slider(
            self.tr("Drift period"), Span(1, 120, 0.06, log=True), self._whole_seconds
        )
        self.beat = Chip(self._theme, self.tr("Tap the beat"), self.body)
        self.beat.setToolTip(self.tr("Turn and drift then last whole bars of four beats"))
        row = _row()
        row.addWidget(self.beat)
        row.addStretch()
        self.column.addLayout(row)
        self.beat.pressed.connect(self._on_tap)
        self.orbit.moved.connect(self._on_orbit)
        self.period.moved.connect(self._on_period)
        self.drift.moved.connect(self._on_drift)

    def _add_head(self) -> None:
        self._heading(self.tr("Head"))
        row = _row()
        self.head = ChoiceChip(self._theme, self.tr("Head"), self.body)
        self.sofa = Chip(self._theme, self.tr("Load SOFA…"), self.body)
        row.addWidget(self.head)
        row.addWidget(self.sofa)
        row.addStretch()
        self.column.addLayout(row)
        self.column.addSpacing(4)
        sizes = Span(0.8, 1.2, 0.01, spoken=_PERCENT)
        self.head_size = self._slider(self.tr("Head size"), sizes, percent)
        self.neutral = self._slider(self.tr("Natural to neutral"), _WHOLE, percent)
        self.head.chosen.connect(self._model.choose_head)
        self.sofa.clicked.connect(self.ask_for_sofa)
        self.head_size.moved.connect(self._model.set_head_scale)
        self.neutral.moved.connect(self._model.set_neutrality)

    def _on_changed(self) -> None:
        params, reverb = self._model.params, self._model.reverb
        self.width_slider.show_value(params.left.azimuth_deg - params.right.azimuth_deg)
        self.ambience.show_value(params.ambience_db)
        self.distance.show_value(params.centre.distance_m)
        self.room.show_value(params.room.volume_m3)
        self.walls.show_value(params.room.absorption)
        self.strength.show_value(params.strength)
        self.period.show_value(params.motion.drift_period_s)
        self.time.show_value(0.0 if reverb.is_flat else reverb.time_s)
        self.early.show_value(params.room.early_db)
        self.orbit.show_value(params.motion.orbit_deg_per_s / _PER_RPM)
        self.drift.show_value(params.motion.drift_deg)
        self.head_size.show_value(params.head_scale)
        self.neutral.show_value(params.neutrality)
        self.head.set_choices([(name, head_name(name)) for name in self._model.heads()])
        self.head.show_choice(params.hrtf)

    def _on_room(self, volume_m3: float) -> None:
        self._model.set_room(replace(self._model.params.room, volume_m3=volume_m3))

    def _on_early(self, early_db: float) -> None:
        self._model.set_room(replace(self._model.params.room, early_db=early_db))

    def _on_walls(self, absorption: float) -> None:
        self._model.set_room(replace(self._model.params.room, absorption=round(absorption, 3)))

    def _on_time(self, time_s: float) -> None:
        """A room of no time is no room; one that was silent begins softly."""
        reverb = self._model.reverb
        mix = reverb.mix or _FULL_MIX
        silent = time_s < 0.2
        fresh = replace(reverb, mix=mix, time_s=max(time_s, 0.2))
        self._model.set_reverb(ReverbParams(mix=0.0) if silent else fresh)

    def _on_orbit(self, rpm: float) -> None:
        speed = 0.0 if abs(rpm) < 0.25 else rpm * _PER_RPM
        self._model.set_motion(replace(self._model.params.motion, orbit_deg_per_s=speed))

    def _on_drift(self, drift_deg: float) -> None:
        self._model.set_motion(replace(self._model.params.motion, drift_deg=drift_deg))

    def _on_tap(self) -> None:
        bpm = self._model.tap(time.monotonic())
        if bpm is not None:
            text = self.tr("Tap the beat: {bpm} a minute")
            self.beat.relabel(text.format(bpm=f"{bpm:.0f}"))

    def _on_period(self, period_s: float) -> None:
        motion = replace(self._model.params.motion, drift_period_s=round(period_s, 1))
        self._model.set_motion(motion)

    def _heading(self, words: str) -> None:
        if self.column.count():
            self.column.addSpacing(8)
        text = Text(self._theme, "body", "text", QFont.Weight.Bold, self.body)
        text.setText(words)
        row = _row()
        row.addWidget(text)
        self.column.addLayout(row)
        self.column.addSpacing(2)

    def _slider(self, label: str, span: Span, wording: Callable[[float], str]) -> ValueSlider:
        slider = ValueSlider(self._theme, label, span, wording, self.body)
        self.column.addWidget(slider)
        return slider

    def _metres(self, metres: float) -> str:
        return self.tr("{metres} m").format(metres=f"{metres:.1f}")

    def _cubic(self, volume_m3: float) -> str:
        digits = float(f"{volume_m3:.2g}")
        return self.tr("{volume} m³").format(volume=count(round(digits)))

    def _seconds(self, seconds: float) -> str:
        return (
            self.tr("{seconds} s").format(seconds=f"{seconds:.1f}") if seconds else self.tr("off")
        )

    def _whole_seconds(self, seconds: float) -> str:
        return self.tr("{seconds} s").format(seconds=f"{seconds:.0f}")

    def _early(self, early_db: float) -> str:
        return self.tr("off") if early_db <= -40 else signed_db(early_db)

    def _rpm(self, rpm: float) -> str:
        if abs(rpm) < 0.25:
            return self.tr("still")
        side = self.tr("left") if rpm > 0 else self.tr("right")
        return self.tr("{rpm} a minute to the {side}").format(rpm=f"{abs(rpm):.1f}", side=side)


def _row() -> QHBoxLayout:
    """Chips begin where the words of the sliders do."""
    row = QHBoxLayout()
    row.setContentsMargins(INSET_PX, 0, INSET_PX, 0)
    row.setSpacing(8)
    return row


def head_name(name: str) -> str:
    """Return what a head is called."""
    return "MIT KEMAR" if name == "kemar" else name
