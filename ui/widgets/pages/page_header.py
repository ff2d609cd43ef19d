"""The head of a page: its name, a line about it, and the field that filters or searches."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme.fonts import font
from ui.theme.icons import icon
from ui.theme.theme import Theme
from ui.widgets.access.keys import ENTER_KEYS
from ui.widgets.button import Chip
from ui.widgets.clear_button import dress_clear_button
from ui.widgets.mirror import leading
from ui.widgets.text.label import MarqueeLabel
from ui.widgets.text.line import Line
from ui.widgets.when_seen import WhenSeen

_FIELD_PX, _SHORT_FIELD_PX, _LEAST_FIELD_PX = 320, 96, 56
_SIDE_PX, _GAP_PX = 28, 8
_TITLE_PX = 32
_LINE_PX = 17
_HINT_PX, _HINT_FROM_PX = 44, 200


class SearchField(QLineEdit):
    """A field with a glass; while it is empty it says which keys search everything.

    Return takes its text to the search of the whole library.
    """

    search_wanted = Signal(str)

    def __init__(self, theme: Theme, hint: str, parent: QWidget, *, searches: bool = True) -> None:
        super().__init__(parent)
        self._theme = theme
        self._searches = searches
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:  # Qt goes by the keyboard
            self.setAlignment(leading(self.layoutDirection()) | Qt.AlignmentFlag.AlignVCenter)
        self._glass = QAction(hint, self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        WhenSeen(theme, self, self._tint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the field, Return searches everywhere."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in ENTER_KEYS and self._searches and self.text().strip():
            self.search_wanted.emit(self.text().strip())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the keys of the palette at the end of the empty field."""
        super().paintEvent(event)
        if self.text() or not self._searches or self.width() < _HINT_FROM_PX:
            return
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.width() - _HINT_PX - 11, (self.height() - 20) / 2, _HINT_PX, 20)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box.moveLeft(11)
        painter.setPen(QPen(colors.line, 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(colors.text_dim)
        painter.setFont(font(self._theme.sizes.small))
        keys = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, keys.replace("+", " "))
        painter.end()

    def _tint(self) -> None:
        self._glass.setIcon(icon("search", self._theme.colors.text_dim))
        dress_clear_button(self, self._theme)


class PageHeader(QWidget):
    """Name and line on the left, the field on the right.

    Args:
        theme: Colours and sizes.
        title: The page's name.
        hint: What the field is for: "Filter albums", or a search of everything.
        parent: The page.
        searches: Whether Return in the field searches the whole library.
    """

    search_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        title: str,
        hint: str,
        parent: QWidget | None = None,
        *,
        searches: bool = True,
    ) -> None:
        super().__init__(parent)
        self.field = SearchField(theme, hint, self, searches=searches)
        self.field.setMinimumWidth(_LEAST_FIELD_PX)
        self.field.setMaximumWidth(_FIELD_PX)
        self.field.search_wanted.connect(self.search_wanted)
        self._title = Line(theme, "title", "text", QFont.Weight.Bold, self)
        self._title.setText(title)
        self._line = MarqueeLabel(theme, theme.body(tabular=True), "text_dim", self)
        self._title.setFixedHeight(_TITLE_PX)  # Chinese faces are taller than Latin ones
        self._line.setFixedHeight(_LINE_PX)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self._title)
        words.addWidget(self._line)
        self._parts: list[QWidget] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_SIDE_PX, 22, _SIDE_PX, 18)
        self._row.setSpacing(_GAP_PX)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.field, 1, Qt.AlignmentFlag.AlignVCenter)

    @property
    def line(self) -> str:
        """The line below the name."""
        return self._line.text

    def set_line(self, text: str) -> None:
        """Show a line below the name."""
        self._line.set_text(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room buttons keep their icons only; then the field goes."""
        super().resizeEvent(event)
        self._share_room()

    def event(self, event: QEvent) -> bool:
        """Share the room anew when a button comes, goes, or takes other words."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._share_room()
        return super().event(event)

    def add(self, *widgets: QWidget) -> None:
        """Put buttons before the field."""
        for widget in widgets:
            place = self._row.count() - 1
            self._row.insertWidget(place, widget, 0, Qt.AlignmentFlag.AlignVCenter)
            self._parts.append(widget)

    def _share_room(self) -> None:
        shown = [part for part in self._parts if not part.isHidden()]
        room = self.width() - 2 * _SIDE_PX - self._title.sizeHint().width()
        whole = sum(_GAP_PX + _whole_width(part) for part in shown)
        folded = whole + _GAP_PX + _SHORT_FIELD_PX > room
        for part in shown:
            if isinstance(part, Chip):
                part.fold(folded=folded)
        taken = sum(_GAP_PX + part.sizeHint().width() for part in shown)
        self.field.setVisible(taken + _GAP_PX + _LEAST_FIELD_PX <= room)


def _whole_width(part: QWidget) -> int:
    return part.whole_width() if isinstance(part, Chip) else part.sizeHint().width()
