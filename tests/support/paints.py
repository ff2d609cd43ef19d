"""Which widgets are painted while something happens."""

from PySide6.QtCore import QEvent, QObject


class Paints(QObject):
    """Notes each time one of some widgets is painted; ends with the first of them.

    Attributes:
        painted: The widgets, in the order in which they were.
    """

    def __init__(self, *watched):
        super().__init__(watched[0])
        self.painted = []
        for widget in watched:
            widget.installEventFilter(self)

    def eventFilter(self, watched, event):  # noqa: N802  Qt's name
        if event.type() == QEvent.Type.Paint:
            self.painted.append(watched)
        return False
