"""Which page is open, the way here, and where each page was scrolled to."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QStackedWidget, QWidget

from ui.turns import Turns

Follow = Callable[[int, int], None]
MakePage = Callable[[], QWidget]
_REMEMBERED = 100


@dataclass(frozen=True, slots=True)
class Visit:
    """A page as it was seen.

    Attributes:
        entry: What the sidebar shows as open.
        restore: Puts back what the page showed; None for a page that always shows the same.
        scrolled: Positions of its scroll bars when it was left, in px.
    """

    name: str
    entry: str
    restore: Callable[[], None] | None = None
    scrolled: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """Pages one after the other, and which of them is open; -1 for none."""

    visits: tuple[Visit, ...]
    place: int


class Navigator(QObject):
    """Opens pages by name and goes back and forward through them.

    A page is made when it is first asked for; `made` says so. In a window that is seen it comes
    into sight a turn later: to make it and to lay it out at once would hold the window.
    """

    changed = Signal()
    made = Signal(QWidget)

    def __init__(self, stack: QStackedWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stack = stack
        self._makers: dict[str, tuple[MakePage, str]] = {}
        self._pages: dict[str, QWidget] = {}
        self._visits: list[Visit] = []
        self._place = -1
        self._waiting: list[tuple[QScrollBar, Follow]] = []
        self._unseen: set[QWidget] = set()
        self._turns = Turns(self)

    @property
    def current(self) -> Visit | None:
        """What is open."""
        return self._visits[self._place] if self._visits else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a page before this one."""
        return self._place > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether the listener came back from a page."""
        return self._place + 1 < len(self._visits)

    @property
    def names(self) -> list[str]:
        """Every page there is."""
        return list(self._makers)

    def page(self, name: str) -> QWidget:
        """Return a page by its name; the first time it is made."""
        if name not in self._pages:
            page = self._makers[name][0]()
            self._pages[name] = page
            self._stack.addWidget(page)
            self._unseen.add(page)
            self.made.emit(page)
        return self._pages[name]

    def made_page(self, name: str) -> QWidget | None:
        """Return a page by its name; None before it is first wanted."""
        return self._pages.get(name)

    def add(self, name: str, make: MakePage, entry: str) -> None:
        """Add a page.

        Args:
            name: What it is opened by.
            make: Called once, when the page is wanted; the stack owns what it returns.
            entry: What the sidebar shows as open with it.
        """
        self._makers[name] = (make, entry)

    def open(
        self, name: str, *, entry: str | None = None, restore: Callable[[], None] | None = None
    ) -> None:
        """Open a page; what is open already is not visited again."""
        shown = self._makers[name][1] if entry is None else entry
        visit = Visit(name, shown, restore)
        now = self.current
        if now is None or (now.name, now.entry) != (name, shown) or restore is not None:
            self._leave()
            self._visits = [*self._visits[: self._place + 1], visit][-_REMEMBERED:]
            self._place = len(self._visits) - 1
        self._show(visit)

    def hand_over(self) -> Way:
        """Return the way here for the navigator of another window, as far as names lead it."""
        self._leave()
        named = [visit.restore is None for visit in self._visits]
        kept = [visit for visit in self._visits if visit.restore is None]
        return Way(tuple(kept), sum(named[: self._place + 1]) - 1)

    def take_over(self, way: Way) -> None:
        """Begin where another navigator was."""
        if way.place >= 0 and all(visit.name in self._makers for visit in way.visits):
            self._leave()
            self._visits, self._place = list(way.visits), way.place
            visit = self._visits[self._place]
            self._show(visit)
            self._scroll(visit)

    def back(self) -> None:
        """Return to the page before."""
        if self.can_go_back:
            self._move(-1)

    def forward(self) -> None:
        """Undo a return."""
        if self.can_go_forward:
            self._move(1)

    def arrive(self) -> None:
        """Have the page that is open in sight now, for who acts on what the window shows."""
        self._turns.finish()

    def _move(self, step: int) -> None:
        self._leave()
        self._place += step
        visit = self._visits[self._place]
        if visit.restore:
            visit.restore()
        self._show(visit)
        self._scroll(visit)

    def _leave(self) -> None:
        for bar, follow in self._waiting:
            bar.rangeChanged.disconnect(follow)
        self._waiting.clear()
        if now := self.current:
            scrolled = tuple(bar.value() for bar in _bars(self.page(now.name)))
            self._visits[self._place] = replace(now, scrolled=scrolled)

    def _show(self, visit: Visit) -> None:
        page = self.page(visit.name)
        if page in self._unseen and self._stack.isVisible():
            self._turns.add([partial(self._bring, page)])
        else:
            self._bring(page)
        self.changed.emit()

    def _bring(self, page: QWidget) -> None:
        """Have a page in sight, unless the listener has gone on meanwhile."""
        if self.current and self.page(self.current.name) is page:
            self._unseen.discard(page)
            self._let_go()
            self._stack.setCurrentWidget(page)
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_go(self) -> None:
        """Take the keyboard from the page that goes: Qt would look for the next stop around it."""
        focused = self._stack.window().focusWidget()
        if self._stack.isAncestorOf(focused):
            focused.clearFocus()

    def _scroll(self, visit: Visit) -> None:
        """Put scroll bars back; rows that are still on their way are waited for."""
        for bar, wanted in zip(_bars(self.page(visit.name)), visit.scrolled, strict=False):
            bar.setValue(wanted)
            if bar.value() != wanted:
                follow = _follower(bar, wanted)
                bar.rangeChanged.connect(follow)
                self._waiting.append((bar, follow))


def _bars(page: QWidget) -> list[QScrollBar]:
    areas = page.findChildren(QAbstractScrollArea)
    if isinstance(page, QAbstractScrollArea):
        areas.insert(0, page)
    return [area.verticalScrollBar() for area in areas]


def _follower(bar: QScrollBar, wanted: int) -> Follow:
    def follow(_minimum: int, maximum: int) -> None:
        if maximum >= wanted > bar.value():
            bar.setValue(wanted)

    return follow
