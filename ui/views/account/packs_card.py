"""Effect packs of a service: which there are, which are given, which lie here."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from player.service.membership.states import PackLine
from ui.account_wording import pack_word
from ui.theme.theme import Theme
from ui.viewmodels.account import AccountModel
from ui.views.account.account_cards import Card
from ui.widgets.button import Chip
from ui.widgets.text.text import Text

_ROW_PX = 28
"""As high as a chip, with one or without."""


class PacksCard(Card):
    """A row a pack; hidden where a service has none."""

    def __init__(self, theme: Theme, model: AccountModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._theme, self._model = theme, model
        self._title.setText(self.tr("Effect packs"))
        self.setAccessibleName(self.tr("Effect packs"))
        self.words(theme, self.tr("Their presets stand among yours and the built-in ones."))
        self._shown: tuple[PackLine, ...] | None = None
        self.rows: dict[str, QWidget] = {}
        self.chips: dict[str, Chip] = {}
        self.show_model()

    def show_model(self) -> None:
        """Show the packs."""
        packs = self._model.state.packs
        self.setVisible(bool(packs))
        if packs == self._shown:
            return
        self._shown = packs
        for row in self.rows.values():
            row.hide()
            row.deleteLater()
        self.chips = {}
        self.rows = {pack.name: self._row(pack) for pack in packs}

    def _row(self, pack: PackLine) -> QWidget:
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        row.setMinimumHeight(_ROW_PX)
        line = Text(self._theme, "body", "text" if pack.given else "text_dim", parent=row)
        name = pack_word(pack.name)
        line.setText(name if pack.given else self._not_given(pack, name))
        layout.addWidget(line, 1)
        if pack.given or pack.is_here:
            layout.addWidget(self._chip(pack, name, row))
        self.body.addWidget(row)
        return row

    def _not_given(self, pack: PackLine, name: str) -> str:
        if pack.is_here:
            return self.tr("{name} · rests here until a membership gives it again").format(
                name=name
            )
        return self.tr("{name} · comes with another membership").format(name=name)

    def _chip(self, pack: PackLine, name: str, row: QWidget) -> Chip:
        if pack.is_here:
            chip = Chip(self._theme, self.tr("Remove"), row)
            chip.name_it(self.tr("Remove {name}").format(name=name))
            chip.clicked.connect(partial(self._model.remove_pack, pack.name))
        else:
            chip = Chip(self._theme, self.tr("Get"), row)
            chip.name_it(self.tr("Get {name}").format(name=name))
            chip.clicked.connect(partial(self._model.bring_pack, pack.name))
        self.chips[pack.name] = chip
        return chip
