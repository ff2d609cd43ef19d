"""Lyrics to read along: the line that is sung is white, the others fade with their distance."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from player.lyrics.following import NOTHING_SUNG, Sung
from player.lyrics.model import Line
from ui.theme.theme import Theme
from ui.theme.tint import Tint, plain_tint
from ui.widgets.access.focus import paint_focus_ring
from ui.widgets.access.keys import keeps_enter
from ui.widgets.lyrics.lyrics_layout import PLAIN, LyricsLayout, LyricsStyle
from ui.widgets.lyrics.lyrics_paint import FADES, LyricsLook, paint_row
from ui.widgets.lyrics.lyrics_scroll import LyricsScroll

_ACTIVE_AT = 1 / 3
_WHEEL_PX = 90
_SIDE_PX = 8


class LyricsView(QWidget):
    """Paints lines, follows what is sung, and says which line was chosen."""

    line_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, text_px: int = 22) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text_px = text_px
        self._lines: Sequence[Line] = ()
        self._synced = False
        self._style = PLAIN
        self._layout = LyricsLayout((), text_px, 100)
        self._sung, self._letters = NOTHING_SUNG, 0.0
        self._before: int | None = None
        self._cursor: int | None = None
        self._hovered: int | None = None
        self.scroll_state = LyricsScroll(self)
        self.scroll_state.changed.connect(self.update)
        self.scroll_state.released.connect(self._go_to_sung)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Lyrics"))
        self.set_tint(plain_tint(theme.tokens))

    def set_tint(self, tint: Tint) -> None:
        """Write in the inks of a page."""
        self._inks = tint.inks(FADES)
        self.update()

    def set_text_px(self, text_px: int) -> None:
        """Write larger or smaller."""
        if text_px != self._text_px:
            self._text_px = text_px
            self._lay_out()

    def show_lines(
        self, lines: Sequence[Line], *, synced: bool, style: LyricsStyle = PLAIN
    ) -> None:
        """Show a text from its beginning; the same text in another style stays in place."""
        if (lines, synced, style) == (self._lines, self._synced, self._style):
            return
        same = [line.text for line in lines] == [line.text for line in self._lines]
        self._lines, self._synced, self._style = lines, synced, style
        if not same:
            self._sung, self._letters, self._before, self._cursor = NOTHING_SUNG, 0.0, None, None
            self.scroll_state.rest()
            self.scroll_state.top_px = self._start_px()
        self._lay_out()

    def show_sung(self, sung: Sung, letters: float) -> None:
        """Light what is sung; a new line glides to its place."""
        moved, before = sung.line != self._sung.line, self._sung.line
        self._sung, self._letters = sung, letters
        if moved:
            self._before = before
            line = self._lines[sung.line] if sung.line is not None else None
            self.setAccessibleDescription(line.text if line else "")
            self._go_to_sung()
        self.update()

    def row_box(self, index: int) -> QRectF:
        """Return where a line is now."""
        row, width = self._layout.rows[index], self.width() - 2 * _SIDE_PX
        return QRectF(_SIDE_PX, row.top_px - self.scroll_state.top_px, width, row.height_px)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._lay_out()

    def hideEvent(self, event: QHideEvent) -> None:
        """Come to rest unseen."""
        self.scroll_state.rest()
        super().hideEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Look elsewhere; three seconds later the text follows the music again."""
        steps = event.pixelDelta().y() or event.angleDelta().y() / 120 * _WHEEL_PX
        self._look(self.scroll_state.top_px - steps)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which line a click would choose."""
        self._hover(self._layout.row_at(event.position().y() + self.scroll_state.top_px))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at."""
        self._hover(None)
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose a line."""
        index = self._layout.row_at(event.position().y() + self.scroll_state.top_px)
        if event.button() == Qt.MouseButton.LeftButton and index is not None:
            self._choose(index)

    def event(self, event: QEvent) -> bool:
        """Keep Enter from the window's shortcuts while focused."""
        return keeps_enter(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from line to line, Enter plays from it; pages and ends as in every text."""
        here, page = self.scroll_state.top_px, self.height() * 0.8
        places = {
            Qt.Key.Key_PageUp: here - page,
            Qt.Key.Key_PageDown: here + page,
            Qt.Key.Key_Home: self._start_px(),
            Qt.Key.Key_End: self._layout.height_px,
        }
        key, walks = Qt.Key(event.key()), {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if key in places:
            self._look(places[key])
        elif key in walks:
            self._walk(walks[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._cursor is not None:
            self._choose(self._cursor)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the rows that can be seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self._shown()
        for index, row in enumerate(self._layout.rows):
            top = row.top_px - self.scroll_state.top_px
            if top > self.height():
                break
            if top + row.height_px >= 0:
                seen_px = min(top + row.height_px, self.height() - top)
                letters = self._letters if self._lines[index].words else None
                paint_row(painter, row, shown.of_row(index, letters, seen_px), _SIDE_PX, top)
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), 8, self._theme)
        painter.end()

    def _shown(self) -> LyricsLook:
        pointed = {self._hovered, self._cursor if self.hasFocus() else None}
        return LyricsLook(
            synced=self._synced,
            sung=self._sung,
            before=self._before,
            pointed=frozenset(index for index in pointed if index is not None),
            progress=self.scroll_state.progress,
            inks=tuple(self._inks),
        )

    def _lay_out(self) -> None:
        width_px = self.width() - 2 * _SIDE_PX
        self._layout = LyricsLayout(self._lines, self._text_px, width_px, self._style)
        if not self.scroll_state.free:
            self.scroll_state.jump(self._wanted_px())
        self.update()

    def _start_px(self) -> float:
        return -self.height() * _ACTIVE_AT if self._synced else -12.0

    def _wanted_px(self) -> float:
        if not self._synced:
            return self._bounded(self.scroll_state.top_px)
        if self._sung.line is None:
            return self._start_px()
        return self._layout.rows[self._sung.line].top_px - self.height() * _ACTIVE_AT

    def _bounded(self, top_px: float) -> float:
        last = self._layout.height_px - self.height() * (1 - _ACTIVE_AT)
        return min(max(top_px, self._start_px()), max(last, self._start_px()))

    def _go_to_sung(self) -> None:
        if not self.scroll_state.free:
            length_ms = self._theme.motion.slow if self.isVisible() else 0
            self.scroll_state.glide(self._wanted_px(), length_ms)

    def _look(self, top_px: float) -> None:
        if self._synced:
            self.scroll_state.look(self._bounded(top_px))
        else:
            self.scroll_state.jump(self._bounded(top_px))

    def _walk(self, step: int) -> None:
        if not self._lines:
            return
        here = next((at for at in (self._cursor, self._sung.line) if at is not None), -step)
        self._cursor = min(max(here + step, 0), len(self._lines) - 1)
        self.setAccessibleDescription(self._lines[self._cursor].text)
        self._look(self._layout.rows[self._cursor].top_px - self.height() * _ACTIVE_AT)

    def _choose(self, index: int) -> None:
        if self._synced:
            self.scroll_state.let_go()
            self.line_chosen.emit(index)

    def _hover(self, index: int | None) -> None:
        if index != self._hovered:
            self._hovered = index
            hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
            self.setCursor(hand if index is not None and self._synced else arrow)
            self.update()
