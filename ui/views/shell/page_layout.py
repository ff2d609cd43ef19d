"""How the pages of the library are laid out: one below the other, with the same air beside them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.covers import Covers
from ui.theme.theme import Theme
from ui.views.shell.page_body import PageBody
from ui.widgets.button import Chip
from ui.widgets.mirror import edges
from ui.widgets.pages.page_head import PageHead
from ui.widgets.wrap_row import WrapRow

_SIDE_PX = 28
_TABLE_LEFT_PX, _TABLE_RIGHT_PX = 18, 6  # cells have air of their own, and a scroll bar needs none


def tool_row(
    left: Sequence[QWidget], right: Sequence[QWidget] = (), below_px: int = 15
) -> QHBoxLayout:
    """Return the row of chips below a page's header; it goes on in another where room ends."""
    row = QHBoxLayout()
    row.setContentsMargins(_SIDE_PX, 0, _SIDE_PX, below_px)
    tools = WrapRow()
    for widget in left:
        tools.add(widget)
    for widget in right:
        tools.add(widget, trailing=True)
    row.addWidget(tools)
    return row


def beside_air(table: QWidget) -> QHBoxLayout:
    """Return a row that lets the words of a table begin where those of the header do."""
    row = QHBoxLayout()
    way = table.layoutDirection()
    row.setContentsMargins(edges(_TABLE_LEFT_PX, 0, _TABLE_RIGHT_PX, 0, way))
    if isinstance(table, PageBody):  # what stands in the middle of the page stays there
        lean = _TABLE_LEFT_PX - _TABLE_RIGHT_PX
        table.lean(edges(0, 0, lean, 0, way))
    row.addWidget(table)
    return row


def pile(page: QWidget, *parts: QWidget | QLayout, filling: int = -1) -> QVBoxLayout:
    """Lay parts out one below the other; the part of number `filling` takes what room is left."""
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        _add(column, part)
    column.setStretch(filling % len(parts), 1)
    return column


def _add(column: QBoxLayout, part: QWidget | QLayout) -> None:
    if isinstance(part, QWidget):
        column.addWidget(part)
    else:
        column.addLayout(part)


class HeadPage(QWidget):
    """A page about one thing: its picture and name, and buttons that play it."""

    def __init__(
        self, theme: Theme, covers: Covers, side_px: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._head_theme = theme
        self.head = PageHead(theme, covers, side_px, self)
        self.play = self.add_chip(self.tr("Play"), "play")
        self.play.stand_out()

    def add_chip(self, text: str, icon_name: str) -> Chip:
        """Add a button below the name."""
        chip = Chip(self._head_theme, text, self, icon_name=icon_name)
        self.head.add_buttons(chip)
        return chip
