"""Pages of which one is seen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class PageStack(QStackedWidget):
    """Asks the page in sight alone how much room it wants.

    A stack of Qt's asks all of them whenever one of them changes: each page that was opened made
    all others slower, to four times as much CPU time with all of them made.
    """

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
