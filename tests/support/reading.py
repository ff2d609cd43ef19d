"""Walking a window by Tab as a reader does, and judging the way by where things lie."""

from itertools import combinations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication

RIGHT_TO_LEFT = Qt.LayoutDirection.RightToLeft
CANVASES = ("EqCurve", "SceneView")
"""Tab walks from node to node and from star to star within them: arrows move what is chosen."""


def settle():
    """Layouts ask, answer, and ask again."""
    for _ in range(8):
        QApplication.processEvents()


def walk(window, key):
    """Press a key until it leads back to where it began."""
    window.setFocus()
    found = []
    while len(found) < 200:
        QTest.keyClick(QApplication.focusWidget(), key)
        now = QApplication.focusWidget()
        if found and now is found[0]:
            return found
        if not (found and now is found[-1] and type(now).__name__ in CANVASES):
            found.append(now)
    raise AssertionError(f"{found[-1]!r} does not let go")


def faults(found):
    return [
        f"{told(one)} before {told(other)}"
        for one, other in combinations(found, 2)
        if one is other or not reads_first(one, other)
    ]


def told(widget):
    at = widget.mapToGlobal(QPoint())
    return f"{type(widget).__name__} {widget.accessibleName()!r} at {at.x()}, {at.y()}"


def reads_first(one, other):
    """Whether the eye comes to one before the other: judged by the parts they lie in."""
    part, counterpart, whole = where_they_part(one, other)
    if counterpart is None or part is None:  # one lies within the other
        outer, inner = (one, other) if one.isAncestorOf(other) else (other, one)
        return (one is inner) == isinstance(outer, QAbstractItemView)  # heads lie above the items
    first, second = part.geometry(), counterpart.geometry()
    together = min(first.bottom(), second.bottom()) - max(first.top(), second.top()) + 1
    if together <= min(first.height(), second.height()) / 2:
        return first.top() <= second.top()
    if whole.layoutDirection() == RIGHT_TO_LEFT:
        return first.right() >= second.right()
    return first.left() <= second.left()


def where_they_part(one, other):
    above, also = (lineage(widget) for widget in (one, other))
    depth = 0
    while depth < min(len(above), len(also)) and above[depth] is also[depth]:
        depth += 1
    part = above[depth] if depth < len(above) else None
    counterpart = also[depth] if depth < len(also) else None
    return part, counterpart, above[depth - 1]


def lineage(widget):
    line = [widget]
    while not line[0].isWindow():
        line.insert(0, line[0].parentWidget())
    return line
