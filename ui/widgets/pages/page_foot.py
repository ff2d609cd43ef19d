"""The row at the lower edge of a page: what there is to say, and the buttons that lead on."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

_GAP_PX = 8


class PageFoot(QWidget):
    """Messages keep clear of it.

    Args:
        before: Where reading begins; words take the room there is.
        after: At the other end.
        parent: Of the page.
    """

    def __init__(
        self, before: list[QWidget], after: list[QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP_PX)
        for part in before:
            row.addWidget(part, int(isinstance(part, QLabel)))
        row.addStretch()
        for button in after:
            row.addWidget(button)


def foot_px(host: QWidget) -> int:
    """Return how far the foot of what a widget shows reaches above its lower edge; 0 for none."""
    tops = [
        foot.mapTo(host, foot.rect().topLeft()).y()
        for foot in host.findChildren(PageFoot)
        if foot.isVisible()
    ]
    return host.height() - min(tops) if tops else 0
