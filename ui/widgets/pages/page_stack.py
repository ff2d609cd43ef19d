"""Pages of which one is seen."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget


@contextmanager
def painted_once(stack: QWidget) -> Iterator[None]:
    """Bring another page of a stack into sight with one painting.

    Qt's stacks halt all painting meanwhile. When that ends every part of the page asks to be
    painted, after the opaque sheet it lies on: both would be, and the part twice.
    """
    stack.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled)
    yield
    stack.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled, False)  # noqa: FBT003


class PageStack(QStackedWidget):
    """Asks the page in sight alone how much room it wants.

    A stack of Qt's asks all of them whenever one of them changes: each page that was opened made
    all others slower, to four times as much CPU time with all of them made.
    """

    def setCurrentWidget(self, page: QWidget) -> None:
        """Bring a page into sight."""
        with painted_once(self):
            super().setCurrentWidget(page)

    def hasHeightForWidth(self) -> bool:
        """A page takes the height that is there."""
        return False

    def sizeHint(self) -> QSize:
        """What the page in sight would like."""
        page = self.currentWidget()
        return page.sizeHint() if page else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """What the page in sight cannot do without."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page else super().minimumSizeHint()
