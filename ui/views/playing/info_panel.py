"""The third tab of the right panel: all that is known of what plays."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from player.deferred import deferred
from ui.theme.theme import Theme
from ui.viewmodels.favourite import FavouriteModel
from ui.viewmodels.info import InfoModel
from ui.views.shell.routes import Routes
from ui.views.shell.side_panel import SIDE_PX
from ui.widgets.button import Chip
from ui.widgets.mirror import edges
from ui.widgets.pages.empty_state import EmptyState
from ui.widgets.pages.quiet_scroll_bar import WIDTH_PX, keep_gutter
from ui.widgets.pages.skeleton import Skeleton
from ui.widgets.sight import Sight
from ui.widgets.text.line import Line
from ui.widgets.text.link import Link
from ui.widgets.text.text import Text
from ui.widgets.transport.rating import RatingStars
from ui.widgets.wrap_row import WrapRow

with deferred():
    from ui.views.playing import info_facts

_LABEL_PX = 96
_VALUE_PX = 193
_ROW_PX = 20


class InfoPanel(QWidget):
    """Sections of facts; names lead to their pages, and every value can be marked and copied.

    Args:
        favourite: Stars of what plays; None without a library.
    """

    tags_wanted = Signal(int)
    folder_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        model: InfoModel,
        routes: Routes,
        favourite: FavouriteModel | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._routes = routes
        self._favourite = favourite
        self._shown: tuple[info_facts.Section, ...] = ()
        self.setAccessibleName(self.tr("About what plays"))
        self.stars = RatingStars(theme, self)
        self.edit = Chip(theme, self.tr("Edit tags"), self, icon_name="edit")
        self.folder = Chip(theme, self.tr("Show in its folder"), self, icon_name="folder")
        self.copy = Chip(theme, self.tr("Copy the path"), self, icon_name="copy")
        self.empty = EmptyState(theme, self)
        self._skeleton = Skeleton(theme, self)
        self._area = QScrollArea(self)
        self._stack = QStackedLayout()
        self._lay_out()
        self._connect()
        self._on_changed()

    @property
    def sections(self) -> tuple["info_facts.Section", ...]:
        """What is shown."""
        return self._shown

    def _lay_out(self) -> None:
        keep_gutter(self._area)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        self._area.setAccessibleName(self.accessibleName())
        self._area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFocusProxy(self._area)
        for page in (self._area, self.empty, self._skeleton):
            self._stack.addWidget(page)
        self._head = QWidget(self)
        row = QHBoxLayout(self._head)
        way = self.layoutDirection()
        row.setContentsMargins(edges(19, 0, SIDE_PX, 8, way))
        row.setSpacing(8)
        for part in (self.stars, self.edit):
            row.addWidget(part)
        row.addStretch()
        foot = QHBoxLayout()
        foot.setContentsMargins(edges(19, 8, SIDE_PX, 12, way))
        buttons = WrapRow(self)
        buttons.add(self.folder)
        buttons.add(self.copy)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addLayout(self._stack, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._model.changed.connect(self._on_changed)
        Sight(self).changed.connect(lambda seen: self._model.watch(watched=seen))
        self.edit.clicked.connect(self._on_edit)
        self.folder.clicked.connect(lambda: self._with_path(self.folder_wanted.emit))
        self.copy.clicked.connect(lambda: self._with_path(QGuiApplication.clipboard().setText))
        if self._favourite:
            self.stars.rated.connect(self._favourite.rate)
            self._favourite.changed.connect(self._show_stars)
        self._show_stars()

    def _show_stars(self) -> None:
        """Only tracks of the library have them, and tags that can be edited from here."""
        possible = self._favourite is not None and self._favourite.possible
        self._head.setVisible(possible)
        if self._favourite and possible:
            self.stars.show_rating(self._favourite.stars)

    def _on_changed(self) -> None:
        info = self._model.info
        here = bool(info and info.tags)
        self.copy.setVisible(here)
        self.folder.setVisible(here and self._favourite is not None)
        if not self._model.playing:
            self._shown = ()
            self.empty.say(self.tr("What plays is described here."))
            self._stack.setCurrentWidget(self.empty)
        elif info is None:
            self._stack.setCurrentWidget(self._skeleton)
        else:
            self._show(info_facts.sections_of(info, self._model.format))
            self._stack.setCurrentWidget(self._area)

    def _show(self, sections: tuple["info_facts.Section", ...]) -> None:
        """Lay out anew only what is other, or the focus and what is marked would be lost."""
        if sections == self._shown and self._area.widget() is not None:
            return
        self._shown = sections
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(edges(19, 4, SIDE_PX - WIDTH_PX, 12, self.layoutDirection()))
        column.setSpacing(16)
        for section in sections:
            column.addWidget(self._section(section, body))
        column.addStretch()
        self._area.setWidget(body)
        body.setAutoFillBackground(False)  # Qt fills what it scrolls; the ground is the panel's

    def _section(self, section: "info_facts.Section", body: QWidget) -> QWidget:
        part = QWidget(body)
        part.setAccessibleName(section.title)
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        title = Line(self._theme, "small", "text_dim", parent=part)
        title.setFont(self._theme.overline())
        title.setText(section.title.upper())
        title.setFixedHeight(_ROW_PX + 4)
        grid.addWidget(title, 0, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
        for row, fact in enumerate(section.facts, 1):
            self._add_fact(grid, row, fact, part)
        return part

    def _add_fact(
        self, grid: QGridLayout, row: int, fact: "info_facts.Fact", part: QWidget
    ) -> None:
        top = Qt.AlignmentFlag.AlignTop
        label = Text(self._theme, "caption", "text_dim", parent=part)
        label.setText(fact.label)
        label.setWordWrap(True)
        label.setFixedWidth(_LABEL_PX)
        label.stand_in(_ROW_PX)
        grid.addWidget(label, row, 0, top)
        column = QVBoxLayout()
        column.setSpacing(0)
        for value in fact.values:
            column.addWidget(self._value(fact.label, value, part))
        grid.addLayout(column, row, 1, top)

    def _value(self, label: str, value: "info_facts.Value", part: QWidget) -> QWidget:
        if value.key is not None and self._routes.leads_to(value.route):
            link = Link(self._theme, part, color="accent")
            link.set_text(value.text)
            link.setFixedHeight(_ROW_PX)
            link.setMaximumWidth(_VALUE_PX)
            link.name_it(f"{label}: {value.text}")
            link.clicked.connect(lambda: self._routes.open(value.route, value.key))
            return link
        text = Text(self._theme, "caption", "text", parent=part)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setText(value.text)
        text.setWordWrap(True)
        text.stand_in(_ROW_PX)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        text.setSizePolicy(policy)
        text.setAccessibleName(f"{label}: {value.text}")
        text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return text

    def _on_edit(self) -> None:
        if self._favourite and self._favourite.track_id is not None:
            self.tags_wanted.emit(self._favourite.track_id)

    def _with_path(self, use: Callable[[str], object]) -> None:
        if info := self._model.info:
            use(info.track.path)
