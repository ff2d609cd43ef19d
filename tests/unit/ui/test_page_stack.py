"""Pages behind the one in sight."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from ui.widgets.pages.page_stack import PageStack
from ui.widgets.pages.scroll_page import fill_scrolling


class Asked(QWidget):
    """Counts how often it is asked what room it wants."""

    def __init__(self, least):
        super().__init__()
        self.least, self.times = least, 0

    def hasHeightForWidth(self):  # noqa: N802  Qt's name
        return True

    def heightForWidth(self, width):  # noqa: N802  Qt's name
        self.times += 1
        return width

    def sizeHint(self):  # noqa: N802  Qt's name
        self.times += 1
        return self.least

    def minimumSizeHint(self):  # noqa: N802  Qt's name
        self.times += 1
        return self.least


@pytest.fixture
def room(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    QHBoxLayout(made).setContentsMargins(0, 0, 0, 0)
    return made


def test_only_the_page_in_sight_says_what_room_it_wants(room):
    stack, seen, hidden = PageStack(room), Asked(QSize(200, 100)), Asked(QSize(900, 900))
    for page in (seen, hidden):
        stack.addWidget(page)
    room.layout().addWidget(stack)
    room.show()
    hidden.times = 0
    for width in (300, 400, 500):
        room.resize(width, 300)
        seen.updateGeometry()
        room.layout().activate()
    assert hidden.times == 0
    assert (room.minimumSizeHint().width(), room.minimumSizeHint().height()) == (200, 100)
    stack.setCurrentWidget(hidden)
    assert stack.minimumSizeHint() == QSize(900, 900)
    assert hidden.size() == stack.size()


class Painted(QWidget):
    """Counts how often it is painted."""

    times = 0

    def paintEvent(self, _event):  # noqa: N802  Qt's name
        self.times += 1


def test_a_page_that_comes_into_sight_is_painted_once(qtbot, room):
    stack, page, sheet = PageStack(room), QWidget(), QWidget()
    part = Painted(sheet)
    fill_scrolling(page, sheet)
    for each in (QWidget(), page):
        stack.addWidget(each)
    room.layout().addWidget(stack)
    room.show()
    for number in (1, 2):
        stack.setCurrentWidget(page)
        qtbot.waitUntil(lambda number=number: part.times >= number)
        QApplication.processEvents()
        assert part.times == number
        stack.setCurrentWidget(stack.widget(0))
