"""The right end of the player bar: quality, switches, device, volume and more."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ui.messages import verdict_word
from ui.theme.theme import Theme
from ui.viewmodels.output_choice import OutputChoiceModel
from ui.viewmodels.player import PlayerModel
from ui.views.playing.output_menu import OutputMenu
from ui.widgets.button import IconButton
from ui.widgets.text.menu_line import MenuLine
from ui.widgets.transport.device_button import DeviceButton
from ui.widgets.transport.pill import QualityPill
from ui.widgets.transport.volume_slider import VolumeSlider
from ui.wording import decibels, format_line

_GAP_PX = 2


class OutputCorner(QWidget):
    """What happens to the sound after the queue.

    Where room is short it gives up, in this order: the device's name, the volume's slider, the
    switches from the left, the device. Pill, queue, mute and more always stay.
    """

    pill_pressed = Signal()
    more_pressed = Signal()

    def __init__(
        self,
        theme: Theme,
        model: PlayerModel,
        outputs: OutputChoiceModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._outputs = outputs
        self._theme = theme
        self._switches: dict[str, IconButton] = {}
        self._room_px = 0
        self.pill = QualityPill(theme, self)
        self.queue = self._icon("queue", self.tr("Queue"))
        self.queue.setCheckable(True)
        self.device = DeviceButton(theme, self)
        self.mute = self._icon("volume", self.tr("Mute"))
        self.volume = VolumeSlider(theme, self)
        self.more = self._icon("more", self.tr("More"))
        self._lay_out()
        self._connect()
        self._on_changed()

    def add_switch(
        self, name: str, icon_name: str, label: str, verb: Callable[[], None]
    ) -> IconButton:
        """Add a switch before that of the queue: for a tab of the panel, for an effect."""
        switch = self._icon(icon_name, label)
        switch.setCheckable(True)
        switch.clicked.connect(verb)
        self._switches[name] = switch
        self._row.insertWidget(self._row.indexOf(self.queue), switch)
        return switch

    def show_switch(self, name: str) -> None:
        """Show which tab of the panel is in sight; empty for none."""
        self.queue.setChecked(name == "queue")
        for other, switch in self._switches.items():
            if switch.property("panel"):
                switch.setChecked(other == name)

    def fit(self, width_px: int) -> None:
        """Drop what has no room in that many pixels."""
        self._room_px = width_px
        switches = list(self._switches.values())
        self.device.set_name_shown(shown=True)
        for part in (*switches, self.device, self.volume):
            part.show()
        steps: list[Callable[[], object]] = [
            lambda: self.device.set_name_shown(shown=False),
            self.volume.hide,
            *(switch.hide for switch in switches),
            self.device.hide,
        ]
        for give_up in steps:
            if self._wanted_px() <= width_px:
                return
            give_up()

    @property
    def dropped(self) -> list[str]:
        """Names of the switches that have no room; the menu behind “more” has them."""
        return [name for name, switch in self._switches.items() if switch.isHidden()]

    def menu(self) -> OutputMenu:
        """Return what can be done about the output; lists the devices anew."""
        self._outputs.look()
        details = self.device.details()
        return OutputMenu(self._theme, self._outputs, self._model, details, self)

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
            menu.addAction(MenuLine(self._theme, line, menu))
        menu.insertSeparator(menu.actions()[1])
        return menu

    def _icon(self, icon_name: str, label: str) -> IconButton:
        return IconButton(self._theme, icon_name, label, self, air_px=12)

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP_PX)
        self._row.addStretch()
        for part in (self.pill, self.queue, self.device, self.mute, self.volume, self.more):
            self._row.addWidget(part)

    def _connect(self) -> None:
        model = self._model
        self.mute.clicked.connect(self._on_mute)
        self.device.clicked.connect(self._on_device)
        self.pill.clicked.connect(self.pill_pressed)
        self.more.clicked.connect(self.more_pressed)
        self.volume.volume_requested.connect(model.set_volume)
        model.changed.connect(self._on_changed)

    def _wanted_px(self) -> int:
        parts = [self.queue, self.device, self.mute, self.volume, self.more]
        parts += [self.pill, *self._switches.values()]
        shown = [part for part in parts if not part.isHidden()]
        return sum(part.sizeHint().width() + _GAP_PX for part in shown)

    def _on_mute(self) -> None:
        if self._model.state.volume_fixed:
            self._model.toggle_fixed_volume()
        else:
            self._model.toggle_mute()

    def _on_device(self) -> None:
        open_above(self.menu(), self.device)

    def _on_changed(self) -> None:
        state = self._model.state
        self.pill.show_verdict(state.verdict)
        self.device.show_output(state.output)
        self.mute.set_icon_name(_volume_icon(muted=state.muted, fixed=state.volume_fixed))
        self.mute.name_it(self._mute_label())
        self.volume.setEnabled(not state.volume_fixed)
        self.volume.show_volume(0.0 if state.volume_fixed else state.volume_db)
        if self._room_px:
            self.fit(self._room_px)

    def _mute_label(self) -> str:
        state = self._model.state
        if state.volume_fixed:
            return self.tr("The volume is fixed at 100 %; press to free it")
        return self.tr("Sound on") if state.muted else self.tr("Mute")


def open_above(menu: QMenu, owner: QWidget) -> None:
    """Open a menu over a button of the player bar, inside the window."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(owner.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 6)))


def _volume_icon(*, muted: bool, fixed: bool) -> str:
    if fixed:
        return "lock"
    return "muted" if muted else "volume"
