"""Whether a hand is on a page where sound is changed: only then need edits be heard soon."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

Watch = Callable[[], Callable[[], None]]


class Editing(QObject):
    """Watches while the pointer is over a page or the keyboard in it.

    A short ring wakes the engine four times as often; a page that is only looked at needs none.

    Args:
        watch: Has edits heard sooner; what it returns ends that.
    """

    def __init__(self, page: QWidget, watch: Watch) -> None:
        super().__init__(page)
        self._page, self._watch = page, watch
        self._end: Callable[[], None] | None = None
        self._pointed = False
        page.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101  there are widgets
        app.focusChanged.connect(self._decide)

    @property
    def going_on(self) -> bool:
        """Whether edits are heard sooner."""
        return self._end is not None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the pointer, and the page itself."""
        kind = event.type()
        if kind in {QEvent.Type.Enter, QEvent.Type.Leave}:
            self._pointed = kind == QEvent.Type.Enter
        if kind in {QEvent.Type.Enter, QEvent.Type.Leave, QEvent.Type.Show, QEvent.Type.Hide}:
            self._decide()
        return False

    def _decide(self, *_focus: object) -> None:
        focused = QApplication.focusWidget()  # the page itself, when it has only been opened
        inside = focused is not None and self._page.isAncestorOf(focused)
        typed_in = inside and focused is not self._page
        wanted = self._page.isVisible() and (self._pointed or typed_in)
        if wanted and self._end is None:
            self._end = self._watch()
        elif not wanted and self._end is not None:
            self._end()
            self._end = None
