"""The output picker: devices, how they are opened, and who turns the volume."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from player.settings.schema import OutputPolicy
from ui.theme.theme import Theme
from ui.viewmodels.output_choice import OutputChoiceModel
from ui.viewmodels.player import PlayerModel
from ui.widgets.text.menu_line import MenuLine

_NAME_CHARACTERS = 60


class OutputMenu(QMenu):
    """Made anew at every press; fills itself again when the devices have been listed."""

    def __init__(
        self,
        theme: Theme,
        outputs: OutputChoiceModel,
        player: PlayerModel,
        details: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._outputs = outputs
        self._player = player
        self._details = details
        self.setToolTipsVisible(True)
        outputs.changed.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """List what there is."""
        self.clear()
        self.addAction(MenuLine(self._theme, self._details, self))
        self.addSeparator()
        self._add_devices()
        self.addSeparator()
        self._add_policies()
        self.addSeparator()
        fixed = self.addAction(self.tr("Fix the volume at 100 %"))
        fixed.setCheckable(True)
        fixed.setChecked(self._player.state.volume_fixed)
        fixed.triggered.connect(self._player.toggle_fixed_volume)

    def _add_devices(self) -> None:
        group = QActionGroup(self)
        for choice in self._outputs.choices:
            name = choice.name[:_NAME_CHARACTERS] or self.tr("As the system")
            text = f"{name} · {choice.api}" if choice.api else name
            verb = self._chooser(choice.device_id)
            self._add_choice(group, text, verb, chosen=choice.chosen)
        if self._outputs.listing:
            self.addAction(self.tr("Looking for devices…")).setEnabled(False)

    def _add_policies(self) -> None:
        group = QActionGroup(self)
        for policy, text, tip in self._policies():
            action = self._add_choice(
                group, text, self._opener(policy), chosen=policy is self._outputs.policy
            )
            action.setToolTip(tip)

    def _policies(self) -> list[tuple[OutputPolicy, str, str]]:
        return [
            (
                OutputPolicy.STANDARD,
                self.tr("Standard"),
                self.tr("Other programs sound too; the system may convert."),
            ),
            (
                OutputPolicy.EXCLUSIVE,
                self.tr("Exclusive"),
                self.tr("Galaxia takes the device alone, at the file’s own rate."),
            ),
            (
                OutputPolicy.STRICT,
                self.tr("Strict"),
                self.tr("Alone, and rather silence than a sample that was changed."),
            ),
        ]

    def _add_choice(
        self, group: QActionGroup, text: str, verb: Callable[[], None], *, chosen: bool
    ) -> QAction:
        action = QAction(text.replace("&", "&&"), group)
        action.setCheckable(True)
        action.setChecked(chosen)
        action.triggered.connect(verb)
        self.addAction(action)
        return action

    def _chooser(self, device_id: str | None) -> Callable[[], None]:
        return lambda: self._outputs.choose(device_id)

    def _opener(self, policy: OutputPolicy) -> Callable[[], None]:
        return lambda: self._outputs.set_policy(policy)
