"""The Equalizer page: who decides, the curve, the bands, the gain."""

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from player.presets.slots import SlotName
from player.sound.params import Phase
from player.sound.setup import Mode
from ui.preset_wording import preset_name
from ui.sound_wording import band_line, phase_word, signed_db
from ui.theme.theme import Theme
from ui.viewmodels.desk import DeskModel
from ui.viewmodels.equalizer import EqualizerModel
from ui.viewmodels.meters import MetersModel
from ui.views.sound.band_cards import BandCards
from ui.views.sound.band_editor import BandEditor
from ui.views.sound.editing import Editing
from ui.views.sound.eq_foot import EqFoot
from ui.views.sound.mode_cards import ModeCards
from ui.views.sound.preset_files import PresetFiles
from ui.widgets.button import Chip, IconButton
from ui.widgets.pages.scroll_page import fill_scrolling
from ui.widgets.pages.tool_header import ToolHeader
from ui.widgets.power_chip import PowerChip
from ui.widgets.response.eq_curve import EqCurve
from ui.widgets.response.eq_overlay import Overlay
from ui.widgets.response.eq_paint import EqNode, Levels
from ui.widgets.sight import Sight
from ui.widgets.slot_chips import SlotChips
from ui.wording import sentence_case

_WIDE_DB, _NARROW_DB = 24.0, 15.0


class EqualizerPage(QWidget):
    """Shows the models and hands on what the listener does."""

    presets_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        model: EqualizerModel,
        desk: DeskModel,
        meters: MetersModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._desk, self._meters = model, desk, meters
        self.setAccessibleName(self.tr("Equalizer"))
        self.header = ToolHeader(theme, self.tr("Equalizer"), self)
        self.undo = IconButton(theme, "undo", self.tr("Undo"), self, icon_px=16)
        self.files = PresetFiles(theme, desk, self)
        self.presets = Chip(theme, self.tr("Presets"), self, opens=True)
        self.matched = Chip(theme, self.tr("Matched"), self, icon_name="check")
        self.matched.setCheckable(True)
        self.matched.setToolTip(self.tr("All four sounds play equally loud"))
        self.slots = SlotChips(theme, self)
        self.power = PowerChip(theme, self.tr("Equalizer"), self)
        self.modes = ModeCards(theme, desk, self)
        self.curve = EqCurve(theme, self)
        self.bands = BandCards(theme, self)
        self.editor = BandEditor(theme, model, self)
        self.foot = EqFoot(theme, model, desk, self)
        self._lay_out()
        self._connect()
        self._on_changed()

    def _lay_out(self) -> None:
        tools = (self.files, self.presets, self.matched, self.slots, self.power)
        self.header.add_tool(self.undo, *tools)
        content = QWidget(self)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(28, 22, 28, 18)
        layout.setSpacing(12)
        layout.addWidget(self.header)
        layout.addSpacing(6)
        layout.addWidget(self.modes)
        layout.addWidget(self.curve, 1)
        for part in (self.bands, self.editor, self.foot):
            layout.addWidget(part)
        fill_scrolling(self, content)

    def _connect(self) -> None:
        model, curve = self._model, self.curve
        self.power.clicked.connect(model.toggle)
        self.undo.clicked.connect(self._desk.undo)
        self.slots.chosen.connect(lambda name: self._desk.choose_slot(SlotName(name)))
        self.matched.clicked.connect(self._desk.toggle_level_match)
        self.presets.clicked.connect(self.presets_wanted)
        curve.band_moved.connect(model.move)
        curve.q_turned.connect(model.turn_q)
        curve.band_wanted.connect(model.add)
        curve.band_unwanted.connect(model.remove)
        curve.band_selected.connect(model.select)
        curve.alone_wanted.connect(model.hear)
        self.foot.delay.clicked.connect(self._show_overlay)
        self.bands.chosen.connect(model.select)
        model.changed.connect(self._on_changed)
        model.selected_changed.connect(self._on_selected)
        self._desk.changed.connect(self._on_desk)
        self._meters.looked.connect(self._on_looked)
        Sight(self).changed.connect(self._on_sight)
        self.editing = Editing(self, model.watch)

    def _on_changed(self) -> None:
        model = self._model
        loudest_db = max((abs(band.gain_db) for band in model.bands), default=0.0)
        reach_db = _WIDE_DB if loudest_db > _NARROW_DB - 1 else _NARROW_DB
        self.curve.set_range(float(model.freqs_hz[-1]), reach_db)
        self.curve.show_curve(model.freqs_hz, model.curve_db, on=model.on)
        nodes = [
            EqNode(band.freq_hz, model.node_db(number), band.enabled)
            for number, band in enumerate(model.bands)
        ]
        texts = [band_line(number, band) for number, band in enumerate(model.bands, 1)]
        self.curve.show_nodes(nodes, texts)
        self.bands.show_bands(model.bands, model.selected)
        for part in (self.bands, self.editor):
            part.setVisible(bool(model.bands))
        self.power.show_on(on=model.on)
        self._on_selected()
        self._on_desk()

    def _on_selected(self) -> None:
        model, number = self._model, self._model.selected
        self.curve.show_selected(number, model.selected_db)
        self.bands.show_selected(number)
        self.editor.show_band(model.bands[number] if number is not None else None)

    def _show_overlay(self) -> None:
        """Show target, group delay and the band that is heard alone, as they are wanted."""
        model, target = self._model, self._desk.target
        none: Levels = np.zeros(0)
        delay = (model.freqs_hz, model.delay_ms) if self.foot.delay.isChecked() else (none, none)
        solo = ""
        if model.soloed is not None:
            solo = self.tr("Solo: only band {number} is heard").format(number=model.soloed + 1)
        self.curve.show_overlay(
            Overlay(
                target=(np.array(target.freqs_hz), np.array(target.levels_db)),
                target_name=self.tr("Target: {name}").format(name=target.name),
                delay=delay,
                delay_name=self.tr("Group delay"),
                solo=solo,
            ),
            model.soloed,
        )

    def _on_desk(self) -> None:
        state = self._desk.state
        held = {name.value: state.slots.slot(name) for name in SlotName}
        titles = {name: slot.title or " " for name, slot in held.items() if slot.used}
        plays = state.mode is Mode.MANUAL
        self.slots.show_slots(state.slots.active.value if plays else None, titles)
        self.undo.setEnabled(state.can_undo)
        self.matched.setChecked(state.slots.level_matched)
        self._show_overlay()
        self.header.say(self._summary())
        self.foot.refresh()

    def _summary(self) -> str:
        model, state = self._model, self._desk.state
        parts = [
            preset_name(state.choice.preset or ""),
            self.tr("changed") if state.modified else "",
        ]
        if model.bands or not model.drawn:
            parts.append(self.tr("%n band(s)", "", len(model.bands)))
        if model.params.preamp_db:
            gain = signed_db(model.params.preamp_db)
            parts.append(self.tr("preamp {gain}").format(gain=gain))
        parts.append(phase_word(model.phase or Phase.MINIMUM))
        if state.latency_ms and state.active:
            parts.append(self.tr("the chain adds {ms} ms").format(ms=f"{state.latency_ms:.1f}"))
        return sentence_case(" · ".join(part for part in parts if part))

    def _on_looked(self) -> None:
        self.curve.show_spectrum(self._meters.centres_hz, self._meters.spectrum_db)

    def _on_sight(self, seen: bool) -> None:  # noqa: FBT001  a slot
        self._meters.watch("equalizer", watched=seen)
        if not seen:
            self._model.hear(None)
