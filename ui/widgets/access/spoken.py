"""What screen readers are told of parts that paint themselves: what they are, and how they stand.

Qt knows a button that can be checked as a check box, and a widget of our own as nothing at all.
Sliders keep Qt's interface: PySide cannot hand Qt a value interface that is made in Python.
"""

from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget

_Role = QAccessible.Role
_PAINTED = {
    _Role.StaticText: ("MarqueeLabel", "Badge", "VerdictLabel"),
    _Role.Graphic: ("Logo", "Picture", "LargeCover", "Goniometer", "LevelMeter", "SpectrumBars"),
    _Role.Chart: (
        *("Histogram", "HeatMap", "ShareBar", "RankedList", "FigureTile", "RatesMatrix"),
        *("SpectrogramView", "SpectrumCurve"),
    ),
    _Role.Canvas: ("EqCurve", "SceneView", "SceneSide"),
    _Role.List: ("LyricsView", "PathView"),
}
_ROLES = {name: role for role, names in _PAINTED.items() for name in names}
_ONE_OF_MANY = ("NavButton", "RadioCard", "SlotChip", "BandCard")
"""As radio buttons: of tabs Qt's bridge on Linux does not tell when another is chosen."""

_ROWS = ("TabChips", "ChipRow")
_OPENS_A_MENU = ("ChoiceChip", "PickChip", "DeviceButton")


class SpokenButton(QAccessibleWidget):
    """One of several that exclude each other, or one that opens a menu."""

    def state(self) -> QAccessible.State:
        """Add what Qt leaves out."""
        state, button = super().state(), self._button()
        if self.role() == _Role.ButtonMenu:
            state.hasPopup = True
        else:
            state.checkable, state.checked = True, button.isChecked()
        return state

    def actionNames(self) -> list[str]:
        """It can be pressed."""
        return [QAccessibleActionInterface.pressAction()]

    def doAction(self, _name: str) -> None:
        """Press it."""
        self._button().click()

    def _button(self) -> QAbstractButton:
        return cast("QAbstractButton", self.widget())


class SpokenPart(QAccessibleWidget):
    """A part with a name: what lies in it has the focus, never it itself."""

    def state(self) -> QAccessible.State:
        """Qt says of one that hands the focus on that it has it."""
        state = super().state()
        state.focused = state.focusable = False
        return state


def teach_roles() -> None:
    """Tell Qt what our parts are; once, before screen readers ask."""
    QAccessible.installFactory(interface_of)


def interface_of(kind: str, thing: QObject) -> QAccessibleInterface | None:
    """Return what a screen reader is told of a thing; None where Qt knows it better.

    Args:
        kind: A class of it; Qt asks for each, from the thing's own down to QObject.
        thing: A widget, or anything else.
    """
    if not isinstance(thing, QWidget):
        return None
    if kind in _ROLES:
        return QAccessibleWidget(thing, _ROLES[kind])
    if kind == "QWidget" and thing.accessibleName():  # a page, a panel, a part with a name
        return SpokenPart(thing, _Role.Grouping)
    role = _role_of_button(kind, thing)
    return None if role is None else SpokenButton(thing, role)


def taught() -> tuple[str, ...]:
    """Return the classes that are known here by their names."""
    return (*_ROLES, *_ONE_OF_MANY, *_ROWS, *_OPENS_A_MENU)


def announce(teller: QWidget, words: str) -> None:
    """Have a screen reader say something when it has said what it is saying."""
    if QAccessible.isActive() and words:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(teller, words))


def _role_of_button(kind: str, thing: QWidget) -> QAccessible.Role | None:
    if kind in _OPENS_A_MENU:
        return _Role.ButtonMenu
    in_row = kind == "Chip" and (_is_grouped(thing) or type(thing.parentWidget()).__name__ in _ROWS)
    return _Role.RadioButton if in_row or kind in _ONE_OF_MANY else None


def _is_grouped(thing: QWidget) -> bool:
    group = thing.group() if isinstance(thing, QAbstractButton) else None
    return group is not None and group.exclusive()
