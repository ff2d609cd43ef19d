"""The head of a page that does something: its name, a line about it, and its tools on the right."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFont, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.text.label import MarqueeLabel
from ui.widgets.text.line import Line
from ui.widgets.wrap_row import WrapRow

_TITLE_PX = 32
_LINE_PX = 17
_BETWEEN_PX = 3
_GAP_PX = 16
_BELOW_PX = 12
_TOOLS_GAP_PX = 10
_LEAST_LINE_PX = 180
_WORDS_PX = _TITLE_PX + _BETWEEN_PX + _LINE_PX


class ToolHeader(QWidget):
    """Name and line; whoever owns the page adds tools. Where they do not fit they go below."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Line(theme, "title", "text", QFont.Weight.Bold, self)
        self._title.setText(title)
        self._title.setFixedHeight(_TITLE_PX)  # Chinese faces are taller than Latin ones
        self._line = MarqueeLabel(theme, theme.body(), "text_dim", self)
        self._line.setFixedHeight(_LINE_PX)
        self._words = QWidget(self)
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(_BETWEEN_PX)
        words.addWidget(self._title)
        words.addWidget(self._line)
        self._tools = WrapRow(self, gap_px=_TOOLS_GAP_PX)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def line(self) -> str:
        """The line below the name."""
        return self._line.text

    def say(self, text: str) -> None:
        """Show another line below the name."""
        self._line.set_text(text)
        self._arrange()

    def add_tool(self, *tools: QWidget) -> None:
        """Add tools at the end."""
        for tool in tools:
            self._tools.add(tool)
        self._arrange()

    def hasHeightForWidth(self) -> bool:
        """A narrower head has its tools below its words."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words, and of the tools below them."""
        if self._fits_beside(width):
            return _WORDS_PX
        return _WORDS_PX + _BELOW_PX + self._tools.heightForWidth(width)

    def sizeHint(self) -> QSize:
        """All in one line."""
        line_px = max(self._title.sizeHint().width(), self._line.sizeHint().width())
        return QSize(line_px + _GAP_PX + self._tools.sizeHint().width(), _WORDS_PX)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest tool."""
        return QSize(self._tools.minimumSizeHint().width(), _WORDS_PX)

    def event(self, event: QEvent) -> bool:
        """Follow a tool that comes, goes, or takes other words."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again: Qt does not tell of a tool that changed while nobody saw it."""
        super().showEvent(event)
        self.updateGeometry()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the tools where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _fits_beside(self, width: int) -> bool:
        line_px = min(self._line.sizeHint().width(), _LEAST_LINE_PX)
        words_px = max(self._title.sizeHint().width(), line_px)
        tools_px = self._tools.sizeHint().width()
        return not tools_px or words_px + _GAP_PX + tools_px <= width

    def _arrange(self) -> None:
        width, tools_px = self.width(), self._tools.sizeHint().width()
        if not self._fits_beside(width):
            below = _WORDS_PX + _BELOW_PX
            self._words.setGeometry(0, 0, width, _WORDS_PX)
            self._tools.setGeometry(0, below, width, self._tools.heightForWidth(width))
            return
        words_px = width - tools_px - (_GAP_PX if tools_px else 0)
        height = self._tools.sizeHint().height()
        top, mirrored = (_WORDS_PX - height) // 2, self.isRightToLeft()
        left = 0 if mirrored else width - tools_px
        self._words.setGeometry(width - words_px if mirrored else 0, 0, words_px, _WORDS_PX)
        self._tools.setGeometry(left, top, tools_px, height)
