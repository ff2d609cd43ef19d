"""The command palette: one field over the window for commands, pages and the whole library."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ui.covers import Covers
from ui.theme.icons import icon
from ui.theme.theme import Theme
from ui.viewmodels.results import Result, ResultsModel
from ui.viewmodels.search import SearchModel
from ui.views.search.found_rows import FoundRows
from ui.views.search.result_list import ResultList
from ui.widgets.access.reading_order import step_focus
from ui.widgets.mirror import edges
from ui.widgets.pages.empty_state import EmptyState
from ui.widgets.pages.fading_edges import FadingEdges
from ui.widgets.pages.quiet_scroll_bar import WIDTH_PX
from ui.widgets.when_seen import WhenSeen

_WIDTH_PX = 640
_HEIGHT_PX = 460
_TOP_PX = 84
_COMMANDS_SHOWN = 8


class Palette(QWidget):
    """Covers the window with a veil; Escape or a press beside it closes it."""

    def __init__(
        self, theme: Theme, model: SearchModel, rows: FoundRows, covers: Covers, host: QWidget
    ) -> None:
        super().__init__(host)
        self._theme = theme
        self._model = model
        self._rows = rows
        self._before: QWidget | None = None
        self.setAccessibleName(self.tr("Command palette"))
        self.field = QLineEdit(self)
        self.field.setObjectName("palette-field")
        self.field.setPlaceholderText(self.tr("Search music, pages and commands"))
        self.field.setAccessibleName(self.field.placeholderText())
        self._glass = QAction(self)
        self.field.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.results = ResultsModel(self)
        self.list = ResultList(theme, self.results, covers, self)
        self.list.setAccessibleName(self.tr("Results"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        FadingEdges(theme, "surface", self.list)
        self.empty = EmptyState(theme, self)
        self.empty.say(self.tr("Nothing matches."))
        self._plate = QVBoxLayout(self)
        self._stack = QStackedLayout()
        self._lay_out()
        self._connect()
        WhenSeen(theme, self, self._tint)
        self.hide()

    def open_palette(self) -> None:
        """Show it, with the field ready for a word."""
        self._before = QApplication.focusWidget()
        self.field.clear()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._ask("")

    def close_palette(self) -> None:
        """Hide it and give the focus back."""
        self.hide()
        host, before = self.parentWidget(), self._before
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        elif host is not None:
            host.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the field steer the list; follow the window when it changes size."""
        if watched is self.field and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: FBT001  Qt's own signature
        """Stay within: what lies below the veil cannot be seen."""
        return step_focus(self, forwards=forwards)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the plate closes it."""
        if not self._face().contains(event.position()):
            self.close_palette()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw veil and plate."""
        colors = self._theme.colors
        veil = QColor(colors.ground)
        veil.setAlphaF(0.6)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(colors.line, 1))
        painter.setBrush(colors.surface)
        radius = self._theme.radii.card
        painter.drawRoundedRect(self._face().adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()

    def _lay_out(self) -> None:
        upper = QHBoxLayout()
        upper.setContentsMargins(edges(0, 0, WIDTH_PX, 0, self.layoutDirection()))
        upper.addWidget(self.field)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self._plate.addLayout(upper)
        self._plate.addLayout(self._stack, 1)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._ask)
        self.field.installEventFilter(self)
        self.list.acted.connect(self._on_acted)
        self._model.changed.connect(self._on_found)
        if host := self.parentWidget():
            host.installEventFilter(self)

    def _ask(self, text: str) -> None:
        if text.strip():
            self._model.ask(text)
        else:
            self._show(self._rows.commands("")[:40])

    def _on_found(self) -> None:
        if self.isHidden() or not self.field.text().strip():
            return
        findings = self._model.findings
        rows = self._rows
        found: list[Result] = [
            *map(rows.artist, findings.artists[:3]),
            *map(rows.album, findings.albums[:4]),
            *map(rows.track, findings.tracks[:5]),
            *map(rows.playlist, findings.playlists[:2]),
        ]
        commands = rows.commands(self.field.text())[:_COMMANDS_SHOWN]
        self._show([*commands[:3], *found, *commands[3:]])

    def _show(self, rows: list[Result]) -> None:
        self.results.show(rows)
        self._stack.setCurrentWidget(self.list if rows else self.empty)

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # while it is open, keys are the palette's
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.close_palette()
            return True
        return self.list.take_key(event)

    def _on_acted(self) -> None:
        self._model.remember(self.field.text())
        self.close_palette()

    def _face(self) -> QRectF:
        width = min(_WIDTH_PX, self.width() - 48)
        height = min(_HEIGHT_PX, self.height() - _TOP_PX - 24)
        return QRectF(round((self.width() - width) / 2), _TOP_PX, width, height)

    def _place(self) -> None:
        if host := self.parentWidget():
            self.setGeometry(host.rect())
        face = self._face().toRect()
        right, bottom = self.width() - face.right(), self.height() - face.bottom()
        way = self.layoutDirection()
        around = edges(face.left() + 12, face.top() + 12, right - 1, bottom + 9, way)
        self._plate.setContentsMargins(around)

    def _tint(self) -> None:
        self._glass.setIcon(icon("search", self._theme.colors.text_dim))
        self.update()
