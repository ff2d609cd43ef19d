"""One option of the settings: words on the left, its control on the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.viewmodels.options import Option, Span
from ui.viewmodels.settings import SettingsModel
from ui.widgets.number_field import NumberField
from ui.widgets.pick_chip import PickChip
from ui.widgets.switch import Switch
from ui.widgets.text.text import Text

_FIELD_PX = 128


class OptionRow(QWidget):
    """Follows the settings, and writes into them."""

    def __init__(
        self, theme: Theme, option: Option, model: SettingsModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.option = option
        self.control = self._made()
        self._lay_out()
        model.changed.connect(self.show_value)
        self.show_value()

    def matches(self, words: str) -> bool:
        """Whether its words hold what is looked for."""
        option = self.option
        names = [text for _, text in option.choices]
        said = " ".join((option.title, option.sentence, option.cost, *names)).casefold()
        return all(word in said for word in words.casefold().split())

    def show_value(self) -> None:
        """Show what is chosen now."""
        value = self._model.value(self.option.path)
        match self.control:
            case Switch() as switch:
                switch.setChecked(bool(value))
            case PickChip() as chip:
                chip.choose(self._key(value))
            case NumberField() as field:
                field.show_value(float(value))
            case _:
                pass

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line below."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.colors.line)
        painter.end()

    def _made(self) -> QWidget:
        option, theme = self.option, self._theme
        if option.span:
            return self._number_field(option.span)
        if option.choices:
            named = [(str(place), text) for place, (_, text) in enumerate(option.choices)]
            key = self._key(self._model.value(option.path))
            chip = PickChip(theme, option.title, named, key, self)
            chip.picked.connect(self._on_picked)
            return chip
        switch = Switch(theme, option.title, self)
        switch.setAccessibleDescription(option.sentence)
        switch.clicked.connect(self._on_switched)
        return switch

    def _number_field(self, span: Span) -> NumberField:
        field = NumberField(
            self._theme,
            self.option.title,
            (span.low, span.high),
            self,
            suffix=f" {span.unit}" if span.unit else "",
            digits=span.decimals,
        )
        field.setSingleStep(span.step)
        field.setFixedWidth(_FIELD_PX)
        field.given.connect(self._on_number)
        return field

    def _key(self, value: object) -> str:
        values = [chosen for chosen, _ in self.option.choices]
        return str(values.index(value)) if value in values else "0"

    def _on_switched(self, on: bool) -> None:  # noqa: FBT001  a slot
        self._model.choose(self.option.path, on)

    def _on_picked(self, key: str) -> None:
        self._model.choose(self.option.path, self.option.choices[int(key)][0])

    def _on_number(self, number: float) -> None:
        whole = isinstance(self._model.default(self.option.path), int)
        self._model.choose(self.option.path, round(number) if whole else round(number, 3))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._text(self.option.title, "text", QFont.Weight.DemiBold))
        words.addWidget(self._text(self.option.sentence, "text_dim"))
        if self.option.cost:
            words.addWidget(self._text("◆ " + self.option.cost, "warn"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 13)
        layout.setSpacing(24)
        layout.addLayout(words, 1)
        layout.addWidget(self.control, 0, Qt.AlignmentFlag.AlignVCenter)

    def _text(self, words: str, color: str, weight: QFont.Weight = QFont.Weight.Normal) -> Text:
        size = "body" if color == "text" else "caption"
        text = Text(self._theme, size, color, weight, self)
        text.setText(words)
        text.setWordWrap(True)
        return text
