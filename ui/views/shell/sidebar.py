"""The sidebar: the mark, one entry for every page there is, by sections, and what stands below."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.button import IconButton
from ui.widgets.logo import Logo
from ui.widgets.mirror import edges
from ui.widgets.nav_button import NavButton
from ui.widgets.pages.fading_edges import FadingEdges
from ui.widgets.pages.quiet_scroll_bar import SlimScrollBar
from ui.widgets.text.line import Line

WIDTH_PX = 224
_HEADING_PX = 32
_GAP_PX = 8
_MARGIN_PX = 44
"""Left free above and below an entry that is scrolled into sight: its neighbour shows."""
_NEAR_PX = 40
"""Nearer than this to an end, the list goes to that end."""


class Section(StrEnum):
    """Parts of the sidebar, from top to bottom; the first has no heading."""

    LIBRARY = "library"
    SOUND = "sound"
    LAB = "lab"
    PLAYLISTS = "playlists"
    REPORTS = "reports"
    CLOUD = "cloud"


class Sidebar(QWidget):
    """Chooses a page by name."""

    page_chosen = Signal(str)
    back_wanted = Signal()
    forward_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries: dict[str, NavButton] = {}
        self._verbs: dict[str, Callable[[], None]] = {}
        self.setFixedWidth(WIDTH_PX)
        self.setAccessibleName(self.tr("Pages"))
        self.back = IconButton(theme, "back", self.tr("Back"), self, icon_px=16)
        self.forward = IconButton(theme, "forward", self.tr("Forward"), self, icon_px=16)
        self.back.clicked.connect(self.back_wanted)
        self.forward.clicked.connect(self.forward_wanted)
        self._sections = {section: SectionBox(theme, self._title(section)) for section in Section}
        self._foot = QVBoxLayout()
        self._area = QScrollArea(self)
        self._chosen = ""
        self._area.setVerticalScrollBar(SlimScrollBar(self._area))
        self._lay_out()
        self.show_history(back=False, forward=False)
        theme.changed.connect(self.update)

    @property
    def names(self) -> list[str]:
        """Entries in the order shown."""
        return [name for box in self._sections.values() for name in box.names]

    def add(
        self,
        name: str,
        icon_name: str,
        label: str,
        section: Section = Section.LIBRARY,
        verb: Callable[[], None] | None = None,
    ) -> NavButton:
        """Add an entry below the others of its section.

        Args:
            name: What it is known by; one that is there already takes the new label.
            icon_name: Of resources/icons.
            label: Translated, or the listener's own words.
            section: Where it stands.
            verb: What a press does; None opens the page of that name.

        Returns:
            The entry, for what an area does with it: menus, drops.
        """
        self.remove(name)
        entry = NavButton(self._theme, icon_name, label, self)
        entry.setAutoExclusive(False)  # only pages within one section are siblings to Qt
        entry.clicked.connect(lambda: self._on_pressed(name))
        if verb:
            self._verbs[name] = verb
        self._sections[section].add(name, entry)
        self._entries[name] = entry
        return entry

    def remove(self, name: str) -> None:
        """Take an entry away."""
        entry = self._entries.pop(name, None)
        self._verbs.pop(name, None)
        if entry:
            for box in self._sections.values():
                box.discard(name, entry)
            entry.deleteLater()

    def entry(self, name: str) -> NavButton | None:
        """Return an entry by its name."""
        return self._entries.get(name)

    def choose(self, name: str) -> None:
        """Show which page is open; a page without an entry leaves none chosen.

        One that was chosen already is not scrolled to again: lists grow while others are looked at.
        """
        for other, entry in self._entries.items():
            entry.setChecked(other == name)
        before, self._chosen = self._chosen, name
        if (chosen := self._entries.get(name)) and name != before:
            self._area.ensureWidgetVisible(chosen, 0, _MARGIN_PX)
            bar = self._area.verticalScrollBar()
            for end in (bar.minimum(), bar.maximum()):
                if abs(bar.value() - end) < _NEAR_PX:
                    bar.setValue(end)

    def press(self, place: int) -> None:
        """Press the entry at a place, counted from 0."""
        names = self.names
        if place < len(names):
            self._on_pressed(names[place])

    def set_count(self, name: str, number: int | None) -> None:
        """Show how many things a page holds."""
        if entry := self._entries.get(name):
            entry.set_count(number)

    def set_state(self, name: str, text: str, color: str = "ok") -> None:
        """Show a word with a dot in place of a count: “synced”."""
        if entry := self._entries.get(name):
            entry.set_state(text, color)

    def add_foot(self, widget: QWidget) -> None:
        """Keep a widget at the lower end, above nothing else; the newest stands lowest."""
        self._foot.addWidget(widget)

    def show_history(self, *, back: bool, forward: bool) -> None:
        """Show which ways are open."""
        self.back.setEnabled(back)
        self.forward.setEnabled(forward)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the line beside the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colors.surface)
        edge = 0 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - 1
        painter.fillRect(edge, 0, 1, self.height(), self._theme.colors.line)
        painter.end()

    def _on_pressed(self, name: str) -> None:
        self.choose(name)
        verb = self._verbs.get(name)
        if verb:
            verb()
        else:
            self.page_chosen.emit(name)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        way = self.layoutDirection()
        head.setContentsMargins(edges(22, 17, 8, 15, way))
        head.setSpacing(0)
        head.addWidget(Logo(self._theme, self))
        head.addStretch()
        head.addWidget(self.back)
        head.addWidget(self.forward)
        self._foot.setContentsMargins(edges(12, 4, 11, 12, way))
        self._foot.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(edges(0, 0, 1, 0, way))  # nothing lies upon the line
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._scrolled(), 1)
        layout.addLayout(self._foot)

    def _scrolled(self) -> QScrollArea:
        area = self._area
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(edges(12, 0, 11, 0, self.layoutDirection()))
        column.setSpacing(0)
        for box in self._sections.values():
            column.addWidget(box)
        column.addStretch()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.tr("Pages"))
        area.setWidget(body)
        FadingEdges(self._theme, "surface", area)
        for part in (area.viewport(), body):
            part.setAutoFillBackground(False)  # Qt fills what it scrolls; the ground is ours
        return area

    def _title(self, section: Section) -> str:
        match section:
            case Section.LIBRARY:
                return ""
            case Section.SOUND:
                return self.tr("Sound")
            case Section.LAB:
                return self.tr("Lab")
            case Section.REPORTS:
                return self.tr("Reports")
            case Section.PLAYLISTS:
                return self.tr("Playlists")
            case Section.CLOUD:
                return self.tr("Cloud")


class SectionBox(QWidget):
    """A heading and its entries; not there while it has none."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        if title:
            heading = Line(theme, "small", "text_dim", parent=self)
            heading.setFont(theme.overline())
            heading.setText(title.upper())
            heading.setContentsMargins(edges(10, 0, 0, 0, self.layoutDirection()))
            heading.setFixedHeight(_HEADING_PX)
            self._column.addSpacing(_GAP_PX)
            self._column.addWidget(heading)
        self.hide()

    def add(self, name: str, entry: NavButton) -> None:
        """Put an entry at the end."""
        self.names.append(name)
        self._column.addWidget(entry)
        self.show()

    def discard(self, name: str, entry: NavButton) -> None:
        """Take an entry out, if it is here."""
        if name in self.names:
            self.names.remove(name)
            self._column.removeWidget(entry)
            self.setVisible(bool(self.names))
