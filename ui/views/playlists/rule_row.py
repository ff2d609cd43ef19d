"""One rule of a smart playlist: a field, what is asked of it, a value."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from player.library.find.rules import FIELDS, Rule, operators_of
from ui.theme.theme import Theme
from ui.widgets.button import IconButton
from ui.widgets.pick_chip import PickChip


def field_title(field: str) -> str:
    """Return what a field of the query language is called."""
    translate = QCoreApplication.translate
    titles = {
        "": translate("Rules", "Any text"),
        "artist": translate("Rules", "Artist"),
        "album": translate("Rules", "Album"),
        "title": translate("Rules", "Title"),
        "composer": translate("Rules", "Composer"),
        "genre": translate("Rules", "Genre"),
        "format": translate("Rules", "Codec"),
        "path": translate("Rules", "Path"),
        "lyrics": translate("Rules", "Lyrics"),
        "work": translate("Rules", "Work"),
        "verdict": translate("Rules", "Hi-res check"),
        "year": translate("Rules", "Year"),
        "rate": translate("Rules", "Sample rate"),
        "bits": translate("Rules", "Bit depth"),
        "bitrate": translate("Rules", "Bit rate"),
        "plays": translate("Rules", "Plays"),
        "rating": translate("Rules", "Rating"),
        "track": translate("Rules", "Track number"),
        "disc": translate("Rules", "Disc number"),
        "loudness": translate("Rules", "Loudness"),
        "peak": translate("Rules", "True peak"),
        "dynamics": translate("Rules", "Dynamic range"),
        "duration": translate("Rules", "Time"),
        "added": translate("Rules", "Added, days ago"),
        "played": translate("Rules", "Played, days ago"),
        "loved": translate("Rules", "Favourite"),
        "lossless": translate("Rules", "Lossless"),
        "hires": translate("Rules", "Hi-Res"),
        "missing": translate("Rules", "Missing"),
        "query": translate("Rules", "Query"),
    }
    return titles.get(field, field)


def operator_title(operator: str) -> str:
    """Return what is asked of a field, in words."""
    translate = QCoreApplication.translate
    titles = {
        "contains": translate("Rules", "contains"),
        "lacks": translate("Rules", "does not contain"),
        "is": translate("Rules", "is"),
        "is-not": translate("Rules", "is not"),
        "at-least": translate("Rules", "is at least"),
        "at-most": translate("Rules", "is at most"),
        "more": translate("Rules", "is more than"),
        "less": translate("Rules", "is less than"),
        "between": translate("Rules", "is between"),
    }
    return titles[operator]


class RuleRow(QWidget):
    """Tells of every change as a whole rule."""

    changed = Signal(object)
    rebuilt = Signal(object)
    removed = Signal()

    def __init__(self, theme: Theme, rule: Rule, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rule = rule
        fields = [(name, field_title(name)) for name in FIELDS]
        if rule.field not in FIELDS:
            fields.append((rule.field, field_title(rule.field)))
        operators = [(name, operator_title(name)) for name in operators_of(rule.field)]
        self.field = PickChip(theme, self.tr("Field"), fields, rule.field, self)
        self.operator = PickChip(theme, self.tr("Condition"), operators, rule.operator, self)
        self.value = QLineEdit(rule.value, self)
        self.value.setAccessibleName(self.tr("Value"))
        self.value.setVisible(rule.operator not in {"is", "is-not"} or rule.field in _VALUED)
        self.drop = IconButton(theme, "close", self.tr("Remove this rule"), self, icon_px=14)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.setFixedHeight(self.value.sizeHint().height())  # with a value or without
        row.addWidget(self.field)
        row.addWidget(self.operator)
        row.addWidget(self.value, 1)
        row.addStretch(0 if self.value.isVisibleTo(self) else 1)
        row.addWidget(self.drop)
        self.field.picked.connect(self._on_field)
        self.operator.picked.connect(self._on_operator)
        self.value.textEdited.connect(self._on_value)
        self.drop.clicked.connect(self.removed)

    def _on_field(self, field: str) -> None:
        self.rebuilt.emit(Rule(field, operators_of(field)[0], ""))

    def _on_operator(self, operator: str) -> None:
        self._tell(Rule(self._rule.field, operator, self._rule.value))

    def _on_value(self, value: str) -> None:
        self._tell(Rule(self._rule.field, self._rule.operator, value))

    def _tell(self, rule: Rule) -> None:
        self._rule = rule
        self.changed.emit(rule)


def line_up(rows: Sequence[RuleRow]) -> None:
    """Let what is asked and what is typed begin at the same place in every row."""
    for column in ([row.field for row in rows], [row.operator for row in rows]):
        widest = max((chip.sizeHint().width() for chip in column), default=0)
        for chip in column:
            chip.setFixedWidth(widest)


_VALUED = {
    *("year", "rate", "bits", "bitrate", "plays", "rating", "track", "disc", "duration"),
    *("loudness", "peak", "dynamics", "added", "played", "query"),
}
