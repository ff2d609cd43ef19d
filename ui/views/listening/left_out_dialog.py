"""What the station and the mixes leave out, and the way back for each of them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.theme.theme import Theme
from ui.viewmodels.station import LeftOut, StationModel
from ui.widgets.dialog import Dialog
from ui.widgets.row_delegate import LineRole, RowDelegate
from ui.widgets.text.text import Text

_WIDTH_PX, _LIST_PX, _ROW_PX = 560, 300, 32
_SHOWN_LETTERS = 300


class LeftOutDialog(Dialog):
    """A list; what is chosen in it may come again."""

    def __init__(self, theme: Theme, model: StationModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._tracks: Sequence[LeftOut] = ()
        self.setWindowTitle(self.tr("Left out of Personal FM and the mixes"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH_PX)
        self.said = Text(theme, "body", "text", parent=self)
        self.said.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.windowTitle())
        self.list.setItemDelegate(RowDelegate(theme, _ROW_PX, self.list))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setFixedHeight(_LIST_PX)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.close_it = buttons.button(QDialogButtonBox.StandardButton.Close)
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.some = buttons.addButton(self.tr("Let it come again"), action)
        self.all = buttons.addButton(self.tr("Let all come again"), action)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 18)
        layout.setSpacing(14)
        for widget in (self.said, self.list, buttons):
            layout.addWidget(widget)
        buttons.rejected.connect(self.reject)
        self.some.clicked.connect(lambda *_: model.let_back(self.chosen))
        self.all.clicked.connect(self._let_all_back)
        self.list.itemSelectionChanged.connect(self._on_chosen)
        model.listed.connect(self._show)
        self._show(())
        model.count()

    @property
    def chosen(self) -> list[int]:
        """The tracks that are chosen."""
        return [int(item.data(Qt.ItemDataRole.UserRole)) for item in self.list.selectedItems()]

    def _let_all_back(self) -> None:
        self._model.let_back([track.track_id for track in self._tracks])

    def _show(self, tracks: Sequence[LeftOut]) -> None:
        self._tracks = tracks
        self.list.clear()
        for track in tracks:
            item = QListWidgetItem(track.title[:_SHOWN_LETTERS])
            item.setData(LineRole.END, track.artist[:_SHOWN_LETTERS])
            item.setData(Qt.ItemDataRole.UserRole, track.track_id)
            self.list.addItem(item)
        nothing = self.tr("Nothing is left out. The bin beside what Personal FM plays does that.")
        some = self.tr("These are still in your library; they are only not suggested.")
        self.said.setText(some if tracks else nothing)
        self.all.setEnabled(bool(tracks))
        (self.some if tracks else self.close_it).setDefault(True)
        if tracks:
            self.list.setCurrentRow(0)
        self._on_chosen()

    def _on_chosen(self) -> None:
        self.some.setEnabled(bool(self.list.selectedItems()))
