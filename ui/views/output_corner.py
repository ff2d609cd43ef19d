"""The right end of the player bar: quality, queue, device and volume."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ui.messages import verdict_word
from ui.theme.theme import Theme
from ui.viewmodels.player import PlayerModel
from ui.widgets.button import IconButton
from ui.widgets.device_button import DeviceButton
from ui.widgets.pill import QualityPill
from ui.widgets.volume_slider import VolumeSlider
from ui.wording import decibels, format_line

_NAME_FROM_PX = 390
_SLIDER_FROM_PX = 310
_SWITCHES_FROM_PX = 226
_SWITCH_PX = 36


class OutputCorner(QWidget):
    """What happens to the sound after the queue; gives up names before controls."""

    def __init__(self, theme: Theme, model: PlayerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._switches: dict[str, IconButton] = {}
        self.pill = QualityPill(theme, self)
        self.queue = IconButton(theme, "queue", self.tr("Queue"), self)
        self.queue.setCheckable(True)
        self.device = DeviceButton(theme, self)
        self.mute = IconButton(theme, "volume", self.tr("Mute"), self)
        self.volume = VolumeSlider(theme, self)
        self._lay_out()
        self._connect()
        self._on_changed()

    def add_switch(
        self, name: str, icon_name: str, label: str, verb: Callable[[], None]
    ) -> IconButton:
        """Add a switch before that of the queue: for a tab of the panel, for an effect."""
        switch = IconButton(self._theme, icon_name, label, self)
        switch.setCheckable(True)
        switch.clicked.connect(verb)
        self._switches[name] = switch
        self._row.insertWidget(self._row.indexOf(self.queue), switch)
        return switch

    def show_switch(self, name: str) -> None:
        """Show which tab of the panel is in sight; empty for none."""
        self.queue.setChecked(name == "queue")
        for other, switch in self._switches.items():
            switch.setChecked(other == name)

    def fit(self, width_px: int) -> None:
        """Drop what has no room in that many pixels; pill, queue and mute always have."""
        room_px = width_px - _SWITCH_PX * len(self._switches)
        self.device.set_name_shown(shown=room_px >= _NAME_FROM_PX)
        self.volume.setVisible(room_px >= _SLIDER_FROM_PX)
        for switch in self._switches.values():
            switch.setVisible(room_px >= _SWITCHES_FROM_PX)

    def menu(self) -> QMenu:
        """Return what can be done about the output."""
        menu = QMenu(self)
        facts = QAction(self.device.details(), menu)
        facts.setEnabled(False)
        menu.addAction(facts)
        menu.addSeparator()
        fixed = QAction(self.tr("Fix the volume at 100 %"), menu)
        fixed.setCheckable(True)
        fixed.setChecked(self._model.state.volume_fixed)
        fixed.triggered.connect(self._model.toggle_fixed_volume)
        menu.addAction(fixed)
        return menu

    def path_menu(self) -> QMenu:
        """Return what is known about the way from the file to the device."""
        menu, state = QMenu(self), self._model.state
        source = format_line(state.format) if state.format else self.tr("not known yet")
        volume = decibels(0.0 if state.volume_fixed else state.volume_db)
        lines = (
            verdict_word(state.verdict or ""),
            self.tr("Source: {format}").format(format=source),
            self.tr("Volume: {level}").format(level=self.tr("Muted") if state.muted else volume),
            self.tr("Output: {device}").format(device=self.device.details()),
        )
        for line in lines:
            menu.addAction(line).setEnabled(False)
        menu.insertSeparator(menu.actions()[1])
        return menu

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._row.addStretch()
        for part in (self.pill, self.queue, self.device, self.mute, self.volume):
            self._row.addWidget(part)

    def _connect(self) -> None:
        model = self._model
        self.mute.clicked.connect(self._on_mute)
        self.device.clicked.connect(self._on_device)
        self.pill.clicked.connect(self._on_pill)
        self.volume.volume_requested.connect(model.set_volume)
        model.changed.connect(self._on_changed)

    def _on_mute(self) -> None:
        if self._model.state.volume_fixed:
            self._model.toggle_fixed_volume()
        else:
            self._model.toggle_mute()

    def _on_device(self) -> None:
        _open_above(self.menu(), self.device)

    def _on_pill(self) -> None:
        _open_above(self.path_menu(), self.pill)

    def _on_changed(self) -> None:
        state = self._model.state
        self.pill.show_verdict(state.verdict)
        self.device.show_output(state.output)
        self.mute.set_icon_name(_volume_icon(muted=state.muted, fixed=state.volume_fixed))
        self.mute.name_it(self._mute_label())
        self.volume.setEnabled(not state.volume_fixed)
        self.volume.show_volume(0.0 if state.volume_fixed else state.volume_db)

    def _mute_label(self) -> str:
        state = self._model.state
        if state.volume_fixed:
            return self.tr("The volume is fixed at 100 %; press to free it")
        return self.tr("Sound on") if state.muted else self.tr("Mute")


def _open_above(menu: QMenu, owner: QWidget) -> None:
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(owner.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 6)))


def _volume_icon(*, muted: bool, fixed: bool) -> str:
    if fixed:
        return "lock"
    return "muted" if muted else "volume"
