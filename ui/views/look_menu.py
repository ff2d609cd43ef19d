"""The menu at the foot of the sidebar: theme, language, motion, keys."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui.viewmodels.look import LookModel


class LookMenu(QMenu):
    """Made anew at every press, so that it shows what holds now."""

    def __init__(self, model: LookModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        look = model.look
        self._choices(self.tr("Theme"), self._themes(), look.theme.value, model.choose_theme)
        language = look.language or ""
        self._choices(
            self.tr("Language (from the next start)"),
            self._languages(),
            language,
            model.choose_language,
        )
        still = self.addAction(self.tr("Reduce motion"))
        still.setCheckable(True)
        still.setChecked(look.reduced_motion)
        still.triggered.connect(model.set_reduced_motion)

    def _themes(self) -> list[tuple[str, str]]:
        return [
            ("system", self.tr("As the system")),
            ("night", self.tr("Night")),
            ("paper", self.tr("Paper")),
            ("contrast", self.tr("High contrast")),
        ]

    def _languages(self) -> list[tuple[str, str]]:
        return [
            ("", self.tr("As the system")),
            ("en", "English"),  # a language is named in itself, for who cannot read the others
            ("zh_CN", "简体中文"),
        ]

    def _choices(
        self,
        title: str,
        choices: list[tuple[str, str]],
        chosen: str,
        verb: Callable[[str], None],
    ) -> None:
        menu = self.addMenu(title)
        group = QActionGroup(menu)
        for value, text in choices:
            action = QAction(text, group)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.triggered.connect(self._chooser(verb, value))
            menu.addAction(action)

    def _chooser(self, verb: Callable[[str], None], value: str) -> Callable[[], None]:
        return lambda: verb(value)
