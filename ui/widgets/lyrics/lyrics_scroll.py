"""What of a text is in view: it glides along with the music unless the listener looks elsewhere."""

from PySide6.QtCore import QEasingCurve, QObject, QTimer, QVariantAnimation, Signal

FREE_SCROLL_MS = 3_000


class LyricsScroll(QObject):
    """The upper edge of what is seen, in px from the first line."""

    changed = Signal()
    released = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.top_px = 0.0
        self._free = QTimer(self)
        self._free.setSingleShot(True)
        self._free.setInterval(FREE_SCROLL_MS)
        self._free.timeout.connect(self.released)
        self._glide = QVariantAnimation(self)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self._set)

    @property
    def free(self) -> bool:
        """Whether the listener looks elsewhere for the moment."""
        return self._free.isActive()

    @property
    def progress(self) -> float:
        """How far the glide to the current line is, 0..1."""
        running = self._glide.state() == QVariantAnimation.State.Running
        length_ms = self._glide.duration()
        return self._glide.currentTime() / length_ms if running and length_ms else 1.0

    def rest(self) -> None:
        """Neither glide nor wait."""
        self._glide.stop()
        self._free.stop()

    def let_go(self) -> None:
        """Follow the music again from now on."""
        self._free.stop()

    def jump(self, top_px: float) -> None:
        """Be there at once."""
        self._glide.stop()
        self._set(top_px)

    def glide(self, top_px: float, length_ms: int) -> None:
        """Move there; at once where nothing moves."""
        self._glide.stop()
        if not length_ms or top_px == self.top_px:
            self._set(top_px)
            return
        self._glide.setDuration(length_ms)
        self._glide.setStartValue(self.top_px)
        self._glide.setEndValue(top_px)
        self._glide.start()

    def look(self, top_px: float) -> None:
        """Look elsewhere; three seconds later `released` says that it is over."""
        self.jump(top_px)
        self._free.start()

    def _set(self, top_px: float) -> None:
        self.top_px = top_px
        self.changed.emit()
