"""The editor of smart playlists: rules above, the same as text, and what they find."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from player.library.find.rules import Rule, RuleSet
from ui.theme.theme import Theme
from ui.viewmodels.smart import SmartModel
from ui.views.library.track_menu import TrackMenus
from ui.views.library.track_table import TrackTable
from ui.views.playlists.rule_row import RuleRow, line_up
from ui.views.shell.page_body import PageBody
from ui.views.shell.page_layout import beside_air, tool_row
from ui.widgets.button import Chip
from ui.widgets.chip_row import ChipRow
from ui.widgets.pages.page_header import PageHeader
from ui.widgets.pick_chip import PickChip
from ui.widgets.text.text import Text

_RULES_PX = 178


class SmartEditorPage(QWidget):
    """Text and rules are two views of one query."""

    left = Signal()

    def __init__(
        self, theme: Theme, model: SmartModel, menus: TrackMenus, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.rows: list[RuleRow] = []
        title = self.tr("Smart playlist")
        self.setAccessibleName(title)
        self.header = PageHeader(theme, title, self.tr("Search the library"), self)
        self.save = Chip(theme, self.tr("Save"), self, icon_name="check")
        self.save.stand_out()
        self.header.add(self.save)
        matches = [("all", self.tr("All of these")), ("any", self.tr("Any of these"))]
        self.match = ChipRow(theme, matches, self)
        self.add = Chip(theme, self.tr("Add a rule"), self, icon_name="add")
        sorts, limits = self._sorts(), self._limits()
        self.sort = PickChip(theme, self.tr("Sorted by"), sorts, "artist", self)
        self.limit = PickChip(theme, self.tr("How many"), limits, "0", self)
        self.text = QLineEdit(self)
        self.text.setAccessibleName(self.tr("The same as text"))
        self.text.setPlaceholderText("artist:  rate>=96k  added:<30d  -live  OR  (…)")
        self.said = Text(theme, "body", "text_dim", parent=self)
        self.meant = Chip(theme, self.tr("Save"), self)
        self.meant.hide()
        self.table = TrackTable(theme, model.tracks, menus, self)
        self.body = PageBody(theme, self.table, self, cards=False)
        self.body.follow(model.tracks, model.tracks.refresh)
        self.setFocusProxy(self.text)
        self._lay_out()
        self._connect()

    def _sorts(self) -> list[tuple[str, str]]:
        return [
            ("artist", self.tr("Artist")),
            ("title", self.tr("Title")),
            ("-added", self.tr("Recently added")),
            ("-played", self.tr("Recently played")),
            ("-plays", self.tr("Most played")),
            ("-rating", self.tr("Best rated")),
            ("-year", self.tr("Newest first")),
            ("year", self.tr("Oldest first")),
        ]

    def _limits(self) -> list[tuple[str, str]]:
        counts = [(str(most), self.tr("At most %n", "", most)) for most in (25, 50, 100, 500)]
        return [("0", self.tr("All")), *counts]

    def _lay_out(self) -> None:
        tools = tool_row((self.match, self.add), (self.sort, self.limit), below_px=12)
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(self.said)
        said.addWidget(self.meant)
        said.addStretch()
        above = QVBoxLayout()
        above.setContentsMargins(28, 0, 28, 8)
        above.setSpacing(12)
        above.addWidget(self._rule_area())
        above.addWidget(self.text)
        above.addLayout(said)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(tools)
        layout.addLayout(above)
        layout.addLayout(beside_air(self.body), 1)

    def _rule_area(self) -> QScrollArea:
        inner = QWidget(self)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addStretch()
        area = QScrollArea(self)
        area.setAccessibleName(self.tr("Rules"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFixedHeight(_RULES_PX)
        area.setWidget(inner)
        return area

    def _connect(self) -> None:
        model = self._model
        self.match.picked.connect(lambda chosen: model.set_any(chosen == "any"))
        self.add.clicked.connect(model.add)
        self.sort.picked.connect(model.sort_by)
        self.limit.picked.connect(lambda most: model.limit(int(most)))
        self.text.textEdited.connect(model.set_text)
        self.meant.clicked.connect(self._on_meant)
        self.save.clicked.connect(model.save)
        model.opened.connect(self._on_opened)
        model.text_changed.connect(self._on_text)
        model.rules_changed.connect(self._on_rules)
        model.judged.connect(self._on_judged)
        model.tracks.counted.connect(self._on_counted)
        model.saved.connect(self.left)

    def _on_opened(self, name: str) -> None:
        self.header.set_line(name)
        self.sort.choose(self._model.sort_name)
        self.limit.choose(str(self._model.most))

    def _on_text(self, text: str) -> None:
        if text != self.text.text():
            self.text.setText(text)

    def _on_meant(self) -> None:
        self.text.setText(self.meant.text())
        self._model.set_text(self.meant.text())

    def _on_rules(self, rules: RuleSet) -> None:
        """Rebuild the rows: another field has other conditions."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(place, rule) for place, rule in enumerate(rules.rules)]
        self.match.chips[int(rules.any_of)].setChecked(True)
        line_up(self.rows)

    def _row(self, place: int, rule: Rule) -> RuleRow:
        row = RuleRow(self._theme, rule, self)
        row.changed.connect(partial(self._model.change, place))
        row.changed.connect(lambda _rule: line_up(self.rows))
        row.rebuilt.connect(partial(self._on_rebuilt, place))
        row.removed.connect(partial(self._model.remove, place))
        self._column.insertWidget(place, row)
        return row

    def _on_rebuilt(self, place: int, rule: Rule) -> None:
        self._model.change(place, rule)
        self._on_rules(self._model.rules)

    def _on_judged(self, problem: str, meant: str) -> None:
        self.save.setEnabled(not problem)
        self.meant.setVisible(bool(meant))
        if meant:
            self.meant.relabel(meant)
        if problem:
            self.said.setText(problem)

    def _on_counted(self, number: int) -> None:
        self.said.setText(self.tr("%n track(s) follow", "", number))
        if number:
            self.body.show_content()
        else:
            self.body.say(self.tr("No track follows these rules."))
