"""Tab follows the eye: the next stop is where the next thing lies, not what was made next."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QScrollArea,
    QWidget,
)

_OVERLAP_PX = 3
"""Neighbours may lie on each other by so much and still be two rows, or two columns."""
_AIR_PX = 12


@dataclass(frozen=True, slots=True)
class _Place:
    """A part of a widget and its stops, in the order they are read."""

    rect: QRect
    stops: list[QWidget]


def stops(widget: QWidget) -> list[QWidget]:
    """Return what Tab stops at within a widget, row by row; a part is read to its end."""
    places = []
    for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        usable = child.isVisible() and child.isEnabled() and not child.isWindow()
        if usable and (found := _with_its_parts(child)):
            places.append(_Place(child.geometry(), found))
    way = widget.layoutDirection()
    return [stop for place in _read(places, way) for stop in place.stops]


def step_focus(window: QWidget, *, forwards: bool) -> bool:
    """Give the focus to the next stop of a window, or the one before; after the last the first."""
    order = stops(window)
    if not order:
        return False
    now = QApplication.focusWidget()
    here = order.index(now) if now in order else -1 if forwards else 0
    target = order[(here + (1 if forwards else -1)) % len(order)]
    reasons = Qt.FocusReason
    target.setFocus(reasons.TabFocusReason if forwards else reasons.BacktabFocusReason)
    _bring_into_sight(target)
    return True


def _with_its_parts(widget: QWidget) -> list[QWidget]:
    """What lies within a view is a head above its items, and is read before them."""
    own, parts = [widget] if _is_stop(widget) else [], stops(widget)
    return [*parts, *own] if isinstance(widget, QAbstractItemView) else [*own, *parts]


def _is_stop(widget: QWidget) -> bool:
    """What has the focus counts also where Tab would not bring it: the way on begins there."""
    still = isinstance(widget, QScrollArea) and not _scrolls(widget)
    if widget.focusProxy() is not None or still:
        return False
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return by_tab or widget.hasFocus()


def _scrolls(area: QScrollArea) -> bool:
    bars = (area.verticalScrollBar(), area.horizontalScrollBar())
    return any(bar.maximum() > bar.minimum() for bar in bars)


def _bring_into_sight(stop: QWidget) -> None:
    part = stop.parentWidget()
    while part is not None:
        if isinstance(part, QAbstractScrollArea) and part.viewport().isAncestorOf(stop):
            _scroll(part, QRect(stop.mapTo(part.viewport(), QPoint()), stop.size()))
        part = part.parentWidget()


def _scroll(area: QAbstractScrollArea, stop: QRect) -> None:
    """Qt scrolls to a widget as well, but not in a view, and to the wrong side in a mirrored area.

    Args:
        area: Scrolls.
        stop: Where the stop is in what can be seen of it.
    """
    room, way = area.viewport().size(), -1 if area.isRightToLeft() else 1
    down = _distance_px(stop.top(), stop.bottom() + 1, room.height(), _AIR_PX)
    across = _distance_px(stop.left(), stop.right() + 1, room.width(), _AIR_PX)
    for bar, change in (
        (area.verticalScrollBar(), down),
        (area.horizontalScrollBar(), way * across),
    ):
        bar.setValue(bar.value() + change)


def _distance_px(start: int, end: int, room: int, air: int) -> int:
    """How far to scroll; of what is larger than the room its beginning is shown."""
    if start < 0 and end < room:
        return start - air
    if end > room and start > 0:
        return min(end - room + air, start - air)
    return 0


def _read(places: list[_Place], way: Qt.LayoutDirection) -> list[_Place]:
    """Cut into rows, those into columns, those into rows again, as far as there is air between."""
    mirrored = way == Qt.LayoutDirection.RightToLeft
    for span in (_height, _mirrored_width if mirrored else _width):
        parts = _cut(places, span)
        if len(parts) > 1:
            return [place for part in parts for place in _read(part, way)]
    return sorted(places, key=lambda place: (_height(place)[0], _width(place)[0]))


def _cut(places: Iterable[_Place], span: Callable[[_Place], tuple[int, int]]) -> list[list[_Place]]:
    parts: list[list[_Place]] = []
    reached = 0
    for place in sorted(places, key=span):
        start, end = span(place)
        if parts and start < reached - _OVERLAP_PX:
            parts[-1].append(place)
            reached = max(reached, end)
        else:
            parts.append([place])
            reached = end
    return parts


def _height(place: _Place) -> tuple[int, int]:
    return place.rect.top(), place.rect.bottom() + 1


def _width(place: _Place) -> tuple[int, int]:
    return place.rect.left(), place.rect.right() + 1


def _mirrored_width(place: _Place) -> tuple[int, int]:
    return -place.rect.right() - 1, -place.rect.left()
