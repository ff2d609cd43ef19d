"""The head of a page about one thing: its picture, its name, facts, and what can be done."""

from collections.abc import Hashable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.covers import Covers
from ui.theme.fonts import font
from ui.theme.theme import Theme
from ui.widgets.badge import Badge
from ui.widgets.button import Button, Chip
from ui.widgets.grid.cover import paint_cover
from ui.widgets.text.label import MarqueeLabel
from ui.widgets.wrap_row import WrapRow

_NARROW_PX, _SMALL_PX = 520, 112


class Picture(QWidget):
    """A cover or, of people, a circle."""

    def __init__(
        self, theme: Theme, covers: Covers, side_px: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._covers = covers
        self._name: Hashable = None
        self._picture_of = ""
        self._rounded = False
        self.resize_to(side_px)
        self.setAccessibleName(self.tr("Cover"))
        covers.arrived.connect(self._on_arrived)
        theme.changed.connect(self.update)

    def show_cover(self, name: Hashable, picture_of: str, *, rounded: bool = False) -> None:
        """Show another picture."""
        self._name, self._picture_of, self._rounded = name, picture_of, rounded
        self.setAccessibleDescription(picture_of)
        self.update()

    def resize_to(self, side_px: int) -> None:
        """Be as large as that."""
        self.setFixedSize(side_px, side_px)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        radius = rect.width() / 2 if self._rounded else self._theme.radii.card
        paint_cover(painter, rect, self._covers, self._name, self._picture_of, radius)
        painter.end()

    def _on_arrived(self, name: Hashable) -> None:
        if name in (self._name, ("drawn", self._picture_of)):
            self.update()


class PageHead(QWidget):
    """Picture on the left; on the right what kind of thing it is, its name, lines, buttons.

    Attributes:
        kind: Small, above the name.
        line: Below the name: whose it is; may lead somewhere.
        facts: Figures.
        more: Figures of the sound, when there are any.
    """

    def __init__(
        self, theme: Theme, covers: Covers, side_px: int = 200, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._side_px = side_px
        self.picture = Picture(theme, covers, side_px, self)
        self.kind = MarqueeLabel(theme, theme.overline(), "text_dim", self)
        self.title = MarqueeLabel(theme, font(theme.sizes.title, QFont.Weight.Bold), "text", self)
        self.line = MarqueeLabel(theme, font(theme.sizes.heading), "text", self)
        self.facts = MarqueeLabel(theme, theme.body(tabular=True), "text_dim", self)
        self.more = MarqueeLabel(theme, theme.body(tabular=True), "text_dim", self)
        self.badge = Badge(theme, self)
        self._buttons = WrapRow(self)
        self._badges = QHBoxLayout()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 20)
        layout.setSpacing(24)
        layout.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(self._words(), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the picture is small, and buttons keep their icons only."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW_PX
        self.picture.resize_to(min(self._side_px, _SMALL_PX) if narrow else self._side_px)
        for chip in self._buttons.findChildren(Chip)[1:]:
            chip.fold(folded=narrow)

    def add_buttons(self, *buttons: Button) -> None:
        """Put buttons below the words, side by side as far as there is room."""
        for button in buttons:
            self._buttons.add(button)

    def add_fact(self, fact: QWidget) -> None:
        """Put something of its own behind the badge and the figures of the sound."""
        self._badges.insertWidget(2, fact)

    def say(self, kind: str, title: str, line: str = "", facts: str = "", more: str = "") -> None:
        """Show words; lines without any take no room."""
        self.kind.set_text(kind.upper())
        self.title.set_text(title)
        for label, text in ((self.line, line), (self.facts, facts), (self.more, more)):
            label.set_text(text)
            label.setVisible(bool(text))

    def _words(self) -> QLayout:
        badges = self._badges
        badges.setSpacing(8)
        badges.addWidget(self.badge)
        self.more.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        badges.addWidget(self.more)
        badges.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(5)
        words.addStretch()
        for line in (self.kind, self.title, self.line, self.facts):
            words.addWidget(line)
        words.addLayout(badges)
        words.addSpacing(10)
        words.addWidget(self._buttons)
        words.addStretch()
        return words
