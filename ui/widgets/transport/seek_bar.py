"""The seek bar: the track's outline as bars, what is played in accent."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from player.model import Chapter
from ui.theme.theme import Theme
from ui.widgets.access.focus import paint_focus_ring
from ui.widgets.transport.bubble import Bubble
from ui.widgets.transport.loop_pins import paint_loop
from ui.widgets.transport.seconds_slider import SECOND_MS, SecondsSlider
from ui.widgets.transport.seek_paint import paint_arrived, paint_flat, paint_outline, paint_ticks
from ui.wording import clock

STEP_MS = 5_000
LEAP_MS = 30_000
_MINUTE_MS = 60_000
_LONGEST = 80
_AROUND_PX = 6
"""Of a place that the music has reached: the bar it lies in, and the round end of a flat one."""


class SeekBar(SecondsSlider):
    """Where the music is; asks to be elsewhere when dragged, clicked, wheeled or keyed."""

    seek_requested = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._overview: Sequence[float] = ()
        self._bubble = Bubble(theme, self)
        self._hover_x: int | None = None
        self._position_ms = self._held_ms = 0
        self._told_chapter = ""
        self._loop: tuple[int, int | None] | None = None
        self._chapters: tuple[Chapter, ...] = ()
        self._arrived: tuple[tuple[float, float], ...] | None = None
        self.setSingleStep(STEP_MS // SECOND_MS)
        self.setPageStep(LEAP_MS // SECOND_MS)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Position"))
        theme.changed.connect(self.update)

    def set_overview(self, levels: Sequence[float]) -> None:
        """Show the outline of the track.

        Args:
            levels: Loudness along the track, 0..1, any number of them; none gives a flat bar.
        """
        self._overview = levels
        self.update()

    def set_loop(self, loop: tuple[int, int | None] | None) -> None:
        """Show where a loop begins and ends, ms; the end may still be to come."""
        if loop != self._loop:
            self._loop = loop
            self.update()

    def set_chapters(self, chapters: tuple[Chapter, ...]) -> None:
        """Show where chapters begin; the pointer, and a screen reader, are told their names."""
        if chapters != self._chapters:
            self._chapters = chapters
            self._tell_chapter()
            self.update()

    def set_arrived(self, parts: tuple[tuple[float, float], ...] | None) -> None:
        """Show which parts of a server's song have come, as shares of it; None when all has."""
        self._arrived = parts
        self.update()

    def show_position(self, position_ms: int) -> None:
        """Follow the music, unless the listener holds the bar; repaints when a bar changes."""
        if self.isSliderDown():
            return
        before, self._position_ms = self._played_px(), position_ms
        if not _is_listened_to(self) or position_ms // _MINUTE_MS != self.value() // 60:
            self._count(position_ms)
        if (now := self._played_px()) != before:
            self._tell_chapter()
            left, right = min(before, now) - _AROUND_PX, max(before, now) + _AROUND_PX
            self.update(left, 0, right - left, self.height())

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        """Called by Qt, which would paint the whole bar anew for each step of the music."""
        if change is not QAbstractSlider.SliderChange.SliderValueChange:
            super().sliderChange(change)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(520, 30)

    def minimumSizeHint(self) -> QSize:
        """Still something to hit."""
        return QSize(120, 30)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        if event.button() == Qt.MouseButton.LeftButton and self._duration_ms:
            self.setSliderDown(True)
            self._hold(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the time under the pointer; carry the position along while held."""
        self._hover_x = round(event.position().x())
        if self.isSliderDown():
            self._hold(event.position().x())
        self._point_at(event.position().x())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: the music follows."""
        if event.button() == Qt.MouseButton.LeftButton and self.isSliderDown():
            self.setSliderDown(False)
            self._ask_for(self._time_at(event.position().x()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say where the music is."""
        self._tell()
        super().focusInEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the bubble away."""
        self._hover_x = None
        self._bubble.hide()
        self.update()
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the bubble along."""
        self._bubble.hide()
        super().hideEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move by five seconds a notch, forwards when turned up."""
        if notches := event.angleDelta().y() / 120:
            self._ask_for(self._position_ms + round(notches * STEP_MS))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move 5 s, with Shift 30 s; Home and End go to the ends."""
        leap = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step, now, key = LEAP_MS if leap else STEP_MS, self._position_ms, Qt.Key
        back, on = dict.fromkeys((key.Key_Left, key.Key_Down), now - step), now + step
        ends = {key.Key_Home: 0, key.Key_End: self._duration_ms}
        target = (back | {key.Key_Right: on, key.Key_Up: on} | ends).get(key(event.key()))
        if target is None:
            event.ignore()
        else:
            self._ask_for(target)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars, or one flat bar while the outline is unknown."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        if len(self._overview):
            colors, played_px = self._theme.colors, self._played_px()
            paint_outline(painter, self, self._overview, played_px, colors, event.rect())
        else:
            paint_flat(painter, self.rect(), self._played_px(), self._theme.colors)
        if self._arrived is not None:
            paint_arrived(painter, self.rect(), self._arrived, self._theme.colors)
        if self._chapters and self._duration_ms:
            shares = [chapter.start_ms / self._duration_ms for chapter in self._chapters]
            paint_ticks(painter, self, shares, self._theme.colors)
        if self._loop and self._duration_ms:
            start, end = self._loop
            share = None if end is None else end / self._duration_ms
            box = QRectF(self.rect())
            paint_loop(painter, box, (start / self._duration_ms, share), self._theme)
        if self._hover_x is not None and self.isEnabled():
            painter.fillRect(self._hover_x, 2, 1, self.height() - 4, self._theme.colors.text)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_focus_ring(painter, QRectF(self.rect()), 6, self._theme)
        painter.end()

    def _played_px(self) -> int:
        if not self._duration_ms:
            return 0
        now_ms = self._held_ms if self.isSliderDown() else self._position_ms
        return round(now_ms * self.width() / self._duration_ms)

    def _time_at(self, x: float) -> int:
        share = min(max(x / max(self.width(), 1), 0.0), 1.0)
        return round(share * self._duration_ms)

    def _hold(self, x: float) -> None:
        self._held_ms = self._time_at(x)
        self.update()

    def _point_at(self, x: float) -> None:
        if self._duration_ms:
            at = self.mapToGlobal(QPoint(round(x), 0))
            here_ms = self._time_at(x)
            parts = (clock(here_ms), _chapter_at(self._chapters, here_ms))
            self._bubble.show_text(" · ".join(part for part in parts if part), at)

    def _tell_chapter(self) -> None:
        chapter = _chapter_at(self._chapters, self._position_ms)
        if chapter != self._told_chapter:
            self._told_chapter = chapter
            self._tell()

    def _tell(self) -> None:
        """Say where the music is: not all the time, for a screen reader says each change."""
        here, end = clock(self._position_ms), clock(self._duration_ms)
        words = self.tr("{position} of {duration}").format(position=here, duration=end)
        self.setAccessibleDescription(" · ".join(filter(None, (words, self._told_chapter))))

    def _ask_for(self, position_ms: int) -> None:
        if self._duration_ms:
            bounded = min(max(position_ms, 0), self._duration_ms)
            self.show_position(bounded)
            self._count(bounded)
            self._tell()
            self.seek_requested.emit(bounded)


def _chapter_at(chapters: tuple[Chapter, ...], position_ms: int) -> str:
    begun = [chapter for chapter in chapters if chapter.start_ms <= position_ms]
    return " ".join(begun[-1].title[:_LONGEST].split()) if begun else ""


def _is_listened_to(widget: QWidget) -> bool:
    """Whether a screen reader would say each step of the music: once a minute is enough."""
    return widget.hasFocus() and QAccessible.isActive()
